//! What a form carries beside what is typed: what it was read against, and the key under which it is taken once.

use uuid::Uuid;
use waymark_service::RetryKey;

use crate::middleware::Form;
use crate::problem::Problem;

/// The version of the case that the form was shown beside.
const VERSION: &str = "version";
/// The key that it carries however often it is sent.
const RETRY: &str = "retry";
/// The draft of its writer's that it was filled from.
const DRAFT: &str = "draft";

/// What a form carries, hidden.
#[derive(Debug, Clone)]
pub(super) struct Carried {
    pub(super) version: u32,
    pub(super) retry: RetryKey,
    pub(super) draft: Option<Uuid>,
}

impl Carried {
    /// Takes it out of a form.
    ///
    /// # Errors
    /// [`Problem::Malformed`] for what no page of ours has written.
    pub(super) fn take(form: &mut Form) -> Result<Self, Problem> {
        let mut field = |name: &str| form.remove(name).unwrap_or_default();
        let (version, retry, draft) = (field(VERSION), field(RETRY), field(DRAFT));
        Ok(Self {
            version: version.parse().map_err(|_| Problem::Malformed)?,
            retry: RetryKey::parse(&retry).map_err(|_| Problem::Malformed)?,
            draft: match draft.as_str() {
                "" => None,
                draft => Some(draft.parse().map_err(|_| Problem::Malformed)?),
            },
        })
    }

    /// The hidden fields that carry it.
    pub(super) fn hidden(&self) -> Vec<(&'static str, String)> {
        let mut hidden = vec![
            (VERSION, self.version.to_string()),
            (RETRY, self.retry.text().to_string()),
        ];
        hidden.extend(self.draft.map(|draft| (DRAFT, draft.to_string())));
        hidden
    }
}

/// Whether a field is one that a form carries beside what is typed.
pub(super) fn is_carried(name: &str) -> bool {
    [VERSION, RETRY, DRAFT].contains(&name)
}
