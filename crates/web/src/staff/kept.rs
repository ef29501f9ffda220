//! What had been typed when a session ended, or before a code was asked for.

use axum::extract::{Path, State};
use axum::response::Response;
use uuid::Uuid;
use waymark_views::pages::sign_in::{KeptFormPage, KeptLine, KeptPage};
use waymark_views::paths;

use super::Staff;
use super::session::{SignedIn, see_other};
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn list(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let kept = staff.office.kept_forms(&signed_in.ctx).await?.into_iter();
    let kept = kept.map(|form| KeptLine {
        id: form.id.to_string(),
        path: form.path,
        kept_at: form.kept_at.london_words(),
        until: form.until.london_words(),
    });
    let page = KeptPage::new(kept.collect(), signed_in.csrf());
    Ok(staff.pages().show(&place, &page))
}

pub(super) async fn open(
    State(staff): State<Staff>,
    Path(kept): Path<String>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let [] = form.take([])?;
    let id: Uuid = kept.parse().map_err(|_| Problem::NotFound)?;
    let opened = staff.office.open_kept(&signed_in.ctx, id).await?;
    let page = KeptFormPage::new(id.to_string(), opened.path, opened.fields, signed_in.csrf());
    Ok(staff.pages().show(&place, &page))
}

pub(super) async fn remove(
    State(staff): State<Staff>,
    Path(kept): Path<String>,
    signed_in: SignedIn,
    form: Form,
) -> Result<Response, Problem> {
    let [] = form.take([])?;
    let id: Uuid = kept.parse().map_err(|_| Problem::NotFound)?;
    staff.office.remove_kept(&signed_in.ctx, id).await?;
    Ok(see_other(paths::KEPT))
}
