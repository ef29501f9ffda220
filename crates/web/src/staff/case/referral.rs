//! What the referrer told; and, each shown on request alone, who they are, and when the person was born and where
//! they live.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use waymark_domain::{AdditionId, CaseId};
use waymark_views::pages::case::CasePlace;
use waymark_views::pages::case::forms::reveal::RevealForm;

use super::{Named, Opened, open, shown};
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;
use crate::staff::query::Query;
use crate::staff::session::see_other;
use crate::staff::{SignedIn, Staff};

pub(super) async fn show(
    State(staff): State<Staff>,
    Named(case): Named,
    signed_in: SignedIn,
    query: Query,
    place: Place,
) -> Result<Response, Problem> {
    let Opened { file, words, head } = open(&staff, &signed_in, case, &query).await?;
    let page = shown::referral(&file, &words, head, &signed_in.csrf());
    Ok(staff.pages().show(&place, &page))
}

/// Shows who referred, once the reason is kept.
pub(super) async fn referrer(
    State(staff): State<Staff>,
    Named(case): Named,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = RevealForm::from_typed(form.take(RevealForm::FIELDS)?);
    let reason = typed.parse();
    let referrer = match reason {
        Ok(reason) => Ok(staff.desk.show_referrer(&signed_in.ctx, case, reason).await?),
        Err(errors) => Err(errors),
    };
    let Opened { file, words, head } = open(&staff, &signed_in, case, &Query::default()).await?;
    let page = shown::referral(&file, &words, head, &signed_in.csrf());
    Ok(match referrer {
        Ok(referrer) => staff
            .pages()
            .show(&place, &page.referrer(shown::referrer(&referrer, &words))),
        Err(errors) => {
            let page = page.typed(typed, errors);
            staff
                .pages()
                .show_with(StatusCode::UNPROCESSABLE_ENTITY, &place, &page)
        }
    })
}

/// Notes that what was added was read.
pub(super) async fn read(
    State(staff): State<Staff>,
    Path((case, addition)): Path<(String, String)>,
    signed_in: SignedIn,
    form: Form,
) -> Result<Response, Problem> {
    let [] = form.take([])?;
    let case: CaseId = case.parse().map_err(|_| Problem::NotFound)?;
    let addition: AdditionId = addition.parse().map_err(|_| Problem::NotFound)?;
    staff.desk.read_addition(&signed_in.ctx, case, addition).await?;
    Ok(see_other(&CasePlace::Referral.path(case)))
}

/// Shows birth date, address and contacts.
pub(super) async fn identity(
    State(staff): State<Staff>,
    Named(case): Named,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let [] = form.take([])?;
    let detail = staff.desk.show_detail(&signed_in.ctx, case).await?;
    let Opened { file, words, head } = open(&staff, &signed_in, case, &Query::default()).await?;
    let page = shown::referral(&file, &words, head, &signed_in.csrf());
    let page = shown::with_detail(page, &detail, &words);
    Ok(staff.pages().show(&place, &page))
}
