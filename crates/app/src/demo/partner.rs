//! An invented partner's system, for whoever tries the API.

use std::sync::Arc;

use waymark_domain::Timestamp;
use waymark_domain::office::OrganisationKind;
use waymark_policy::{Actor, OperatorName};
use waymark_service::office::{ClientToAdd, NewClient, Whose};
use waymark_service::{Ctx, House};

use super::seed::broken;
use crate::failure::Failure;

/// Lets it in, under a new id and secret each time.
pub(crate) async fn let_client_in(house: &House, now: Timestamp) -> Result<NewClient, Failure> {
    let operator = OperatorName::parse("demo").map_err(broken)?;
    let ctx = Ctx::new(Actor::Operator(operator), now, Arc::clone(house.ids()));
    let new = ClientToAdd {
        name: "School records".parse().map_err(broken)?,
        organisation: Whose::Called(
            "Marchlands Schools".parse().map_err(broken)?,
            OrganisationKind::Education,
        ),
        area: None,
    };
    house.office().add_client(&ctx, &new).await.map_err(broken)
}
