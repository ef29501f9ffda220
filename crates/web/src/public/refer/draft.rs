//! The draft between its two forms: what the pages ask, and what the service keeps sealed.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use waymark_domain::Timestamp;
use waymark_service::DraftToken;
use waymark_service::ServiceError;
use waymark_service::public::Draft;
use waymark_views::pages::referral::{Answers, Mode};

use crate::problem::Problem;
use crate::public::Intake;

/// A draft to go on with.
pub(super) struct Open {
    pub(super) token: DraftToken,
    pub(super) answers: Answers,
    draft: Draft,
}

/// Why a draft was not kept.
pub(super) enum NotKept {
    /// It is larger than anything that is kept.
    TooLarge,
    /// The service could not.
    Service(ServiceError),
}

impl NotKept {
    /// What it means for whoever typed.
    pub(super) fn into_problem(self) -> Problem {
        match self {
            Self::TooLarge => Problem::TooLarge,
            Self::Service(error) => Problem::from(error),
        }
    }
}

/// A draft with its answers; none when they are not what the pages ask, as after an upgrade.
pub(super) fn opened(token: &DraftToken, mut draft: Draft) -> Option<Open> {
    let mode = Mode::from_code(&draft.mode)?;
    let kept = Kept {
        mode,
        fields: std::mem::take(&mut draft.answers),
    };
    Some(Open {
        token: token.clone(),
        answers: kept.into_answers()?,
        draft,
    })
}

/// The form in which answers are kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    mode: Mode,
    fields: BTreeMap<String, String>,
}

impl Kept {
    fn into_answers(self) -> Option<Answers> {
        serde_json::from_value(serde_json::to_value(self).ok()?).ok()
    }

    fn of(answers: &Answers) -> Option<Self> {
        serde_json::from_value(serde_json::to_value(answers).ok()?).ok()
    }
}

impl Open {
    /// A draft with these first answers and a key of its own, kept nowhere yet.
    pub(super) fn begun(intake: &Intake, now: Timestamp, answers: Answers) -> Result<Self, ServiceError> {
        let draft = intake.desk.new_draft(now, answers.mode().code())?;
        Ok(Self {
            token: DraftToken::random(),
            answers,
            draft,
        })
    }

    /// The key that makes a resend the same referral.
    pub(super) fn retry(&self) -> &waymark_service::RetryKey {
        &self.draft.retry
    }

    /// When it is gone unless something is kept before.
    pub(super) fn expires(&self) -> Timestamp {
        self.draft.expires_at
    }

    /// Keeps the answers as they are now; their life begins anew.
    pub(super) async fn keep(&mut self, intake: &Intake, now: Timestamp) -> Result<(), NotKept> {
        let fields = Kept::of(&self.answers)
            .map(|kept| kept.fields)
            .unwrap_or_default();
        let bytes: usize = fields.iter().map(|(name, value)| name.len() + value.len()).sum();
        if bytes > intake.draft_bytes {
            return Err(NotKept::TooLarge);
        }
        let life = self.draft.expires_at.micros() - self.draft.changed_at.micros();
        self.draft.answers = fields;
        intake
            .desk
            .save_draft(now, &self.token, &self.draft)
            .await
            .map_err(NotKept::Service)?;
        self.draft.changed_at = now;
        self.draft.expires_at = now.plus_seconds(life / 1_000_000);
        Ok(())
    }
}

/// What was typed is personal.
impl fmt::Debug for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Open(..)")
    }
}
