//! What the referrer told; who they are and how to find the person only once they were shown.

use waymark_domain::CaseId;
use waymark_domain::person::Identity;
use waymark_domain::referral::{Answer, Aware, Question, Referrer};
use waymark_domain::rules::List;
use waymark_domain::task::TaskKind;
use waymark_domain::text::Text;
use waymark_policy::Action;
use waymark_service::desk::{CaseFile, Detail, Writing};
use waymark_views::pages::case::referral::{
    Addition, IdentityPart, Masked, ReferralPage, ReferrerPart, ReferrerShown,
};
use waymark_views::pages::case::said::birth;
use waymark_views::pages::case::{CaseHead, CasePlace};
use waymark_views::{Form, Hidden};

use super::Words;

/// The referral of a case.
pub(in crate::staff) fn referral(
    file: &CaseFile,
    words: &Words,
    head: CaseHead,
    csrf: &Hidden,
) -> ReferralPage {
    let told = file.writings.iter().find_map(|written| {
        let Writing::Account(account, person, family) = &written.writing else {
            return None;
        };
        let answers = account
            .iter()
            .map(|(question, answer)| (*question, answer.clone()));
        Some((answers.collect(), *person, *family))
    });
    let (answers, person, family): (Vec<(Question, Answer)>, Aware, Aware) = told.unwrap_or_default();
    let came = &file.came;
    let additions = file.writings.iter().rev().filter_map(|written| {
        let Writing::Addition(text) = &written.writing else {
            return None;
        };
        Some(Addition {
            at: written.recorded_at.london_words(),
            text: text.clone(),
        })
    });
    let page = ReferralPage::new(head, &answers, csrf)
        .received(came.at, came.channel, words.label(List::Sector, &came.sector))
        .danger(came.urgent)
        .aware(person, family)
        .wishes(came.confidential, came.feedback)
        .additions(additions.collect());
    let unread = file
        .tasks
        .iter()
        .filter(|task| task.kind == TaskKind::ReadAddition && file.may.contains(&Action::ReadAddition))
        .filter_map(|task| task.about)
        .map(|addition| Form::to(read_path(file.state.id, addition)).hide(csrf.name, csrf.value.clone()));
    let page = page.may_read(unread.collect());
    let page = identity(page, &file.identity, words);
    let page = if file.may.contains(&Action::Correct) {
        page.may_correct()
    } else {
        page
    };
    let page = if file.may.contains(&Action::ViewReferrer) {
        page.referrer(ReferrerShown::Sealed)
    } else {
        page
    };
    match (file.has_detail, file.may.contains(&Action::ViewIdentityDetail)) {
        (true, true) => page.masked(Masked::Hidden),
        (true, false) => page.masked(Masked::NotYours),
        (false, _) => page.masked(Masked::NotKnown),
    }
}

/// Where somebody says that they have read what was added.
fn read_path(case: CaseId, addition: uuid::Uuid) -> String {
    format!("{}/additions/{addition}", CasePlace::Referral.path(case))
}

fn identity(page: ReferralPage, who: &Identity, words: &Words) -> ReferralPage {
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned());
    let names: Vec<&str> = who.other_names.iter().map(|name| name.as_str()).collect();
    let gender = who.gender.as_ref();
    let parts = [
        (IdentityPart::OtherNames, lines(&names)),
        (
            IdentityPart::Gender,
            gender.map(|code| words.label(List::Gender, code.as_str())),
        ),
        (IdentityPart::Place, text(&who.place)),
        (IdentityPart::Handles, lines(&texts(&who.handles))),
        (IdentityPart::Language, text(&who.language)),
        (IdentityPart::Description, text(&who.description)),
    ];
    with_parts(page, parts)
}

/// The same page with what was shown of how to find the person.
pub(in crate::staff) fn with_detail(page: ReferralPage, detail: &Detail, words: &Words) -> ReferralPage {
    let address: Vec<Text> = [&detail.address, &detail.postcode]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    let page = page.masked(Masked::Shown {
        birth: birth(detail.birth).map(|message| words.say(&message)),
        address: lines(&texts(&address)),
    });
    let parts = [
        (IdentityPart::Phones, lines(&texts(&detail.phones))),
        (IdentityPart::Emails, lines(&texts(&detail.emails))),
    ];
    with_parts(page, parts)
}

/// Who referred, in rows of what they gave.
pub(in crate::staff) fn referrer(who: &Referrer, words: &Words) -> ReferrerShown {
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned());
    let relationship = who.relationship.as_ref();
    let parts = [
        (
            ReferrerPart::Name,
            who.name.as_ref().map(|name| name.as_str().to_owned()),
        ),
        (
            ReferrerPart::Relationship,
            relationship.map(|code| words.label(List::Relationship, code.as_str())),
        ),
        (ReferrerPart::Job, text(&who.role)),
        (ReferrerPart::Organisation, text(&who.organisation)),
        (ReferrerPart::Phone, text(&who.phone)),
        (ReferrerPart::Email, text(&who.email)),
        (ReferrerPart::SafeTimes, text(&who.safe_times)),
    ];
    let rows = parts
        .into_iter()
        .filter_map(|(part, text)| text.map(|text| part.row(text)));
    ReferrerShown::Shown { rows: rows.collect() }
}

fn with_parts<const N: usize>(
    page: ReferralPage,
    parts: [(IdentityPart, Option<String>); N],
) -> ReferralPage {
    parts
        .into_iter()
        .filter_map(|(part, text)| text.map(|text| (part, text)))
        .fold(page, |page, (part, text)| page.identity(part, text))
}

fn texts(all: &[Text]) -> Vec<&str> {
    all.iter().map(Text::as_str).collect()
}

fn lines(all: &[&str]) -> Option<String> {
    (!all.is_empty()).then(|| all.join("\n"))
}
