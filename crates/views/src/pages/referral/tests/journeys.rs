//! The four referrals that the form must take, from what is typed to what the domain receives.

use waymark_domain::calendar::Calendar;
use waymark_domain::person::{Birth, Identity};
use waymark_domain::referral::{
    Answer, Aware, Channel, Danger, Question, Receipt, Referral, Referrer, Subject, Wish, receive,
};
use waymark_domain::text::{PersonName, Text};

use super::super::samples::now;
use super::*;

fn take(mode: Mode, told: &Told) -> Referral {
    let rules = rules();
    let (answers, _) = walk(mode, told, &rules);
    let referral = parse(&answers, setting(&rules), false).unwrap();
    let calendar = Calendar::shipped().unwrap();
    let receipt = Receipt {
        at: now(),
        rules: &rules,
        calendar: &calendar,
    };
    receive(&referral, receipt).unwrap();
    referral
}

fn text(text: &str) -> Option<Text> {
    Some(Text::parse(text).unwrap())
}

fn name(name: &str) -> Option<PersonName> {
    Some(PersonName::parse(name).unwrap())
}

fn said(words: &str) -> Answer {
    Answer::Said(Text::parse(words).unwrap())
}

#[test]
fn a_school_tells_of_a_pupil_who_talks_of_joining_relatives_abroad() {
    let told = told([
        ("sector", "education"),
        ("subsector", "secondary"),
        ("danger", "not_known"),
        ("area", "wyrdale"),
        (
            "worry",
            "He says he will soon be with his cousins and friends,\r\nwho are fighting abroad.",
        ),
        ("noticed", "Said in a lesson, two pupils heard it."),
        ("when", "Since the summer"),
        ("words.unknown", "yes"),
        ("services", "School nurse"),
        ("person.1.name", "Kit Alder"),
        ("person.1.other_names", "Kitto\nK. Alder"),
        ("person.1.birth.month", "3"),
        ("person.1.birth.year", "2010"),
        ("person.1.gender", "male"),
        ("person.1.place", "Fenside School"),
        ("person.1.person_aware", "not_told"),
        ("person.1.family_aware", "told"),
        ("you.name", "Jo Sedge"),
        ("you.role", "Safeguarding lead"),
        ("you.organisation", "Fenside School"),
        ("you.phone", "01632 960 111"),
        ("you.email", "j.sedge@fenside.example"),
        ("feedback", "yes"),
    ]);
    let expected = Referral {
        channel: Channel::Professional,
        area: "wyrdale".parse().ok(),
        sector: "education".parse().unwrap(),
        subsector: "secondary".parse().ok(),
        danger: Danger::NotKnown,
        subjects: vec![Subject {
            identity: Identity {
                name: name("Kit Alder"),
                other_names: vec![
                    PersonName::parse("Kitto").unwrap(),
                    PersonName::parse("K. Alder").unwrap(),
                ],
                birth: Birth::Born("2010-03".parse().unwrap()),
                gender: "male".parse().ok(),
                place: text("Fenside School"),
                ..Identity::default()
            },
            person_aware: Aware::NotTold,
            family_aware: Aware::Told,
        }],
        account: [
            (
                Question::Worry,
                said("He says he will soon be with his cousins and friends,\nwho are fighting abroad."),
            ),
            (Question::Noticed, said("Said in a lesson, two pupils heard it.")),
            (Question::When, said("Since the summer")),
            (Question::Words, Answer::NotKnown),
            (Question::Services, said("School nurse")),
        ]
        .into(),
        referrer: Referrer {
            name: name("Jo Sedge"),
            relationship: "professional".parse().ok(),
            role: text("Safeguarding lead"),
            organisation: text("Fenside School"),
            phone: text("01632 960 111"),
            email: text("j.sedge@fenside.example"),
            safe_times: None,
        },
        confidential: Wish::NotSaid,
        feedback: Wish::Yes,
        in_welsh: false,
    };
    assert_eq!(take(Mode::Professional, &told), expected);
}

#[test]
fn a_mother_tells_of_her_daughter_at_the_airport() {
    let told = told([
        ("danger", "travelling"),
        ("area", "not_known"),
        (
            "worry",
            "She is at the airport and wants to marry a man who fights.",
        ),
        ("more.find", "yes"),
        ("person.1.name", "Wren Marsh"),
        ("person.1.birth.age", "19"),
        ("person.1.person_aware", "not_told"),
        ("person.1.family_aware", "not_known"),
        ("person.1.phones", "01632 960 120\n\n01632 960 121"),
        ("you.relationship", "parent"),
        ("confidential", "yes"),
        ("you.safe_times", "Text only"),
    ]);
    let today = now().london_date();
    let expected = Referral {
        channel: Channel::Public,
        area: None,
        sector: "friends_family".parse().unwrap(),
        subsector: None,
        danger: Danger::Travelling,
        subjects: vec![Subject {
            identity: Identity {
                name: name("Wren Marsh"),
                birth: Birth::AgedAbout { years: 19, on: today },
                phones: vec![
                    Text::parse("01632 960 120").unwrap(),
                    Text::parse("01632 960 121").unwrap(),
                ],
                ..Identity::default()
            },
            person_aware: Aware::NotTold,
            family_aware: Aware::NotKnown,
        }],
        account: [(
            Question::Worry,
            said("She is at the airport and wants to marry a man who fights."),
        )]
        .into(),
        referrer: Referrer {
            relationship: "parent".parse().ok(),
            safe_times: text("Text only"),
            ..Referrer::default()
        },
        confidential: Wish::Yes,
        feedback: Wish::NotSaid,
        in_welsh: false,
    };
    assert_eq!(take(Mode::Public, &told), expected);
}

#[test]
fn a_school_tells_of_a_young_man_and_of_his_friend() {
    let told = told([
        ("sector", "education"),
        ("subsector", "further"),
        ("danger", "no"),
        ("area", "fenmarsh"),
        ("worry", "He shares slogans of an extreme right-wing group."),
        ("online", "wren_77 in the game Harbour"),
        ("threats.unknown", "yes"),
        ("person.1.name", "Ash Thorne"),
        ("person.1.birth.day", "29"),
        ("person.1.birth.month", "02"),
        ("person.1.birth.year", "2008"),
        ("person.2.name", "Reed Thorne"),
        ("person.2.birth.unknown", "yes"),
    ]);
    let taken = take(Mode::Professional, &told);
    let births: Vec<Birth> = taken
        .subjects
        .iter()
        .map(|subject| subject.identity.birth)
        .collect();
    assert_eq!(
        births,
        [Birth::Born("2008-02-29".parse().unwrap()), Birth::Unknown]
    );
    let asked: Vec<Question> = taken.account.keys().copied().collect();
    assert_eq!(asked, [Question::Worry, Question::Online, Question::Threats]);
    assert_eq!(taken.account.get(&Question::Threats), Some(&Answer::NotKnown));
}

#[test]
fn a_housing_officer_tells_of_a_tenant_known_only_by_his_door() {
    let told = told([
        ("sector", "local_authority"),
        ("subsector", "housing"),
        ("danger", "no"),
        ("area", "wyrdale"),
        (
            "worry",
            "He has covered the windows and speaks of plots against him.",
        ),
        ("needs", "He seems ill and alone."),
        ("person.1.description", "The tenant of the top flat, 4 Mill Row"),
        ("person.1.address", "4 Mill Row, Wyrdale"),
        ("confidential", "no"),
    ]);
    let taken = take(Mode::Professional, &told);
    let identity = Identity {
        address: text("4 Mill Row, Wyrdale"),
        description: text("The tenant of the top flat, 4 Mill Row"),
        ..Identity::default()
    };
    assert_eq!(
        taken.subjects.iter().map(|s| &s.identity).collect::<Vec<_>>(),
        [&identity]
    );
    assert_eq!(
        (taken.subsector, taken.confidential),
        ("housing".parse().ok(), Wish::No)
    );
}

#[test]
fn what_is_told_to_the_advice_line_says_so_and_in_which_language() {
    let rules = rules();
    let (answers, _) = walk(Mode::Operator, &least(), &rules);
    let referral = parse(&answers, setting(&rules), true).unwrap();
    assert_eq!((referral.channel, referral.in_welsh), (Channel::AdviceLine, true));
    assert_eq!(referral.sector.as_str(), "community");
}
