//! The first page of the staff site: what the reader has to do, or, for somebody who has no work with cases, where
//! they can go.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use waymark_policy::{Action, Areas};
use waymark_service::desk::WorkItem;
use waymark_views::pages::desk::Desk;
use waymark_views::pages::work::{WorkFilter, WorkPage};

use super::case::shown::Words;
use super::query::Query;
use super::rows::{is_own, task_row};
use super::{SignedIn, Staff, warnings};
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn show(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    query: Query,
    place: Place,
) -> Result<Response, Problem> {
    let chrome = warnings::chrome(&staff, &place).await?;
    if !signed_in.may(Action::SeeOwnWork) {
        let page = Desk::default();
        return Ok(staff.pages().show_in(StatusCode::OK, &place, &chrome, &page));
    }
    let work = staff.desk.my_work(&signed_in.ctx).await?;
    let words = Words::load(&staff, signed_in.ctx.now).await?;
    let areas = areas(&signed_in, &words, &work.rows);
    let filter = WorkFilter::from_query(query.pairs(), &areas);
    let me = signed_in.who.member.id;
    let rows: Vec<_> = work
        .rows
        .iter()
        .filter(|item| filter.admits(&item.case.area, item.todo.kind, is_own(item, me)))
        .map(|item| task_row(item, &words))
        .collect();
    let page = WorkPage::new(&rows, &filter, &areas);
    let page = if work.more { page.and_more() } else { page };
    Ok(staff.pages().show_in(StatusCode::OK, &place, &chrome, &page))
}

/// The areas they work in, and those of what they have to do.
fn areas(signed_in: &SignedIn, words: &Words, work: &[WorkItem]) -> Vec<(String, String)> {
    let member = &signed_in.who.member;
    let roles: Vec<_> = member.roles.iter().map(|held| held.role).collect();
    let theirs: Vec<String> = match member.areas_of(&roles) {
        Areas::All => words.areas(),
        Areas::These(areas) => areas.iter().map(ToString::to_string).collect(),
    };
    let codes = theirs
        .into_iter()
        .chain(work.iter().map(|item| item.case.area.clone()));
    let named: BTreeMap<String, String> = codes.map(|code| (words.area(&code), code)).collect();
    named.into_iter().map(|(name, code)| (code, name)).collect()
}
