use proptest::prelude::*;

use super::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn codes(rules: &RuleSet, list: List, on: &str) -> Vec<String> {
    rules
        .entries(list, day(on))
        .map(|entry| entry.code.to_string())
        .collect()
}

#[test]
fn the_shipped_rule_set_is_whole() {
    let rules = RuleSet::shipped().unwrap();
    assert_eq!(rules.all_entries(List::Force).len(), 43);
    assert_eq!(rules.all_entries(List::Region).len(), 9);
    assert_eq!(rules.number("review.child_months"), Ok(12));
    assert_eq!(
        rules.number("no.such"),
        Err(InvalidRules::Missing("number no.such".into()))
    );
}

#[test]
fn each_number_and_list_says_where_it_comes_from() {
    let rules = RuleSet::shipped().unwrap();
    for (code, number) in rules.numbers() {
        assert!(!number.source.is_empty(), "{code}");
    }
    for list in List::ALL {
        assert!(
            rules.source(*list).is_some_and(|source| !source.is_empty()),
            "{}",
            list.code()
        );
    }
}

#[test]
fn the_concern_list_is_the_one_of_the_referral_year() {
    let rules = RuleSet::shipped().unwrap();
    assert_eq!(
        codes(&rules, List::Concern, "2016-03-31"),
        ["islamist", "xrw", "other", "unspecified"]
    );
    let split = codes(&rules, List::Concern, "2022-05-01");
    assert!(split.contains(&"school_massacre".into()) && !split.contains(&"mixed".into()));
    let latest = codes(&rules, List::Concern, "2024-12-01");
    assert!(latest.contains(&"extreme_violence".into()) && !latest.contains(&"school_massacre".into()));
}

#[test]
fn a_code_twice_on_one_day_is_refused() {
    let twice = RuleSet::SHIPPED.replace(
        "{ code = \"male\", label = \"Male\"",
        "{ code = \"female\", label = \"Male\"",
    );
    assert_eq!(
        RuleSet::parse(&twice),
        Err(InvalidRules::Twice("female in list gender".into()))
    );
}

const LOCAL: &str = r#"
    extends = "shipped"
    valid_from = "2026-01-01"
    note = "Fenmarsh"
    [number]
    "limit.gateway_assessment" = { value = 3, unit = "working days", source = "local protocol" }
    [[entry.controller]]
    code = "fenmarsh"
    label = "Fenmarsh Police"
    [[entry.gender]]
    code = "female"
    label = "Woman or girl"
    [[area]]
    code = "fenmarsh"
    name = "Fenmarsh"
    force = "gwent"
    controller = "fenmarsh"
    desk_mailbox = "desk@fenmarsh.example"
    read_times = "Referrals are read from 8am to 6pm."
    alert_again_minutes = 10
"#;

#[test]
fn an_office_gives_only_what_differs() {
    let rules = RuleSet::parse(LOCAL).unwrap();
    assert_eq!(rules.number("limit.gateway_assessment"), Ok(3));
    assert_eq!(rules.number("review.child_months"), Ok(12));
    assert_eq!(rules.area("fenmarsh").unwrap().controller.as_str(), "fenmarsh");
    let female = rules.entry(List::Gender, "female", day("2026-11-23")).unwrap();
    assert_eq!(female.label, "Woman or girl");
    assert_eq!(rules.all_entries(List::Gender).len(), 4);
}

#[test]
fn an_area_whose_controller_nobody_knows_is_refused() {
    let unknown = LOCAL.replace("controller = \"fenmarsh\"", "controller = \"elsewhere\"");
    let missing = InvalidRules::Missing("elsewhere in list controller".into());
    assert_eq!(RuleSet::parse(&unknown), Err(missing));
}

#[test]
fn an_unknown_field_is_refused_by_name() {
    let error = RuleSet::parse(&format!("colour = \"red\"\n{}", RuleSet::SHIPPED)).unwrap_err();
    assert!(error.to_string().contains("colour"), "{error}");
}

fn number() -> impl Strategy<Value = Number> {
    (any::<u16>(), "\\PC{1,30}", any::<bool>()).prop_map(|(value, source, unconfirmed)| Number {
        value,
        unit: "working days".to_owned(),
        source,
        unconfirmed,
    })
}

fn days() -> impl Strategy<Value = (Option<Date>, Option<Date>)> {
    let day = |year: Option<u16>, rest: &str| year.map(|year| day(&format!("{year}-{rest}")));
    (
        proptest::option::of(2015..2020_u16),
        proptest::option::of(2020..2040_u16),
    )
        .prop_map(move |(from, to)| (day(from, "04-01"), day(to, "03-31")))
}

fn entry() -> impl Strategy<Value = Entry> {
    let words = || "\\PC{1,30}";
    let optional = || proptest::option::of("\\PC{1,30}");
    (
        "[a-z]{1,12}",
        words(),
        optional(),
        days(),
        optional(),
        any::<bool>(),
    )
        .prop_map(
            |(code, label, label_cy, (valid_from, valid_to), source, unconfirmed)| Entry {
                code: code.parse().unwrap(),
                label,
                label_cy,
                parent: None,
                valid_from,
                valid_to,
                ages: None,
                source,
                unconfirmed,
            },
        )
}

fn area() -> impl Strategy<Value = Area> {
    let owners = proptest::collection::btree_map(
        proptest::sample::select(vec![
            StageName::GatewayAssessment,
            StageName::InformationGathering,
        ]),
        proptest::collection::btree_set(
            proptest::sample::select(vec![OwnerKind::Police, OwnerKind::LocalAuthority]),
            1..3,
        ),
        0..3,
    );
    let optional = || proptest::option::of("\\PC{1,30}");
    ("\\PC{1,30}", optional(), optional(), any::<u16>(), owners).prop_map(
        |(read_times, read_times_cy, telephone, alert_again_minutes, owners)| Area {
            read_times,
            read_times_cy,
            telephone,
            alert_again_minutes,
            owners,
            ..RuleSet::parse(LOCAL).unwrap().areas()[0].clone()
        },
    )
}

fn edit() -> impl Strategy<Value = RuleEdit> {
    let codes: Vec<String> = RuleSet::shipped()
        .unwrap()
        .numbers()
        .map(|(code, _)| code.to_owned())
        .collect();
    // Lists whose codes lie under no other list's.
    let lists = vec![
        List::EnquiryKind,
        List::Gender,
        List::SafeAnswer,
        List::IntelligenceMark,
    ];
    prop_oneof![
        (proptest::sample::select(codes), number())
            .prop_map(|(code, number)| RuleEdit::Number { code, number }),
        (proptest::sample::select(lists), entry()).prop_map(|(list, entry)| RuleEdit::Entry { list, entry }),
        area().prop_map(|area| RuleEdit::Area(Box::new(area))),
    ]
}

#[test]
fn a_rule_set_written_down_says_the_same() {
    for text in [RuleSet::SHIPPED, LOCAL] {
        let rules = RuleSet::parse(text).unwrap();
        let written = rules.to_text().unwrap();
        assert_eq!(RuleSet::parse(&written).as_ref(), Ok(&rules));
        assert_eq!(RuleSet::parse(&written).unwrap().to_text(), Ok(written));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_edit_written_down_is_the_same_edit(edit in edit()) {
        prop_assert_eq!(RuleEdit::parse(&edit.to_text().unwrap()), Ok(edit));
    }

    #[test]
    fn any_edits_keep_a_rule_set_that_can_be_written_and_read(edits in proptest::collection::vec(edit(), 1..5)) {
        let mut rules = RuleSet::parse(LOCAL).unwrap();
        for edit in edits {
            let after = rules.edited(&edit, day("2026-12-01"), "Edited").unwrap();
            let differences = rules.differences(&after);
            prop_assert!(differences.len() <= 1, "{differences:?}");
            prop_assert_eq!(after.differences(&after), vec![]);
            let again = after.edited(&edit, day("2026-12-01"), "Edited").unwrap();
            prop_assert_eq!(&again, &after, "made twice it is made once");
            let written = after.to_text().unwrap();
            prop_assert_eq!(RuleSet::parse(&written), Ok(after.clone()));
            rules = after;
        }
    }
}

#[test]
fn an_edit_of_what_is_not_there_is_refused() {
    let rules = RuleSet::parse(LOCAL).unwrap();
    let (_, number) = rules.numbers().next().unwrap();
    let edit = RuleEdit::Number {
        code: "no.such".to_owned(),
        number: number.clone(),
    };
    let missing = InvalidRules::Missing("number no.such".to_owned());
    assert_eq!(rules.edited(&edit, day("2026-12-01"), "Edited"), Err(missing));
    let mut area = rules.areas()[0].clone();
    area.code = "elsewhere".parse().unwrap();
    let edit = RuleEdit::Area(Box::new(area));
    let missing = InvalidRules::Missing("area elsewhere".to_owned());
    assert_eq!(rules.edited(&edit, day("2026-12-01"), "Edited"), Err(missing));
    assert!(RuleEdit::parse("").is_err());
}
