//! What the operator should know, at the head of the first page.

use waymark_domain::Date;
use waymark_service::desk::Warning;
use waymark_views::pages::desk::{bank_holidays_end, key_backup_untested, no_areas};
use waymark_views::{Chrome, Message};

use super::Staff;
use crate::pages::Place;
use crate::problem::Problem;

/// What surrounds the first page: with the warnings.
pub(super) async fn chrome(staff: &Staff, place: &Place) -> Result<Chrome, Problem> {
    let warnings = staff.desk.warnings(staff.intake.now()).await?;
    Ok(Chrome {
        warnings: warnings.into_iter().map(words).collect(),
        ..staff.pages().chrome(place)
    })
}

/// The words of a warning.
fn words(warning: Warning) -> Message {
    match warning {
        Warning::CalendarEnds(last) => bank_holidays_end(&last.map_or_else(String::new, Date::words)),
        Warning::KeysNotBackedUp => key_backup_untested(),
        Warning::NoAreas => no_areas(),
    }
}
