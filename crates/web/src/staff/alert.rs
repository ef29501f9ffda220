//! Where the link in an urgent alert leads. It shows nothing of the referral.

use axum::extract::{Path, State};
use axum::response::Response;
use waymark_domain::AlertId;
use waymark_policy::Actor;
use waymark_service::ServiceError;
use waymark_views::Form as FormView;
use waymark_views::pages::alert::AlertPage;

use super::Staff;
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

/// Where an alert is opened.
pub(super) const PATH: &str = "/alert/{alert}";

pub(super) async fn show(
    State(staff): State<Staff>,
    Path(alert): Path<String>,
    place: Place,
) -> Result<Response, Problem> {
    let waits = match alert.parse::<AlertId>() {
        Ok(alert) => staff.desk.alert_waits(alert).await?,
        Err(_) => false,
    };
    let page = if waits {
        AlertPage::waiting(FormView::to(&place.path))
    } else {
        AlertPage::gone()
    };
    Ok(staff.pages().show(&place, &page))
}

pub(super) async fn open(
    State(staff): State<Staff>,
    Path(alert): Path<String>,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let [] = form.take([])?;
    let opened = match alert.parse::<AlertId>() {
        Ok(alert) => {
            staff
                .desk
                .open_alert(staff.intake.now(), Actor::Public, alert)
                .await
        }
        Err(_) => Err(ServiceError::NotFound),
    };
    let page = match opened {
        Ok(()) => AlertPage::seen(),
        Err(ServiceError::NotFound | ServiceError::Conflict) => AlertPage::gone(),
        Err(error) => return Err(error.into()),
    };
    Ok(staff.pages().show(&place, &page))
}
