use proptest::prelude::*;

use super::*;
use crate::calendar::Calendar;
use crate::case::CaseEvent;
use crate::person::{Birth, Identity};
use crate::rules::RuleSet;
use crate::text::{PersonName, Text};
use crate::{Date, PartialDate, Timestamp};

fn now() -> Timestamp {
    Timestamp::parse("2026-11-23T09:00:00Z").unwrap()
}

fn rules() -> RuleSet {
    RuleSet::shipped().unwrap()
}

fn subject(birth: Birth) -> Subject {
    let name = PersonName::parse("Robin Marsh").ok();
    Subject {
        identity: Identity {
            name,
            birth,
            ..Identity::default()
        },
        person_aware: Aware::NotTold,
        family_aware: Aware::NotKnown,
    }
}

fn referral(subjects: Vec<Subject>) -> Referral {
    Referral {
        channel: Channel::Public,
        area: None,
        sector: "friends_family".parse().unwrap(),
        subsector: None,
        danger: Danger::No,
        subjects,
        account: [(
            Question::Worry,
            Answer::Said(Text::parse("He talks of going abroad.").unwrap()),
        )]
        .into(),
        referrer: Referrer::default(),
        confidential: Wish::Yes,
        feedback: Wish::No,
        in_welsh: false,
    }
}

fn receive(referral: &Referral, rules: &RuleSet) -> Result<Received, Refusal> {
    let calendar = Calendar::shipped().unwrap();
    super::receive(
        referral,
        Receipt {
            at: now(),
            rules,
            calendar: &calendar,
        },
    )
}

#[test]
fn a_childs_record_is_reviewed_after_twelve_months_and_an_adults_after_six_years() {
    let rules = rules();
    let born = |year| Birth::Born(PartialDate::Year(year));
    let received = receive(&referral(vec![subject(born(2012)), subject(born(1990))]), &rules).unwrap();
    let days: Vec<String> = received
        .subjects
        .iter()
        .map(|s| s.duty.next_review_on.to_string())
        .collect();
    assert_eq!(days, ["2027-11-23", "2032-11-23"]);
    assert_eq!(received.duty.next_review_on.to_string(), "2027-11-23");
}

#[test]
fn the_first_assessment_is_due_in_five_working_days() {
    let rules = rules();
    let received = receive(&referral(vec![subject(Birth::Unknown)]), &rules).unwrap();
    assert_eq!(received.subjects[0].due_on.to_string(), "2026-11-30");
}

#[test]
fn an_urgent_referral_is_taken_like_any_other_and_alerts_the_desk() {
    let rules = rules();
    let urgent = Referral {
        danger: Danger::Travelling,
        ..referral(vec![subject(Birth::Unknown)])
    };
    let received = receive(&urgent, &rules).unwrap();
    assert!(received.urgent);
    let events = vec![
        CaseEvent::ReferralReceived { received_at: now() },
        CaseEvent::DeskAlerted { at: now() },
    ];
    assert_eq!(received.subjects[0].events, events);
}

#[test]
fn a_referral_about_twenty_people_is_taken_and_one_about_twenty_one_says_the_limit() {
    let rules = rules();
    let people = |count| referral(vec![subject(Birth::Unknown); count]);
    assert_eq!(receive(&people(20), &rules).unwrap().subjects.len(), 20);
    let refused = Refusal::TooManySubjects { given: 21, limit: 20 };
    assert_eq!(receive(&people(21), &rules), Err(refused));
}

#[test]
fn someone_with_no_name_can_be_referred_and_nobody_at_all_cannot() {
    let rules = rules();
    let description = Text::parse("The man who moved in at number 4 in May").ok();
    let unnamed = Subject {
        identity: Identity {
            description,
            ..Identity::default()
        },
        ..subject(Birth::Unknown)
    };
    assert!(receive(&referral(vec![unnamed]), &rules).is_ok());
    let empty = Subject {
        identity: Identity::default(),
        ..subject(Birth::Unknown)
    };
    let refused = Refusal::NothingKnownOfSubject { position: 2 };
    let both = referral(vec![subject(Birth::Unknown), empty]);
    assert_eq!(receive(&both, &rules), Err(refused));
}

fn any_birth() -> impl Strategy<Value = Birth> {
    prop_oneof![
        Just(Birth::Unknown),
        (1920i16..=2026).prop_map(|year| Birth::Born(PartialDate::Year(year))),
        (1920i16..=2026, 1i8..=12, 1i8..=28)
            .prop_map(|(y, m, d)| Birth::Born(PartialDate::Day(Date::new(y, m, d).unwrap()))),
        (0u8..100).prop_map(|years| Birth::AgedAbout {
            years,
            on: now().london_date()
        }),
    ]
}

proptest! {
    /// Whoever is referred, however little is known: the person's, the case's and the referral's record
    /// carry the whole duty, nobody is taken for a suspect, and a child or somebody of unknown age is
    /// looked at again within twelve months.
    #[test]
    fn no_record_is_made_without_its_duty(births in proptest::collection::vec(any_birth(), 1..=20)) {
        let rules = rules();
        let today = now().london_date();
        let people: Vec<Subject> = births.iter().copied().map(subject).collect();
        let received = receive(&referral(people), &rules).unwrap();
        let early = today.plus_months(12);
        for (subject, birth) in received.subjects.iter().zip(&births) {
            let expected = if birth.is_adult_on(today) { today.plus_months(72) } else { early };
            prop_assert_eq!(subject.duty.next_review_on, expected);
            prop_assert_eq!(subject.duty.subject_category, crate::duty::SubjectCategory::ReferredNotSuspected);
        }
        let any_child = births.iter().any(|birth| !birth.is_adult_on(today));
        prop_assert_eq!(received.duty.next_review_on == early, any_child);
    }
}
