//! The desk: a case from the queue to its end, seen only by whom it concerns, every look an entry.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    reason = "a test stops at the first surprise"
)]

mod common;

use common::{World, marked_referral, member, text};
use waymark_domain::case::{
    CaseEvent, Connection, Decider, Deconfliction, Disclosure, GatewayOutcome, Ground, Handover, LooseEnd,
    MatchVerdict, Note, NoteKind, OwnerKind, ReferrerAnswer, Refusal, Role, SecondVerdict, SocialCare, Sort,
    StageName, Statement, Told,
};
use waymark_domain::office::OrganisationKind;
use waymark_domain::referral::Wish;
use waymark_domain::task::TaskKind;
use waymark_domain::{CaseId, MemberId};
use waymark_ledger::Entry;
use waymark_policy::{Action, HeldRole, Member, Why};
use waymark_service::desk::{Decision, Finding, StaffDesk, Writing};
use waymark_service::office::Placement;
use waymark_service::{Ctx, RetryKey, Sent, ServiceError};
use waymark_testkit::both;

/// Who works here: an officer on duty, a supervisor, a case officer who is not on duty.
struct Staff {
    officer: Member,
    supervisor: Member,
    other: Member,
}

fn staff() -> Staff {
    Staff {
        officer: member(1, Role::GatewayOfficer, true),
        supervisor: member(2, Role::Supervisor, false),
        other: member(3, Role::CaseOfficer, false),
    }
}

fn decision(world: &World, outcome: GatewayOutcome) -> Decision {
    Decision {
        outcome,
        concern: "no_ideology".parse().unwrap(),
        facts: text("The school's account, and a talk with the mother."),
        options: text("Going on; early help; nothing further."),
        not_checked: text("The tutor's notes: the case officer asks for them."),
        reason: text("What was said has an ordinary reason."),
        weighed_together: None,
        handover: Some(Handover::None {
            because: text("Nothing needs doing."),
        }),
        told: Told::Told {
            on: world.now().london_date(),
        },
        decided_at: None,
    }
}

/// Takes a case and records the check.
async fn taken(world: &World, desk: &StaffDesk, ctx: &Ctx, case: CaseId) {
    let to = (ctx.member().unwrap(), Some(OwnerKind::Police));
    desk.assign(ctx, case, to, None).await.unwrap();
    let today = world.now().london_date();
    desk.record_deconfliction(
        ctx,
        case,
        Deconfliction::Clear,
        today,
        text("Marchland Prevent team"),
    )
    .await
    .unwrap();
}

/// The actions of the ledger about a case, oldest first, without the system's own search for matches.
async fn actions_about(world: &World, case: CaseId) -> Vec<String> {
    let mut rows = world
        .house
        .store()
        .texts_about("case", case.0, 1_000)
        .await
        .unwrap();
    rows.reverse();
    rows.iter()
        .map(|row| Entry::parse(&row.entry).unwrap().draft.action.as_str().to_owned())
        .filter(|action| action != "candidates.looked_for")
        .collect()
}

async fn row(world: &World, case: CaseId) -> waymark_storage::entities::case_file::Model {
    world.house.store().case_file(case).await.unwrap().unwrap()
}

fn forbidden<T>(said: Result<T, ServiceError>) -> Option<Why> {
    said.err().and_then(|error| match error {
        ServiceError::Forbidden(why) => Some(why),
        _ => None,
    })
}

both! {
    /// A child's case: decided by the owner, signed by somebody else, closed only when nothing is left hanging.
    async fn a_childs_referral_goes_from_the_queue_to_its_end(database: TestDatabase) {
        let world = World::new(&database).await;
        let case = world.case(&marked_referral("wren")).await;
        let (desk, staff) = (world.house.staff_desk(), staff());
        let officer = world.as_member(&staff.officer);
        let queue = desk.queue(&officer).await.unwrap();
        assert_eq!(queue.rows.len(), 1);
        assert_eq!(queue.rows[0].case, case);
        assert_eq!(queue.rows[0].name.as_ref().unwrap().as_str(), "wrenname");
        taken(&world, &desk, &officer, case).await;

        let outcome = GatewayOutcome::NoFurtherAction(Ground::NoConcern);
        desk.record_gateway_decision(&officer, case, decision(&world, outcome)).await.unwrap();
        let file = desk.read_case(&officer, case, None).await.unwrap();
        assert_eq!(
            file.loose_ends,
            [LooseEnd::SecondSignature, LooseEnd::SocialCare, LooseEnd::Referrer]
        );
        let todo: Vec<TaskKind> = file.tasks.iter().map(|task| task.kind).collect();
        for kind in [TaskKind::SignSecond, TaskKind::TellSocialCare, TaskKind::AnswerReferrer] {
            assert!(todo.contains(&kind), "{kind:?} of {todo:?}");
        }
        assert_eq!(file.state.stage.name(), StageName::GatewayAssessment);

        let signed = SecondVerdict::Signed { note: None };
        assert_eq!(
            forbidden(desk.sign_second(&officer, case, signed.clone()).await),
            Some(Why::OwnDecision)
        );
        desk.sign_second(&world.as_member(&staff.supervisor), case, signed).await.unwrap();
        let told = SocialCare::Told {
            on: world.now().london_date(),
            reference: text("Duty team 1234"),
        };
        desk.record_social_care(&officer, case, told).await.unwrap();
        let answer = ReferrerAnswer::Released("read".parse().unwrap());
        desk.answer_referrer(&officer, case, answer).await.unwrap();
        let closed = row(&world, case).await;
        assert_eq!((closed.stage.as_str(), closed.outcome.as_deref()), ("closed", Some("no_further_action")));
        let open = world.house.store().tasks_of(case).await.unwrap();
        assert!(open.iter().all(|task| task.done_at.is_some()), "{open:?}");
        let referral = world
            .house
            .store()
            .referral(waymark_domain::ReferralId(closed.referral_id))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(referral.referral.answer_code.as_deref(), Some("read"));
    }

    async fn acc_2_access_appears_and_goes_at_each_step_of_a_cases_life(database: TestDatabase) {
        let world = World::new(&database).await;
        let case = world.case(&marked_referral("wren")).await;
        let (desk, staff) = (world.house.staff_desk(), staff());
        let sees = async |who: &Member| {
            match desk.read_case(&world.as_member(who), case, None).await {
                Ok(_) => true,
                Err(ServiceError::NotFound) => false,
                Err(error) => panic!("{error:?}"),
            }
        };
        // Received: who is on duty and who supervises; nobody else.
        assert_eq!((sees(&staff.officer).await, sees(&staff.other).await), (true, false));
        let supervisor = world.as_member(&staff.supervisor);
        let other = (staff.other.id, Some(OwnerKind::Police));
        desk.assign(&supervisor, case, other, None).await.unwrap();
        // Assigned: its owner too.
        assert!(sees(&staff.other).await);
        let owner = world.as_member(&staff.other);
        let today = world.now().london_date();
        let unit = text("Marchland Prevent team");
        desk.record_deconfliction(&owner, case, Deconfliction::Clear, today, unit).await.unwrap();
        desk.record_gateway_decision(&owner, case, decision(&world, GatewayOutcome::Proceed))
            .await
            .unwrap();
        // Past the gateway: the gateway's officer on duty sees it no more.
        assert!(!sees(&staff.officer).await);
        // Handed over: the owner before sees it no more.
        let third = member(4, Role::CaseOfficer, false);
        let words = Some(text("The mother rings on Fridays."));
        desk.assign(&owner, case, (third.id, Some(OwnerKind::Police)), words).await.unwrap();
        assert_eq!((sees(&staff.other).await, sees(&third).await), (false, true));
        // Restricted by its owner: owner and supervisor alone.
        desk.restrict(&world.as_member(&third), case, text("A relative works here.")).await.unwrap();
        assert_eq!((sees(&third).await, sees(&staff.supervisor).await), (true, true));
        // Somebody who knows the person: nothing, though they own it.
        desk.declare_connection(&world.as_member(&third), case, &text("A neighbour")).await.unwrap();
        assert!(!sees(&third).await);
        assert!(desk.my_work(&world.as_member(&third)).await.unwrap().rows.is_empty());
    }

    async fn acc_4_a_hidden_case_and_one_that_is_not_there_leave_the_same_behind(database: TestDatabase) {
        let world = World::new(&database).await;
        let case = world.case(&marked_referral("wren")).await;
        let (desk, staff) = (world.house.staff_desk(), staff());
        let curious = world.as_member(&staff.other);
        let missing = CaseId(uuid::Uuid::from_u128(99));
        for id in [case, missing] {
            assert!(matches!(desk.read_case(&curious, id, None).await, Err(ServiceError::NotFound)));
            let note = a_note();
            assert!(matches!(desk.write_note(&curious, id, &note).await, Err(ServiceError::NotFound)));
            assert!(matches!(desk.looks(&curious, id).await, Err(ServiceError::NotFound)));
        }
        let of_hidden = actions_about(&world, case).await;
        assert_eq!(of_hidden[1..], ["access.refused", "access.refused", "access.refused"]);
        assert_eq!(actions_about(&world, missing).await, of_hidden[1..]);
    }

    async fn acc_9_of_twenty_decisions_on_one_version_one_wins(database: TestDatabase) {
        let world = World::new(&database).await;
        let case = world.case(&marked_referral("wren")).await;
        let (desk, staff) = (world.house.staff_desk(), staff());
        let officer = world.as_member(&staff.officer);
        taken(&world, &desk, &officer, case).await;
        let before = row(&world, case).await.version;
        let all = (0..20).map(|_| {
            let (desk, officer) = (desk.clone(), officer.clone());
            let decision = decision(&world, GatewayOutcome::Proceed);
            tokio::spawn(async move { desk.record_gateway_decision(&officer, case, decision).await })
        });
        let mut won = 0;
        for one in all.collect::<Vec<_>>() {
            match one.await.unwrap() {
                Ok(()) => won += 1,
                // Too late to load it, or too late to write it.
                Err(ServiceError::Conflict | ServiceError::Case(Refusal::PastTheGateway)) => {}
                Err(error) => panic!("{error:?}"),
            }
        }
        assert_eq!(won, 1);
        assert_eq!(row(&world, case).await.version, before + 1);
    }

    async fn aud_2_a_look_is_an_entry_before_anything_is_opened(database: TestDatabase) {
        let world = World::new(&database).await;
        let case = world.case(&marked_referral("wren")).await;
        let (desk, staff) = (world.house.staff_desk(), staff());
        let officer = world.as_member(&staff.officer);
        let file = desk.read_case(&officer, case, None).await.unwrap();
        assert!(file.identity.address.is_none() && file.identity.phones.is_empty());
        let detail = desk.show_detail(&officer, case).await.unwrap();
        assert_eq!(detail.address.unwrap().as_str(), "wrenaddress");
        let referrer = desk.show_referrer(&officer, case, text("To ask what was said on Monday")).await.unwrap();
        assert_eq!(referrer.name.unwrap().as_str(), "wrenreferrer");
        assert_eq!(
            actions_about(&world, case).await,
            ["case.opened", "case.viewed", "case.detail_shown", "case.note_written", "referrer.shown"]
        );
        let supervisor = world.as_member(&staff.supervisor);
        let looks = desk.looks(&supervisor, case).await.unwrap().looks;
        assert_eq!(looks[1].action, "referrer.shown");
        assert_eq!((looks[1].by, looks[1].basis.as_str()), (Some(staff.officer.id), "desk.duty-works"));
        // No ledger, no page: once the store is closed nothing can be recorded, so nothing is opened.
        world.house.store().clone().close().await;
        assert!(desk.read_case(&officer, case, None).await.is_err());
    }

    async fn notes_connections_and_disclosures_are_kept_and_read_again(database: TestDatabase) {
        let world = World::new(&database).await;
        let case = world.case(&marked_referral("wren")).await;
        let (desk, staff) = (world.house.staff_desk(), staff());
        let officer = world.as_member(&staff.officer);
        let connection = Connection {
            who: text("An older cousin"),
            how: text("They game together"),
            source: text("The mother"),
        };
        let told = Disclosure {
            agency: "gp".parse().unwrap(),
            recipient: text("Fenmarsh surgery, the safeguarding lead"),
            purpose: text("To ask whether they know the person"),
            legal_basis: text("DPA 2018 s.35"),
            authorised_by: text("The supervisor on duty"),
            on: world.now().london_date(),
            content: text("Name and birth date."),
        };
        desk.write_note(&officer, case, &a_note()).await.unwrap();
        desk.record_connection(&officer, case, &connection).await.unwrap();
        desk.record_disclosure(&officer, case, &told).await.unwrap();
        let file = desk.read_case(&officer, case, None).await.unwrap();
        let has = |writing: &Writing| file.writings.iter().any(|written| written.writing == *writing);
        assert!(has(&Writing::Note(a_note())) && has(&Writing::Connection(connection)));
        assert_eq!(file.writings.len(), 3);
        assert_eq!(file.disclosures[0].disclosure, told);
        assert_eq!(file.history.len(), 4);
        let impossible = Disclosure { on: world.now().london_date().plus_days(1), ..told };
        assert!(matches!(
            desk.record_disclosure(&officer, case, &impossible).await,
            Err(ServiceError::Case(Refusal::DecidedInTheFuture))
        ));
    }

    async fn a_case_can_be_read_as_it_was_known_on_a_day(database: TestDatabase) {
        let world = World::new(&database).await;
        let case = world.case(&marked_referral("wren")).await;
        let (desk, staff) = (world.house.staff_desk(), staff());
        let first = world.now().london_date();
        world.clock.advance_seconds(3 * 86_400);
        let officer = world.as_member(&staff.officer);
        taken(&world, &desk, &officer, case).await;
        desk.write_note(&officer, case, &a_note()).await.unwrap();
        let corrected = common::marked_identity("heron");
        desk.correct_identity(&officer, case, &corrected, text("Misheard on the telephone")).await.unwrap();
        let then = desk.read_case(&officer, case, Some(first)).await.unwrap();
        assert_eq!(then.state.stage.name(), StageName::Received);
        assert_eq!(then.identity.name.unwrap().as_str(), "wrenname");
        assert_eq!((then.history.len(), then.writings.len()), (1, 1));
        let now = desk.read_case(&officer, case, None).await.unwrap();
        assert_eq!(now.identity.name.unwrap().as_str(), "heronname");
        assert_eq!(now.state.stage.name(), StageName::GatewayAssessment);
        let before = first.plus_days(-1);
        assert!(matches!(
            desk.read_case(&officer, case, Some(before)).await,
            Err(ServiceError::NotFound)
        ));
    }

    async fn a_form_is_taken_once_and_against_what_was_read(database: TestDatabase) {
        let world = World::new(&database).await;
        let case = world.case(&marked_referral("wren")).await;
        let (desk, staff) = (world.house.staff_desk(), staff());
        let officer = world.as_member(&staff.officer);
        taken(&world, &desk, &officer, case).await;
        let read = u32::try_from(row(&world, case).await.version).unwrap();
        let retry = RetryKey::random();
        let sent = |purpose, read| officer.clone().sending(Sent { purpose, retry: retry.clone(), read: Some(read) });
        let stale = sent("pause", read - 1);
        assert!(matches!(desk.pause(&stale, case, text("Asked")).await, Err(ServiceError::Conflict)));
        assert!(!desk.was_taken(&stale, case.0).await.unwrap());
        let paused = sent("pause", read);
        desk.pause(&paused, case, text("Asked")).await.unwrap();
        assert!(desk.was_taken(&paused, case.0).await.unwrap());
        // The same key on another form is another thing, and is not taken for this one.
        let other = sent("resume", read + 1);
        assert!(!desk.was_taken(&other, case.0).await.unwrap());
        assert!(matches!(desk.resume(&other, case).await, Err(ServiceError::Unavailable(_))));
        assert!(row(&world, case).await.paused_on.is_some());
        // Of many that come at once, each hears that it is done, and it is done once.
        let note = RetryKey::random();
        let all = (0..8).map(|_| {
            let ctx = officer.clone().sending(Sent { purpose: "note", retry: note.clone(), read: None });
            let desk = desk.clone();
            tokio::spawn(async move {
                let said = desk.write_note(&ctx, case, &a_note()).await;
                said.is_ok() || desk.was_taken(&ctx, case.0).await.unwrap()
            })
        });
        for one in all.collect::<Vec<_>>() {
            assert!(one.await.unwrap());
        }
        let file = desk.read_case(&officer, case, None).await.unwrap();
        let notes = file.writings.iter().filter(|written| matches!(written.writing, Writing::Note(_)));
        assert_eq!(notes.count(), 1);
    }

    async fn whoever_may_own_a_case_is_named_with_what_they_have(database: TestDatabase) {
        let world = World::new(&database).await;
        let case = world.case(&marked_referral("wren")).await;
        let (desk, staff) = (world.house.staff_desk(), staff());
        let place = |name: &'static str, role, kind: OrganisationKind| {
            let placement = Placement {
                sign_in_name: name.parse().unwrap(),
                display_name: name.parse().unwrap(),
                organisation: kind.code().parse().unwrap(),
                kind,
                roles: vec![HeldRole { role, area: Some(waymark_service::intake::UNKNOWN_AREA.parse().unwrap()) }],
                on_duty: Vec::new(),
            };
            let (office, operator) = (world.house.office(), world.operator());
            async move { office.place(&operator, &placement).await.unwrap() }
        };
        let police = place("aled", Role::GatewayOfficer, OrganisationKind::Police).await;
        let second = place("bryn", Role::CaseOfficer, OrganisationKind::Police).await;
        let council = place("carys", Role::ChannelCoordinator, OrganisationKind::LocalAuthority).await;
        place("dilys", Role::Supervisor, OrganisationKind::Police).await;
        place("eira", Role::CaseOfficer, OrganisationKind::Health).await;
        let supervisor = world.as_member(&staff.supervisor);
        let may = desk.may_own(&supervisor, case).await.unwrap();
        // At the gateway the police own, unless the area says otherwise.
        let named: Vec<MemberId> = may.iter().map(|may| may.member).collect();
        assert_eq!(named, [police, second]);
        let refused = desk.assign_to(&supervisor, case, council, None).await;
        assert!(matches!(refused, Err(ServiceError::Case(Refusal::MayNotOwn))));
        desk.assign_to(&supervisor, case, police, None).await.unwrap();
        // The owner is not among those it may go to; a second case of theirs counts.
        let other = world.case(&marked_referral("heron")).await;
        let may = desk.may_own(&supervisor, other).await.unwrap();
        assert_eq!((may[0].member, may[0].load.cases), (police, 1));
        let may = desk.may_own(&supervisor, case).await.unwrap();
        assert_eq!(may.iter().map(|may| may.member).collect::<Vec<_>>(), [second]);
        let officer = world.as_member(&staff.other);
        assert!(matches!(desk.may_own(&officer, case).await, Err(ServiceError::NotFound)));
    }

    async fn acc_6_emergency_access_is_reasoned_short_and_reviewed_by_somebody_else(database: TestDatabase) {
        let world = World::new(&database).await;
        let case = world.case(&marked_referral("wren")).await;
        let (desk, mut staff) = (world.house.staff_desk(), staff());
        let category = "risk_to_life".parse().unwrap();
        let reason = text("The school rang: she did not come home.");
        staff.other.stepped_up = false;
        let unproved = world.as_member(&staff.other);
        for id in [case, CaseId(uuid::Uuid::from_u128(99))] {
            let said = desk.take_emergency_access(&unproved, id, &category, &reason).await;
            assert_eq!(forbidden(said), Some(Why::StepUp));
        }
        staff.other.stepped_up = true;
        let other = world.as_member(&staff.other);
        desk.take_emergency_access(&other, case, &category, &reason).await.unwrap();
        let file = desk.read_case(&other, case, None).await.unwrap();
        assert_eq!(file.policy, "desk.emergency-sees");
        assert!(!file.may.contains(&Action::RecordGatewayDecision));
        // The hour is the rule set's: nobody can ask for more.
        world.clock.advance_seconds(3_601);
        let later = world.as_member(&staff.other);
        assert!(matches!(desk.read_case(&later, case, None).await, Err(ServiceError::NotFound)));

        let mut own_reviewer = staff.other.clone();
        own_reviewer.roles[0].role = Role::Supervisor;
        let own = world.as_member(&own_reviewer);
        let waiting = desk.unreviewed_emergencies(&own).await.unwrap();
        assert!(waiting[0].own);
        let said = desk.review_emergency_access(&own, waiting[0].id, Finding::Justified, &reason).await;
        assert_eq!(forbidden(said), Some(Why::OwnAccess));
        // Nobody reviews it: it is taken further, once.
        world.clock.advance_seconds(10 * 86_400);
        assert!(world.worker().chase(world.now()).await.unwrap() > 0);
        let privacy = world.as_member(&member(5, Role::DataProtectionOfficer, false));
        let waiting = desk.unreviewed_emergencies(&privacy).await.unwrap();
        assert!(waiting[0].escalated && !waiting[0].own);
        desk.review_emergency_access(&privacy, waiting[0].id, Finding::NotJustified, &reason).await.unwrap();
        assert!(desk.unreviewed_emergencies(&privacy).await.unwrap().is_empty());
        let again = desk.review_emergency_access(&privacy, waiting[0].id, Finding::Justified, &reason).await;
        assert!(matches!(again, Err(ServiceError::Conflict)));
    }

    async fn silence_reminds_the_owner_then_tells_the_supervisors(database: TestDatabase) {
        let world = World::new(&database).await;
        let case = world.case(&marked_referral("wren")).await;
        world.clock.advance_seconds(2 * 86_400);
        assert_eq!(world.worker().chase(world.now()).await.unwrap(), 1);
        assert_eq!(world.worker().chase(world.now()).await.unwrap(), 0, "once a day is enough");
        world.clock.advance_seconds(5 * 86_400);
        assert_eq!(world.worker().chase(world.now()).await.unwrap(), 1);
        assert_eq!(world.worker().chase(world.now()).await.unwrap(), 0);
        assert_eq!(
            actions_about(&world, case).await[1..],
            ["task.reminded", "task.escalated"]
        );
        let team = world.house.staff_desk().team(&world.as_member(&staff().supervisor)).await.unwrap();
        assert!(team.work.rows[0].todo.escalated);
    }

    async fn what_a_referrer_adds_is_a_task_until_somebody_has_read_it(database: TestDatabase) {
        let world = World::new(&database).await;
        let (receipt, _) = world.submit(&marked_referral("wren")).await;
        let code = waymark_service::public::AdditionCode::Reference(receipt.reference);
        let more = text("She has bought a rucksack.");
        let retry = RetryKey::random();
        world.desk().add(world.now(), code, &more, &retry).await.unwrap();
        world.worker().run_due(world.now()).await.unwrap();
        let person = world.people_of(&receipt).await[0];
        let case = CaseId(world.house.store().cases_of(person).await.unwrap()[0].id);
        let (desk, staff) = (world.house.staff_desk(), staff());
        let officer = world.as_member(&staff.officer);
        let waiting = async || {
            let file = desk.read_case(&officer, case, None).await.unwrap();
            let waits = file.tasks.iter().find(|task| task.kind == TaskKind::ReadAddition);
            waits.and_then(|task| task.about).map(waymark_domain::AdditionId)
        };
        let addition = waiting().await.unwrap();
        desk.read_addition(&officer, case, addition).await.unwrap();
        assert_eq!(waiting().await, None);
        // Said again it changes nothing.
        let version = row(&world, case).await.version;
        desk.read_addition(&officer, case, addition).await.unwrap();
        assert_eq!(row(&world, case).await.version, version);
    }

    async fn an_emergency_is_passed_on_at_once_and_the_desk_is_told(database: TestDatabase) {
        let world = World::new(&database).await;
        let case = world.case(&marked_referral("wren")).await;
        let (desk, staff) = (world.house.staff_desk(), staff());
        let officer = world.as_member(&staff.officer);
        let by = Decider { name: text("Duty sergeant") };
        desk.escalate(&officer, case, None, by, text("At the airport now")).await.unwrap();
        assert_eq!(row(&world, case).await.escalated_at, Some(world.now().micros()));
        assert_eq!(world.house.store().alerts_unopened().await.unwrap().len(), 1);
    }

    async fn earlier_cases_of_the_same_person_are_shown_and_weighed_together(database: TestDatabase) {
        let world = World::new(&database).await;
        let mut referral = marked_referral("wren");
        referral.feedback = Wish::No;
        let first = world.case(&referral).await;
        let second = world.case(&referral).await;
        let (desk, staff) = (world.house.staff_desk(), staff());
        let officer = world.as_member(&staff.officer);
        taken(&world, &desk, &officer, second).await;
        let nfa = GatewayOutcome::NoFurtherAction(Ground::Unfounded);
        let refused = desk.record_gateway_decision(&officer, second, decision(&world, nfa)).await;
        assert!(matches!(refused, Err(ServiceError::Case(Refusal::UndecidedMatches))));
        let candidate = desk.read_case(&officer, second, None).await.unwrap().candidates.remove(0);
        assert_eq!(candidate.other.unwrap().name.unwrap().as_str(), "wrenname");
        let why = text("The same name, school and mother.");
        desk.decide_match(&officer, second, candidate.id, MatchVerdict::Same, why).await.unwrap();
        let file = desk.read_case(&officer, second, None).await.unwrap();
        assert_eq!(file.earlier.len(), 1);
        assert_eq!(file.earlier[0].case, Some(first));
        let refused = desk.record_gateway_decision(&officer, second, decision(&world, nfa)).await;
        assert!(matches!(refused, Err(ServiceError::Case(Refusal::NotWeighedTogether))));
        let weighed = Decision {
            weighed_together: Some(text("Both tell of the same evening.")),
            ..decision(&world, nfa)
        };
        desk.record_gateway_decision(&officer, second, weighed).await.unwrap();
        let file = desk.read_case(&officer, second, None).await.unwrap();
        assert_eq!(file.loose_ends, [LooseEnd::SecondSignature, LooseEnd::SocialCare]);
        let events: Vec<&str> = file.history.iter().map(|happened| happened.event.code()).collect();
        assert_eq!(events[3..], ["match_decided", "gateway_decided"]);
        assert!(matches!(file.history[4].event, CaseEvent::GatewayDecided { .. }));
    }
}

fn a_note() -> Note {
    Note {
        kind: NoteKind::Contact,
        about: None,
        statements: vec![Statement {
            sort: Sort::Allegation,
            words: text("He said that he would go."),
            source: text("His sister, on the telephone"),
        }],
    }
}
