//! Uses of emergency access that wait for a review, and the review of one.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use waymark_domain::EmergencyAccessId;
use waymark_domain::case::reference;
use waymark_domain::rules::List;
use waymark_service::desk::{Finding, UnderReview as Read, Unreviewed};
use waymark_service::{RetryKey, Sent, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::{Typed as _, refused_at};
use waymark_views::pages::case::looks::Look;
use waymark_views::pages::reviews::{
    EmergencyUse, Justified, ReviewForm, Reviewed, ReviewsPage, UnderReview, path,
};
use waymark_views::pages::staff_form::StaffFormPage;
use waymark_views::paths;

use super::Staff;
use super::case::shown::Words;
use super::session::{SignedIn, see_other};
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::{Problem, not_saved};

/// Where one use is reviewed.
pub(super) const ONE: &str = "/reviews/{access}";
/// The key that a review carries however often it is sent.
const RETRY: &str = "retry";
/// What a review is, among all that is sent once.
const PURPOSE: &str = "review";

pub(super) async fn list(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let waiting = staff.desk.unreviewed_emergencies(&signed_in.ctx).await?;
    let words = Words::load(&staff, signed_in.ctx.now).await?;
    let mut waiting: Vec<&Unreviewed> = waiting.iter().filter(|access| !access.own).collect();
    waiting.sort_by_key(|access| access.due_on);
    let shown = waiting.into_iter().map(|access| shown(access, &words));
    Ok(staff.pages().show(&place, &ReviewsPage::new(shown.collect())))
}

pub(super) async fn show(
    State(staff): State<Staff>,
    Path(access): Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let page = page(&staff, &signed_in, access_id(&access)?, &RetryKey::random()).await?;
    Ok(staff.pages().show(&place, &page))
}

pub(super) async fn review(
    State(staff): State<Staff>,
    Path(access): Path<String>,
    signed_in: SignedIn,
    place: Place,
    mut form: Form,
) -> Result<Response, Problem> {
    let access = access_id(&access)?;
    let retry = form.remove(RETRY).unwrap_or_default();
    let retry = RetryKey::parse(&retry).map_err(|_| Problem::Malformed)?;
    let typed = ReviewForm::posted(form.into_fields()).ok_or(Problem::UnknownField)?;
    let (status, errors) = match typed.parse() {
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors),
        Ok(reviewed) => match record(&staff, &signed_in, access, &retry, &reviewed).await {
            Ok(()) => return Ok(see_other(paths::REVIEWS)),
            Err(ServiceError::Case(why)) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                refused_at(("form", "form"), why),
            ),
            Err(ServiceError::Conflict) => (StatusCode::CONFLICT, not_saved("main-content")),
            Err(error @ ServiceError::Unavailable(_)) => {
                (Problem::from(error).status(), not_saved("main-content"))
            }
            Err(error) => return Err(error.into()),
        },
    };
    again(
        &staff,
        &signed_in,
        &place,
        (access, &retry),
        (status, typed, errors),
    )
    .await
}

async fn again(
    staff: &Staff,
    signed_in: &SignedIn,
    place: &Place,
    (access, retry): (EmergencyAccessId, &RetryKey),
    (status, typed, errors): (StatusCode, ReviewForm, FormErrors),
) -> Result<Response, Problem> {
    match page(staff, signed_in, access, retry).await {
        Ok(page) => Ok(staff.pages().show_with(status, place, &page.typed(typed, errors))),
        // Reviewed by somebody who was quicker: it waits no more.
        Err(Problem::NotFound) if status == StatusCode::CONFLICT => Ok(see_other(paths::REVIEWS)),
        Err(problem) => Err(problem),
    }
}

async fn record(
    staff: &Staff,
    signed_in: &SignedIn,
    access: EmergencyAccessId,
    retry: &RetryKey,
    reviewed: &Reviewed,
) -> Result<(), ServiceError> {
    let ctx = signed_in.ctx.clone().sending(Sent {
        purpose: PURPOSE,
        retry: retry.clone(),
        read: None,
    });
    let finding = match reviewed.justified {
        Justified::Yes => Finding::Justified,
        Justified::No => Finding::NotJustified,
    };
    staff
        .desk
        .review_emergency_access(&ctx, access, finding, &reviewed.reason)
        .await
}

async fn page(
    staff: &Staff,
    signed_in: &SignedIn,
    access: EmergencyAccessId,
    retry: &RetryKey,
) -> Result<StaffFormPage<ReviewForm>, Problem> {
    let Read { access, looks } = staff.desk.emergency_under_review(&signed_in.ctx, access).await?;
    let words = Words::load(staff, signed_in.ctx.now).await?;
    let looks = looks
        .iter()
        .map(|look| {
            Look::new(
                look.at,
                words.member(access.by),
                &look.action,
                look.basis.as_str(),
            )
        })
        .collect();
    let reason = words.label(List::EmergencyReason, &access.reason);
    let under_review = UnderReview::new(shown(&access, &words), reason, looks);
    Ok(StaffFormPage::new(path(access.id), paths::REVIEWS, under_review)
        .hide(RETRY, retry.text().to_string()))
}

fn shown(access: &Unreviewed, words: &Words) -> EmergencyUse {
    let due_on = access.due_on.unwrap_or(access.began_at.london_date());
    EmergencyUse::new(
        access.id,
        words.member_at_work(access.by),
        reference(access.case),
        (access.began_at, access.ends_at),
        words.due(due_on),
    )
}

fn access_id(text: &str) -> Result<EmergencyAccessId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}
