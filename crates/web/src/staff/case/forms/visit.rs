//! One request to a form of a case: who asks, about which case, and the case as it was read for them.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use uuid::Uuid;
use waymark_domain::case::CaseEvent;
use waymark_domain::{CandidateId, CaseId, Timestamp};
use waymark_policy::Action;
use waymark_service::desk::CaseFile;
use waymark_service::{Ctx, RetryKey, Sent, ServiceError};
use waymark_views::pages::case::CaseHead;
use waymark_views::pages::case::forms::{CaseForm, Changed, Present};
use waymark_views::{Page, paths};

use super::sent::{Carried, is_carried};
use crate::pages::Place;
use crate::problem::Problem;
use crate::staff::Staff;
use crate::staff::case::DONE;
use crate::staff::case::shown::{Words, head};
use crate::staff::session::{SignedIn, see_other};

/// What stands in the address of the page that follows, so that it says that a draft was kept.
const DRAFT: &str = "draft";

/// One request to a form of a case.
pub(super) struct Visit {
    pub(super) staff: Staff,
    pub(super) signed_in: SignedIn,
    pub(super) case: CaseId,
    /// The pair of records that it is about, where it is about one.
    pub(super) candidate: Option<CandidateId>,
    place: Place,
}

/// A case that was read for a form.
pub(super) struct Opened {
    pub(super) file: CaseFile,
    pub(super) words: Words,
}

/// A draft that is kept for the reader.
pub(super) struct Draft<F> {
    pub(super) id: Uuid,
    pub(super) typed: F,
    pub(super) kept_at: Timestamp,
}

impl Opened {
    /// What stands over the form.
    pub(super) fn head(&self) -> CaseHead {
        head(&self.file, &self.words)
    }

    /// The version of the case.
    pub(super) fn version(&self) -> u32 {
        self.file.state.version
    }

    /// What happened after a version of the case was read.
    pub(super) fn changes_since(&self, version: u32) -> Vec<Changed> {
        let since = self
            .file
            .history
            .iter()
            .filter(|happened| happened.number > version);
        since
            .map(|happened| {
                let by = happened.by.map(|by| self.words.member(by));
                Changed::new(happened.event.code(), by, happened.recorded_at)
            })
            .collect()
    }

    /// The newest event of which `which` makes something, and when it was written down.
    pub(super) fn newest<T>(&self, which: impl Fn(&CaseEvent) -> Option<T>) -> Option<T> {
        self.file
            .history
            .iter()
            .rev()
            .find_map(|happened| which(&happened.event))
    }
}

impl Visit {
    /// The context of what is done in this request.
    pub(super) fn ctx(&self) -> &Ctx {
        &self.signed_in.ctx
    }

    /// The same for a form that was sent under a key, against the version that was read where it rests on that.
    pub(super) fn sending(&self, purpose: &'static str, retry: &RetryKey, read: Option<u32>) -> Ctx {
        self.ctx().clone().sending(Sent {
            purpose,
            retry: retry.clone(),
            read,
        })
    }

    /// The present, for a form.
    pub(super) fn present(&self) -> Present {
        Present { now: self.ctx().now }
    }

    /// The address asked for.
    pub(super) fn path(&self) -> &str {
        &self.place.path
    }

    /// Reads the case in order to do something.
    pub(super) async fn open(&self, action: Action) -> Result<Opened, Problem> {
        let desk = &self.staff.desk;
        Ok(Opened {
            file: desk.read_case_to(self.ctx(), action, self.case).await?,
            words: self.words().await?,
        })
    }

    /// Names and words for a page.
    pub(super) async fn words(&self) -> Result<Words, ServiceError> {
        Words::load(&self.staff, self.ctx().now).await
    }

    /// A page.
    pub(super) fn answer<P: Page>(&self, status: StatusCode, page: &P) -> Response {
        self.staff.pages().show_with(status, &self.place, page)
    }

    /// Whether the form was taken when it was sent before.
    pub(super) async fn was_taken(&self, ctx: &Ctx) -> bool {
        let taken = self.staff.desk.was_taken(ctx, self.case.0).await;
        // A store that does not answer has been said already.
        taken.unwrap_or(false)
    }

    /// To the page that says what was done, for whoever still sees the case.
    pub(super) async fn done<F: CaseForm>(&self, carried: &Carried) -> Result<Response, Problem> {
        self.forget(carried).await;
        if self.staff.desk.sees(self.ctx(), self.case).await? {
            Ok(see_other(&self.back::<F>(F::PLACE.code())))
        } else {
            Ok(see_other(paths::HOME))
        }
    }

    /// To the page that says that a draft was kept.
    pub(super) async fn kept<F: CaseForm>(&self, carried: &Carried) -> Result<Response, Problem> {
        self.forget(carried).await;
        Ok(see_other(&self.back::<F>(DRAFT)))
    }

    /// Keeps a form as its writer's draft.
    pub(super) async fn keep<F: CaseForm>(&self, typed: &F) -> Result<(), ServiceError> {
        let fields: Vec<(String, String)> = typed
            .fields()
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .collect();
        let member = self.signed_in.who.member.id;
        self.staff
            .office
            .keep_form(self.ctx().now, member, self.path(), &fields)
            .await
    }

    /// The newest draft of this form that is kept for the reader.
    pub(super) async fn draft<F: CaseForm>(&self) -> Result<Option<Draft<F>>, Problem> {
        let office = &self.staff.office;
        let kept = office.kept_forms(self.ctx()).await?;
        let Some(kept) = kept.into_iter().find(|kept| kept.path == self.path()) else {
            return Ok(None);
        };
        let opened = match office.open_kept(self.ctx(), kept.id).await {
            Ok(opened) => opened,
            // Its key is gone, or it ended a moment ago: an empty form is better than none.
            Err(ServiceError::Sealing(_) | ServiceError::Content(_) | ServiceError::NotFound) => {
                return Ok(None);
            }
            Err(error) => return Err(error.into()),
        };
        let typed = opened.fields.into_iter().filter(|(name, _)| !is_carried(name));
        Ok(F::posted(typed.collect()).map(|typed| Draft {
            id: kept.id,
            typed,
            kept_at: kept.kept_at,
        }))
    }

    /// Removes the draft that a form was filled from.
    async fn forget(&self, carried: &Carried) {
        if let Some(draft) = carried.draft {
            // Should this fail, it is offered once more and expires by itself.
            drop(self.staff.office.remove_kept(self.ctx(), draft).await);
        }
    }

    fn back<F: CaseForm>(&self, done: &str) -> String {
        format!("{}?{DONE}={done}", F::BACK.path(self.case))
    }
}

/// An address that names no case is one that is not there.
impl FromRequestParts<Staff> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, staff: &Staff) -> Result<Self, Problem> {
        let params = RawPathParams::from_request_parts(parts, staff)
            .await
            .map_err(|_| Problem::NotFound)?;
        let named = |wanted: &str| {
            let mut found = params.iter().filter(|(name, _)| *name == wanted);
            found.next().map(|(_, value)| value.to_owned())
        };
        let candidate = named("candidate").map(|id| id.parse().map_err(|_| Problem::NotFound));
        let case = named("case").and_then(|id| id.parse().ok());
        Ok(Self {
            case: case.ok_or(Problem::NotFound)?,
            candidate: candidate.transpose()?,
            signed_in: SignedIn::from_request_parts(parts, staff).await?,
            place: Place::from_request_parts(parts, staff)
                .await
                .unwrap_or_else(|never| match never {}),
            staff: staff.clone(),
        })
    }
}
