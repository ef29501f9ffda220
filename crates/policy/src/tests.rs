//! What the policies must hold, whatever they say.

use std::collections::BTreeSet;
use std::sync::Arc;

use cedar_policy::{Schema, ValidationMode, Validator};
use proptest::prelude::*;
use uuid::Uuid;
use waymark_domain::case::{Role, StageName};
use waymark_domain::text::Code;
use waymark_domain::{CaseId, MemberId};

use crate::actor::{HeldRole, Member};
use crate::book::{Book, TEXTS};
use crate::matrix::{Relation, Sensitivity, row};
use crate::*;

fn allows(member: &Member, action: Action, case: &CaseRelation) -> bool {
    let actor = Actor::Member(Arc::new(member.clone()));
    matches!(verdict(&actor, action, Resource::Case(case)), Verdict::Allow(_))
}

fn case_actions() -> impl Iterator<Item = Action> {
    Action::ALL
        .iter()
        .copied()
        .filter(|action| action.target() == Target::Case)
}

#[test]
fn the_policies_are_valid_by_their_schema() {
    let schema = include_str!("../policies/waymark.cedarschema");
    let (schema, _) = Schema::from_cedarschema_str(schema).unwrap();
    let book = Book::read().unwrap();
    let answer = Validator::new(schema).validate(book.set(), ValidationMode::Strict);
    let errors: Vec<String> = answer
        .validation_errors()
        .map(ToString::to_string)
        .chain(answer.validation_warnings().map(ToString::to_string))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn acc_1_every_action_is_named_by_a_policy_and_every_policy_says_why() {
    let book = Book::read().unwrap();
    let texts: String = TEXTS.iter().map(|(_, text)| *text).collect();
    for action in Action::ALL {
        assert!(
            texts.contains(&format!("Action::\"{}\"", action.code())),
            "{action:?} is named by no policy"
        );
        assert_eq!(Action::from_code(action.code()), Some(*action));
    }
    let ids: BTreeSet<&str> = book.explained().iter().map(|policy| policy.id.as_str()).collect();
    assert_eq!(ids.len(), book.explained().len());
    for policy in book.explained() {
        assert!(
            policy.reason.len() > 20 && policy.reason.ends_with('.'),
            "{}",
            policy.id
        );
        assert_eq!(explain(&policy.id), Some(policy.reason.as_str()));
    }
}

#[test]
fn acc_1_the_checked_in_matrices_are_what_the_code_decides() {
    for (name, printed) in [("grants.txt", printed_grants()), ("policy.md", printed_matrix())] {
        let path = format!("{}/../../docs/generated/{name}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("WAYMARK_BLESS").is_some() {
            std::fs::write(&path, &printed).expect("the matrix can be written");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            printed == kept,
            "{name} differs: run again with WAYMARK_BLESS=1 and read the difference"
        );
    }
}

#[test]
fn acc_1_running_the_system_gives_no_right_to_read_a_case() {
    for relation in Relation::ALL {
        for sensitivity in Sensitivity::ALL {
            for role in [Role::Administrator, Role::Analyst, Role::IntakeOfficer] {
                let (member, case) = row(role, relation, sensitivity).unwrap();
                for action in case_actions() {
                    assert!(!allows(&member, action, &case), "{role:?} {action:?}");
                }
            }
        }
    }
    let (_, case) = row(Role::Supervisor, Relation::Owner, Sensitivity::Plain).unwrap();
    for actor in matrix::actors() {
        if !matches!(actor, Actor::Member(_)) {
            for action in case_actions() {
                assert!(matches!(
                    verdict(&actor, action, Resource::Case(&case)),
                    Verdict::Hide
                ));
            }
        }
    }
}

#[test]
fn acc_4_whoever_may_not_read_a_case_is_told_nothing_of_it() {
    for role in Role::ALL {
        for relation in Relation::ALL {
            for sensitivity in Sensitivity::ALL {
                let (member, case) = row(*role, relation, sensitivity).unwrap();
                if allows(&member, Action::ViewCase, &case) {
                    continue;
                }
                let actor = Actor::Member(Arc::new(member));
                for action in case_actions() {
                    let said = verdict(&actor, action, Resource::Case(&case));
                    assert!(!matches!(said, Verdict::Forbid(_)), "{role:?} {action:?}");
                }
            }
        }
    }
}

#[test]
fn acc_7_nobody_is_their_own_second_person() {
    let (mut member, case) = row(Role::Supervisor, Relation::DecidedIt, Sensitivity::Plain).unwrap();
    let forbidden = |member: &Member, action, case: &CaseRelation| {
        let actor = Actor::Member(Arc::new(member.clone()));
        match verdict(&actor, action, Resource::Case(case)) {
            Verdict::Forbid(why) => Some(why),
            Verdict::Allow(_) | Verdict::Hide => None,
        }
    };
    assert_eq!(
        forbidden(&member, Action::SignSecond, &case),
        Some(Why::OwnDecision)
    );
    let (supervisor, lifted) =
        row(Role::Supervisor, Relation::ProposedLift, Sensitivity::Restricted).unwrap();
    assert_eq!(
        forbidden(&supervisor, Action::LiftRestriction, &lifted),
        Some(Why::OwnProposal)
    );
    member.roles = vec![HeldRole {
        role: Role::Administrator,
        area: None,
    }];
    let own = Resource::Proposal { by: member.id };
    let actor = Actor::Member(Arc::new(member));
    assert!(matches!(
        verdict(&actor, Action::ApproveProposal, own),
        Verdict::Forbid(Why::OwnProposal)
    ));
}

#[test]
fn acc_7_nobody_acts_on_a_case_of_somebody_they_know() {
    for role in Role::ALL {
        for relation in Relation::ALL {
            let (member, case) = row(*role, relation, Sensitivity::Connected).unwrap();
            for action in case_actions() {
                assert!(
                    !allows(&member, action, &case),
                    "{role:?} {relation:?} {action:?}"
                );
            }
        }
    }
}

#[test]
fn ses_3_what_needs_a_fresh_proof_is_refused_without_and_says_so() {
    let (mut member, case) = row(Role::Supervisor, Relation::Stranger, Sensitivity::Restricted).unwrap();
    member.stepped_up = false;
    let actor = Actor::Member(Arc::new(member.clone()));
    for action in [Action::LiftRestriction, Action::OpenEmergencyAccess] {
        assert!(matches!(
            verdict(&actor, action, Resource::Case(&case)),
            Verdict::Forbid(Why::StepUp)
        ));
    }
    member.roles[0].role = Role::Administrator;
    let actor = Actor::Member(Arc::new(member));
    for action in [Action::ManageMembers, Action::ManageApiClients] {
        assert!(matches!(
            verdict(&actor, action, Resource::Office),
            Verdict::Forbid(Why::StepUp)
        ));
    }
}

#[test]
fn a_permission_opens_what_its_action_needs_and_nothing_else() {
    let (member, case) = row(Role::CaseOfficer, Relation::Owner, Sensitivity::Plain).unwrap();
    let actor = Actor::Member(Arc::new(member));
    let permission = |action| match verdict(&actor, action, Resource::Case(&case)) {
        Verdict::Allow(permission) => permission,
        other => panic!("{action:?}: {other:?}"),
    };
    let view = permission(Action::ViewCase);
    assert!(view.grant::<Case>().is_ok() && view.grant::<Identity>().is_ok());
    assert!(view.grant::<Referrer>().is_err() && view.grant::<Clinical>().is_err());
    let referrer = permission(Action::ViewReferrer);
    assert!(referrer.grant::<Referrer>().is_ok() && referrer.grant::<Case>().is_err());
    assert!(permission(Action::WriteNote).grant::<Case>().is_err());
    for action in Action::ALL {
        assert!(
            !action.opens().contains(&Opening::Content(Compartment::Clinical)),
            "clinical notes are behind a wall of their own"
        );
    }
}

fn any_area() -> impl Strategy<Value = Code> {
    prop_oneof![Just("fenmarsh"), Just("harrow_vale"), Just("caer_lanwen")]
        .prop_map(|code| code.parse().unwrap())
}

fn any_id() -> impl Strategy<Value = MemberId> {
    (0u128..3).prop_map(|id| MemberId(Uuid::from_u128(id)))
}

fn any_role() -> impl Strategy<Value = HeldRole> {
    let role = proptest::sample::select(Role::ALL);
    (role, proptest::option::of(any_area())).prop_map(|(role, area)| HeldRole { role, area })
}

prop_compose! {
    fn any_member()(
        id in any_id(),
        roles in proptest::collection::vec(any_role(), 0..3),
        on_duty in proptest::collection::btree_set(any_area(), 0..3),
        stepped_up in any::<bool>(),
    ) -> Member {
        Member { id, roles, on_duty, stepped_up }
    }
}

prop_compose! {
    fn any_case()(
        area in any_area(),
        stage in proptest::sample::select(StageName::ALL),
        owner in proptest::option::of(any_id()),
        restricted_by in proptest::option::of(any_id()),
        lift_proposed_by in proptest::option::of(any_id()),
        decided_by in proptest::option::of(any_id()),
        emergency in any::<bool>(),
        connected in proptest::bool::weighted(0.2),
    ) -> CaseRelation {
        CaseRelation {
            case: CaseId(Uuid::nil()), area, stage, owner,
            restricted: restricted_by.is_some(), restricted_by, lift_proposed_by,
            emergency, connected, decided_by,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Whatever a list shows is what its single page would open, and the other way round.
    #[test]
    fn acc_3_lists_show_only_what_single_pages_would(member in any_member(), case in any_case()) {
        prop_assert_eq!(scope(&member).admits(&case), allows(&member, Action::ViewCase, &case));
    }

    /// Nothing can be done on a case that cannot be seen, but to look who has looked.
    #[test]
    fn acc_2_whoever_cannot_see_a_case_can_do_nothing_to_it(member in any_member(), case in any_case()) {
        if !allows(&member, Action::ViewCase, &case) {
            for action in case_actions() {
                let allowed = allows(&member, action, &case);
                prop_assert!(!allowed || action.is_apart_from_sight(), "{:?}", action);
            }
        }
    }

    /// A role held nowhere opens nothing, whatever else is true.
    #[test]
    fn acc_1_without_a_role_nothing_is_allowed(member in any_member(), case in any_case()) {
        let nobody = Member { roles: Vec::new(), ..member };
        for action in case_actions() {
            prop_assert!(!allows(&nobody, action, &case), "{:?}", action);
        }
    }
}
