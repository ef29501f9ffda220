//! The gateway's decision: what was decided and on what, why, who takes over, and whether the person was told.

use serde::Serialize;
use waymark_domain::Timestamp;
use waymark_domain::case::{GatewayOutcome, Handover, SecondBecause, Told};
use waymark_domain::text::{Code, Text};

use super::sign::second_words;
use super::told::ToldForm;
use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{CaseForm, Choice, Present, decided, raw_form};
use crate::pages::case::overview::EarlierReferral;
use crate::pages::case::{CasePlace, silent_debug};
use crate::{FormErrors, Message};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// The answer that nobody needs to take anything over.
const NOBODY: &str = "nobody";

raw_form! {
    /// The form as typed.
    DecisionForm {
        /// The code of the outcome.
        outcome,
        /// The code of what the referral was about.
        concern,
        /// The facts relied on.
        facts,
        /// The options considered.
        options,
        /// What was not checked, and by whom it will be.
        not_checked,
        /// The reason.
        reason,
        /// How all referrals of the person were weighed together.
        weighed,
        /// The code of the service that takes over, or `nobody`.
        service,
        /// Whom there, and how to reach them.
        contact,
        /// Why nobody.
        no_handover,
        /// `yes` or `no`.
        told,
        /// The day they were told.
        told_on_day,
        /// Its month.
        told_on_month,
        /// Its year.
        told_on_year,
        /// Why they were not.
        told_reason,
        /// The day on which somebody asks again.
        revisit_day,
        /// Its month.
        revisit_month,
        /// Its year.
        revisit_year,
        /// `now` or `earlier`.
        decided,
        /// The earlier day.
        decided_on_day,
        /// Its month.
        decided_on_month,
        /// Its year.
        decided_on_year,
        /// The time of day.
        decided_time,
    }
}

/// What stands beside the decision.
#[derive(Clone, Debug, Serialize)]
pub struct Beside {
    concerns: Vec<Choice>,
    services: Vec<Choice>,
    earlier: Vec<EarlierReferral>,
    before: Vec<Message>,
    second: Option<Message>,
}

/// A valid form: the decision but for who makes it and when it is written down.
#[derive(Clone, PartialEq, Eq)]
pub struct Decided {
    /// What was decided.
    pub outcome: GatewayOutcome,
    /// What the referral was about.
    pub concern: Code,
    /// The facts relied on.
    pub facts: Text,
    /// The options considered.
    pub options: Text,
    /// What was not checked, and by whom it will be.
    pub not_checked: Text,
    /// The reason.
    pub reason: Text,
    /// How all referrals of the person were weighed together.
    pub weighed_together: Option<Text>,
    /// Who takes over.
    pub handover: Option<Handover>,
    /// Whether the person was told.
    pub told: Told,
    /// When it was decided.
    pub decided_at: Timestamp,
}

silent_debug!(Decided);

/// Something to be done before a decision can be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// The check against investigations.
    Deconfliction,
    /// Records that may be the same person.
    Matches,
    /// The clock stands still.
    Paused,
}

impl Beside {
    /// The concerns and the services to choose from, each with its code.
    #[must_use]
    pub fn new(concerns: Vec<Choice>, services: Vec<Choice>) -> Self {
        Self {
            concerns,
            services,
            earlier: Vec::new(),
            before: Vec::new(),
            second: None,
        }
    }

    /// The same for somebody who was referred before.
    #[must_use]
    pub fn earlier(mut self, earlier: Vec<EarlierReferral>) -> Self {
        self.earlier = earlier;
        self
    }

    /// The same, with what has to be done first.
    #[must_use]
    pub fn before(mut self, before: &[Before]) -> Self {
        let words = |before: &Before| {
            Message::new(match before {
                Before::Deconfliction => "decide-before-deconfliction",
                Before::Matches => "decide-before-matches",
                Before::Paused => "decide-before-paused",
            })
        };
        self.before = before.iter().map(words).collect();
        self
    }

    /// The same, when a decision not to go on would need a second signature.
    #[must_use]
    pub fn second(mut self, because: SecondBecause) -> Self {
        self.second = Some(second_words(because));
        self
    }
}

impl CaseForm for DecisionForm {
    const TEMPLATE: &'static str = "pages/case/forms/decision/page.html";
    const PLACE: CasePlace = CasePlace::Decision;
    type Shown = Beside;
}

impl DecisionForm {
    /// The decision.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self, beside: &Beside, present: Present) -> Result<Decided, FormErrors> {
        let mut reading = Reading::default();
        let outcome = reading.choice(
            "outcome",
            &self.outcome,
            GatewayOutcome::from_code,
            "decide-error-outcome",
        );
        let concern = reading.code("concern", &self.concern, &beside.concerns, "decide-error-concern");
        let facts = reading.text("facts", &self.facts, "decide-error-facts");
        let options = reading.text("options", &self.options, "decide-error-options");
        let not_checked = reading.text("not_checked", &self.not_checked, "decide-error-not-checked");
        let weighed_together = match beside.earlier.is_empty() {
            true => Some(None),
            false => reading
                .text("weighed", &self.weighed, "decide-error-weighed")
                .map(Some),
        };
        let reason = reading.text("reason", &self.reason, "decide-error-reason");
        let handover = self.handover(&mut reading, beside, outcome);
        let told = self.told_form().read(&mut reading, present);
        let day = [
            self.decided_on_day.as_str(),
            &self.decided_on_month,
            &self.decided_on_year,
        ];
        let decided_at = decided(&mut reading, &self.decided, day, &self.decided_time, present);
        reading.finish((|| {
            Some(Decided {
                outcome: outcome?,
                concern: concern?,
                facts: facts?,
                options: options?,
                not_checked: not_checked?,
                reason: reason?,
                weighed_together: weighed_together?,
                handover: handover?,
                told: told?,
                decided_at: decided_at?,
            })
        })())
    }

    /// Who takes over: asked for when the case does not go on here, and taken when it was given.
    fn handover(
        &self,
        reading: &mut Reading,
        beside: &Beside,
        outcome: Option<GatewayOutcome>,
    ) -> Option<Option<Handover>> {
        let goes_on = outcome.is_some_and(|outcome| outcome.closure().is_none());
        if self.service.is_empty() && (goes_on || outcome.is_none()) {
            return Some(None);
        }
        let handover = if self.service == NOBODY {
            let because = reading.text("no_handover", &self.no_handover, "decide-error-no-handover")?;
            Handover::None { because }
        } else {
            let service = reading.code("service", &self.service, &beside.services, "decide-error-service")?;
            let contact = reading.text("contact", &self.contact, "decide-error-contact")?;
            Handover::To { service, contact }
        };
        Some(Some(handover))
    }

    fn told_form(&self) -> ToldForm {
        ToldForm {
            told: self.told.clone(),
            told_on_day: self.told_on_day.clone(),
            told_on_month: self.told_on_month.clone(),
            told_on_year: self.told_on_year.clone(),
            told_reason: self.told_reason.clone(),
            revisit_day: self.revisit_day.clone(),
            revisit_month: self.revisit_month.clone(),
            revisit_year: self.revisit_year.clone(),
        }
    }
}
