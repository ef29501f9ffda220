//! Finding a case or a person: tolerant of how names were typed, and only within what whoever asks may see.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    reason = "a test stops at the first surprise"
)]

mod common;

use common::{World, marked_referral, member, open, text};
use waymark_domain::case::{Note, NoteKind, Role, Sort, Statement};
use waymark_domain::person::{Birth, Identity};
use waymark_domain::referral::Referral;
use waymark_domain::text::PersonName;
use waymark_domain::{CaseId, Clock};
use waymark_ledger::Entry;
use waymark_policy::{Actor, Member, OperatorName, Purpose, SearchTerms, Why};
use waymark_service::desk::{Because, FoundCase, Search, SearchAnswer, StaffDesk, query_place};
use waymark_service::{Ctx, ServiceError};
use waymark_testkit::both;

fn referral(name: &str, born: &str) -> Referral {
    let mut referral = marked_referral("wren");
    for subject in &mut referral.subjects {
        subject.identity = Identity {
            name: Some(PersonName::parse(name).unwrap()),
            birth: Birth::Born(born.parse().unwrap()),
            ..Identity::default()
        };
    }
    referral
}

fn supervisor() -> Member {
    member(2, Role::Supervisor, false)
}

fn named(name: &str) -> Search {
    Search {
        name: PersonName::parse(name).ok(),
        ..Search::default()
    }
}

fn anything(typed: &str) -> Search {
    Search {
        anything: Some(text(typed)),
        ..Search::default()
    }
}

async fn found(desk: &StaffDesk, ctx: &Ctx, search: &Search) -> Vec<FoundCase> {
    match desk.find(ctx, search).await.unwrap() {
        SearchAnswer::Found { cases, .. } => cases,
        SearchAnswer::Warming => panic!("the index is warm"),
    }
}

async fn ids(desk: &StaffDesk, ctx: &Ctx, search: &Search) -> Vec<CaseId> {
    let cases = found(desk, ctx, search).await;
    cases.iter().map(|found| found.case.case).collect()
}

both! {
    async fn people_are_found_however_their_names_were_typed(database: TestDatabase) {
        let world = World::new(&database).await;
        let adam = world.case(&referral("Adam Fletcher", "2009-03-07")).await;
        let zoe = world.case(&referral("Zoë Müller", "2010")).await;
        let karim = world.case(&referral("محمد كريم", "2008-12-01")).await;
        let (desk, ctx) = (world.house.staff_desk(), world.as_member(&supervisor()));
        for (name, who) in [
            ("Adam Flecther", adam),
            ("Fletchar, Adam", adam),
            ("zoe mueller", zoe),
            ("Mohammed Karim", karim),
        ] {
            assert_eq!(ids(&desk, &ctx, &named(name)).await, [who], "{name}");
            assert_eq!(ids(&desk, &ctx, &anything(name)).await, [who], "{name}");
        }
        let swapped = Search { born: "2009-07-03".parse().ok(), ..named("Fletcher") };
        let cases = found(&desk, &ctx, &swapped).await;
        assert_eq!(cases[0].because, [Because::NamePart, Because::BornSwapped]);
        assert_eq!(cases[0].case.name.as_ref().unwrap().as_str(), "Adam Fletcher");
        let year = Search { born: "2010".parse().ok(), ..Search::default() };
        assert_eq!(ids(&desk, &ctx, &year).await, [zoe]);
        assert_eq!(ids(&desk, &ctx, &named("Nobody Atall")).await, []);
    }

    /// Values that are found by their keyed hash, a place, and words in what was written.
    async fn cases_are_found_by_numbers_places_and_words(database: TestDatabase) {
        let world = World::new(&database).await;
        let mut marked = marked_referral("wren");
        marked.subjects[0].identity.postcode = Some(text("M14 5XX"));
        marked.subjects[0].identity.address = Some(text("12 Elm Grove"));
        let (receipt, _) = world.submit(&marked).await;
        let person = world.people_of(&receipt).await[0];
        let case = CaseId(world.house.store().cases_of(person).await.unwrap()[0].id);
        world.look_for_matches().await;
        let other = world.case(&referral("Bram Harris", "1999")).await;
        let (desk, ctx) = (world.house.staff_desk(), world.as_member(&supervisor()));
        let reference = receipt.reference.spoken();
        for (typed, because) in [
            ("+44 7700 900123", Because::Telephone),
            ("WREN@example.org", Because::Email),
            ("wrenhandle", Because::Handle),
            ("m14 5xx", Because::Postcode),
            ("M14", Because::District),
            ("elm grove", Because::Address),
            (reference.as_str(), Because::Reference),
        ] {
            let cases = found(&desk, &ctx, &anything(typed)).await;
            assert_eq!(cases.len(), 1, "{because:?}");
            assert_eq!(cases[0].case.case, case);
            assert!(cases[0].because.contains(&because), "{because:?} of {:?}", cases[0].because);
        }
        let statement = Statement {
            sort: Sort::Fact,
            words: text("He goes to the Café on Mill Lane."),
            source: text("His tutor"),
        };
        let note = Note { kind: NoteKind::ALL[0], about: None, statements: vec![statement] };
        desk.write_note(&ctx, other, &note).await.unwrap();
        let words = Search { words: Some(text("cafe on mill")), ..Search::default() };
        let cases = found(&desk, &ctx, &words).await;
        assert_eq!((cases.len(), cases[0].case.case), (1, other));
        assert_eq!(cases[0].because, [Because::Words]);
    }

    /// The same search by somebody who may not see the case finds and counts nothing, and both searches are entries.
    async fn what_may_not_be_seen_is_neither_found_nor_counted(database: TestDatabase) {
        let world = World::new(&database).await;
        let case = world.case(&referral("Adam Fletcher", "2009-03-07")).await;
        let desk = world.house.staff_desk();
        let outsider = world.as_member(&member(3, Role::CaseOfficer, false));
        let seen = world.as_member(&supervisor());
        let search = named("Adam Fletcher");
        for (ctx, expected) in [(&outsider, vec![]), (&seen, vec![case])] {
            assert_eq!(ids(&desk, ctx, &search).await, expected);
            let rows = world.house.store().texts_about("case", case.0, 10).await.unwrap();
            let searched = rows.iter().filter(|row| {
                Entry::parse(&row.entry).unwrap().draft.action.as_str() == "people.searched"
            });
            assert_eq!(searched.count(), expected.len());
        }
        let administrator = world.as_member(&member(4, Role::Administrator, false));
        assert!(matches!(
            desk.find(&administrator, &search).await,
            Err(ServiceError::Forbidden(Why::NotYours))
        ));
    }

    /// The entry tells nothing of what was typed; the auditors' key does.
    async fn what_was_searched_for_opens_with_the_auditors_key_alone(database: TestDatabase) {
        let world = World::new(&database).await;
        let case = world.case(&referral("Adam Fletcher", "2009-03-07")).await;
        let desk = world.house.staff_desk();
        found(&desk, &world.as_member(&supervisor()), &named("Flecther")).await;
        let rows = world.house.store().texts_about("case", case.0, 1).await.unwrap();
        assert!(!String::from_utf8_lossy(rows[0].entry.as_ref()).contains("lecther"));
        let draft = Entry::parse(&rows[0].entry).unwrap().draft;
        let search = draft.objects.iter().find(|object| object.kind.as_str() == "search").unwrap().id;
        let row = world.house.store().search_query(search).await.unwrap().unwrap();
        let operator = Actor::Operator(OperatorName::parse("a.morgan").unwrap());
        let grant = waymark_policy::grant::<SearchTerms>(&operator, Purpose::ReadSearchTerms).unwrap();
        let folder = world.house.vault().folder();
        let key = folder.auditors_key().unwrap();
        let sealed = waymark_sealing::Sealed::from_stored(row.sealed_query);
        let opened = key.open(&grant, &query_place(search), &sealed).unwrap();
        assert!(String::from_utf8_lossy(opened.content()).contains("Flecther"));
        assert_eq!(draft.digest, Some(opened.digest().0));
    }

    /// Another node takes a referral and disposes of a person: the next search here knows.
    async fn the_index_follows_what_other_nodes_do(database: TestDatabase) {
        let world = World::new(&database).await;
        world.house.people().follow().await.unwrap();
        let other = open(database.address(), &world.keys(), world.now()).await;
        let node = World {
            house: other,
            clock: waymark_testkit::FixedClock::default(),
            folder: tempfile::tempdir().unwrap(),
        };
        let (receipt, _) = node.submit(&referral("Adam Fletcher", "2009-03-07")).await;
        let (desk, ctx) = (world.house.staff_desk(), world.as_member(&supervisor()));
        assert_eq!(found(&desk, &ctx, &named("Adam Fletchar")).await.len(), 1);
        assert_eq!(node.clock.now(), world.now());
        let person = world.people_of(&receipt).await[0];
        let mut corrected = referral("Bram Harris", "2009-03-07").subjects.remove(0).identity;
        corrected.gender = None;
        let case = CaseId(world.house.store().cases_of(person).await.unwrap()[0].id);
        node.house
            .staff_desk()
            .correct_identity(&node.as_member(&supervisor()), case, &corrected, text("Misheard."))
            .await
            .unwrap();
        assert_eq!(found(&desk, &ctx, &named("Adam Fletcher")).await.len(), 0);
        assert_eq!(found(&desk, &ctx, &named("Harris Bram")).await.len(), 1);
    }

    /// Before everybody was read, a search says so, and a save is marked and resolved by itself.
    async fn a_cold_index_says_so_and_is_made_up_for(database: TestDatabase) {
        let world = World::new(&database).await;
        let (receipt, _) = world.submit(&referral("Adam Fletcher", "2009-03-07")).await;
        let person = world.people_of(&receipt).await[0];
        let (desk, ctx) = (world.house.staff_desk(), world.as_member(&supervisor()));
        let said = desk.find(&ctx, &named("Adam")).await.unwrap();
        assert!(matches!(said, SearchAnswer::Warming));
        let pending = async || world.house.store().cases_of(person).await.unwrap()[0].match_pending;
        world.worker().run_due(world.now()).await.unwrap();
        assert!(pending().await);
        world.house.people().follow().await.unwrap();
        world.worker().run_due(world.now().plus_seconds(60)).await.unwrap();
        assert!(!pending().await);
    }

    /// Three referrals by three sources, the surname typed three ways, the names turned round, day and month too.
    async fn earlier_referrals_of_a_person_become_candidates(database: TestDatabase) {
        let world = World::new(&database).await;
        world.case(&referral("Adam Fletcher", "2009-03-07")).await;
        world.case(&referral("Flecher Adam", "2009-07-03")).await;
        world.case(&referral("Bram Harris", "2001-01-31")).await;
        let third = world.case(&referral("Adam Flechar", "2009-03-07")).await;
        let desk = world.house.staff_desk();
        let file = desk.read_case(&world.as_member(&supervisor()), third, None).await.unwrap();
        let mut agreed: Vec<Vec<String>> = file.candidates.iter().map(|maybe| maybe.agreed.clone()).collect();
        agreed.sort();
        assert_eq!(agreed, [["name_close", "birth_same"], ["name_close", "birth_swapped"]]);
        let tasks = file.tasks.iter().filter(|task| task.kind == waymark_domain::task::TaskKind::DecideMatch);
        assert_eq!(tasks.count(), 2);
    }
}
