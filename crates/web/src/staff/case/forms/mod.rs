//! The forms of one case: shown with what stands beside them, and taken when the case allows what they say.

mod answer;
mod assign;
mod connected;
mod connection;
mod correct;
mod decision;
mod deconfliction;
mod disclosure;
mod emergency_access;
mod escalate;
mod handover;
mod lift;
mod matching;
mod note;
mod pause;
mod restrict;
mod resume;
mod sent;
mod sign;
mod social_care;
mod told;
mod visit;

use axum::http::StatusCode;
use axum::response::Response;
use waymark_domain::case::Refusal;
use waymark_policy::Action;
use waymark_service::{Ctx, RetryKey, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::CasePlace;
use waymark_views::pages::case::forms::not_now::NotNowPage;
use waymark_views::pages::case::forms::{CaseForm, FormPage, Present, refused_at};

use self::sent::Carried;
use self::visit::{Opened, Visit};
use crate::middleware::Form;
use crate::problem::{Problem, not_saved};
use crate::routes::Route;
use crate::staff::Staff;

/// A field of a form, and the id of the element that a line about it leads to.
type Field = (&'static str, &'static str);

/// The form as a whole.
const WHOLE: Field = ("form", "form");

/// A form of a case, as it is served. What every form does alike is in [`show`] and [`send`].
trait Handled: CaseForm<Shown: Send> + Send + Sync + 'static {
    /// What it is there to do.
    const ACTION: Action;
    /// The actions that it leaves in the ledger.
    const LEDGER: &'static str;
    /// Whether what is sent rests on what was read beside it. What does not is taken though somebody else changed
    /// the case meanwhile.
    const RESTS_ON_THE_CASE: bool = true;
    /// What it says.
    type Command: Send;

    /// What stands beside its fields.
    fn shown(visit: &Visit, opened: &Opened) -> impl Future<Output = Result<Self::Shown, NotShown>> + Send;

    /// What is filled in beforehand.
    fn first(visit: &Visit, opened: &Opened, shown: &Self::Shown) -> Self {
        let _ = (visit, opened, shown);
        Self::default()
    }

    /// What was typed, read.
    fn command(&self, shown: &Self::Shown, present: Present) -> Result<Self::Command, FormErrors>;

    /// Does it.
    fn act(
        visit: &Visit,
        ctx: &Ctx,
        opened: &Opened,
        command: Self::Command,
    ) -> impl Future<Output = Result<(), ServiceError>> + Send;

    /// The field that a refusal is about.
    fn about(refusal: Refusal) -> Field {
        let _ = refusal;
        WHOLE
    }

    /// Whether it is only to be kept as its writer's draft.
    fn is_kept_only(&self) -> bool {
        false
    }
}

/// Why a form is not shown.
enum NotShown {
    /// The case, as it stands, refuses what the form does.
    Refused(Refusal),
    /// Something failed.
    Failed(ServiceError),
}

impl From<ServiceError> for NotShown {
    fn from(error: ServiceError) -> Self {
        Self::Failed(error)
    }
}

/// What became of a form that was sent.
enum Taken {
    /// It is done.
    Done,
    /// It is kept as a draft.
    Kept,
    /// It is shown again.
    Again(Response),
}

/// Shows the form, with the draft of it that is kept for the reader if there is one.
async fn show<F: Handled>(visit: Visit) -> Result<Response, Problem> {
    let opened = visit.open(F::ACTION).await?;
    let shown = match F::shown(&visit, &opened).await {
        Ok(shown) => shown,
        Err(NotShown::Refused(why)) => {
            return Ok(visit.answer(StatusCode::OK, &NotNowPage::new(opened.head(), F::PLACE, why)));
        }
        Err(NotShown::Failed(error)) => return Err(error.into()),
    };
    let draft = visit.draft::<F>().await?;
    let carried = Carried {
        version: opened.version(),
        retry: RetryKey::random(),
        draft: draft.as_ref().map(|draft| draft.id),
    };
    let first = F::first(&visit, &opened, &shown);
    let page = page::<F>(&visit, &opened, shown, &carried);
    let page = match draft {
        Some(draft) => page.kept(draft.typed, draft.kept_at),
        None => page.filled(first),
    };
    Ok(visit.answer(StatusCode::OK, &page))
}

/// Takes the form, once however often it is sent.
async fn send<F: Handled>(visit: Visit, mut form: Form) -> Result<Response, Problem> {
    let carried = Carried::take(&mut form)?;
    let typed = F::posted(form.into_fields()).ok_or(Problem::UnknownField)?;
    let read = F::RESTS_ON_THE_CASE.then_some(carried.version);
    let ctx = visit.sending(F::PLACE.code(), &carried.retry, read);
    match take::<F>(&visit, &ctx, &carried, typed).await {
        Ok(Taken::Done) => visit.done::<F>(&carried).await,
        Ok(Taken::Kept) => visit.kept::<F>(&carried).await,
        // Sent twice, it met what it had done itself.
        other => match visit.was_taken(&ctx).await {
            true => visit.done::<F>(&carried).await,
            false => match other? {
                Taken::Again(response) => Ok(response),
                Taken::Done | Taken::Kept => visit.done::<F>(&carried).await,
            },
        },
    }
}

async fn take<F: Handled>(visit: &Visit, ctx: &Ctx, carried: &Carried, typed: F) -> Result<Taken, Problem> {
    let opened = visit.open(F::ACTION).await?;
    if typed.is_kept_only() {
        visit.keep(&typed).await?;
        return Ok(Taken::Kept);
    }
    let shown = match F::shown(visit, &opened).await {
        Ok(shown) => shown,
        Err(NotShown::Refused(why)) => return Ok(not_now(visit, &opened, carried, &typed, why)),
        Err(NotShown::Failed(error)) => return Err(error.into()),
    };
    let stale = F::RESTS_ON_THE_CASE && opened.version() != carried.version;
    let command = match typed.command(&shown, visit.present()) {
        Ok(command) if !stale => command,
        Ok(_) => {
            let again = (StatusCode::CONFLICT, FormErrors::none());
            return Ok(show_again(visit, &opened, shown, carried, typed, again));
        }
        Err(errors) => {
            let again = (StatusCode::UNPROCESSABLE_ENTITY, errors);
            return Ok(show_again(visit, &opened, shown, carried, typed, again));
        }
    };
    let again = match F::act(visit, ctx, &opened, command).await {
        Ok(()) => return Ok(Taken::Done),
        Err(ServiceError::Case(why)) => (StatusCode::UNPROCESSABLE_ENTITY, refused_at(F::about(why), why)),
        Err(ServiceError::Conflict) => return overtaken(visit, carried, typed).await,
        Err(error @ ServiceError::Unavailable(_)) => (Problem::from(error).status(), not_saved(WHOLE.1)),
        Err(error) => return Err(error.into()),
    };
    Ok(show_again(visit, &opened, shown, carried, typed, again))
}

/// Somebody was quicker by a moment: the case is read again, and what they changed is shown.
async fn overtaken<F: Handled>(visit: &Visit, carried: &Carried, typed: F) -> Result<Taken, Problem> {
    let opened = visit.open(F::ACTION).await?;
    match F::shown(visit, &opened).await {
        Ok(shown) => {
            let page = page::<F>(visit, &opened, shown, carried)
                .typed(typed, FormErrors::none())
                .meanwhile(opened.changes_since(carried.version));
            Ok(Taken::Again(visit.answer(StatusCode::CONFLICT, &page)))
        }
        Err(NotShown::Refused(why)) => Ok(not_now(visit, &opened, carried, &typed, why)),
        Err(NotShown::Failed(error)) => Err(error.into()),
    }
}

/// The form with what was typed and what is wrong, and with what somebody else changed since it was read.
fn show_again<F: Handled>(
    visit: &Visit,
    opened: &Opened,
    shown: F::Shown,
    carried: &Carried,
    typed: F,
    (status, errors): (StatusCode, FormErrors),
) -> Taken {
    let page = page::<F>(visit, opened, shown, carried).typed(typed, errors);
    let changes = opened.changes_since(carried.version);
    let page = match changes.is_empty() {
        true => page,
        false => page.meanwhile(changes),
    };
    Taken::Again(visit.answer(status, &page))
}

fn not_now<F: Handled>(visit: &Visit, opened: &Opened, carried: &Carried, typed: &F, why: Refusal) -> Taken {
    let page = NotNowPage::new(opened.head(), F::PLACE, why);
    let page = page.typed(typed, opened.changes_since(carried.version));
    Taken::Again(visit.answer(StatusCode::CONFLICT, &page))
}

/// The form as it stands beside the case that was just read.
fn page<F: Handled>(visit: &Visit, opened: &Opened, shown: F::Shown, carried: &Carried) -> FormPage<F> {
    let carried = Carried {
        version: opened.version(),
        ..carried.clone()
    };
    let page = FormPage::new(opened.head(), shown).sent_to(visit.path());
    carried
        .hidden()
        .into_iter()
        .fold(page, |page, (name, value)| page.hide(name, value))
}

/// The routes of every form of a case.
pub(in crate::staff) fn routes() -> Vec<Route<Staff>> {
    use waymark_views::pages::case::forms as views;
    let mut routes = Vec::new();
    routes.extend(served::<views::assign::AssignForm>(
        "who may own the case",
        "gives it an owner",
    ));
    routes.extend(served::<views::deconfliction::DeconflictionForm>(
        "the check against investigations",
        "records the check",
    ));
    routes.extend(served::<views::decision::DecisionForm>(
        "the gateway's decision",
        "records the decision",
    ));
    routes.extend(served::<views::sign::SignForm>(
        "a decision that waits for a second signature",
        "signs it or sends it back",
    ));
    routes.extend(served::<views::escalate::EscalateForm>(
        "passing an emergency on",
        "passes it on and alerts the desk",
    ));
    routes.extend(served::<views::restrict::RestrictForm>(
        "hiding a case",
        "hides it at once",
    ));
    routes.extend(served::<views::lift::LiftForm>(
        "ending a restriction",
        "proposes to end it, or ends it",
    ));
    routes.extend(served::<views::pause::PauseForm>(
        "stopping the clock",
        "stops it",
    ));
    routes.extend(served::<views::resume::ResumeForm>(
        "starting the clock again",
        "starts it",
    ));
    routes.extend(served::<views::handover::HandoverForm>(
        "a handover that waits",
        "records that it was acknowledged",
    ));
    routes.extend(served::<views::told::ToldForm>(
        "whether the person was told",
        "records it",
    ));
    routes.extend(served::<views::social_care::SocialCareForm>(
        "whether children's social care was told",
        "records it",
    ));
    routes.extend(served::<views::answer::AnswerForm>(
        "the fixed answers to a referrer",
        "releases one, or says why none",
    ));
    routes.extend(served::<views::note::NoteForm>(
        "a new note, or the writer's draft",
        "adds the note, or keeps the draft",
    ));
    routes.extend(served::<views::correct::CorrectForm>(
        "who the person is, to be corrected",
        "adds a corrected version",
    ));
    routes.extend(served::<views::connection::ConnectionForm>(
        "a new connection",
        "records it",
    ));
    routes.extend(served::<views::disclosure::DisclosureForm>(
        "what was disclosed before",
        "records a disclosure",
    ));
    routes.extend(served::<views::connected::ConnectedForm>(
        "saying that one knows somebody",
        "takes the case from them",
    ));
    routes.push(
        Route::get(
            CasePlace::Match.route(),
            "leads to the first pair of records that is not decided",
            matching::first,
        )
        .entering("case.viewed"),
    );
    routes.extend(at::<views::matching::MatchForm>(
        &format!("{}/{{candidate}}", CasePlace::Match.route()),
        "two records that may be one person",
        "decides whether they are",
    ));
    routes.extend(emergency_access::routes());
    routes
}

fn served<F: Handled>(shows: &'static str, does: &'static str) -> [Route<Staff>; 2] {
    at::<F>(F::PLACE.route(), shows, does)
}

fn at<F: Handled>(path: &str, shows: &'static str, does: &'static str) -> [Route<Staff>; 2] {
    [
        Route::get(path, shows, show::<F>).entering("case.viewed"),
        Route::post(path, does, send::<F>).entering(F::LEDGER),
    ]
}
