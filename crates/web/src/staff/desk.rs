//! The first page of the staff site.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use waymark_domain::Date;
use waymark_service::desk::Warning;
use waymark_views::pages::desk::{Desk, bank_holidays_end, key_backup_untested, no_areas};
use waymark_views::{Chrome, Message};

use super::Staff;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn show(State(staff): State<Staff>, place: Place) -> Result<Response, Problem> {
    let warnings = staff.desk.warnings(staff.intake.now()).await?;
    let chrome = Chrome {
        warnings: warnings.into_iter().map(words).collect(),
        ..staff.pages().chrome(&place)
    };
    Ok(staff
        .pages()
        .show_in(StatusCode::OK, &place, &chrome, &Desk::default()))
}

/// The words of a warning.
fn words(warning: Warning) -> Message {
    match warning {
        Warning::CalendarEnds(last) => bank_holidays_end(&last.map_or_else(String::new, Date::words)),
        Warning::KeysNotBackedUp => key_backup_untested(),
        Warning::NoAreas => no_areas(),
    }
}
