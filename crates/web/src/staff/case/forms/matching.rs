//! Whether two records are one person.

use axum::http::StatusCode;
use axum::response::Response;
use waymark_domain::PartialDate;
use waymark_domain::case::{MatchVerdict, Note, NoteKind, Refusal, Sort, Statement, reference};
use waymark_domain::person::{Birth, Identity};
use waymark_domain::text::{PersonName, Text};
use waymark_policy::Action;
use waymark_service::desk::MaybeSame;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::CasePlace;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::matching::{MatchForm, Matched, Pair, Trait};
use waymark_views::pages::case::forms::not_now::NotNowPage;

use super::{Handled, NotShown, Opened, Visit};
use crate::problem::Problem;
use crate::staff::session::see_other;

impl Handled for MatchForm {
    const ACTION: Action = Action::DecideMatch;
    const LEDGER: &'static str = "case.match_decided, case.note_written";
    type Command = Matched;

    async fn shown(visit: &Visit, opened: &Opened) -> Result<Pair, NotShown> {
        let asked = opened
            .file
            .candidates
            .iter()
            .find(|maybe| Some(maybe.id) == visit.candidate)
            .ok_or(ServiceError::NotFound)?;
        if asked.state != UNDECIDED {
            return Err(NotShown::Refused(Refusal::MatchDecided));
        }
        let detail = visit.staff.desk.show_detail(visit.ctx(), visit.case).await?;
        let here = Identity {
            birth: detail.birth,
            address: detail.address,
            postcode: detail.postcode,
            phones: detail.phones,
            emails: detail.emails,
            ..opened.file.identity.clone()
        };
        Ok(pair(opened, &here, asked))
    }

    fn command(&self, _: &Pair, _: Present) -> Result<Matched, FormErrors> {
        self.parse()
    }

    async fn act(visit: &Visit, ctx: &Ctx, opened: &Opened, matched: Matched) -> Result<(), ServiceError> {
        let desk = &visit.staff.desk;
        match (matched.verdict, visit.candidate) {
            (Some(verdict), Some(candidate)) => decide(visit, ctx, candidate, verdict, matched.because).await,
            // Nobody can tell yet: what was found so far is written down, and the question stays open.
            (None, _) => {
                let source = opened.words.member_at_work(visit.signed_in.who.member.id);
                desk.write_note(ctx, visit.case, &so_far(matched.because, &source)?)
                    .await
            }
            (Some(_), None) => Err(ServiceError::NotFound),
        }
    }
}

/// Leads to the first pair that is not decided.
pub(super) async fn first(visit: Visit) -> Result<Response, Problem> {
    let opened = visit.open(Action::DecideMatch).await?;
    let undecided = opened
        .file
        .candidates
        .iter()
        .find(|maybe| maybe.state == UNDECIDED);
    Ok(match undecided {
        Some(maybe) => see_other(&format!("{}/{}", CasePlace::Match.path(visit.case), maybe.id)),
        None => {
            let page = NotNowPage::new(opened.head(), CasePlace::Match, Refusal::MatchDecided);
            visit.answer(StatusCode::OK, &page)
        }
    })
}

/// The state of a pair on which nobody has decided.
const UNDECIDED: &str = "undecided";

async fn decide(
    visit: &Visit,
    ctx: &Ctx,
    candidate: waymark_domain::CandidateId,
    verdict: MatchVerdict,
    because: Text,
) -> Result<(), ServiceError> {
    let desk = &visit.staff.desk;
    desk.decide_match(ctx, visit.case, candidate, verdict, because)
        .await
}

/// What was found so far, as a note.
fn so_far(because: Text, source: &str) -> Result<Note, ServiceError> {
    let source = Text::parse(source).map_err(|_| ServiceError::NotFound)?;
    Ok(Note {
        kind: NoteKind::Other,
        about: None,
        statements: vec![Statement {
            sort: Sort::Opinion,
            words: because,
            source,
        }],
    })
}

/// How a record says one of its traits.
type ReadTrait = fn(&Identity) -> Option<String>;

/// Both records side by side. What the other says shows only to whoever may open a case of theirs.
fn pair(opened: &Opened, here: &Identity, maybe: &MaybeSame) -> Pair {
    let there = maybe.other.as_deref();
    let other = match (maybe.case, &maybe.area) {
        (Some(case), _) => reference(case),
        (None, Some(area)) => opened.words.area(area),
        (None, None) => String::new(),
    };
    let traits: [(Trait, ReadTrait, &[&str]); 6] = [
        (Trait::Names, names, &["name", "names", "other_name"]),
        (Trait::Birth, birth, &["birth", "age"]),
        (Trait::Address, address, &["address", "postcode"]),
        (Trait::Contacts, contacts, &["phone", "phones", "email", "emails"]),
        (Trait::Handles, handles, &["handle", "handles"]),
        (Trait::Place, place, &["place"]),
    ];
    let pair = Pair::new(other, maybe.case.map(|case| CasePlace::Overview.path(case)));
    traits.into_iter().fold(pair, |pair, (of, read, codes)| {
        let alike = maybe.agreed.iter().any(|agreed| codes.contains(&agreed.as_str()));
        pair.row(of, read(here), there.and_then(read), alike)
    })
}

fn lines<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let lines: Vec<&str> = texts.collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn names(identity: &Identity) -> Option<String> {
    lines(
        identity
            .name
            .iter()
            .chain(&identity.other_names)
            .map(PersonName::as_str),
    )
}

fn birth(identity: &Identity) -> Option<String> {
    match identity.birth {
        Birth::Unknown => None,
        Birth::Born(PartialDate::Day(day)) => Some(day.words()),
        Birth::Born(date) => Some(date.to_string()).filter(|text| !text.is_empty()),
        Birth::AgedAbout { years, .. } => Some(years.to_string()),
    }
}

fn address(identity: &Identity) -> Option<String> {
    lines(
        identity
            .address
            .iter()
            .chain(&identity.postcode)
            .map(Text::as_str),
    )
}

fn contacts(identity: &Identity) -> Option<String> {
    lines(identity.phones.iter().chain(&identity.emails).map(Text::as_str))
}

fn handles(identity: &Identity) -> Option<String> {
    lines(identity.handles.iter().map(Text::as_str))
}

fn place(identity: &Identity) -> Option<String> {
    lines(identity.place.iter().map(Text::as_str))
}
