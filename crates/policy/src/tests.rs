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
        refused @ (Verdict::Hide | Verdict::Forbid(_)) => panic!("{action:?}: {refused:?}"),
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
        restricted in any::<bool>(),
        restricted_by in proptest::option::of(any_id()),
        lift_proposed_by in proptest::option::of(any_id()),
        decided_by in proptest::option::of(any_id()),
        emergency in any::<bool>(),
        connected in proptest::bool::weighted(0.2),
    ) -> CaseRelation {
        CaseRelation {
            case: CaseId(Uuid::nil()), area, stage, owner,
            restricted, restricted_by, lift_proposed_by,
            emergency, connected, decided_by,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Whatever a list shows is what its single page would open, and the other way round.
    #[test]
    fn acc_3_lists_show_only_what_single_pages_would(member in any_member(), case in any_case()) {
        prop_assert_eq!(scope(&member).admits(&case), allows(&member, Action::ViewCase, &case));
    }
}

proptest! {
    // Each of these asks of every action on a case.
    #![proptest_config(ProptestConfig::with_cases(100))]

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

    /// Running the system gives no right to read cases, wherever the role is held and whatever else is true.
    #[test]
    fn acc_1_an_administrator_sees_no_case(
        id in any_id(),
        area in proptest::option::of(any_area()),
        on_duty in proptest::collection::btree_set(any_area(), 0..3),
        case in any_case(),
    ) {
        let roles = vec![HeldRole { role: Role::Administrator, area }];
        let member = Member { id, roles, on_duty, stepped_up: true };
        let actor = Actor::Member(Arc::new(member));
        for action in case_actions() {
            let said = verdict(&actor, action, Resource::Case(&case));
            prop_assert!(matches!(said, Verdict::Hide), "{:?}", action);
        }
    }

    /// Emergency access shows the case and lets an emergency be passed on. It decides, writes and restricts
    /// nothing, so nobody makes of an hour's access a lasting one.
    #[test]
    fn acc_2_emergency_access_alone_shows_and_escalates(member in any_member(), case in any_case()) {
        let without = CaseRelation { emergency: false, ..case.clone() };
        let with = CaseRelation { emergency: true, ..case };
        if !allows(&member, Action::ViewCase, &without) {
            for action in case_actions() {
                if allows(&member, action, &with) {
                    let shows = matches!(
                        action,
                        Action::ViewCase | Action::ViewIdentityDetail | Action::EscalateEmergency
                            | Action::DeclareConnection
                    );
                    prop_assert!(shows || action.is_apart_from_sight(), "{:?}", action);
                }
            }
        }
    }

    /// What a fresh proof adds is only what asks for one; nothing is lost by giving it.
    #[test]
    fn ses_3_a_fresh_proof_takes_nothing_away(member in any_member(), case in any_case()) {
        let older = Member { stepped_up: false, ..member.clone() };
        let fresh = Member { stepped_up: true, ..member };
        for action in case_actions() {
            if allows(&older, action, &case) {
                prop_assert!(allows(&fresh, action, &case), "{:?}", action);
            }
        }
    }
}

/// A case's life, and what one member sees of it at each step.
#[test]
fn acc_2_access_appears_and_goes_with_each_step() {
    let (officer, mut case) = row(Role::GatewayOfficer, Relation::OnDuty, Sensitivity::Plain).unwrap();
    let off_duty = Member {
        on_duty: BTreeSet::new(),
        ..officer.clone()
    };
    let sees = |member: &Member, case: &CaseRelation| allows(member, Action::ViewCase, case);

    case.stage = StageName::Received;
    case.owner = None;
    assert!(sees(&officer, &case) && !sees(&off_duty, &case), "duty shows it");
    case.owner = Some(officer.id);
    assert!(sees(&off_duty, &case), "owning shows it");
    case.stage = StageName::InformationGathering;
    assert!(sees(&off_duty, &case), "the owner keeps it past the gateway");
    case.owner = None;
    assert!(
        !sees(&officer, &case),
        "past the gateway duty shows it no more, and it is not theirs"
    );
    case.emergency = true;
    assert!(sees(&off_duty, &case), "emergency access shows it");
    case.emergency = false;
    assert!(!sees(&off_duty, &case), "and ends");

    case.stage = StageName::GatewayAssessment;
    (case.restricted, case.restricted_by) = (true, None);
    assert!(!sees(&officer, &case), "restricting hides it from the desk");
    case.restricted_by = Some(officer.id);
    assert!(sees(&off_duty, &case), "but not from who restricted it");
    case.restricted = false;
    assert!(
        !sees(&off_duty, &case),
        "which ends when the restriction is lifted"
    );
    case.area = "elsewhere".parse().unwrap();
    case.owner = Some(officer.id);
    assert!(!sees(&officer, &case), "a transfer to another area ends it");
}

#[test]
fn acc_1_every_action_of_the_schema_is_one_that_the_program_asks() {
    let schema = include_str!("../policies/waymark.cedarschema");
    let (schema, _) = Schema::from_cedarschema_str(schema).unwrap();
    let in_schema: BTreeSet<String> = schema
        .actions()
        .map(|action| action.id().unescaped().to_owned())
        .collect();
    let asked: BTreeSet<String> = Action::ALL
        .iter()
        .map(|action| action.code())
        .chain(Purpose::ALL.map(Purpose::action))
        .map(str::to_owned)
        .collect();
    assert_eq!(in_schema, asked);
}

#[test]
fn acc_1_partners_send_referrals_and_nothing_else() {
    let partner = Actor::Partner(waymark_domain::ApiClientId(Uuid::nil()));
    for action in Action::ALL {
        let allowed = matches!(verdict(&partner, *action, Resource::Office), Verdict::Allow(_));
        let theirs = matches!(action, Action::SendReferral | Action::ReadOwnReferrals);
        assert_eq!(allowed, theirs, "{action:?}");
    }
}

#[test]
fn acc_5_what_overseers_looked_at_is_for_privacy_officers_alone() {
    for role in Role::ALL {
        let (member, case) = row(*role, Relation::Owner, Sensitivity::Restricted).unwrap();
        assert_eq!(
            allows(&member, Action::ViewOverseersLooks, &case),
            *role == Role::DataProtectionOfficer,
            "{role:?}"
        );
    }
}

#[test]
fn ses_3_reviewing_emergency_access_and_approving_need_a_fresh_proof() {
    let here: Code = "here".parse().unwrap();
    let (area, by) = (
        Resource::Area {
            area: Some(&here),
            own: false,
        },
        Resource::Proposal {
            by: MemberId(Uuid::from_u128(9)),
        },
    );
    for (role, action, on) in [
        (Role::DataProtectionOfficer, Action::ReviewEmergencyAccess, area),
        (Role::Administrator, Action::ApproveProposal, by),
    ] {
        let (mut member, _) = row(role, Relation::Stranger, Sensitivity::Plain).unwrap();
        let asked = |member: &Member| verdict(&Actor::Member(Arc::new(member.clone())), action, on);
        assert!(matches!(asked(&member), Verdict::Allow(_)), "{action:?}");
        member.stepped_up = false;
        assert!(
            matches!(asked(&member), Verdict::Forbid(Why::StepUp)),
            "{action:?}"
        );
    }
}
