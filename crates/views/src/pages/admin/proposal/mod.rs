//! One proposal: what becomes different, and whether a second person agrees.

use serde::Serialize;
use waymark_domain::text::Text;
use waymark_domain::{ProposalId, Timestamp};

use crate::pages::admin::AdminPlace;
use crate::pages::admin::difference::Difference;
use crate::pages::case::forms::raw_form;
use crate::pages::case::forms::reading::Reading;
use crate::pages::referral::silent_debug;
use crate::pages::staff_form::{StaffForm, StaffFormPage};
use crate::{FormErrors, Message};

raw_form! {
    /// The form as typed.
    AnswerProposalForm {
        /// `agree` or `refuse`, or `withdraw` for one's own.
        answer,
        /// Why; needed unless it is agreed to.
        reason,
    }
}

/// A valid answer.
#[derive(Clone, PartialEq, Eq)]
pub enum ProposalAnswer {
    /// It is to happen.
    Agreed,
    /// It is not to happen.
    Refused {
        /// Why.
        because: Text,
    },
    /// Whoever proposed it takes it back.
    Withdrawn {
        /// Why.
        because: Text,
    },
}

/// What became of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// A second person agreed.
    Agreed,
    /// A second person did not.
    Refused,
    /// Whoever proposed it took it back.
    Withdrawn,
}

/// What was proposed.
#[derive(Clone, Serialize)]
pub struct Proposal {
    what: String,
    by: String,
    at: String,
    begins: Option<String>,
    because: String,
    differences: Vec<Difference>,
    own: bool,
    ended: Option<Message>,
    ended_because: Option<String>,
}

silent_debug!(ProposalAnswer, Proposal);

impl Proposal {
    /// What somebody proposed, in words, and why.
    #[must_use]
    pub fn new(
        what: impl Into<String>,
        by: impl Into<String>,
        at: Timestamp,
        because: impl Into<String>,
        differences: Vec<Difference>,
    ) -> Self {
        Self {
            what: what.into(),
            by: by.into(),
            at: at.london_words(),
            begins: None,
            because: because.into(),
            differences,
            own: false,
            ended: None,
            ended_because: None,
        }
    }

    /// The same, to begin on a day.
    #[must_use]
    pub fn beginning(mut self, on: waymark_domain::Date) -> Self {
        self.begins = Some(on.words());
        self
    }

    /// The same, proposed by the reader, who cannot agree to it.
    #[must_use]
    pub fn own(mut self) -> Self {
        self.own = true;
        self
    }

    /// The same, ended by somebody at an instant, perhaps for a reason.
    #[must_use]
    pub fn ended(
        mut self,
        how: Ended,
        by: impl Into<String>,
        at: Timestamp,
        because: Option<String>,
    ) -> Self {
        let id = match how {
            Ended::Agreed => "proposal-agreed",
            Ended::Refused => "proposal-refused",
            Ended::Withdrawn => "proposal-withdrawn",
        };
        let words = Message::new(id)
            .with("by", by.into())
            .with("at", at.london_words());
        self.ended = Some(words);
        self.ended_because = because;
        self
    }
}

impl StaffForm for AnswerProposalForm {
    const TEMPLATE: &'static str = "pages/admin/proposal/page.html";
    type Shown = Proposal;

    fn title(_: &Proposal) -> Message {
        Message::new("proposal-title")
    }
}

impl AnswerProposalForm {
    /// The page of a proposal.
    #[must_use]
    pub fn page(id: ProposalId, proposal: Proposal) -> StaffFormPage<Self> {
        let back = AdminPlace::Proposals.route();
        StaffFormPage::new(AdminPlace::Proposal.of(id), back, proposal)
    }

    /// The answer.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<ProposalAnswer, FormErrors> {
        let mut reading = Reading::default();
        let mut because = || reading.text("reason", &self.reason, "admin-error-reason");
        let answer = match self.answer.as_str() {
            "agree" => Some(ProposalAnswer::Agreed),
            "refuse" => because().map(|because| ProposalAnswer::Refused { because }),
            "withdraw" => because().map(|because| ProposalAnswer::Withdrawn { because }),
            _ => reading.wrong("answer", "missing", "proposal-error-answer"),
        };
        reading.finish(answer)
    }
}
