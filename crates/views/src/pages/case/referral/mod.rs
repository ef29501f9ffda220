//! What the referrer told, question by question. Who they are stays sealed until somebody shows it for a reason;
//! birth date and address stay masked until shown, and showing each is an entry of its own.

use serde::Serialize;
use waymark_domain::Timestamp;
use waymark_domain::referral::{Answer, Aware, Channel, Question, Wish};

use super::forms::reveal::RevealForm;
use super::{CaseHead, CaseLink, CasePlace, silent_debug};
use crate::{Form, FormErrors, Hidden, Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// What the referrer told.
#[derive(Clone, Serialize)]
pub struct ReferralPage {
    head: CaseHead,
    facts: Vec<Fact>,
    identity: Vec<Fact>,
    masked: Masked,
    masked_form: Form,
    answers: Vec<Answered>,
    additions: Vec<Addition>,
    unread: Vec<Form>,
    referrer: ReferrerShown,
    typed: RevealForm,
    form: Form,
    correct: Option<CaseLink>,
}

/// A short fact, in words.
#[derive(Clone, PartialEq, Eq, Serialize)]
struct Fact {
    label: Message,
    said: Option<Message>,
    text: Option<String>,
}

#[derive(Clone, Serialize)]
struct Answered {
    question: Message,
    answer: Option<String>,
}

/// Something the referrer added afterwards.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Addition {
    /// When, in words.
    pub at: String,
    /// What.
    pub text: String,
}

/// What identifies a person and is masked until shown.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Masked {
    /// Not shown yet.
    Hidden,
    /// Shown; each is none when it is not known.
    Shown {
        /// The birth, in words.
        birth: Option<String>,
        /// The address with its postcode.
        address: Option<String>,
    },
    /// Not for the reader.
    NotYours,
    /// Nothing is known, so nothing can be shown.
    NotKnown,
}

/// Who referred.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ReferrerShown {
    /// Sealed: the reader may show it, for a reason.
    Sealed,
    /// Sealed, and not for the reader.
    NotYours,
    /// Shown.
    Shown {
        /// Rows of what is known.
        rows: Vec<ReferrerRow>,
    },
}

/// A row of what is known of a referrer.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ReferrerRow {
    label: Message,
    text: String,
}

silent_debug!(
    ReferralPage,
    Fact,
    Answered,
    Addition,
    Masked,
    ReferrerShown,
    ReferrerRow
);

/// What can be known of a referrer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferrerPart {
    /// Their name.
    Name,
    /// What they are to the person.
    Relationship,
    /// Their job.
    Job,
    /// Their organisation.
    Organisation,
    /// Telephone number.
    Phone,
    /// E-mail address.
    Email,
    /// When and how it is safe to reach them.
    SafeTimes,
}

impl ReferrerPart {
    /// The row that says it.
    #[must_use]
    pub fn row(self, text: impl Into<String>) -> ReferrerRow {
        let label = match self {
            Self::Name => "referrer-name",
            Self::Relationship => "referrer-relationship",
            Self::Job => "referrer-job",
            Self::Organisation => "referrer-organisation",
            Self::Phone => "referrer-phone",
            Self::Email => "referrer-email",
            Self::SafeTimes => "referrer-safe-times",
        };
        ReferrerRow {
            label: Message::new(label),
            text: text.into(),
        }
    }
}

/// A row of who the person is, beside birth date and address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentityPart {
    /// Other names and spellings.
    OtherNames,
    /// Gender, as the rule set words it.
    Gender,
    /// School, college or place of work.
    Place,
    /// Telephone numbers.
    Phones,
    /// E-mail addresses.
    Emails,
    /// Names used online.
    Handles,
    /// First language, and whether an interpreter is needed.
    Language,
    /// Anything else that helps to know who is meant.
    Description,
}

impl IdentityPart {
    fn label(self) -> Message {
        Message::new(match self {
            Self::OtherNames => "identity-other-names",
            Self::Gender => "identity-gender",
            Self::Place => "identity-place",
            Self::Phones => "identity-phones",
            Self::Emails => "identity-emails",
            Self::Handles => "identity-handles",
            Self::Language => "identity-language",
            Self::Description => "identity-description",
        })
    }
}

impl ReferralPage {
    /// The referral as it came, with the answers in the order of the questions; `csrf` protects both forms.
    #[must_use]
    pub fn new(head: CaseHead, answers: &[(Question, Answer)], csrf: &Hidden) -> Self {
        let case = head.case();
        let form = |place: CasePlace| Form::to(place.path(case)).hide(csrf.name, csrf.value.clone());
        Self {
            head: head.at(CasePlace::Referral),
            facts: Vec::new(),
            identity: Vec::new(),
            masked: Masked::NotKnown,
            masked_form: form(CasePlace::ShowIdentity),
            answers: answers.iter().map(answered).collect(),
            additions: Vec::new(),
            unread: Vec::new(),
            referrer: ReferrerShown::NotYours,
            typed: RevealForm::default(),
            form: form(CasePlace::ShowReferrer),
            correct: None,
        }
    }

    /// The same, received at an instant through a channel, from a sector as the rule set words it.
    #[must_use]
    pub fn received(mut self, at: Timestamp, channel: Channel, sector: impl Into<String>) -> Self {
        self.facts
            .push(Fact::text("referral-received", at.london_words()));
        self.facts.push(Fact::said(
            "referral-channel",
            Message::coded("channel-", channel.code()),
        ));
        self.facts.push(Fact::text("referral-sector", sector));
        self
    }

    /// The same, with whether the referrer said that somebody may be hurt or is about to travel.
    #[must_use]
    pub fn danger(mut self, urgent: bool) -> Self {
        let words = Message::new(if urgent { "danger-yes" } else { "danger-no" });
        self.facts.push(Fact::said("referral-danger", words));
        self
    }

    /// The same, with who knows of the referral.
    #[must_use]
    pub fn aware(mut self, person: Aware, family: Aware) -> Self {
        for (label, aware) in [
            ("referral-person-aware", person),
            ("referral-family-aware", family),
        ] {
            self.facts
                .push(Fact::said(label, Message::coded("aware-", aware.code())));
        }
        self
    }

    /// The same, with what the referrer wishes.
    #[must_use]
    pub fn wishes(mut self, confidential: Wish, feedback: Wish) -> Self {
        for (label, wish) in [
            ("referral-confidential", confidential),
            ("referral-feedback", feedback),
        ] {
            self.facts
                .push(Fact::said(label, Message::coded("wish-", wish.code())));
        }
        self
    }

    /// The same, with one more thing known of who the person is.
    #[must_use]
    pub fn identity(mut self, part: IdentityPart, text: impl Into<String>) -> Self {
        self.identity.push(Fact {
            label: part.label(),
            said: None,
            text: Some(text.into()),
        });
        self
    }

    /// The same, with birth date and address masked or shown.
    #[must_use]
    pub fn masked(mut self, masked: Masked) -> Self {
        self.masked = masked;
        self
    }

    /// The same, with the referrer sealed or shown.
    #[must_use]
    pub fn referrer(mut self, referrer: ReferrerShown) -> Self {
        self.referrer = referrer;
        self
    }

    /// The same, with what was added afterwards, newest first.
    #[must_use]
    pub fn additions(mut self, additions: Vec<Addition>) -> Self {
        self.additions = additions;
        self
    }

    /// The same for a reader who may say that they have read what was added, while that waits.
    #[must_use]
    pub fn may_read(mut self, additions: Vec<Form>) -> Self {
        self.unread = additions;
        self
    }

    /// The same for a reader who may correct who the person is.
    #[must_use]
    pub fn may_correct(mut self) -> Self {
        self.correct = Some(CaseLink::to(CasePlace::Correct, self.head.case()));
        self
    }

    /// The same after a reason was typed that does not do.
    #[must_use]
    pub fn typed(mut self, typed: RevealForm, errors: FormErrors) -> Self {
        self.typed = typed;
        self.form = self.form.with_errors(errors);
        self
    }
}

impl Fact {
    fn said(label: &'static str, said: Message) -> Self {
        Self {
            label: Message::new(label),
            said: Some(said),
            text: None,
        }
    }

    fn text(label: &'static str, text: impl Into<String>) -> Self {
        Self {
            label: Message::new(label),
            said: None,
            text: Some(text.into()),
        }
    }
}

fn answered((question, answer): &(Question, Answer)) -> Answered {
    Answered {
        question: Message::coded("question-", question.code()),
        answer: match answer {
            Answer::Said(text) => Some(text.as_str().to_owned()),
            Answer::NotKnown => None,
        },
    }
}

impl Page for ReferralPage {
    const TEMPLATE: &'static str = "pages/case/referral/page.html";

    fn title(&self) -> Message {
        CasePlace::Referral.words()
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.form.errors)
    }
}
