//! A case at the gateway, made by hand, and what its pages say of it.

use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;
use waymark_domain::case::{
    Case, CaseEvent, Deconfliction, GatewayDecision, GatewayOutcome, Ground, Handover, HandoverState,
    LooseEnd, OpenDecision, Restriction, SecondBecause, Signature, Stage, Told,
};
use waymark_domain::person::Identity;
use waymark_domain::referral::{Channel, Wish};
use waymark_domain::task::{TaskKind, TaskOwner, Urgency};
use waymark_domain::text::{PersonName, Text};
use waymark_domain::{CaseId, Date, MemberId, PersonId, ReferralId, Timestamp};
use waymark_policy::Action;
use waymark_service::desk::{Came, CaseFile, EarlierCase, Happened, Look, Todo, Together};
use waymark_storage::entities::case_file;
use waymark_views::pages::case::CaseHead;
use waymark_views::pages::case::timeline::EntryKind;

use super::{Words, decisions, entries, head, looks, overview, people, referral, tasks};

const OWNER: MemberId = MemberId(Uuid::from_u128(1));
const SUPERVISOR: MemberId = MemberId(Uuid::from_u128(2));

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn text(words: &str) -> Text {
    Text::parse(words).unwrap()
}

fn words() -> Words {
    Words::on(
        day("2026-11-25"),
        &[(OWNER, "Bryn Calder"), (SUPERVISOR, "Sorrel Whitlock")],
    )
}

fn json(shown: &impl Serialize) -> Value {
    serde_json::to_value(shown).unwrap()
}

/// The ids of the messages in a list.
fn ids(shown: &Value) -> Vec<&str> {
    let all = shown.as_array().unwrap().iter();
    all.map(|message| message["id"].as_str().unwrap()).collect()
}

fn row() -> case_file::Model {
    case_file::Model {
        id: Uuid::from_u128(10),
        person_id: Uuid::from_u128(11),
        referral_id: Uuid::from_u128(12),
        position: 1,
        controller: String::new(),
        regime: String::new(),
        lawful_basis: String::new(),
        purpose: String::new(),
        subject_category: String::new(),
        retention_class: String::new(),
        next_review_on: "2032-11-23".to_owned(),
        version: 2,
        stage: "gateway_assessment".to_owned(),
        area: "wyrdale".to_owned(),
        owner_kind: "member".to_owned(),
        owner_id: Some(OWNER.0),
        received_at: 0,
        stage_since_at: 0,
        due_on: Some("2026-11-27".to_owned()),
        age_at_referral: Some(17),
        concern: String::new(),
        gender: None,
        ethnicity: None,
        ethnicity_source: None,
        urgent: false,
        escalated_at: None,
        imported: false,
        closed_at: None,
        outcome: None,
        deconfliction: None,
        restricted_by: None,
        lift_proposed_by: None,
        paused_on: None,
        decision: None,
        decided_by: None,
        signature_due: false,
        signed_by: None,
        handover: None,
        told: None,
        social_care: None,
        referrer_answered: None,
        match_pending: false,
    }
}

/// Received on Monday, taken by its owner, the check before them.
fn file() -> CaseFile {
    let (id, stage) = (
        CaseId(Uuid::from_u128(10)),
        Stage::GatewayAssessment {
            owner: OWNER,
            due_on: day("2026-11-27"),
        },
    );
    let received_at = at("2026-11-23T09:00:00Z");
    let happened = |number, by, event| Happened {
        number,
        recorded_at: received_at,
        by,
        event,
    };
    CaseFile {
        row: row(),
        state: Case {
            id,
            person: PersonId(Uuid::from_u128(11)),
            referral: ReferralId(Uuid::from_u128(12)),
            stage,
            received_at,
            escalated_at: None,
            deconfliction: None,
            restriction: None,
            paused_on: None,
            decision: None,
            told: None,
            social_care: None,
            referrer_answered: None,
            version: 2,
        },
        identity: Identity {
            name: PersonName::parse("Wren Ashdown").ok(),
            ..Identity::default()
        },
        age: Some(17),
        age_guessed: true,
        emergency_until: None,
        came: Came {
            at: received_at,
            channel: Channel::Public,
            sector: "friends_family".to_owned(),
            urgent: false,
            confidential: Wish::Yes,
            feedback: Wish::Yes,
            in_welsh: false,
        },
        has_detail: true,
        history: vec![
            happened(1, None, CaseEvent::ReferralReceived { received_at }),
            happened(
                2,
                Some(SUPERVISOR),
                CaseEvent::OwnerAssigned {
                    stage,
                    handover: Some(text("The mother rings on Fridays.")),
                    by: SUPERVISOR,
                    at: received_at,
                },
            ),
        ],
        writings: Vec::new(),
        disclosures: Vec::new(),
        tasks: vec![Todo {
            case: id,
            kind: TaskKind::Deconflict,
            about: None,
            owner: TaskOwner::CaseOwner,
            due_on: day("2026-11-24"),
            urgency: Urgency::Overdue,
            escalated: false,
        }],
        done: Vec::new(),
        loose_ends: Vec::new(),
        second_if_no: None,
        earlier: Vec::new(),
        together: Vec::new(),
        candidates: Vec::new(),
        may: vec![Action::ViewCase, Action::RecordDeconfliction, Action::WriteNote],
        policy: "desk.owner-sees",
        as_known_on: None,
    }
}

fn decided(at_text: &str) -> CaseEvent {
    CaseEvent::GatewayDecided {
        decision: Box::new(GatewayDecision {
            outcome: GatewayOutcome::NoFurtherAction(Ground::NoConcern),
            concern: "no_ideology".parse().unwrap(),
            facts: text("A talk with the mother."),
            options: text("Early help."),
            not_checked: text("The tutor's notes."),
            reason: text("It has an ordinary reason."),
            weighed_together: None,
            handover: Some(Handover::None {
                because: text("Nothing needs doing."),
            }),
            told: Told::NotTold {
                because: text("He would come to harm."),
                revisit_on: day("2026-12-09"),
            },
            decided_at: at(at_text),
            recorded_at: at("2026-11-25T10:00:00Z"),
            by: OWNER,
        }),
        second: Some(SecondBecause::Under18),
        moves_to: None,
    }
}

fn with(mut file: CaseFile, number: u32, event: CaseEvent) -> CaseFile {
    file.history.push(Happened {
        number,
        recorded_at: at("2026-11-25T10:00:00Z"),
        by: Some(OWNER),
        event,
    });
    file
}

fn a_head(file: &CaseFile) -> CaseHead {
    head(file, &words())
}

#[test]
fn what_must_not_be_overlooked_stands_over_every_page_gravest_first() {
    let mut file = file();
    let plain = json(&a_head(&file));
    assert_eq!(plain["flags"], Value::Array(Vec::new()));
    assert_eq!(plain["age"]["id"], "case-age-about-child");
    assert_eq!(plain["reference"], "00000-0000A");
    file.age = None;
    file.state.escalated_at = Some(at("2026-11-23T10:00:00Z"));
    file.state.restriction = Some(Restriction {
        by: OWNER,
        lift_proposed_by: Some(SUPERVISOR),
    });
    file.state.paused_on = Some(day("2026-11-24"));
    file.state.decision = Some(OpenDecision {
        outcome: GatewayOutcome::Proceed,
        by: OWNER,
        signature: Signature::Due,
        handover: HandoverState::NotNeeded,
    });
    file.loose_ends = vec![LooseEnd::SecondSignature];
    file.emergency_until = Some(at("2026-11-25T11:00:00Z"));
    let full = json(&a_head(&file));
    assert_eq!(full["age"]["id"], "case-age-unknown");
    assert_eq!(
        ids(&full["flags"]),
        [
            "case-flag-escalated",
            "case-flag-restricted",
            "case-flag-lift-proposed",
            "case-flag-emergency-access",
            "case-flag-paused",
            "case-flag-signature",
            "case-flag-loose-ends",
        ]
    );
}

#[test]
fn what_comes_next_is_the_readers_own_or_names_who_has_it() {
    let file = file();
    let next =
        |file: &CaseFile, reader| json(&overview(file, &words(), a_head(file), reader))["next"].clone();
    let yours = next(&file, OWNER);
    assert_eq!(
        yours["href"],
        "/cases/00000000-0000-0000-0000-00000000000a/deconfliction"
    );
    assert_eq!(yours["due"]["near"]["id"], "near-late");
    // Somebody else may do it too, and it is not theirs.
    let theirs = next(&file, SUPERVISOR);
    assert_eq!(
        (&theirs["href"], &theirs["who"]),
        (&Value::Null, &"Bryn Calder".into())
    );
    // Its owner, who may not do it any more.
    let mut barred = file;
    barred.may.clear();
    assert_eq!(next(&barred, OWNER)["href"], Value::Null);
    barred.tasks.clear();
    assert_eq!(next(&barred, OWNER)["words"]["id"], "case-next-nothing");
}

#[test]
fn a_reader_is_offered_what_they_may_do_and_the_case_allows() {
    let mut file = file();
    file.may.extend([
        Action::SignSecond,
        Action::Resume,
        Action::Pause,
        Action::ReleaseAnswer,
        Action::RecordGatewayDecision,
    ]);
    let ways = |file: &CaseFile| -> Vec<String> {
        let page = json(&overview(file, &words(), a_head(file), OWNER));
        let ways = page["ways"].as_array().unwrap().iter();
        ways.map(|way| {
            way["href"]
                .as_str()
                .unwrap()
                .rsplit('/')
                .next()
                .unwrap()
                .to_owned()
        })
        .collect()
    };
    assert_eq!(ways(&file), ["note", "deconfliction", "decision", "pause", "why"]);
    file.state.paused_on = Some(day("2026-11-24"));
    file.state.decision = Some(OpenDecision {
        outcome: GatewayOutcome::Signposted,
        by: SUPERVISOR,
        signature: Signature::Due,
        handover: HandoverState::Waiting,
    });
    assert_eq!(
        ways(&file),
        ["note", "deconfliction", "sign", "answer", "resume", "why"]
    );
}

#[test]
fn an_earlier_case_that_is_not_theirs_to_open_names_the_desk_to_ask() {
    let mut file = file();
    file.earlier = vec![EarlierCase {
        case: None,
        area: "brackmoor".to_owned(),
        received_at: at("2025-03-03T09:00:00Z"),
        stage: "closed".to_owned(),
        outcome: None,
    }];
    let page = json(&overview(&file, &words(), a_head(&file), OWNER));
    let earlier = &page["earlier"][0];
    assert_eq!(
        (&earlier["reference"], &earlier["href"]),
        (&"brackmoor".into(), &Value::Null)
    );
    assert_eq!(earlier["outcome"], "Not shown to you");
}

#[test]
fn the_timeline_stands_newest_first_and_says_when_something_was_written_down_later() {
    let file = with(file(), 3, decided("2026-11-24T16:00:00Z"));
    let all = json(&entries(&file, &words(), None));
    let anchors: Vec<_> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["anchor"])
        .collect();
    assert_eq!(anchors, ["entry-3", "entry-2", "entry-1"]);
    assert_eq!(all[0]["at"], "24 November 2026 at 4:00pm");
    assert_eq!(all[0]["recorded"], "25 November 2026 at 10:00am");
    assert_eq!(
        all[1]["texts"],
        serde_json::json!([
            "Given to Bryn Calder, Wyrdale Council",
            "The mother rings on Fridays."
        ])
    );
    assert_eq!(all[1]["by"], "Sorrel Whitlock, Wyrdale Council");
    let work = entries(&file, &words(), Some(EntryKind::Work));
    assert_eq!(json(&work)[0]["anchor"], "entry-2");
    assert_eq!(work.len(), 1);
}

#[test]
fn a_check_says_what_it_found_and_who_made_it() {
    let check = CaseEvent::DeconflictionRecorded {
        result: Deconfliction::Clear,
        checked_on: day("2026-11-24"),
        checked_by: text("Marchland Prevent team"),
        by: OWNER,
    };
    let file = with(file(), 3, check);
    assert_eq!(
        json(&entries(&file, &words(), Some(EntryKind::Decision)))[0]["texts"],
        serde_json::json!([
            "Nothing stands against going on",
            "Checked by Marchland Prevent team on 24 November 2026"
        ])
    );
}

#[test]
fn a_decision_shows_its_own_second_signature_and_not_the_next_ones() {
    let returned = CaseEvent::DecisionReturned {
        by: SUPERVISOR,
        at: at("2026-11-25T11:00:00Z"),
        because: text("What of the earlier referral?"),
    };
    let file = with(file(), 3, decided("2026-11-25T10:00:00Z"));
    let file = with(with(file, 4, returned), 5, decided("2026-11-25T12:00:00Z"));
    let page = json(&decisions(&file, &words(), a_head(&file)));
    let second = |place: usize| page["decisions"][place]["second"]["id"].clone();
    assert_eq!(page["decisions"][0]["anchor"], "decision-5");
    assert_eq!(
        (second(0), second(1)),
        ("decision-second-due".into(), "decision-second-returned".into())
    );
    assert_eq!(
        page["decisions"][1]["second_note"],
        "What of the earlier referral?"
    );
}

#[test]
fn only_a_reader_who_may_show_what_is_sealed_is_offered_to() {
    let mut file = file();
    let csrf = waymark_views::Hidden {
        name: "csrf",
        value: "x".to_owned(),
    };
    let page = |file: &CaseFile| json(&referral(file, &words(), a_head(file), &csrf));
    let closed = page(&file);
    assert_eq!(closed["referrer"]["state"], "not_yours");
    assert_eq!(closed["masked"]["state"], "not_yours");
    file.may
        .extend([Action::ViewReferrer, Action::ViewIdentityDetail]);
    let open = page(&file);
    assert_eq!(open["referrer"]["state"], "sealed");
    assert_eq!(open["masked"]["state"], "hidden");
    file.has_detail = false;
    assert_eq!(page(&file)["masked"]["state"], "not_known");
}

#[test]
fn whoever_else_a_referral_is_about_is_named_by_their_case_or_by_whom_to_ask() {
    let mut file = file();
    let theirs = CaseId(Uuid::from_u128(11));
    file.together = vec![
        Together {
            case: Some(theirs),
            position: 2,
        },
        Together {
            case: None,
            position: 3,
        },
    ];
    let page = json(&people(&file, &words(), a_head(&file)));
    let who = |place: usize| page["people"][place]["who"].as_str().unwrap().to_owned();
    assert_eq!(who(0), "The person of the case 00000-0000B");
    assert_eq!(who(1), "Somebody else: ask the desk of the area");
}

#[test]
fn a_task_leads_to_its_form_for_whoever_may_do_it() {
    let mut file = file();
    let href = |file: &CaseFile| json(&tasks(file, &words(), a_head(file)))["open"][0]["href"].clone();
    assert!(href(&file).is_string());
    file.may.clear();
    assert_eq!(href(&file), Value::Null);
}

#[test]
fn a_look_says_who_and_by_which_rule_and_a_refusal_that_it_was_one() {
    let look = |by, actor: &str, action: &str, basis: &str| Look {
        at: at("2026-11-25T10:00:00Z"),
        by,
        actor: actor.to_owned(),
        action: action.to_owned(),
        basis: basis.to_owned(),
    };
    let all = [
        look(Some(OWNER), "member:1", "case.viewed", "desk.owner-sees"),
        look(
            Some(MemberId(Uuid::from_u128(9))),
            "member:9",
            "access.refused",
            "view_case",
        ),
        look(None, "system:chase", "task.reminded", "job"),
        look(None, "operator:a.morgan", "person.opened", "operator"),
    ];
    let page = json(&looks(&all, &words(), a_head(&file())));
    let said = |place: usize| {
        let look = &page["looks"][place];
        (
            look["who"].as_str().unwrap().to_owned(),
            look["rule"].as_str().unwrap().to_owned(),
        )
    };
    assert_eq!(said(0).0, "Bryn Calder, Wyrdale Council");
    assert!(said(0).1.starts_with("The case is yours"));
    assert_eq!(
        said(1),
        (
            "somebody who is no longer listed".to_owned(),
            "It was refused".to_owned()
        )
    );
    assert_eq!(said(2), ("The program itself".to_owned(), "job".to_owned()));
    assert_eq!(said(3).0, "Whoever runs the server");
}

#[test]
fn a_day_is_late_today_or_ahead_in_working_days() {
    let words = words();
    let near = |text: &str| json(&words.due(day(text)))["near"].clone();
    assert_eq!(near("2026-11-25")["id"], "near-today");
    assert_eq!(
        near("2026-11-20"),
        serde_json::json!({"id": "near-late", "args": {"days": 3}})
    );
    assert_eq!(
        near("2026-11-30"),
        serde_json::json!({"id": "near-in", "args": {"days": 3}})
    );
}
