//! The demonstration's list of members. These routes are there only on a server that was started for it, on this
//! machine.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use waymark_domain::MemberId;
use waymark_service::office::{SessionToken, SignInError};
use waymark_views::pages::sign_in::{DemoMember, DemoRole, SignInAsPage};
use waymark_views::paths;

use super::super::Staff;
use super::super::session::see_other;
use crate::cookie::Jar;
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(in super::super) async fn list(State(staff): State<Staff>, place: Place) -> Result<Response, Problem> {
    let now = staff.intake.now();
    let mut members: Vec<_> = staff.office.members(now).await?;
    members.retain(|member| member.enrolled && !member.disabled);
    members.sort_by_key(|member| member.roles.iter().map(|(_, held)| held.role).min());
    let shown = members.into_iter().map(|member| DemoMember {
        id: member.id.to_string(),
        name: member.display_name,
        organisation: member.organisation,
        roles: member
            .roles
            .into_iter()
            .map(|(_, held)| {
                DemoRole::new(
                    held.role,
                    held.area.map(|area| staff.office.area_name(now, &area)),
                )
            })
            .collect(),
    });
    Ok(staff.pages().show(&place, &SignInAsPage::new(shown.collect())))
}

pub(in super::super) async fn choose(
    State(staff): State<Staff>,
    jar: Jar<SessionToken>,
    form: Form,
) -> Result<Response, Problem> {
    let [member] = form.take(["member"])?;
    let member: MemberId = member.parse().map_err(|_| Problem::NotFound)?;
    match staff.office.sign_in_as_proved(staff.intake.now(), member).await {
        Ok(token) => Ok((jar.keep(&token), see_other(paths::HOME)).into_response()),
        Err(SignInError::Refused | SignInError::NotOpen | SignInError::Late) => Err(Problem::NotFound),
        Err(SignInError::Service(error)) => Err(error.into()),
    }
}
