//! The administrator's use cases: what takes two, and what nobody does to themselves. On both databases.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod common;

use common::{World, text};
use waymark_domain::case::Role;
use waymark_domain::office::{OrganisationKind, OrganisationName};
use waymark_domain::rules::{List, Number, RuleDifference, RuleEdit, RuleSet};
use waymark_domain::{MemberId, OrganisationId, ProposalId, RoleHeldId};
use waymark_ledger::Entry;
use waymark_policy::{HeldRole, Member, Why};
use waymark_service::import::import_rules;
use waymark_service::office::{
    ClientSecret, ClientToAdd, Office, Placement, ProposalAnswer, Proposed, Settled, SettledHow, Whose,
};
use waymark_service::{Ctx, ServiceError};
use waymark_testkit::{TestDatabase, both};

const AREA: &str = r#"
extends = "shipped"
valid_from = "2026-01-01"
note = "One invented area"
[[area]]
code = "wyrdale"
name = "Wyrdale"
force = "gwent"
controller = "national_desk"
desk_mailbox = "desk@wyrdale.example"
read_times = "Referrals are read from 8am to 6pm."
alert_again_minutes = 10
"#;

/// Two administrators and a case officer, placed.
struct Staff {
    world: World,
    office: Office,
    one: Ctx,
    two: Ctx,
    officer: MemberId,
}

fn administrator(id: MemberId) -> Member {
    Member {
        id,
        roles: vec![HeldRole {
            role: Role::Administrator,
            area: None,
        }],
        on_duty: [].into(),
        stepped_up: true,
    }
}

async fn placed(world: &World, name: &str, role: Role) -> MemberId {
    let placement = Placement {
        sign_in_name: name.parse().unwrap(),
        display_name: "Quarlwort Fennimore".parse().unwrap(),
        organisation: "Plainshire Council".parse().unwrap(),
        kind: OrganisationKind::LocalAuthority,
        roles: vec![HeldRole { role, area: None }],
        on_duty: vec![],
    };
    world
        .house
        .office()
        .place(&world.operator(), &placement)
        .await
        .unwrap()
}

async fn staff(database: &TestDatabase) -> Staff {
    let world = World::new(database).await;
    import_rules(&world.house, &world.operator(), AREA).await.unwrap();
    let one = placed(&world, "a.morgan", Role::Administrator).await;
    let two = placed(&world, "b.rees", Role::Administrator).await;
    let officer = placed(&world, "c.third", Role::CaseOfficer).await;
    Staff {
        office: world.house.office(),
        one: world.as_member(&administrator(one)),
        two: world.as_member(&administrator(two)),
        officer,
        world,
    }
}

impl Staff {
    async fn propose(&self, what: &Proposed) -> ProposalId {
        let because = text("The protocol of 20 November 2026 says so.");
        self.office.propose(&self.one, what, &because).await.unwrap()
    }

    async fn agreed(&self, what: &Proposed) -> Settled {
        let id = self.propose(what).await;
        self.office
            .answer_proposal(&self.two, id, &ProposalAnswer::Agree)
            .await
            .unwrap()
    }

    async fn roles(&self) -> Vec<(uuid::Uuid, HeldRole)> {
        let members = self.office.members(self.world.now()).await.unwrap();
        members
            .into_iter()
            .find(|member| member.id == self.officer)
            .unwrap()
            .roles
    }

    fn number(&self, value: u16) -> Proposed {
        Proposed::Rules {
            from: None,
            edit: RuleEdit::Number {
                code: "limit.gateway_assessment".to_owned(),
                number: Number {
                    value,
                    unit: String::new(),
                    source: "Local protocol".to_owned(),
                    unconfirmed: false,
                },
            },
        }
    }

    fn end(&self, (id, held): &(uuid::Uuid, HeldRole)) -> Proposed {
        Proposed::RoleEnd {
            member: self.officer,
            held: RoleHeldId(*id),
            role: held.role,
            area: held.area.clone(),
        }
    }

    fn role(&self, member: MemberId) -> Proposed {
        Proposed::Role {
            member,
            role: Role::Supervisor,
            area: Some("wyrdale".parse().unwrap()),
        }
    }

    async fn actions(&self) -> Vec<String> {
        let rows = self
            .world
            .house
            .store()
            .ledger_entries(1, 0, 1_000)
            .await
            .unwrap();
        let action = |bytes: &[u8]| Entry::parse(bytes).unwrap().draft.action.as_str().to_owned();
        rows.iter().map(|row| action(&row.entry)).collect()
    }

    fn in_force(&self) -> std::sync::Arc<RuleSet> {
        self.world.house.rules().in_force(self.world.now().london_date())
    }
}

both! {
    async fn acc_7_nobody_agrees_to_what_they_proposed(database: TestDatabase) {
        let staff = staff(&database).await;
        let (one, officer) = (staff.one.member().unwrap(), staff.officer);
        let all = [
            staff.number(3),
            staff.role(officer),
            staff.end(&staff.roles().await[0]),
            Proposed::Reset { member: officer },
            Proposed::Enable { member: officer },
            Proposed::Banner { text: Some(text("Training on Friday")) },
        ];
        for what in &all {
            let id = staff.propose(what).await;
            for answer in [ProposalAnswer::Agree, ProposalAnswer::Refuse(text("No."))] {
                let own = staff.office.answer_proposal(&staff.one, id, &answer).await;
                assert!(matches!(own, Err(ServiceError::Forbidden(Why::OwnProposal))), "{what:?}: {own:?}");
            }
            let unproven = Member { stepped_up: false, ..administrator(staff.two.member().unwrap()) };
            let unproven = staff.world.as_member(&unproven);
            let asked = staff.office.answer_proposal(&unproven, id, &ProposalAnswer::Agree).await;
            assert!(matches!(asked, Err(ServiceError::Forbidden(Why::StepUp))), "{asked:?}");
        }
        assert_eq!(staff.office.waiting_proposals(&staff.two).await.unwrap().len(), all.len());
        assert_eq!(staff.in_force().number("limit.gateway_assessment"), Ok(5));
        assert_eq!(staff.roles().await.len(), 1);
        assert_eq!(staff.office.notice().await.unwrap(), None);

        let about_two = staff.role(staff.two.member().unwrap());
        let id = staff.propose(&about_two).await;
        let about_oneself = staff.office.answer_proposal(&staff.two, id, &ProposalAnswer::Agree).await;
        assert!(matches!(about_oneself, Err(ServiceError::Forbidden(_))));

        let officer = Member { roles: vec![HeldRole { role: Role::Supervisor, area: None }], ..administrator(one) };
        let refused = staff.office.propose(&staff.world.as_member(&officer), &all[0], &text("Why not")).await;
        assert!(matches!(refused, Err(ServiceError::Forbidden(_))));
        let refused = staff.office.propose(&staff.world.operator(), &all[0], &text("Why not")).await;
        assert!(matches!(refused, Err(ServiceError::Forbidden(_))));
    }

    async fn a_role_is_given_by_two_and_counts_from_then_on(database: TestDatabase) {
        let staff = staff(&database).await;
        staff.agreed(&staff.role(staff.officer)).await;
        let roles = staff.roles().await;
        let held = roles.iter().find(|(_, held)| held.role == Role::Supervisor).unwrap();
        assert_eq!(held.1.area.as_ref().map(ToString::to_string).as_deref(), Some("wyrdale"));
        staff.agreed(&staff.end(held)).await;
        assert!(staff.roles().await.iter().all(|(_, held)| held.role != Role::Supervisor));
        let actions = staff.actions().await;
        assert_eq!(
            actions[actions.len() - 6..],
            ["proposal.made", "role.granted", "proposal.approved", "proposal.made", "role.ended", "proposal.approved"]
        );
        let elsewhere = Proposed::Role { member: staff.officer, role: Role::Auditor, area: Some("elsewhere".parse().unwrap()) };
        let refused = staff.office.propose(&staff.one, &elsewhere, &text("Why not")).await;
        assert!(matches!(refused, Err(ServiceError::NotFound)));
    }

    async fn a_proposal_is_answered_once_and_can_be_taken_back(database: TestDatabase) {
        let staff = staff(&database).await;
        let id = staff.propose(&staff.number(3)).await;
        let not_theirs = staff.office.answer_proposal(&staff.two, id, &ProposalAnswer::Withdraw(text("Mine"))).await;
        assert!(matches!(not_theirs, Err(ServiceError::Forbidden(Why::NotYours))));
        staff.office.answer_proposal(&staff.one, id, &ProposalAnswer::Withdraw(text("A slip"))).await.unwrap();
        let late = staff.office.answer_proposal(&staff.two, id, &ProposalAnswer::Agree).await;
        assert!(matches!(late, Err(ServiceError::Conflict)));
        let (read, _) = staff.office.proposal(&staff.two, id).await.unwrap();
        let settled = read.settled.unwrap();
        assert_eq!((settled.how, settled.because.as_deref()), (SettledHow::Withdrawn, Some("A slip")));

        let id = staff.propose(&staff.number(4)).await;
        staff.office.answer_proposal(&staff.two, id, &ProposalAnswer::Refuse(text("Too short"))).await.unwrap();
        assert_eq!(staff.in_force().number("limit.gateway_assessment"), Ok(5));
        assert!(staff.office.waiting_proposals(&staff.one).await.unwrap().is_empty());
    }

    async fn an_edit_agreed_to_is_the_next_version_of_the_rule_set(database: TestDatabase) {
        let staff = staff(&database).await;
        let id = staff.propose(&staff.number(3)).await;
        let (_, foreseen) = staff.office.proposal(&staff.two, id).await.unwrap();
        let foreseen = foreseen.unwrap();
        assert!(matches!(&foreseen.differences[..], [RuleDifference::Number { before: Some(before), after: Some(after), .. }]
            if (before.value, after.value, after.unit.as_str()) == (5, 3, "working days")));
        staff.office.answer_proposal(&staff.two, id, &ProposalAnswer::Agree).await.unwrap();
        let rules = staff.in_force();
        assert_eq!(rules.number("limit.gateway_assessment"), Ok(3));
        assert_eq!(rules.area("wyrdale").unwrap().name, "Wyrdale");
        let versions = staff.office.rule_versions(&staff.one).await.unwrap();
        assert_eq!(versions.iter().map(|version| (version.version, version.in_force)).collect::<Vec<_>>(), [(2, true), (1, false)]);
        assert_eq!(versions[0].made, Some((staff.one.member().unwrap(), staff.two.member().unwrap(), id)));
        assert_eq!(versions[0].note, "The protocol of 20 November 2026 says so.");
        let (_, made) = staff.office.proposal(&staff.two, id).await.unwrap();
        assert_eq!(made.unwrap().differences, foreseen.differences);

        // A change of an area and one of a list that wait at once are both made, each on what is newest then.
        let mut area = rules.area("wyrdale").unwrap().clone();
        area.read_times = "Referrals are read at all hours.".to_owned();
        let mut entry = rules.all_entries(List::EnquiryKind)[0].clone();
        entry.label = "What to look out for".to_owned();
        let area = staff.propose(&Proposed::Rules { from: None, edit: RuleEdit::Area(Box::new(area)) }).await;
        let later = staff.world.now().london_date().plus_days(30);
        let entry = Proposed::Rules { from: Some(later), edit: RuleEdit::Entry { list: List::EnquiryKind, entry } };
        let entry = staff.propose(&entry).await;
        for id in [entry, area] {
            staff.office.answer_proposal(&staff.two, id, &ProposalAnswer::Agree).await.unwrap();
        }
        assert_eq!(staff.in_force().number("limit.gateway_assessment"), Ok(3));
        assert_ne!(staff.in_force().area("wyrdale").unwrap().read_times, "Referrals are read at all hours.");
        let newest = staff.office.newest_rules(&staff.one).await.unwrap();
        assert_eq!(newest.valid_from, later, "a later change never begins under an earlier one");
        assert_eq!(newest.area("wyrdale").unwrap().read_times, "Referrals are read at all hours.");
        assert_eq!(newest.all_entries(List::EnquiryKind)[0].label, "What to look out for");

        let nothing = Proposed::Rules { from: None, edit: RuleEdit::Area(Box::new(newest.area("wyrdale").unwrap().clone())) };
        let refused = staff.office.propose(&staff.one, &nothing, &text("Why not")).await;
        assert!(matches!(refused, Err(ServiceError::Conflict)), "{refused:?}");
    }

    async fn the_notice_is_put_up_and_taken_down_by_two(database: TestDatabase) {
        let staff = staff(&database).await;
        staff.agreed(&Proposed::Banner { text: Some(text("Training on Friday")) }).await;
        assert_eq!(staff.office.notice().await.unwrap().as_deref(), Some("Training on Friday"));
        staff.agreed(&Proposed::Banner { text: None }).await;
        assert_eq!(staff.office.notice().await.unwrap(), None);
        assert_eq!(staff.actions().await.iter().filter(|action| *action == "notice.changed").count(), 2);
    }

    async fn a_member_is_stopped_by_one_and_let_in_again_by_two(database: TestDatabase) {
        let staff = staff(&database).await;
        staff.office.stop_member(&staff.one, staff.officer, &text("Left the council")).await.unwrap();
        let disabled = async || {
            let members = staff.office.members(staff.world.now()).await.unwrap();
            members.into_iter().find(|member| member.id == staff.officer).unwrap().disabled
        };
        assert!(disabled().await);
        staff.agreed(&Proposed::Enable { member: staff.officer }).await;
        assert!(!disabled().await);
        let Settled::Code(member, code) = staff.agreed(&Proposed::Reset { member: staff.officer }).await else {
            panic!("a new enrolment gives a code");
        };
        assert_eq!(member, staff.officer);
        assert!(!format!("{code:?}").contains(&*code.text()));
        let alone = staff.office.reset(&staff.one, staff.officer).await;
        assert!(matches!(alone, Err(ServiceError::Forbidden(_))));
    }

    async fn organisations_and_partners_systems_are_kept_by_one(database: TestDatabase) {
        let staff = staff(&database).await;
        let name = |name: &str| name.parse::<OrganisationName>().unwrap();
        let system = |organisation: OrganisationId| ClientToAdd {
            name: name("Case system"),
            organisation: Whose::Known(organisation),
            area: None,
        };
        let id = staff.office.add_organisation(&staff.one, &name("Wyrdale Police"), OrganisationKind::Police).await.unwrap();
        let twice = staff.office.add_organisation(&staff.one, &name("Wyrdale Police"), OrganisationKind::Police).await;
        assert!(matches!(twice, Err(ServiceError::Conflict)));
        staff.office.change_organisation(&staff.one, id, &name("Wyrdale Constabulary"), OrganisationKind::Police).await.unwrap();
        let listed = staff.office.organisations(&staff.one).await.unwrap();
        assert!(listed.iter().any(|known| known.name == "Wyrdale Constabulary" && known.members == 0));

        let client = staff.office.add_client(&staff.one, &system(id)).await.unwrap();
        let stored = staff.world.house.store().api_client(client.id).await.unwrap().unwrap();
        assert_eq!(stored.secret_hash, ClientSecret::parse(&client.secret.text()).unwrap().hash().0);
        staff.office.stop_client(&staff.one, client.id, &text("Its contract ended")).await.unwrap();
        assert!(staff.office.clients(&staff.one).await.unwrap()[0].disabled);
        let again = staff.office.stop_client(&staff.one, client.id, &text("Its contract ended")).await;
        assert!(matches!(again, Err(ServiceError::NotFound)));
        let nowhere = OrganisationId(uuid::Uuid::from_u128(7));
        let refused = staff.office.add_client(&staff.one, &system(nowhere)).await;
        assert!(matches!(refused, Err(ServiceError::NotFound)));
        let officer = Member { roles: vec![], ..administrator(staff.officer) };
        let officer = staff.world.as_member(&officer);
        assert!(matches!(staff.office.clients(&officer).await, Err(ServiceError::Forbidden(_))));
        assert!(matches!(staff.office.organisations(&officer).await, Err(ServiceError::Forbidden(_))));
    }
}
