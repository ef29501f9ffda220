//! What happened in a case.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use waymark_service::ServiceError;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::timeline::{AsKnownForm, EntryKind, TimelinePage};

use super::{Named, arrived, open_as_known, shown};
use crate::pages::Place;
use crate::problem::Problem;
use crate::staff::query::Query;
use crate::staff::{SignedIn, Staff};

pub(super) async fn show(
    State(staff): State<Staff>,
    Named(case): Named,
    signed_in: SignedIn,
    query: Query,
    place: Place,
) -> Result<Response, Problem> {
    let typed = AsKnownForm::from_typed(AsKnownForm::FIELDS.map(|field| query.first(field).to_owned()));
    let kind = EntryKind::from_code(query.first("kind"));
    let present = Present {
        now: signed_in.ctx.now,
    };
    let (day, errors) = match typed.parse(present) {
        Ok(day) => (day, None),
        Err(errors) => (None, Some(errors)),
    };
    // On a day before the referral nothing was known: the case is there, and its timeline is empty.
    let (opened, entries) = match open_as_known(&staff, &signed_in, case, day).await {
        Ok(opened) => {
            let entries = shown::entries(&opened.file, &opened.words, kind);
            (opened, entries)
        }
        Err(ServiceError::NotFound) if day.is_some() => {
            let opened = open_as_known(&staff, &signed_in, case, None).await?;
            (opened, Vec::new())
        }
        Err(error) => return Err(error.into()),
    };
    let page = TimelinePage::new(arrived(opened.head, &query), entries, kind, day);
    Ok(match errors {
        None => staff.pages().show(&place, &page),
        Some(errors) => {
            let page = page.typed(typed, errors);
            staff
                .pages()
                .show_with(StatusCode::UNPROCESSABLE_ENTITY, &place, &page)
        }
    })
}
