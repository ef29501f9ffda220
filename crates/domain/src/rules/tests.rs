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
