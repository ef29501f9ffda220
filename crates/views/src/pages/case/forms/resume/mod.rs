//! Starts the clock of a case again.

use serde::Serialize;
use waymark_domain::Date;

use crate::pages::case::CasePlace;
use crate::pages::case::forms::{CaseForm, Typed};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// The form has no fields: pressing the button says it all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ResumeForm {}

impl Typed for ResumeForm {
    fn slot(&mut self, _: &str) -> Option<&mut String> {
        None
    }

    fn fields(&self) -> Vec<(&'static str, &str)> {
        Vec::new()
    }
}

/// How long the clock stood still.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stood {
    since: String,
    working_days: u16,
    due: Option<String>,
}

impl Stood {
    /// Since a day, for so many working days; the work of the stage would then be due on a day, if on any.
    #[must_use]
    pub fn new(since: Date, working_days: u16, due: Option<Date>) -> Self {
        Self {
            since: since.words(),
            working_days,
            due: due.map(Date::words),
        }
    }
}

impl CaseForm for ResumeForm {
    const TEMPLATE: &'static str = "pages/case/forms/resume/page.html";
    const PLACE: CasePlace = CasePlace::Resume;
    type Shown = Stood;
}
