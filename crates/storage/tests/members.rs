//! Members, their sign-ins and what they hold, on both databases alike.

#[cfg(test)]
mod common;

use common::{World, hash};
use futures_util::future::join_all;
use waymark_domain::{ApiClientId, MemberId, OrganisationId, SessionId, Timestamp};
use waymark_storage::entities::{member, session};
use waymark_storage::{Change, Housekeeping, MemberWrite, StoreError, Write};
use waymark_testkit::both;

/// A member who is enrolled.
#[cfg(test)]
async fn morgan(world: &World) -> member::Model {
    let organisation = world.organisation("Plainshire Police");
    let member = world.member(&organisation, "a.morgan");
    let change = world
        .change("member.invited")
        .write(organisation)
        .write(member.clone())
        .write(MemberWrite::PutCredential(Box::new(world.credential(&member))));
    world.commit(change).await;
    member
}

#[cfg(test)]
async fn commit(world: &World, write: impl Into<Write>) -> Result<(), StoreError> {
    let change: Change = world.change("test.done").write(write);
    world.store.commit(change).await.map(drop)
}

#[cfg(test)]
fn later(world: &World, seconds: i64) -> Timestamp {
    world.at().plus_seconds(seconds)
}

both! {
    async fn every_row_of_the_office_comes_back_as_it_went_in(database: TestDatabase) {
        let world = World::new(&database).await;
        let (store, organisation) = (&world.store, world.organisation("Plainshire Police"));
        let member = world.member(&organisation, "a.morgan");
        let (session, role) = (world.session(&member, 1), world.role_held(&member, "administrator"));
        let (shift, code) = (world.shift(&member), world.code(&member, 2));
        let (draft, client) = (world.member_draft(&member), world.api_client(&organisation));
        let change = world
            .change("test.done")
            .write(organisation.clone())
            .write(member.clone())
            .write(MemberWrite::PutCredential(Box::new(world.credential(&member))))
            .write(session.clone())
            .write(role.clone())
            .write(shift.clone())
            .write(code.clone())
            .write(Housekeeping::KeepMemberDraft(Box::new(draft.clone())))
            .write(client.clone());
        world.commit(change).await;

        let (id, at) = (MemberId(member.id), world.at());
        let organisation_id = OrganisationId(organisation.id);
        assert_eq!(store.organisation(organisation_id).await.unwrap().unwrap(), organisation);
        assert_eq!(store.organisations().await.unwrap(), [organisation]);
        assert_eq!(store.member(id).await.unwrap().unwrap(), member);
        assert_eq!(store.member_named("a.morgan").await.unwrap().unwrap(), member);
        assert_eq!(store.member_named("A.Morgan").await.unwrap(), None);
        assert_eq!(store.members().await.unwrap(), std::slice::from_ref(&member));
        assert_eq!(store.credential(id).await.unwrap().unwrap(), world.credential(&member));
        assert_eq!(store.session_with(&hash(1)).await.unwrap().unwrap(), session);
        assert_eq!(store.session(SessionId(session.id)).await.unwrap().unwrap(), session);
        assert_eq!(store.sessions_of(id).await.unwrap(), [session]);
        assert_eq!(store.roles_of(id, at).await.unwrap(), std::slice::from_ref(&role));
        assert_eq!(store.roles_held(at).await.unwrap(), std::slice::from_ref(&role));
        assert_eq!(store.role_held(role.id).await.unwrap(), Some(role));
        assert_eq!(store.enrolled_with_role("administrator", at).await.unwrap(), 1);
        assert_eq!(store.enrolled_with_role("auditor", at).await.unwrap(), 0);
        assert_eq!(store.shifts_of(id, at).await.unwrap(), std::slice::from_ref(&shift));
        assert_eq!(store.shifts(at).await.unwrap(), [shift]);
        assert_eq!(store.one_time_code(&hash(2)).await.unwrap().unwrap(), code);
        assert_eq!(store.member_drafts(id, at).await.unwrap(), std::slice::from_ref(&draft));
        assert_eq!(store.member_drafts(id, later(&world, 3_600)).await.unwrap(), []);
        assert_eq!(store.api_clients().await.unwrap(), std::slice::from_ref(&client));
        assert_eq!(store.api_client(ApiClientId(client.id)).await.unwrap(), Some(client));

        let remove = |member_id| Housekeeping::RemoveMemberDraft { id: draft.id, member_id };
        store.keep_house("test", [remove(world.id())]).await.unwrap();
        assert_eq!(store.member_drafts(id, at).await.unwrap().len(), 1, "another's draft stays");
        store.keep_house("test", [remove(member.id)]).await.unwrap();
        assert_eq!(store.member_drafts(id, at).await.unwrap(), []);
    }

    async fn aut_3_of_a_hundred_tries_at_once_no_more_than_the_limit_are_let_through(database: TestDatabase) {
        let world = World::new(&database).await;
        let try_at = |at: Timestamp| {
            let count = Housekeeping::CountAttempt {
                key_hash: hash(1).to_vec(),
                at: at.micros(),
                since: at.micros() - 900_000_000,
                limit: 10,
            };
            world.store.keep_house("test", [count])
        };
        let tries = |at| async move {
            let answers = join_all((0..100).map(|_| try_at(at))).await;
            let refused = |answer: &&Result<(), StoreError>| matches!(answer, Err(StoreError::Conflict));
            assert_eq!(answers.iter().filter(refused).count() + answers.iter().flatten().count(), 100);
            answers.iter().flatten().count()
        };
        assert_eq!(tries(world.at()).await, 10);
        assert_eq!(tries(later(&world, 899)).await, 0);
        assert_eq!(tries(later(&world, 901)).await, 10, "a new count after the old one is past");
        let forget = Housekeeping::ForgetAttempts { key_hash: hash(1).to_vec() };
        world.store.keep_house("test", [forget]).await.unwrap();
        assert_eq!(tries(later(&world, 902)).await, 10);
    }

    async fn aut_3_a_code_works_once_however_often_it_is_sent_at_the_same_time(database: TestDatabase) {
        let world = World::new(&database).await;
        let member = morgan(&world).await;
        commit(&world, world.code(&member, 9)).await.unwrap();
        let once = || MemberWrite::UseCode { hash: hash(9).to_vec(), at: world.now() };
        let step = || MemberWrite::UseTotpStep { member_id: member.id, step: 6 };
        let codes = join_all((0..50).map(|_| commit(&world, once()))).await;
        assert_eq!(codes.iter().flatten().count(), 1);
        let steps = join_all((0..50).map(|_| commit(&world, step()))).await;
        assert_eq!(steps.iter().flatten().count(), 1);
        let older = MemberWrite::UseTotpStep { member_id: member.id, step: 5 };
        assert!(matches!(commit(&world, older).await, Err(StoreError::Conflict)));

        commit(&world, world.code(&member, 10)).await.unwrap();
        let late = MemberWrite::UseCode { hash: hash(10).to_vec(), at: later(&world, 3_600).micros() };
        assert!(matches!(commit(&world, late).await, Err(StoreError::Conflict)));
        let spend = MemberWrite::SpendCodesOf { member_id: member.id, purpose: "enrol", at: world.now() };
        commit(&world, spend).await.unwrap();
        let spent = MemberWrite::UseCode { hash: hash(10).to_vec(), at: world.now() };
        assert!(matches!(commit(&world, spent).await, Err(StoreError::Conflict)));
    }

    async fn ses_1_a_session_that_ended_is_neither_used_nor_stepped_up(database: TestDatabase) {
        let world = World::new(&database).await;
        let member = morgan(&world).await;
        let session: session::Model = world.session(&member, 1);
        commit(&world, session.clone()).await.unwrap();
        let touch = |seconds| {
            let at = later(&world, seconds).micros();
            world.store.keep_house("test", [Housekeeping::TouchSession { id: session.id, at }])
        };
        let read = || async { world.store.session(SessionId(session.id)).await.unwrap().unwrap() };
        touch(60).await.unwrap();
        touch(30).await.unwrap();
        assert_eq!(read().await.seen_at, later(&world, 60).micros(), "only ever forward");

        let step_up = |from, to| MemberWrite::StepSessionUp {
            id: session.id,
            read_token_hash: hash(from).to_vec(),
            token_hash: hash(to).to_vec(),
            at: later(&world, 90).micros(),
        };
        commit(&world, step_up(1, 2)).await.unwrap();
        assert!(world.store.session_with(&hash(1)).await.unwrap().is_none(), "the old token is no token");
        assert!(matches!(commit(&world, step_up(1, 3)).await, Err(StoreError::Conflict)));

        let end = || MemberWrite::EndSession { id: session.id, at: later(&world, 100).micros(), because: "signed_out" };
        commit(&world, end()).await.unwrap();
        assert!(matches!(commit(&world, end()).await, Err(StoreError::Conflict)));
        assert!(matches!(commit(&world, step_up(2, 3)).await, Err(StoreError::Conflict)));
        touch(200).await.unwrap();
        assert_eq!(read().await.seen_at, later(&world, 90).micros());
        assert_eq!(read().await.ended_because.as_deref(), Some("signed_out"));
        assert_eq!(world.store.sessions_of(MemberId(member.id)).await.unwrap(), []);
    }

    async fn aut_6_every_session_of_a_member_ends_at_once_and_nobody_elses(database: TestDatabase) {
        let world = World::new(&database).await;
        let member = morgan(&world).await;
        let other = world.member(&world.store.organisations().await.unwrap()[0], "b.rees");
        let change = world
            .change("member.invited")
            .write(other.clone())
            .writes([world.session(&member, 1), world.session(&member, 2), world.session(&other, 3)]);
        world.commit(change).await;
        let end = MemberWrite::EndSessionsOf { member_id: member.id, at: world.now(), because: "disabled" };
        commit(&world, end).await.unwrap();
        assert_eq!(world.store.sessions_of(MemberId(member.id)).await.unwrap(), []);
        assert_eq!(world.store.sessions_of(MemberId(other.id)).await.unwrap().len(), 1);
    }

    async fn roles_and_duties_count_from_when_they_begin_until_they_end(database: TestDatabase) {
        let world = World::new(&database).await;
        let member = morgan(&world).await;
        let (role, shift) = (world.role_held(&member, "administrator"), world.shift(&member));
        let id = MemberId(member.id);
        commit(&world, role.clone()).await.unwrap();
        commit(&world, shift.clone()).await.unwrap();
        let held = |seconds| {
            let at = later(&world, seconds);
            let store = &world.store;
            async move {
                let roles = store.roles_of(id, at).await.unwrap().len();
                let enrolled = store.enrolled_with_role("administrator", at).await.unwrap();
                (roles, store.shifts_of(id, at).await.unwrap().len(), enrolled)
            }
        };
        assert_eq!(held(-1).await, (0, 0, 0));
        assert_eq!(held(0).await, (1, 1, 1));
        let at = later(&world, 60).micros();
        commit(&world, MemberWrite::EndRole { id: role.id, at }).await.unwrap();
        commit(&world, MemberWrite::EndShift { id: shift.id, at }).await.unwrap();
        assert_eq!(held(59).await, (1, 1, 1));
        assert_eq!(held(60).await, (0, 0, 0));
        let again = MemberWrite::EndRole { id: role.id, at };
        assert!(matches!(commit(&world, again).await, Err(StoreError::Conflict)));
        let again = MemberWrite::EndShift { id: shift.id, at };
        assert!(matches!(commit(&world, again).await, Err(StoreError::Conflict)));
    }

    async fn two_changes_to_one_member_at_once_make_one(database: TestDatabase) {
        let world = World::new(&database).await;
        let member = morgan(&world).await;
        let disabled = || Write::UpdateMember {
            read: 1,
            row: Box::new(member::Model { disabled_at: Some(world.now()), version: 2, ..member.clone() }),
        };
        let answers = join_all((0..20).map(|_| commit(&world, disabled()))).await;
        assert_eq!(answers.iter().flatten().count(), 1);
        let unraised = Write::UpdateMember { read: 2, row: Box::new(member::Model { version: 2, ..member.clone() }) };
        assert!(matches!(commit(&world, unraised).await, Err(StoreError::Inconsistent { .. })));
    }

    async fn what_signing_in_leaves_behind_goes(database: TestDatabase) {
        let world = World::new(&database).await;
        world.fill().await;
        let clear = |now, before| {
            world.store.keep_house("test", [Housekeeping::RemoveOldSignIns { now, before }])
        };
        let (now, far) = (world.now(), later(&world, 90_000).micros());
        clear(now, now).await.unwrap();
        let member = MemberId(world.store.members().await.unwrap()[0].id);
        assert_eq!(world.store.sessions_of(member).await.unwrap().len(), 1);
        clear(far, far).await.unwrap();
        assert_eq!(world.store.sessions_of(member).await.unwrap(), []);
        assert_eq!(world.store.one_time_code(&hash(80)).await.unwrap(), None);
        assert_eq!(world.store.member_drafts(member, world.at()).await.unwrap(), []);
    }
}
