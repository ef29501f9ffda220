//! What is said when something is wrong, and that nothing typed is lost.

use waymark_domain::person::UnknownCode;
use waymark_domain::referral::Refusal;
use waymark_domain::rules::{InvalidRules, List};
use waymark_domain::text::TEXT_LIMIT_CHARS;

use super::super::samples::context;
use super::*;
use crate::{Chrome, Lang, Operator, Views};

/// The fields and codes of what is wrong with a page that holds these answers.
fn wrong(step: Step, mode: Mode, typed: &[(&str, &str)]) -> Vec<(String, &'static str)> {
    let rules = rules();
    let mut answers = Answers::new(mode);
    for (name, value) in typed {
        answers.put((*name).to_owned(), (*value).to_owned());
    }
    let errors = check(step, &answers, setting(&rules));
    errors
        .iter()
        .map(|error| (error.field.clone(), error.code))
        .collect()
}

fn one(field: &str, code: &'static str) -> Vec<(String, &'static str)> {
    vec![(field.to_owned(), code)]
}

#[test]
fn only_the_worry_and_something_of_the_person_are_needed() {
    assert_eq!(
        wrong(Step::Worry, Mode::Public, &[("worry", " \r\n ")]),
        one("worry", "missing")
    );
    assert_eq!(
        wrong(Step::Name(Position::FIRST), Mode::Public, &[]),
        one("person.1.name", "missing")
    );
    let rules = rules();
    for mode in Mode::ALL {
        let empty = Answers::new(mode);
        let needed: Vec<Step> = problems(&empty, setting(&rules))
            .into_iter()
            .map(|(step, _)| step)
            .collect();
        let mut expected = vec![Step::Worry, Step::Name(Position::FIRST)];
        if mode == Mode::Professional {
            expected.insert(0, Step::Sector);
        }
        assert_eq!(needed, expected, "{mode:?}");
    }
}

#[test]
fn a_description_tells_who_is_meant_as_well_as_a_name() {
    let described = [("person.1.description", "The man at number 4")];
    assert_eq!(wrong(Step::Name(Position::FIRST), Mode::Public, &described), []);
}

#[test]
fn everything_wrong_with_a_page_is_said_at_once() {
    let typed = [
        ("you.relationship", "purple"),
        ("confidential", "perhaps"),
        ("you.name", &"n".repeat(1_001)),
    ];
    let expected = [
        ("you.relationship", "not_a_choice"),
        ("you.name", "too_long"),
        ("confidential", "not_a_choice"),
    ];
    let expected: Vec<_> = expected.map(|(field, code)| (field.to_owned(), code)).into();
    assert_eq!(wrong(Step::You, Mode::Public, &typed), expected);
}

#[test]
fn an_email_address_is_whole_or_empty() {
    for (typed, fine) in [
        ("", true),
        ("a@b.example", true),
        ("a@b", false),
        ("a b@c.example", false),
        ("a@b@c.example", false),
    ] {
        assert_eq!(
            wrong(Step::Reach, Mode::Public, &[("you.email", typed)]).is_empty(),
            fine,
            "{typed}"
        );
    }
}

#[test]
fn text_past_the_limit_is_kept_and_the_limit_and_the_length_are_said() {
    let rules = rules();
    let long = "é".repeat(TEXT_LIMIT_CHARS + 1);
    let mut answers = Answers::new(Mode::Public);
    absorb(
        Step::Worry,
        &mut answers,
        vec![("worry".into(), long.clone())],
        setting(&rules),
    )
    .unwrap();
    let errors = check(Step::Worry, &answers, setting(&rules));
    let html = render(
        &page(Step::Worry, &answers, errors, "", &context(&rules)),
        Lang::En,
    );
    assert!(html.contains("This is 100,001 characters long and one field takes 100,000."));
    assert!(html.contains(&long), "what was typed is shown back");
    assert!(html.contains("<title>Error: What worries you? - "));
}

#[test]
fn two_birth_dates_are_shown_back_and_said() {
    let rules = rules();
    let step = Step::Birth(Position::FIRST);
    let mut answers = Answers::new(Mode::Public);
    let twice = [
        ("day", "3"),
        ("day", "4"),
        ("month", "2"),
        ("month", "3"),
        ("year", "2009"),
        ("year", "2009"),
    ];
    let posted = twice.map(|(part, value)| (format!("person.1.birth.{part}"), value.to_owned()));
    absorb(step, &mut answers, posted.into(), setting(&rules)).unwrap();
    let errors = check(step, &answers, setting(&rules));
    let codes: Vec<_> = errors
        .iter()
        .map(|error| (error.code, error.anchor.clone()))
        .collect();
    assert_eq!(codes, [("birth_twice", "person-1-birth-day".to_owned())]);
    let html = render(&page(step, &answers, errors, "", &context(&rules)), Lang::En);
    assert!(html.contains("value=\"3 / 4\"") && html.contains("value=\"2009 / 2009\""));
}

#[test]
fn a_part_of_another_sector_is_no_part_of_this_one() {
    let typed = [("sector", "education"), ("subsector", "housing")];
    assert_eq!(
        wrong(Step::Subsector, Mode::Professional, &typed),
        one("subsector", "not_a_choice")
    );
}

#[test]
fn each_refusal_of_the_domain_leads_to_its_page() {
    let leads = |refusal: Refusal| {
        let found = errors_for(&refusal);
        found.map(|(step, errors)| {
            (
                step.path(),
                errors.iter().map(|error| error.code).collect::<Vec<_>>(),
            )
        })
    };
    let to = |path: &str, code| Some((path.to_owned(), vec![code]));
    assert_eq!(leads(Refusal::NoWorry), to("/refer/worry", "missing"));
    assert_eq!(leads(Refusal::NoSubject), to("/refer/person/1/name", "missing"));
    assert_eq!(
        leads(Refusal::NothingKnownOfSubject { position: 3 }),
        to("/refer/person/3/name", "missing")
    );
    assert_eq!(
        leads(Refusal::TooManySubjects { given: 21, limit: 20 }),
        to("/refer/people", "too_many")
    );
    assert_eq!(leads(Refusal::UnknownArea), to("/refer/area", "not_a_choice"));
    let relationship = UnknownCode {
        list: List::Relationship,
    };
    assert_eq!(
        leads(Refusal::Code(relationship)),
        to("/refer/you", "not_a_choice")
    );
    let operators = Refusal::Rules(InvalidRules::Missing("number form.people".into()));
    assert_eq!(leads(operators), None);
}

#[test]
fn the_last_check_leads_to_each_problem() {
    let rules = rules();
    let answers = Answers::new(Mode::Public);
    let problems = parse(&answers, setting(&rules), false).unwrap_err();
    let page = check_answers::CheckPage::new(&answers, &problems, "key", &context(&rules));
    let html = render(&StepPage::Check(page), Lang::Cy);
    assert!(html.contains("<title>Gwall: "));
    assert!(html.contains("href=\"/cy/refer/worry?change=1#worry\""));
    assert!(html.contains("href=\"/cy/refer/person/1/name?change=1#person-1-name\""));
}

#[test]
fn a_disguised_name_is_shown_as_what_it_is() {
    let rules = rules();
    let mut answers = Answers::new(Mode::Public);
    answers.put("person.1.name".into(), "\u{202e}hsraM <b>".into());
    let html = render(
        &page(Step::Check, &answers, FormErrors::none(), "key", &context(&rules)),
        Lang::En,
    );
    assert!(html.contains("<bdi dir=\"auto\">[U+202E]hsraM &lt;b&gt;</bdi>"));
    assert!(!html.contains('\u{202e}'));
    assert!(html.contains("name=\"retry_key\" value=\"key\""));
}

fn render(page: &StepPage, lang: Lang) -> String {
    let operator = Operator {
        name: "Wyrdale Council".into(),
        email: "waymark@wyrdale.example".into(),
    };
    let chrome = Chrome::public("/refer", operator);
    let html = page.render(&Views::strict().unwrap(), lang, &chrome).unwrap();
    html.replace("&#x2f;", "/")
}
