//! Which pages come, and in which order.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

const ONE: Position = Position::FIRST;

#[test]
fn a_frightened_mother_has_nine_short_pages_before_the_check() {
    let (_, sent) = walk(Mode::Public, &least(), &rules());
    let pages = [
        Step::Danger,
        Step::Area,
        Step::Worry,
        Step::Name(ONE),
        Step::Birth(ONE),
        Step::Aware(ONE),
        Step::More,
        Step::You,
        Step::Reach,
    ];
    assert_eq!(sent, pages);
}

#[test]
fn the_advice_line_asks_what_the_public_is_asked() {
    let public = walk(Mode::Public, &least(), &rules()).1;
    assert_eq!(walk(Mode::Operator, &least(), &rules()).1, public);
}

#[test]
fn a_professional_says_the_sector_first_and_then_takes_any_task() {
    let (_, sent) = walk(Mode::Professional, &least(), &rules());
    let pages = [
        Step::Sector,
        Step::Danger,
        Step::Area,
        Step::Worry,
        Step::Online,
        Step::Help,
        Step::Name(ONE),
        Step::Find(ONE),
        Step::Aware(ONE),
        Step::People,
        Step::You,
        Step::Reach,
    ];
    assert_eq!(sent, pages);
}

#[test]
fn a_sector_with_parts_asks_for_the_part() {
    let school = [("sector", "education"), ("subsector", "secondary")];
    let answers: Told = least().into_iter().chain(school).collect();
    let (_, sent) = walk(Mode::Professional, &answers, &rules());
    assert_eq!(sent.get(..2), Some([Step::Sector, Step::Subsector].as_slice()));
}

#[test]
fn danger_now_shows_999_and_carries_on() {
    for danger in ["now", "travelling"] {
        let answers: Told = least().into_iter().chain([("danger", danger)]).collect();
        let (_, sent) = walk(Mode::Public, &answers, &rules());
        assert_eq!(
            sent.get(..3),
            Some([Step::Danger, Step::Emergency, Step::Area].as_slice())
        );
    }
}

#[test]
fn each_tick_brings_its_pages_and_no_others() {
    let plain = walk(Mode::Public, &least(), &rules()).1;
    for (tick, page) in [
        ("more.noticed", Step::Noticed),
        ("more.online", Step::Online),
        ("more.contacts", Step::Contacts),
        ("more.help", Step::Help),
        ("more.find", Step::Find(ONE)),
        ("more.about", Step::About(ONE)),
        ("more.others", Step::People),
    ] {
        let answers: Told = least().into_iter().chain([(tick, "yes")]).collect();
        let mut sent = walk(Mode::Public, &answers, &rules()).1;
        assert!(sent.contains(&page), "{tick}");
        sent.retain(|step| *step != page);
        assert_eq!(sent, plain, "{tick}");
    }
}

#[test]
fn each_person_is_asked_about_before_the_next() {
    let more = [
        ("more.others", "yes"),
        ("person.2.name", "Wren Marsh"),
        ("person.3.description", "Their friend"),
    ];
    let answers: Told = least().into_iter().chain(more).collect();
    let (answers, sent) = walk(Mode::Public, &answers, &rules());
    let two = Position::new(2).unwrap();
    let about_people: Vec<Step> = sent
        .into_iter()
        .filter(|step| step.person() == Some(two) || *step == Step::People)
        .collect();
    assert_eq!(
        about_people,
        [
            Step::People,
            Step::Name(two),
            Step::Birth(two),
            Step::Aware(two),
            Step::People
        ]
    );
    assert_eq!(answers.people(), 2);
}

#[test]
fn where_there_are_no_areas_none_is_asked() {
    let shipped = RuleSet::shipped().unwrap();
    let (_, sent) = walk(Mode::Public, &least(), &shipped);
    assert!(!sent.contains(&Step::Area));
}

#[test]
fn back_leads_from_the_check_to_the_start_through_every_page() {
    let rules = rules();
    for mode in Mode::ALL {
        let (answers, mut sent) = walk(mode, &least(), &rules);
        let setting = setting(&rules);
        if mode == Mode::Professional {
            // Tasks lead back to their list, and the list to what came before it.
            assert_eq!(back(Step::Worry, &answers, setting, false), "/refer/tasks");
            assert_eq!(back(Step::Tasks, &answers, setting, false), "/refer/danger");
            assert_eq!(back(Step::Check, &answers, setting, false), "/refer/tasks");
            assert_eq!(back(Step::Sector, &answers, setting, false), "/refer");
            continue;
        }
        let mut path = Step::Check.path();
        while let Some(step) = Step::from_path(&path) {
            path = back(step, &answers, setting, false);
            assert_eq!(path, sent.pop().map_or("/refer".to_owned(), Step::path));
        }
    }
}

#[test]
fn a_change_goes_back_to_the_check_unless_it_asks_something_new() {
    let rules = rules();
    for mode in Mode::ALL {
        let (mut answers, _) = walk(mode, &least(), &rules);
        let setting = setting(&rules);
        assert_eq!(back(Step::Worry, &answers, setting, true), "/refer/check");
        assert_eq!(next(Step::Worry, &answers, setting, true), Step::Check);
        absorb(
            Step::Danger,
            &mut answers,
            vec![("danger".into(), "now".into())],
            setting,
        )
        .unwrap();
        assert_eq!(next(Step::Danger, &answers, setting, true), Step::Emergency);
        absorb(
            Step::Emergency,
            &mut answers,
            vec![("emergency".into(), "seen".into())],
            setting,
        )
        .unwrap();
        assert_eq!(next(Step::Emergency, &answers, setting, true), Step::Check);
    }
}

#[test]
fn a_page_stays_as_long_as_something_is_typed_in_it() {
    let rules = rules();
    let setting = setting(&rules);
    let mut answers = Answers::new(Mode::Public);
    assert!(!opens(Step::Online, &answers, setting));
    answers.put("online".into(), "wren_77".into());
    assert!(opens(Step::Online, &answers, setting));
}

#[test]
fn a_person_taken_out_leads_back_to_the_people() {
    let rules = rules();
    let more = [
        ("more.others", "yes"),
        ("person.2.name", "Wren Marsh"),
        ("person.3.name", "Ash Marsh"),
    ];
    let told: Told = least().into_iter().chain(more).collect();
    let (mut answers, _) = walk(Mode::Public, &told, &rules);
    let step = Step::Remove(Position::new(2).unwrap());
    absorb(
        step,
        &mut answers,
        vec![("person.2.remove".into(), "yes".into())],
        setting(&rules),
    )
    .unwrap();
    assert_eq!((answers.people(), answers.get("person.2.name")), (2, "Ash Marsh"));
    assert_eq!(next(step, &answers, setting(&rules), false), Step::People);
}

#[test]
fn every_page_can_be_reached() {
    let everything = [
        ("danger", "now"),
        ("sector", "education"),
        ("more.noticed", "yes"),
        ("more.online", "yes"),
        ("more.contacts", "yes"),
        ("more.help", "yes"),
        ("more.find", "yes"),
        ("more.about", "yes"),
        ("more.others", "yes"),
    ];
    let told: Told = least().into_iter().chain(everything).collect();
    let reached: BTreeSet<&str> = Mode::ALL
        .into_iter()
        .flat_map(|mode| walk(mode, &told, &rules()).1)
        .map(Step::slug)
        .collect();
    let asked = "about area aware birth contacts danger emergency find help more name noticed online people reach sector \
                 subsector worry you";
    assert_eq!(reached.into_iter().collect::<Vec<_>>().join(" "), asked);
}

/// Values that fields may hold, right and wrong.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        prop::sample::select(vec![
            "yes",
            "no",
            "now",
            "travelling",
            "education",
            "secondary",
            "wyrdale",
            "3",
            "2009"
        ])
        .prop_map(str::to_owned),
        ".{0,6}",
    ]
}

proptest! {
    /// Whatever is typed in whatever order, the form never loses its way: each page it leads to opens, and
    /// once each page is answered well it comes to the check.
    #[test]
    fn it_always_comes_to_the_check(
        mode in prop::sample::select(Mode::ALL.to_vec()),
        first_try in prop::collection::vec((any::<prop::sample::Index>(), value()), 0..60),
    ) {
        let rules = rules();
        let setting = setting(&rules);
        let mut answers = Answers::new(mode);
        for (which, value) in first_try {
            let pages: Vec<Step> = steps(&answers, setting).into_iter().filter(|step| !posted_names(*step, &answers).is_empty()).collect();
            let step = *which.get(&pages);
            let posted = posted_names(step, &answers).into_iter().map(|name| (name, value.clone())).collect();
            prop_assert!(absorb(step, &mut answers, posted, setting).is_ok());
            prop_assert!(opens(next(step, &answers, setting, false), &answers, setting));
        }
        let mut step = first(&answers, setting);
        for sent in 0..300 {
            prop_assert!(opens(step, &answers, setting), "{:?} after {}", step, sent);
            if step == Step::Check {
                return Ok(());
            }
            if step == Step::Tasks {
                step = next_task(&answers, setting);
                continue;
            }
            let person = step.person().map(|at| format!("person.{at}.name"));
            let posted = posted_names(step, &answers).into_iter().filter_map(|name| match name.as_str() {
                "worry" => Some((name, "w".to_owned())),
                "sector" => Some((name, "other".to_owned())),
                _ if Some(&name) == person.as_ref() => Some((name, "n".to_owned())),
                _ => None,
            });
            let posted = posted.collect();
            prop_assert!(absorb(step, &mut answers, posted, setting).is_ok());
            step = next(step, &answers, setting, false);
        }
        prop_assert!(false, "it never comes to the check");
    }
}
