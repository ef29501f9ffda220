//! Gives a case an owner, or another one, with what they must know.

use serde::Serialize;
use waymark_domain::MemberId;
use waymark_domain::text::Text;

use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{CaseForm, Choice, raw_form};
use crate::pages::case::{CasePlace, silent_debug};
use crate::{FormErrors, Message};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    AssignForm {
        /// The id of the member who is to own the case.
        owner,
        /// What they must know.
        handover,
    }
}

/// Who may own the case, and who does.
#[derive(Clone, Serialize)]
pub struct Owners {
    people: Vec<Person>,
    #[serde(skip)]
    choices: Vec<Choice>,
    present: Option<String>,
}

#[derive(Clone, Serialize)]
struct Person {
    value: String,
    name: String,
    load: Message,
}

silent_debug!(Owners, Person, Assigned);

/// A valid form.
#[derive(Clone, PartialEq, Eq)]
pub struct Assigned {
    /// Who is to own the case.
    pub to: MemberId,
    /// What they must know.
    pub handover: Option<Text>,
}

impl Owners {
    /// Nobody may own it yet; `present` owns it now, in words.
    #[must_use]
    pub fn new(present: Option<String>) -> Self {
        Self {
            people: Vec::new(),
            choices: Vec::new(),
            present,
        }
    }

    /// The same, with somebody more who may: their name and role in words, how many open cases they own and how
    /// many of their tasks are overdue.
    #[must_use]
    pub fn person(mut self, member: MemberId, name: impl Into<String>, open: u32, overdue: u32) -> Self {
        let name = name.into();
        self.choices.push(Choice::new(member.to_string(), name.clone()));
        self.people.push(Person {
            value: member.to_string(),
            name,
            load: Message::new("assign-load")
                .with("open", open)
                .with("overdue", overdue),
        });
        self
    }
}

impl CaseForm for AssignForm {
    const TEMPLATE: &'static str = "pages/case/forms/assign/page.html";
    const PLACE: CasePlace = CasePlace::Assign;
    type Shown = Owners;
}

impl AssignForm {
    /// Who is to own the case. A case that has an owner is handed over with a note.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, owners: &Owners) -> Result<Assigned, FormErrors> {
        let mut reading = Reading::default();
        let to = reading.offered("owner", &self.owner, &owners.choices, "assign-error-owner");
        let handover = match owners.present {
            Some(_) => reading
                .text("handover", &self.handover, "assign-error-handover")
                .map(Some),
            None => Some(reading.optional("handover", &self.handover)),
        };
        reading.finish(to.zip(handover).map(|(to, handover)| Assigned { to, handover }))
    }
}
