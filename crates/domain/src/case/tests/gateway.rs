//! The gateway: nothing ends without its reasons, its second person and its loose ends.

use proptest::prelude::*;

use super::*;
use crate::calendar::Calendar;
use crate::case::gateway::second_signature;
use crate::case::gateway::{
    AcknowledgeHandover, DecideMatch, RecordDeconfliction, SignSecond, acknowledge_handover, answer_referrer,
    decide_match, record_deconfliction, record_gateway_decision, record_social_care, record_told,
    sign_second,
};
use crate::task::{TaskChange, TaskKind, TaskOwner, follow};
use crate::{CandidateId, MemberId};

pub(super) struct World {
    rules: RuleSet,
    calendar: Calendar,
    undecided_matches: u32,
    earlier_cases: u32,
    under_18: bool,
    feedback_wished: bool,
}

impl World {
    fn new() -> Self {
        // Nobody is looked at twice by chance in a test that is not about that.
        let rules = "extends = \"shipped\"\nvalid_from = \"2026-01-01\"\nnote = \"test\"\n\
                     [number]\n\"second_signature.sample_pct\" = { value = 0, unit = \"per cent\", source = \"test\" }";
        Self {
            rules: RuleSet::parse(rules).unwrap(),
            calendar: Calendar::shipped().unwrap(),
            undecided_matches: 0,
            earlier_cases: 0,
            under_18: false,
            feedback_wished: false,
        }
    }

    fn facts(&self) -> GatewayFacts<'_> {
        GatewayFacts {
            rules: &self.rules,
            calendar: &self.calendar,
            undecided_matches: self.undecided_matches,
            earlier_cases: self.earlier_cases,
            under_18: self.under_18,
            feedback_wished: self.feedback_wished,
        }
    }
}

pub(super) fn member(number: u128) -> MemberId {
    MemberId(uuid::Uuid::from_u128(number))
}

pub(super) fn after(case: Case, events: &[CaseEvent]) -> Case {
    events
        .iter()
        .try_fold(case, |case, event| apply(Some(case), made(), event))
        .unwrap()
}

pub(super) fn owned() -> Case {
    let world = World::new();
    let command = AssignOwner {
        to: member(1),
        kind: Some(OwnerKind::Police),
        handover: None,
        by: member(9),
        at: at(60),
    };
    let case = received();
    let events = assign_owner(&case, &command, "fenmarsh", &world.rules, &world.calendar).unwrap();
    after(case, &events)
}

fn checked(rules: &RuleSet) -> Case {
    let case = owned();
    let events = record_deconfliction(&case, &check("Marchland Prevent team"), rules).unwrap();
    after(case, &events)
}

fn check(by: &str) -> RecordDeconfliction {
    RecordDeconfliction {
        result: Deconfliction::Clear,
        checked_on: at(120).london_date(),
        checked_by: text(by),
        by: member(1),
        at: at(120),
    }
}

fn decision(outcome: GatewayOutcome) -> GatewayDecision {
    GatewayDecision {
        outcome,
        concern: "no_ideology".parse().unwrap(),
        facts: text("The school's account and a talk with the mother."),
        options: text("Going on; early help; nothing further."),
        not_checked: text("The tutor's notes: asked for by the case officer."),
        reason: text("What was said has an ordinary reason."),
        weighed_together: None,
        handover: Some(Handover::None {
            because: text("Nothing needs doing."),
        }),
        told: Told::Told {
            on: at(200).london_date(),
        },
        decided_at: at(200),
        recorded_at: at(200),
        by: member(1),
    }
}

fn signed(by: u128) -> SignSecond {
    SignSecond {
        by: member(by),
        at: at(300),
        verdict: SecondVerdict::Signed { note: None },
    }
}

const NFA: GatewayOutcome = GatewayOutcome::NoFurtherAction(Ground::NoConcern);

#[test]
fn a_decision_needs_an_owner_and_the_check_against_investigations() {
    let world = World::new();
    let refused = |case: &Case| record_gateway_decision(case, &decision(NFA), &world.facts());
    assert_eq!(refused(&received()), Err(Refusal::NobodyOwnsIt));
    assert_eq!(refused(&owned()), Err(Refusal::NotDeconflicted));
}

#[test]
fn going_on_moves_the_case_and_needs_no_second_person() {
    let mut world = World::new();
    world.undecided_matches = 2;
    world.under_18 = true;
    let case = checked(&world.rules);
    let events = record_gateway_decision(&case, &decision(GatewayOutcome::Proceed), &world.facts()).unwrap();
    let case = after(case, &events);
    assert_eq!(case.stage.name(), StageName::InformationGathering);
    assert_eq!(case.stage.owner(), Some(member(1)));
    assert_eq!(case.decision.unwrap().signature, Signature::NotNeeded);
}

#[test]
fn a_no_without_loose_ends_closes_at_once() {
    let world = World::new();
    let case = checked(&world.rules);
    let events = record_gateway_decision(&case, &decision(NFA), &world.facts()).unwrap();
    assert_eq!(
        after(case, &events).stage,
        Stage::Closed {
            closed_at: at(200),
            because: Closure::NoFurtherAction(Ground::NoConcern)
        }
    );
}

#[test]
fn no_case_ends_while_a_record_that_may_be_the_same_person_is_undecided() {
    let mut world = World::new();
    world.undecided_matches = 1;
    let case = checked(&world.rules);
    assert_eq!(
        record_gateway_decision(&case, &decision(NFA), &world.facts()),
        Err(Refusal::UndecidedMatches)
    );
}

#[test]
fn a_repeat_is_weighed_together_and_closed_by_two() {
    let mut world = World::new();
    world.earlier_cases = 2;
    let case = checked(&world.rules);
    let mut decided = decision(NFA);
    assert_eq!(
        record_gateway_decision(&case, &decided, &world.facts()),
        Err(Refusal::NotWeighedTogether)
    );
    decided.weighed_together = Some(text("Three referrals in two years say the same: ..."));
    let events = record_gateway_decision(&case, &decided, &world.facts()).unwrap();
    let case = after(case, &events);
    assert_eq!(case.stage.name(), StageName::GatewayAssessment);
    assert_eq!(loose_ends(&case, &world.facts()), vec![LooseEnd::SecondSignature]);
    assert_eq!(
        sign_second(&case, &signed(1), &world.facts()),
        Err(Refusal::OwnDecision)
    );
    let case = after(case, &sign_second(&case, &signed(2), &world.facts()).unwrap());
    assert_eq!(case.stage.name(), StageName::Closed);
}

#[test]
fn a_decision_that_is_returned_is_made_again() {
    let mut world = World::new();
    world.under_18 = true;
    let case = checked(&world.rules);
    let events = record_gateway_decision(&case, &decision(NFA), &world.facts()).unwrap();
    let case = after(case, &events);
    let returned = SignSecond {
        verdict: SecondVerdict::Returned {
            because: text("Nobody spoke with the school nurse."),
        },
        ..signed(2)
    };
    let case = after(case, &sign_second(&case, &returned, &world.facts()).unwrap());
    assert_eq!(case.decision, None);
    assert!(record_gateway_decision(&case, &decision(NFA), &world.facts()).is_ok());
}

#[test]
fn police_led_partnership_always_has_two_signatures() {
    let world = World::new();
    let case = checked(&world.rules);
    let outcome = GatewayOutcome::PoliceLedPartnership;
    let events = record_gateway_decision(&case, &decision(outcome), &world.facts()).unwrap();
    let case = after(case, &events);
    assert_eq!(case.stage.name(), StageName::GatewayAssessment);
    let case = after(case, &sign_second(&case, &signed(2), &world.facts()).unwrap());
    assert_eq!(case.stage.name(), StageName::PoliceLedPartnership);
}

#[test]
fn a_childs_case_waits_for_handover_social_care_and_the_referrer() {
    let mut world = World::new();
    world.under_18 = true;
    world.feedback_wished = true;
    let case = checked(&world.rules);
    let mut decided = decision(GatewayOutcome::Signposted);
    decided.handover = Some(Handover::To {
        service: "mental_health".parse().unwrap(),
        contact: text("Fenmarsh young people's clinic, 01632 960150"),
    });
    let facts = world.facts();
    let case = after(case, &record_gateway_decision(&case, &decided, &facts).unwrap());
    let case = after(case, &sign_second(&case, &signed(2), &facts).unwrap());
    assert_eq!(
        loose_ends(&case, &facts),
        vec![LooseEnd::Handover, LooseEnd::SocialCare, LooseEnd::Referrer]
    );
    let acknowledged = AcknowledgeHandover {
        who: text("The clinic's duty nurse"),
        on: at(400).london_date(),
        by: member(1),
        at: at(400),
    };
    let case = after(case, &acknowledge_handover(&case, &acknowledged, &facts).unwrap());
    assert_eq!(
        acknowledge_handover(&case, &acknowledged, &facts),
        Err(Refusal::NoHandoverWaits)
    );
    let told = SocialCare::Told {
        on: at(400).london_date(),
        reference: text("Duty team, reference 1234"),
    };
    let case = after(
        case,
        &record_social_care(&case, &told, member(1), at(400), &facts).unwrap(),
    );
    assert_eq!(case.stage.name(), StageName::GatewayAssessment);
    let answer = ReferrerAnswer::Released("read".parse().unwrap());
    let events = answer_referrer(&case, &answer, member(1), at(500), &facts).unwrap();
    let case = after(case, &events);
    assert_eq!(
        case.stage,
        Stage::Closed {
            closed_at: at(500),
            because: Closure::Signposted
        }
    );
}

#[test]
fn an_answer_to_the_referrer_is_one_of_the_fixed_ones() {
    let world = World::new();
    let answer = ReferrerAnswer::Released("you_were_right".parse().unwrap());
    assert_eq!(
        answer_referrer(&owned(), &answer, member(1), at(500), &world.facts()),
        Err(Refusal::UnknownCode)
    );
}

#[test]
fn not_telling_the_person_is_looked_at_again_on_a_day_to_come() {
    let not_told = |revisit_on: Date| Told::NotTold {
        because: text("It would put the referrer at risk."),
        revisit_on,
    };
    let today = at(0).london_date();
    assert_eq!(
        record_told(&owned(), &not_told(today), member(1), at(0)),
        Err(Refusal::RevisitInThePast)
    );
    assert!(record_told(&owned(), &not_told(today.plus_days(30)), member(1), at(0)).is_ok());
}

#[test]
fn words_that_mark_intelligence_are_not_taken() {
    let rules = RuleSet::shipped().unwrap();
    for marked in [
        "Sgt Ash: TOP SECRET, see annex",
        "from a CHIS",
        "intelligence-report 14",
        "(Secret) desk",
    ] {
        assert_eq!(
            record_deconfliction(&owned(), &check(marked), &rules),
            Err(Refusal::Intelligence),
            "{marked}"
        );
    }
    for plain in ["Secretary to the unit", "PC Wren, Marchland Prevent team"] {
        assert!(
            record_deconfliction(&owned(), &check(plain), &rules).is_ok(),
            "{plain}"
        );
    }
}

#[test]
fn who_is_looked_at_twice_by_chance_is_about_the_share_that_the_rule_set_says() {
    let mut world = World::new();
    world.rules = RuleSet::shipped().unwrap();
    let mut sampled = 0;
    for low in 0..1_000u128 {
        let case = Case {
            id: CaseId(uuid::Uuid::from_u128(low.wrapping_mul(0x9E37_79B9_7F4A_7C15))),
            ..checked(&world.rules)
        };
        let why = second_signature(&case, NFA, &world.facts()).unwrap();
        sampled += u32::from(why == Some(SecondBecause::Sample));
    }
    assert!((50..150).contains(&sampled), "{sampled} of 1000");
}

#[test]
fn what_is_to_be_done_follows_from_what_happens() {
    let mut world = World::new();
    world.under_18 = true;
    let case = checked(&world.rules);
    let facts = world.facts();
    let events = record_gateway_decision(&case, &decision(NFA), &facts).unwrap();
    let case = after(case, &events);
    let changes = follow(&case, &events[0], at(200).london_date(), &facts).unwrap();
    let due = |text: &str| text.parse::<Date>().unwrap();
    assert_eq!(
        changes,
        vec![
            TaskChange::Finish {
                kind: TaskKind::DecideGateway,
                about: None
            },
            TaskChange::Open {
                kind: TaskKind::SignSecond,
                owner: TaskOwner::Supervisors,
                due_on: due("2026-11-25"),
                about: None
            },
            TaskChange::Open {
                kind: TaskKind::TellSocialCare,
                owner: TaskOwner::CaseOwner,
                due_on: due("2026-11-24"),
                about: None
            },
        ]
    );
}

/// One try at something, with a chosen member.
fn any_step() -> impl Strategy<Value = (u8, u8)> {
    (0u8..12, 1u8..4)
}

fn step(case: &Case, what: u8, who: u8, world: &World) -> Result<Vec<CaseEvent>, Refusal> {
    let (by, facts, when) = (member(u128::from(who)), world.facts(), at(1_000));
    let outcome = GatewayOutcome::ALL[usize::from(who) * 2 % GatewayOutcome::ALL.len()];
    let by_them = |outcome| GatewayDecision {
        by,
        weighed_together: Some(text("All of them say the same.")),
        ..decision(outcome)
    };
    match what {
        0 => assign_owner(
            case,
            &AssignOwner {
                to: by,
                kind: Some(OwnerKind::Police),
                handover: Some(text("All is in the notes.")),
                by: member(9),
                at: when,
            },
            "fenmarsh",
            &world.rules,
            &world.calendar,
        ),
        1 => record_deconfliction(case, &check("Prevent team"), &world.rules),
        2 => record_gateway_decision(case, &by_them(outcome), &facts),
        3 => record_gateway_decision(case, &by_them(NFA), &facts),
        4 => sign_second(case, &signed(u128::from(who)), &facts),
        5 => {
            let told = SocialCare::NotTold {
                because: text("They know already."),
            };
            record_social_care(case, &told, by, when, &facts)
        }
        6 => {
            let none = ReferrerAnswer::None {
                because: text("The referrer cannot be reached safely."),
            };
            answer_referrer(case, &none, by, when, &facts)
        }
        7 => pause(
            case,
            &Pause {
                by,
                at: when,
                because: text("Asked for by an investigation."),
            },
        ),
        8 => resume(case, by, when, &world.calendar),
        9 => restrict(
            case,
            &Restrict {
                by,
                at: when,
                because: text("A relative works here."),
            },
            &world.rules,
            &world.calendar,
        ),
        10 => unrestrict(
            case,
            &Unrestrict {
                by,
                at: when,
                because: text("The relative has moved on."),
            },
        ),
        _ => decide_match(
            case,
            &DecideMatch {
                candidate: CandidateId(uuid::Uuid::nil()),
                verdict: MatchVerdict::Different,
                because: text("Another birth date, another school."),
                by,
                at: when,
            },
            &facts,
        ),
    }
}

proptest! {
    /// Whatever is tried in whatever order by whomever: an ended case has no loose end, an open one past the
    /// desk has an owner, nobody signed their own decision, and the history folds to the state.
    #[test]
    fn whatever_is_tried_nothing_ends_with_a_loose_end(
        steps in proptest::collection::vec(any_step(), 0..40),
        under_18 in any::<bool>(), feedback_wished in any::<bool>(), repeat in any::<bool>(),
    ) {
        let mut world = World::new();
        world.under_18 = under_18;
        world.feedback_wished = feedback_wished;
        world.earlier_cases = u32::from(repeat);
        let mut history = vec![CaseEvent::ReferralReceived { received_at: at(0) }];
        let mut case = received();
        for (what, who) in steps {
            if let Ok(events) = step(&case, what, who, &world) {
                case = after(case, &events);
                history.extend(events);
            }
            prop_assert_eq!(fold(made(), &history), Some(case));
            match case.stage {
                Stage::Closed { .. } => prop_assert_eq!(loose_ends(&case, &world.facts()), vec![]),
                Stage::Received { .. } => prop_assert_eq!(case.stage.owner(), None),
                Stage::GatewayAssessment { .. } | Stage::InformationGathering { .. }
                | Stage::PoliceLedPartnership { .. } => prop_assert!(case.stage.owner().is_some()),
            }
            if let Some(OpenDecision { by, signature: Signature::Given { by: second }, .. }) = case.decision {
                prop_assert_ne!(by, second);
            }
        }
    }
}
