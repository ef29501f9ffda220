//! Finding a case or a person: what is asked for is posted, and every search is an entry.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use waymark_domain::case::reference;
use waymark_service::desk::{Because, FoundCase, Search, SearchAnswer};
use waymark_views::pages::find::{self, FindForm, FindPage, Found};

use super::case::shown::{Words, age};
use super::{SignedIn, Staff};
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn show(State(staff): State<Staff>, place: Place) -> Response {
    staff.pages().show(&place, &FindPage::start())
}

pub(super) async fn search(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = FindForm::from_typed(form.take(FindForm::FIELDS)?);
    let asked = match typed.parse() {
        Ok(asked) => asked,
        Err(errors) => {
            let page = FindPage::wrong(typed, errors);
            return Ok(staff
                .pages()
                .show_with(StatusCode::UNPROCESSABLE_ENTITY, &place, &page));
        }
    };
    let answer = staff.desk.find(&signed_in.ctx, &wanted(asked)).await?;
    let page = match answer {
        SearchAnswer::Warming => FindPage::warming(typed),
        SearchAnswer::Found {
            cases,
            more,
            looked_through,
        } => {
            let words = Words::load(&staff, signed_in.ctx.now).await?;
            let found = cases.iter().map(|found| row(found, &words)).collect();
            let page = if more {
                FindPage::too_many(typed, found)
            } else {
                FindPage::found(typed, found)
            };
            match looked_through.filter(|through| through.stopped) {
                Some(through) => page.stopped_after(u32::try_from(through.cases).unwrap_or(u32::MAX)),
                None => page,
            }
        }
    };
    Ok(staff.pages().show(&place, &page))
}

fn wanted(asked: find::Search) -> Search {
    let find::Search {
        anything,
        name,
        born,
        reference,
        address,
        telephone,
        words,
    } = asked;
    Search {
        anything,
        name,
        born,
        reference,
        address,
        telephone,
        words,
    }
}

fn row(found: &FoundCase, words: &Words) -> Found {
    let case = &found.case;
    let because: Vec<find::Because> = found.because.iter().copied().map(why).collect();
    let row = Found::new(case.case, reference(case.case), case.stage, &because)
        .in_area(words.area(&case.area))
        .aged(age(case.age, case.age_guessed));
    let row = match &case.name {
        Some(name) => row.about(name.as_str()),
        None => row,
    };
    match case.owner {
        Some(owner) => row.owned_by(words.member(owner)),
        None => row,
    }
}

fn why(because: Because) -> find::Because {
    match because {
        Because::NameSame => find::Because::NameSame,
        Because::NameClose => find::Because::NameClose,
        Because::NameSounds => find::Because::NameSounds,
        Because::NamePart => find::Because::NamePart,
        Because::OtherName => find::Because::OtherName,
        Because::BornSame => find::Because::Born,
        Because::BornSwapped => find::Because::BornSwapped,
        Because::BornSlip => find::Because::BornSlip,
        Because::BornFits => find::Because::BornAbout,
        Because::Postcode => find::Because::Postcode,
        Because::District => find::Because::District,
        Because::Address => find::Because::Address,
        Because::Telephone => find::Because::Telephone,
        Because::Email => find::Because::Email,
        Because::Handle => find::Because::Handle,
        Because::Reference => find::Because::Reference,
        Because::Words => find::Because::Words,
    }
}
