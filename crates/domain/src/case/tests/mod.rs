mod gateway;
mod owning;

use proptest::prelude::*;

use super::*;
use crate::rules::{List, RuleSet};
use crate::text::Text;
use crate::{AdditionId, ContentId, Date};

fn at(seconds: i64) -> Timestamp {
    Timestamp::parse("2026-11-23T09:00:00Z")
        .unwrap()
        .plus_seconds(seconds)
}

fn made() -> Made {
    let id = uuid::Uuid::from_u128;
    (CaseId(id(1)), PersonId(id(2)), ReferralId(id(3)))
}

fn text(words: &str) -> Text {
    Text::parse(words).unwrap()
}

fn received() -> Case {
    fold(made(), &[CaseEvent::ReferralReceived { received_at: at(0) }]).unwrap()
}

fn journey() -> ImportedJourney {
    ImportedJourney {
        received_on: "2021-05-04".parse().unwrap(),
        sector: "education".parse().unwrap(),
        subsector: Some("secondary".parse().unwrap()),
        concern: Some("school_massacre".parse().unwrap()),
        force: Some("gwent".parse().unwrap()),
        initial_outcome: Some(DatedFact {
            code: "suitable_for_channel".parse().unwrap(),
            on: Some("2021-05-20".parse().unwrap()),
        }),
        signposted_to: None,
        discussed_on: Some("2021-06-14".parse().unwrap()),
        adopted_on: Some("2021-07-01".parse().unwrap()),
        consent: Some(DatedFact {
            code: "given_parent".parse().unwrap(),
            on: Some("2021-06-30".parse().unwrap()),
        }),
        exit: Some(DatedFact {
            code: "no_further_concern".parse().unwrap(),
            on: Some("2022-01-31".parse().unwrap()),
        }),
    }
}

fn escalation(decided: i64, recorded: i64) -> EscalateEmergency {
    EscalateEmergency {
        decided_at: at(decided),
        recorded_at: at(recorded),
        by: Decider {
            name: text("Duty sergeant"),
        },
        reason: text("The mother rang from the airport."),
    }
}

#[test]
fn an_emergency_written_down_later_keeps_both_times() {
    let events = escalate_emergency(&received(), &escalation(60, 7_200)).unwrap();
    let CaseEvent::EmergencyEscalated {
        decided_at,
        recorded_at,
        ..
    } = &events[0]
    else {
        panic!("{events:?}")
    };
    assert_eq!((*decided_at, *recorded_at), (at(60), at(7_200)));
}

#[test]
fn an_escalation_cannot_lie_in_the_future_or_before_the_referral() {
    assert_eq!(
        escalate_emergency(&received(), &escalation(61, 60)),
        Err(Refusal::DecidedInTheFuture)
    );
    assert_eq!(
        escalate_emergency(&received(), &escalation(-1, 60)),
        Err(Refusal::DecidedBeforeReceived)
    );
}

#[test]
fn an_imported_journey_is_closed_and_was_never_decided_here() {
    let rules = RuleSet::shipped().unwrap();
    let events = import_journey(&journey(), at(0), &rules).unwrap();
    let case = fold(made(), &events).unwrap();
    assert_eq!(
        case.stage,
        Stage::Closed {
            closed_at: at(0),
            because: Closure::HandledElsewhere
        }
    );
    assert_eq!(
        escalate_emergency(&case, &escalation(1, 1)),
        Err(Refusal::HandledElsewhere)
    );
}

#[test]
fn a_journey_out_of_order_names_both_dates() {
    let rules = RuleSet::shipped().unwrap();
    let wrong = ImportedJourney {
        discussed_on: "2021-05-05".parse().ok(),
        ..journey()
    };
    let refused = InvalidJourney::OutOfOrder {
        earlier: JourneyDate::InitialOutcome,
        later: JourneyDate::Discussed,
    };
    assert_eq!(import_journey(&wrong, at(0), &rules), Err(refused));
}

#[test]
fn a_journey_uses_the_concern_list_of_its_own_year() {
    let rules = RuleSet::shipped().unwrap();
    let moved = ImportedJourney {
        received_on: "2020-05-04".parse().unwrap(),
        concern: "school_massacre".parse().ok(),
        ..journey()
    };
    let refused = InvalidJourney::Code(crate::person::UnknownCode { list: List::Concern });
    assert_eq!(import_journey(&moved, at(0), &rules), Err(refused));
}

#[test]
fn a_journey_cannot_end_in_the_future() {
    let rules = RuleSet::shipped().unwrap();
    let exit = DatedFact {
        code: "open".parse().unwrap(),
        on: Date::new(2026, 11, 24).ok(),
    };
    let wrong = ImportedJourney {
        exit: Some(exit),
        ..journey()
    };
    let refused = InvalidJourney::InTheFuture {
        which: JourneyDate::Exit,
    };
    assert_eq!(import_journey(&wrong, at(0), &rules), Err(refused));
}

#[test]
fn the_printed_transition_table_is_the_checked_in_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/generated/transitions.md");
    if std::env::var_os("WAYMARK_BLESS").is_some() {
        std::fs::write(path, print_transition_table()).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == print_transition_table(),
        "run `cargo xtask bless` and read the difference"
    );
}

fn any_event() -> impl Strategy<Value = CaseEvent> {
    prop_oneof![
        (0i64..9).prop_map(|s| CaseEvent::ReferralReceived { received_at: at(s) }),
        (0i64..9).prop_map(|s| CaseEvent::DeskAlerted { at: at(s) }),
        any::<u128>().prop_map(|id| CaseEvent::InformationAdded {
            addition: AdditionId(uuid::Uuid::from_u128(id))
        }),
        (0i64..9).prop_map(|s| CaseEvent::EmergencyEscalated {
            decided_at: at(s),
            recorded_at: at(s),
            by: Decider {
                name: text("Duty sergeant")
            },
            reason: text("Rang from the airport"),
        }),
        any::<u128>().prop_map(|id| CaseEvent::VersionAdded {
            what: Corrected::Account,
            supersedes: ContentId(uuid::Uuid::from_u128(id)),
            reason: text("Misheard"),
        }),
        (0i64..9).prop_map(|s| CaseEvent::JourneyImported {
            imported_at: at(s),
            journey: Box::new(journey())
        }),
    ]
}

proptest! {
    /// A history either could not have happened or ends in a state that counts every event, keeps the ids it
    /// was made with, and remembers the first escalation.
    #[test]
    fn the_fold_of_any_events_is_a_case_that_counts_them_all(
        events in proptest::collection::vec(any_event(), 0..12)
    ) {
        let begins = |event: &CaseEvent| matches!(
            event,
            CaseEvent::ReferralReceived { .. } | CaseEvent::JourneyImported { .. }
        );
        let possible = events.first().is_some_and(begins) && !events.iter().skip(1).any(begins);
        let case = fold(made(), &events);
        prop_assert_eq!(case.is_some(), possible);
        if let Some(case) = case {
            prop_assert_eq!(case.version as usize, events.len());
            prop_assert_eq!((case.id, case.person, case.referral), made());
            let escalated = |event: &CaseEvent| {
                if let CaseEvent::EmergencyEscalated { decided_at, .. } = event {
                    Some(*decided_at)
                } else {
                    None
                }
            };
            let first = events.iter().find_map(escalated);
            prop_assert_eq!(case.escalated_at, first);
        }
    }
}
