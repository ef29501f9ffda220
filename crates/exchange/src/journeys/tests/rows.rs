use proptest::prelude::*;
use waymark_domain::PartialDate;
use waymark_domain::case::DatedFact;
use waymark_domain::person::{Birth, Ethnicity};
use waymark_domain::text::{PersonName, Text};

use super::*;

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn texts(all: &[&str]) -> Vec<Text> {
    all.iter().map(|text| Text::parse(text).unwrap()).collect()
}

#[test]
fn a_full_row_becomes_a_journey() {
    let row = one(&[
        ("subsector", "Secondary school"),
        ("sector", "EDUCATION"),
        ("concern", "extreme right wing"),
        ("name", " Tobin  Fennimore"),
        ("other_names", "Tob; ;Toby F."),
        ("birth_date", "31/5/2009"),
        ("age", "15"),
        ("gender", "Gwryw"),
        ("ethnicity", "Not recorded"),
        ("ethnicity_stated_by", "officer"),
        ("postcode", "ZZ1 1AA"),
        ("address", "1 Nowhere Lane\nLlanfair Nowhere"),
        ("phone", "01632 960001;01632 960002"),
        ("email", "t@example.org"),
        ("force", "Heddlu Gwent"),
        ("area", "glan hafren"),
        ("initial_outcome", "suitable_for_channel"),
        ("initial_outcome_on", "03/06/2024"),
        ("discussed_on", "2024-07-02"),
        ("adopted_on", "2024-07-16"),
        ("consent", "given_both"),
        ("consent_on", "2024-07-16"),
        ("exit", "no_further_concern"),
        ("exit_on", "2025-02-11"),
    ])
    .unwrap();
    let fact = |what: &str, on: &str| {
        Some(DatedFact {
            code: code(what),
            on: on.parse().ok(),
        })
    };
    let expected = ImportRow {
        row_number: 2,
        sender_reference: SenderReference::parse("A-1").unwrap(),
        identity: Identity {
            name: PersonName::parse("Tobin Fennimore").ok(),
            other_names: ["Tob", "Toby F."]
                .iter()
                .map(|name| PersonName::parse(name).unwrap())
                .collect(),
            birth: Birth::Born("2009-05-31".parse().unwrap()),
            gender: Some(code("male")),
            ethnicity: Some(Ethnicity {
                code: code("not_recorded"),
                stated_by: code("officer"),
            }),
            address: Text::parse("1 Nowhere Lane\nLlanfair Nowhere").ok(),
            postcode: Text::parse("ZZ1 1AA").ok(),
            phones: texts(&["01632 960001", "01632 960002"]),
            emails: texts(&["t@example.org"]),
            ..Identity::default()
        },
        journey: ImportedJourney {
            received_on: "2024-05-31".parse().unwrap(),
            sector: code("education"),
            subsector: Some(code("secondary")),
            concern: Some(code("xrw")),
            force: Some(code("gwent")),
            initial_outcome: fact("suitable_for_channel", "2024-06-03"),
            signposted_to: None,
            discussed_on: "2024-07-02".parse().ok(),
            adopted_on: "2024-07-16".parse().ok(),
            consent: fact("given_both", "2024-07-16"),
            exit: fact("no_further_concern", "2025-02-11"),
        },
        area: Some(code("hafren")),
    };
    assert_eq!(*row, expected);
}

#[test]
fn an_empty_required_cell_is_named() {
    assert_eq!(
        errors(&[("sender_reference", " "), ("sector", "")]),
        [
            "row 2, sender_reference: \"\": expected a value, because this column is required",
            "row 2, sector: \"\": expected a value, because this column is required",
        ]
    );
    assert_eq!(
        errors(&[("received_on", "")]),
        ["row 2, received_on: \"\": expected a value, because this column is required"]
    );
}

#[test]
fn a_concern_is_looked_up_in_the_list_of_its_year() {
    let of = |day: &str, concern: &str| one(&[("received_on", day), ("concern", concern)]);
    let found =
        |row: Result<Box<ImportRow>, Vec<String>>| row.map(|row| row.journey.concern.unwrap().to_string());
    assert_eq!(
        found(of("2022-05-01", "School massacre")),
        Ok("school_massacre".into())
    );
    assert_eq!(
        found(of("2016-05-01", "School massacre")),
        Err(vec![
            "row 2, concern: \"School massacre\": expected a code or label of the list concern as it stood on 1 May \
             2016: islamist, xrw, other, unspecified"
                .into()
        ])
    );
}

#[test]
fn a_subsector_lies_in_its_sector() {
    assert_eq!(
        errors(&[("sector", "prison_probation"), ("subsector", "primary")]),
        [
            "row 2, subsector: \"primary\": expected a code or label of the list subsector as it stood on 31 May 2024: \
          prison, probation"
        ]
    );
}

#[test]
fn a_long_list_is_counted_and_not_spelled_out() {
    assert_eq!(
        errors(&[("force", "Nowhere Police")]),
        [
            "row 2, force: \"Nowhere Police\": expected a code or label of the list force as it stood on 31 May 2024 \
          (43 codes)"
        ]
    );
    assert_eq!(
        errors(&[("area", "nowhere")]),
        ["row 2, area: \"nowhere\": expected the code or name of an area: hafren"]
    );
}

#[test]
fn dates_follow_each_other_and_none_lies_in_the_future() {
    assert_eq!(
        errors(&[
            ("initial_outcome", "open"),
            ("initial_outcome_on", "2024-06-30"),
            ("discussed_on", "01/06/2024")
        ]),
        ["row 2, discussed_on: \"01/06/2024\": expected a day that is not before initial_outcome_on"]
    );
    assert_eq!(
        errors(&[("consent", "given_self"), ("consent_on", "2024-05-30")]),
        ["row 2, consent_on: \"2024-05-30\": expected a day that is not before received_on"]
    );
    assert_eq!(
        errors(&[("received_on", "2026-11-24")]),
        ["row 2, received_on: \"2026-11-24\": expected a day that has come"]
    );
    assert!(one(&[("received_on", "2026-11-23")]).is_ok());
}

#[test]
fn a_date_of_birth_and_an_age_must_agree() {
    let birth =
        |date: &str, age: &str| one(&[("birth_date", date), ("age", age)]).map(|row| row.identity.birth);
    let year = |year| Birth::Born(PartialDate::Year(year));
    assert_eq!(birth("2009", "14"), Ok(year(2009)));
    assert_eq!(birth("2009", "15"), Ok(year(2009)));
    let disagrees = "row 2, age: (not shown): expected the age that birth_date gives on received_on";
    assert_eq!(birth("2009", "13"), Err(vec![disagrees.to_owned()]));
    assert_eq!(birth("2009-06-01", "15"), Err(vec![disagrees.to_owned()]));
    assert_eq!(
        birth("2009-06", ""),
        Ok(Birth::Born(PartialDate::Month { year: 2009, month: 6 }))
    );
    assert_eq!(
        birth("", "14"),
        Ok(Birth::AgedAbout {
            years: 14,
            on: "2024-05-31".parse().unwrap()
        })
    );
    assert_eq!(birth("", ""), Ok(Birth::Unknown));
}

#[test]
fn nobody_was_born_after_the_referral_or_120_years_before() {
    let before = "row 2, birth_date: (not shown): expected a date no later than received_on and no more than 120 years \
                  before it";
    for date in ["2024-06-01", "2025", "1903-05-30", "1902"] {
        assert_eq!(errors(&[("birth_date", date)]), [before], "{date}");
    }
    for date in ["2024-05-31", "2024", "1903-06-01", "1903"] {
        assert!(one(&[("birth_date", date)]).is_ok(), "{date}");
    }
    assert_eq!(
        errors(&[("age", "121")]),
        ["row 2, age: (not shown): expected a whole number of years from 0 to 120"]
    );
}

#[test]
fn two_dates_of_birth_in_one_cell_are_none() {
    assert_eq!(
        errors(&[("birth_date", "2009-05-31; 2010-05-31")]),
        [
            "row 2, birth_date: (not shown): expected a date such as 2009-05-31 or 31/05/2009, a month such as 2009-05, or \
          a year"
        ]
    );
}

#[test]
fn a_day_or_an_ethnicity_alone_asks_for_what_belongs_to_it() {
    assert_eq!(
        errors(&[("exit_on", "2024-06-01"), ("ethnicity", "arab")]),
        [
            "row 2, ethnicity: \"arab\": expected a value in ethnicity_stated_by too",
            "row 2, exit_on: \"2024-06-01\": expected a value in exit too",
        ]
    );
}

#[test]
fn what_identifies_somebody_is_never_shown() {
    let name = "Tobin ".repeat(1_000);
    let reference = "Fennimore".repeat(100);
    assert_eq!(
        errors(&[("name", &name), ("sender_reference", &reference)]),
        [
            "row 2, sender_reference: (not shown): expected a reference of 1 to 200 characters",
            "row 2, name: (not shown): expected at most 1000 characters",
        ]
    );
}

#[test]
fn names_of_any_script_and_direction_are_kept_and_signs_of_control_are_made_visible() {
    let row = one(&[
        ("name", "\u{202e}نور\u{64f} <b>&amp;'; DROP TABLE\u{1b}"),
        ("address", "=cmd|' /C calc'!A0"),
    ])
    .unwrap();
    assert_eq!(
        row.identity.name.unwrap().as_str(),
        "\u{202e}نور\u{64f} <b>&amp;'; DROP TABLE␛"
    );
    assert_eq!(row.identity.address.unwrap().as_str(), "=cmd|' /C calc'!A0");
}

#[test]
fn neither_a_row_nor_its_errors_show_anything_in_debug() {
    let row = one(&[("name", "Tobin Fennimore"), ("postcode", "ZZ1 1AA")]).unwrap();
    let shown = format!("{row:?}");
    assert!(
        !shown.contains("Tobin") && !shown.contains("ZZ1") && !shown.contains("A-1"),
        "{shown}"
    );
}

#[test]
fn every_label_of_the_shipped_lists_names_one_code_of_its_day() {
    use waymark_domain::rules::List;
    let (rules, day) = (rules(), "2024-05-31");
    let columns = [
        ("sector", List::Sector),
        ("concern", List::Concern),
        ("gender", List::Gender),
        ("force", List::Force),
        ("initial_outcome", List::InitialOutcome),
        ("signposted_to", List::SignpostedTo),
        ("consent", List::Consent),
        ("exit", List::Exit),
    ];
    for (column, list) in columns {
        for entry in rules.entries(list, day.parse().unwrap()) {
            for written in [entry.code.as_str(), &entry.label, &entry.label.to_uppercase()] {
                assert!(one(&[(column, written)]).is_ok(), "{column}: {written}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_in_any_cell_gives_a_row_or_errors(column in prop::sample::select(Column::ALL.to_vec()), text in "\\PC{0,40}|[0-9/;-]{0,12}") {
        match one(&[(column.name(), &text)]) {
            Ok(row) => prop_assert_eq!(row.row_number, 2),
            Err(errors) => prop_assert!(!errors.is_empty()),
        }
    }
}
