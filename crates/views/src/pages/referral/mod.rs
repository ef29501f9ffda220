//! Making a referral: what is asked of whom, in which order, and what is said about it.
//!
//! A draft is [`Answers`]: raw fields by stable keys, with the [`Mode`] it is filled in. [`steps`] lists the pages
//! that apply to it and [`next`] finds the one to go to; [`page`] makes its view. What a page posts goes in by
//! [`absorb`], which refuses only fields that the page does not ask; [`check()`] then says everything that is
//! wrong with it. [`parse`] makes the referral.

mod absorb;
mod answers;
mod birth;
pub mod cancel;
mod check;
pub mod check_answers;
mod choices;
pub mod confirmation;
pub mod ended;
mod field;
mod flow;
mod marks;
mod parse;
pub mod people;
pub mod question;
mod reading;
#[cfg(any(test, feature = "samples"))]
pub mod samples;
pub mod start;
mod step;
pub mod tasks;
#[cfg(test)]
mod tests;

use serde::Serialize;
use waymark_domain::rules::{Entry, List, RuleSet};
use waymark_domain::{Date, Timestamp};

pub use absorb::{UnexpectedField, absorb, posted_names};
pub use answers::{Answers, Mode, Position};
pub(crate) use check::too_long;
pub use check::{check, problems};
pub use flow::{back, first, is_done, next, opens, steps};
pub use parse::{errors_for, parse};
pub use step::{Section, Step};

use crate::{Chrome, FormErrors, Lang, ViewError, Views};

/// What the questions of a referral rest on: the rule set in force and the day.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The rule set in force.
    pub rules: &'a RuleSet,
    /// Today.
    pub today: Date,
}

impl<'a> Setting<'a> {
    /// Whether no further person fits into the referral.
    fn is_full(self, answers: &Answers) -> bool {
        let limit = self.rules.number("form.people");
        limit.is_ok_and(|limit| answers.people() >= limit)
    }

    fn subsectors(self, sector: &str) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let sector = sector.to_owned();
        let entries = self.rules.entries(List::Subsector, self.today);
        entries.filter(move |entry| entry.parent.as_ref().is_some_and(|code| code.as_str() == sector))
    }
}

/// What a page of a referral needs to know besides the answers.
#[derive(Clone, Copy, Debug)]
pub struct PageContext<'a> {
    /// The rule set in force.
    pub rules: &'a RuleSet,
    /// The present instant.
    pub now: Timestamp,
    /// Whether the page was opened from the last check, to which it then goes back.
    pub change: bool,
    /// When the draft is deleted unless something is saved before.
    pub draft_expires: Option<Timestamp>,
}

impl<'a> PageContext<'a> {
    /// What the questions rest on.
    #[must_use]
    pub fn setting(&self) -> Setting<'a> {
        Setting {
            rules: self.rules,
            today: self.now.london_date(),
        }
    }

    fn kept(&self) -> Option<Kept> {
        self.draft_expires.map(|expires| Kept::until(expires, self.now))
    }
}

/// How much longer a draft is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Kept {
    /// Hours left, to the nearest.
    hours: i64,
    /// Whole minutes left.
    minutes: i64,
    /// Whether it is time to warn.
    soon: bool,
}

impl Kept {
    const SOON_HOURS: i64 = 2;

    fn until(expires: Timestamp, now: Timestamp) -> Self {
        let minutes = expires.micros().saturating_sub(now.micros()).max(0) / 60_000_000;
        let hours = (minutes + 30) / 60;
        let soon = minutes < Self::SOON_HOURS * 60;
        Self { hours, minutes, soon }
    }
}

/// The view of any page of a referral before it is sent.
#[derive(Debug, Clone)]
pub enum StepPage {
    /// A page of questions.
    Question(question::QuestionPage),
    /// The people so far.
    People(people::PeoplePage),
    /// A professional's list of tasks.
    Tasks(tasks::TasksPage),
    /// Everything, to be checked.
    Check(check_answers::CheckPage),
}

impl StepPage {
    /// The page as a whole document.
    ///
    /// # Errors
    /// As [`Views::render`].
    pub fn render(&self, views: &Views, lang: Lang, chrome: &Chrome) -> Result<String, ViewError> {
        match self {
            Self::Question(page) => views.render(lang, chrome, page),
            Self::People(page) => views.render(lang, chrome, page),
            Self::Tasks(page) => views.render(lang, chrome, page),
            Self::Check(page) => views.render(lang, chrome, page),
        }
    }
}

/// The page of a step. `errors` are what [`check()`] found in what was just sent, or none on a first look.
/// `retry_key` makes a resend of the last page the same referral; other pages do not show it.
#[must_use]
pub fn page(
    step: Step,
    answers: &Answers,
    errors: FormErrors,
    retry_key: &str,
    context: &PageContext<'_>,
) -> StepPage {
    match step {
        Step::People => StepPage::People(people::PeoplePage::new(answers, errors, context)),
        Step::Tasks => StepPage::Tasks(tasks::TasksPage::new(answers, context)),
        Step::Check => StepPage::Check(check_answers::CheckPage::new(answers, &[], retry_key, context)),
        Step::Sector
        | Step::Subsector
        | Step::Danger
        | Step::Emergency
        | Step::Area
        | Step::Worry
        | Step::More
        | Step::Noticed
        | Step::Online
        | Step::Contacts
        | Step::Help
        | Step::Name(_)
        | Step::Birth(_)
        | Step::Aware(_)
        | Step::Find(_)
        | Step::About(_)
        | Step::Remove(_)
        | Step::You
        | Step::Reach => StepPage::Question(question::QuestionPage::new(step, answers, errors, context)),
    }
}

/// Gives views a `Debug` that shows nothing: they hold what somebody typed.
macro_rules! silent_debug {
    ($($view:ident),+ $(,)?) => {$(
        impl std::fmt::Debug for $view {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($view), "(..)"))
            }
        }
    )+};
}
pub(crate) use silent_debug;

/// The path a step's form is posted to, without the language.
fn action(step: Step, context: &PageContext<'_>) -> String {
    let query = if context.change { "?change=1" } else { "" };
    format!("{}{query}", step.path())
}
