//! What holds for the forms of a case.

use std::collections::BTreeSet;

use waymark_domain::case::{
    Deconfliction, GatewayOutcome, Handover, NoteKind, ReferrerAnswer, SecondVerdict, SocialCare, Sort, Told,
};
use waymark_domain::person::Birth;

use super::*;
use crate::gallery::HOSTILE;
use crate::pages::case::samples::{day, head, present};
use crate::tests::html::read;
use crate::{Chrome, Operator, Views};

fn render<P: Page>(page: &P) -> String {
    let operator = Operator {
        name: "Wyrdale Council".to_owned(),
        email: "waymark@wyrdale.example".to_owned(),
    };
    Views::strict()
        .unwrap()
        .render(Lang::En, &Chrome::staff("/", operator), page)
        .unwrap()
}

/// The names that a page's fields and buttons post.
fn posted<P: Page>(page: &P) -> BTreeSet<String> {
    let (elements, _) = read(&render(page));
    elements
        .iter()
        .filter(|e| ["input", "textarea", "select", "button"].contains(&e.tag.as_str()))
        .filter_map(|e| e.attribute("name").map(str::to_owned))
        .filter(|name| name != "csrf")
        .collect()
}

fn set(fields: &[&str]) -> BTreeSet<String> {
    fields.iter().map(|field| (*field).to_owned()).collect()
}

/// The first sample of a form posts exactly its fields: the site refuses a field that a form does not have.
macro_rules! posts_its_fields {
    ($($test:ident: $form:ident of $module:ident),+ $(,)?) => {$(
        #[test]
        fn $test() {
            let (_, page) = $module::samples::samples().remove(0);
            assert_eq!(posted(&page), set(&$module::$form::FIELDS));
        }
    )+};
}

posts_its_fields! {
    assign_posts_its_fields: AssignForm of assign,
    deconfliction_posts_its_fields: DeconflictionForm of deconfliction,
    decision_posts_its_fields: DecisionForm of decision,
    sign_posts_its_fields: SignForm of sign,
    escalate_posts_its_fields: EscalateForm of escalate,
    restrict_posts_its_fields: RestrictForm of restrict,
    lift_posts_its_fields: LiftForm of lift,
    pause_posts_its_fields: PauseForm of pause,
    handover_posts_its_fields: HandoverForm of handover,
    told_posts_its_fields: ToldForm of told,
    social_care_posts_its_fields: SocialCareForm of social_care,
    answer_posts_its_fields: AnswerForm of answer,
    note_posts_its_fields: NoteForm of note,
    correct_posts_its_fields: CorrectForm of correct,
    connection_posts_its_fields: ConnectionForm of connection,
    disclosure_posts_its_fields: DisclosureForm of disclosure,
    matching_posts_its_fields: MatchForm of matching,
    connected_posts_its_fields: ConnectedForm of connected,
    emergency_access_posts_its_fields: EmergencyAccessForm of emergency_access,
}

fn codes(errors: &FormErrors) -> Vec<(String, &'static str)> {
    errors.iter().map(|e| (e.field.clone(), e.code)).collect()
}

fn missing(fields: &[&str]) -> Vec<(String, &'static str)> {
    fields
        .iter()
        .map(|field| ((*field).to_owned(), "missing"))
        .collect()
}

#[test]
fn every_error_of_a_decision_is_named_at_once_and_leads_to_its_field() {
    let beside = decision::Beside::new(Vec::new(), Vec::new());
    let errors = decision::DecisionForm::default()
        .parse(&beside, present())
        .unwrap_err();
    let expected = [
        "outcome",
        "concern",
        "facts",
        "options",
        "not_checked",
        "reason",
        "told",
        "decided",
    ];
    assert_eq!(codes(&errors), missing(&expected));
    let page = FormPage::<decision::DecisionForm>::new(head(), beside)
        .typed(decision::DecisionForm::default(), errors.clone());
    let (elements, _) = read(&render(&page));
    for error in errors.iter() {
        assert!(
            elements
                .iter()
                .any(|e| e.attribute("id") == Some(error.anchor.as_str())),
            "{} leads nowhere",
            error.anchor
        );
    }
}

#[test]
fn what_was_typed_comes_back_with_the_errors() {
    let typed = note::NoteForm::from_typed(note::NoteForm::FIELDS.map(|field| format!("{field} {HOSTILE}")));
    let errors = typed.parse(present()).unwrap_err();
    let page = FormPage::<note::NoteForm>::new(head(), ()).typed(typed, errors);
    let (elements, _) = read(&render(&page));
    for field in ["fact", "allegation", "opinion"] {
        let area = elements
            .iter()
            .find(|e| e.attribute("id") == Some(field))
            .unwrap();
        assert_eq!(area.text, format!("{field} {HOSTILE}"));
    }
    let source = elements
        .iter()
        .find(|e| e.attribute("id") == Some("fact_source"))
        .unwrap();
    assert_eq!(
        source.attribute("value"),
        Some(format!("fact_source {HOSTILE}").as_str())
    );
}

fn decided(change: impl FnOnce(&mut decision::DecisionForm)) -> decision::DecisionForm {
    let mut form = decision::DecisionForm {
        outcome: "signposted".into(),
        concern: "xrw".into(),
        facts: "What was seen.".into(),
        options: "Going on.".into(),
        not_checked: "The school, by Bryn, on Friday.".into(),
        reason: "There is a need.".into(),
        service: "mental_health".into(),
        contact: "The duty team".into(),
        told: "yes".into(),
        told_on_day: "24".into(),
        told_on_month: "11".into(),
        told_on_year: "2026".into(),
        decided: "now".into(),
        ..decision::DecisionForm::default()
    };
    change(&mut form);
    form
}

fn beside() -> decision::Beside {
    decision::Beside::new(
        vec![Choice::new("xrw", "Extreme right-wing")],
        vec![Choice::new("mental_health", "Mental health")],
    )
}

#[test]
fn a_whole_decision_is_read() {
    let parsed = decided(|_| {}).parse(&beside(), present()).unwrap();
    assert_eq!(parsed.outcome, GatewayOutcome::Signposted);
    assert_eq!(parsed.decided_at, present().now);
    assert_eq!(parsed.weighed_together, None);
    assert_eq!(
        parsed.told,
        Told::Told {
            on: day("2026-11-24")
        }
    );
    assert!(matches!(parsed.handover, Some(Handover::To { .. })));
}

#[test]
fn going_on_asks_for_no_handover_and_every_other_outcome_does() {
    let goes_on = |outcome: &str| {
        decided(|form| {
            form.outcome = outcome.to_owned();
            form.service = String::new();
        })
        .parse(&beside(), present())
    };
    for outcome in GatewayOutcome::ALL {
        let asked = goes_on(outcome.code()).is_err_and(|errors| errors.about("service").is_some());
        assert_eq!(asked, outcome.closure().is_some(), "{}", outcome.code());
    }
}

#[test]
fn nobody_takes_over_only_with_a_reason() {
    let errors = decided(|form| form.service = "nobody".into())
        .parse(&beside(), present())
        .unwrap_err();
    assert_eq!(codes(&errors), missing(&["no_handover"]));
}

#[test]
fn a_repeat_is_weighed_together() {
    let repeat = beside().earlier(crate::pages::case::overview::samples::earlier());
    let errors = decided(|_| {}).parse(&repeat, present()).unwrap_err();
    assert_eq!(codes(&errors), missing(&["weighed"]));
}

#[test]
fn a_decision_made_earlier_needs_its_day_and_time_and_neither_lies_ahead() {
    let earlier = |day: &str, time: &str| {
        decided(|form| {
            form.decided = "earlier".into();
            form.decided_on_day = day.into();
            form.decided_on_month = "11".into();
            form.decided_on_year = "2026".into();
            form.decided_time = time.into();
        })
        .parse(&beside(), present())
    };
    assert_eq!(
        earlier("24", "4:30pm").unwrap().decided_at,
        day("2026-11-24").at_in_london(16, 30)
    );
    let code = |day, time| codes(&earlier(day, time).unwrap_err());
    assert_eq!(code("31", "4pm"), [("decided_on".to_owned(), "impossible")]);
    assert_eq!(code("26", "4pm"), [("decided_on".to_owned(), "future")]);
    assert_eq!(code("25", "11pm"), [("decided_time".to_owned(), "future")]);
    assert_eq!(code("24", "noonish"), [("decided_time".to_owned(), "impossible")]);
}

#[test]
fn somebody_not_told_is_asked_about_again_on_a_day_to_come() {
    let form = |day: &str| told::ToldForm {
        told: "no".into(),
        told_reason: "In hospital.".into(),
        revisit_day: day.into(),
        revisit_month: "11".into(),
        revisit_year: "2026".into(),
        ..told::ToldForm::default()
    };
    assert!(matches!(
        form("26").parse(present()),
        Ok(Told::NotTold { revisit_on, .. }) if revisit_on == day("2026-11-26")
    ));
    assert_eq!(
        codes(&form("25").parse(present()).unwrap_err()),
        [("revisit".to_owned(), "past")]
    );
}

#[test]
fn an_owner_is_one_of_those_offered_and_a_second_one_gets_a_note() {
    let member = "01930000-0000-7000-8000-000000000009";
    let owners = |present: Option<String>| {
        assign::Owners::new(present).person(member.parse().unwrap(), "Rowan Teal", 2, 0)
    };
    let form = |owner: &str| assign::AssignForm {
        owner: owner.to_owned(),
        handover: String::new(),
    };
    assert_eq!(form(member).parse(&owners(None)).unwrap().to.to_string(), member);
    let codes_of = |form: assign::AssignForm, owners| codes(&form.parse(&owners).unwrap_err());
    assert_eq!(
        codes_of(form(member), owners(Some("Bryn".to_owned()))),
        missing(&["handover"])
    );
    let other = "01930000-0000-7000-8000-000000000008";
    assert_eq!(codes_of(form(other), owners(None)), missing(&["owner"]));
}

#[test]
fn a_check_against_investigations_has_result_day_and_checker() {
    let form = deconfliction::DeconflictionForm::from_typed(
        ["clear", "25", "11", "2026", "Sgt Linden Marsh"].map(str::to_owned),
    );
    let checked = form.parse(present()).unwrap();
    assert_eq!(
        (checked.result, checked.on),
        (Deconfliction::Clear, day("2026-11-25"))
    );
    let errors = deconfliction::DeconflictionForm::default()
        .parse(present())
        .unwrap_err();
    assert_eq!(codes(&errors), missing(&["result", "checked", "checked_by"]));
}

#[test]
fn a_statement_needs_its_source_and_a_note_needs_a_statement() {
    let mut form = note::NoteForm {
        kind: "visit".into(),
        fact: "He was at home.".into(),
        ..note::NoteForm::default()
    };
    assert_eq!(
        codes(&form.parse(present()).unwrap_err()),
        missing(&["fact_source"])
    );
    form.fact_source = "I was there.".into();
    let note = form.parse(present()).unwrap();
    assert_eq!(
        (note.kind, note.about, note.statements.len()),
        (NoteKind::Visit, None, 1)
    );
    assert_eq!(note.statements.first().map(|s| s.sort), Some(Sort::Fact));
    let empty = note::NoteForm {
        kind: "visit".into(),
        ..note::NoteForm::default()
    };
    assert_eq!(codes(&empty.parse(present()).unwrap_err()), missing(&["fact"]));
}

#[test]
fn a_decision_is_sent_back_only_with_a_reason() {
    let form = |verdict: &str, words: &str| {
        sign::SignForm::from_typed([verdict.to_owned(), words.to_owned()]).parse()
    };
    assert_eq!(form("sign", ""), Ok(SecondVerdict::Signed { note: None }));
    assert_eq!(codes(&form("return", " ").unwrap_err()), missing(&["words"]));
    assert!(matches!(
        form("return", "Ask the school."),
        Ok(SecondVerdict::Returned { .. })
    ));
}

#[test]
fn an_answer_is_released_or_its_absence_explained() {
    let rules = waymark_domain::rules::RuleSet::shipped().unwrap();
    let list = rules.all_entries(waymark_domain::rules::List::SafeAnswer);
    let answers = answer::Answers::new(list.iter(), true, false);
    let form = |answer: &str, reason: &str| {
        answer::AnswerForm::from_typed([answer.to_owned(), reason.to_owned()]).parse(&answers)
    };
    assert!(matches!(form("read", ""), Ok(ReferrerAnswer::Released(code)) if code.as_str() == "read"));
    assert_eq!(codes(&form("none", "").unwrap_err()), missing(&["reason"]));
    assert_eq!(codes(&form("invented", "").unwrap_err()), missing(&["answer"]));
}

#[test]
fn social_care_was_told_on_a_day_with_a_reference_or_not_for_a_reason() {
    let form = |told: &str| social_care::SocialCareForm {
        told: told.into(),
        ..social_care::SocialCareForm::default()
    };
    let code = |told| codes(&form(told).parse(present()).unwrap_err());
    assert_eq!(code(""), missing(&["told"]));
    assert_eq!(code("yes"), missing(&["told_on", "reference"]));
    assert_eq!(code("no"), missing(&["reason"]));
    let because = social_care::SocialCareForm {
        reason: "Told already by the school.".into(),
        ..form("no")
    };
    assert!(matches!(because.parse(present()), Ok(SocialCare::NotTold { .. })));
}

#[test]
fn a_correction_begins_with_what_is_recorded_and_a_year_of_birth_is_enough() {
    let identity = waymark_domain::person::Identity {
        birth: Birth::Born("2009-05-09".parse().unwrap()),
        ..waymark_domain::person::Identity::default()
    };
    let recorded = correct::Recorded::new(&identity, Vec::new());
    let mut form = correct::CorrectForm::of(&identity);
    form.reason = "The school has the register.".into();
    assert_eq!(form.parse(&recorded, present()).unwrap().identity, identity);
    form.birth_day = String::new();
    form.birth_month = String::new();
    let corrected = form.parse(&recorded, present()).unwrap();
    assert_eq!(corrected.identity.birth, Birth::Born("2009".parse().unwrap()));
    form.birth_day = "31".into();
    form.birth_month = "2".into();
    assert_eq!(
        codes(&form.parse(&recorded, present()).unwrap_err()),
        [("birth".to_owned(), "impossible")]
    );
}

#[test]
fn not_certain_is_an_answer_with_a_reason() {
    let form = |verdict: &str, reason: &str| {
        matching::MatchForm::from_typed([verdict.to_owned(), reason.to_owned()]).parse()
    };
    assert_eq!(form("uncertain", "The school rings back.").unwrap().verdict, None);
    assert_eq!(codes(&form("", "").unwrap_err()), missing(&["verdict", "reason"]));
}

#[test]
fn a_refusal_says_what_stands_in_the_way() {
    for field in ["fact", "note"] {
        assert_eq!(
            codes(&holds_intelligence(field)),
            [(field.to_owned(), "intelligence")]
        );
    }
    assert_eq!(
        codes(&refused(Refusal::OwnDecision)),
        [("form".to_owned(), "own_decision")]
    );
}

#[test]
fn every_code_that_a_case_shows_has_its_words() {
    use waymark_domain::case::{LooseEnd, Role, StageName};
    use waymark_domain::task::{TaskKind, Urgency};

    let messages = crate::Messages::load().unwrap();
    let lists: [(&str, Vec<&str>); 8] = [
        ("role-", Role::ALL.iter().map(|role| role.code()).collect()),
        (
            "stage-",
            StageName::ALL.iter().map(|stage| stage.code()).collect(),
        ),
        (
            "task-kind-",
            TaskKind::ALL.iter().map(|kind| kind.code()).collect(),
        ),
        (
            "task-why-",
            TaskKind::ALL.iter().map(|kind| kind.code()).collect(),
        ),
        (
            "urgency-",
            Urgency::ALL.iter().map(|urgency| urgency.code()).collect(),
        ),
        ("loose-end-", LooseEnd::ALL.iter().map(|end| end.code()).collect()),
        (
            "note-kind-",
            NoteKind::ALL.iter().map(|kind| kind.code()).collect(),
        ),
        ("sort-", Sort::ALL.iter().map(|sort| sort.code()).collect()),
    ];
    for (prefix, codes) in lists {
        for code in codes {
            assert!(messages.has(Lang::En, &[prefix, code].concat()), "{prefix}{code}");
        }
    }
    for place in CasePlace::ALL {
        if !matches!(place, CasePlace::ShowReferrer | CasePlace::ShowIdentity) {
            assert!(messages.has(Lang::En, place.words().id()), "{place:?}");
        }
    }
}
