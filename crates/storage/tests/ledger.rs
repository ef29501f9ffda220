//! The ledger as it is stored: its order, its end, and what a look in the database cannot hide.

#[cfg(test)]
mod common;

use common::{World, positions};
use futures_util::future::join_all;
use sea_orm::{ConnectOptions, ConnectionTrait as _};
use uuid::Uuid;
use waymark_ledger::{Break, Checkpoint, Entry, Frontier, Object, Origin, Token};
use waymark_storage::{Change, Committed, Position, StoreError, VerifyError};
use waymark_testkit::{DatabaseKind, both};

fn case(number: u128) -> Object {
    Object {
        kind: Token::from_static("case"),
        id: Uuid::from_u128(number),
    }
}

both! {
    async fn entries_stand_in_the_order_that_the_frontier_has(database: TestDatabase) {
        let world = World::new(&database).await;
        let look = |number: usize| {
            let change = world.change("look").entry(world.entry(&format!("look.{number}")));
            world.store.commit(change)
        };
        let outcomes = join_all((0..600).map(look)).await;
        let mut places: Vec<Position> = Vec::new();
        for committed in outcomes {
            let pair = positions(committed);
            assert_eq!(
                pair[1].seq,
                pair[0].seq + 1,
                "the entries of one change stand together"
            );
            places.extend(pair);
        }
        places.sort_unstable();
        let every_place = (1..=1_200).map(|seq| Position { origin: 1, seq });
        assert_eq!(places, every_place.collect::<Vec<_>>());

        let log = world.store.open_log().await.unwrap().unwrap();
        let leaves = world.store.leaf_hashes(1, 0, 10_000).await.unwrap();
        assert_eq!(leaves.iter().copied().collect::<Frontier>(), log.frontier);
        let rows = world.store.ledger_entries(1, 0, 10_000).await.unwrap();
        for (row, leaf) in rows.iter().zip(&leaves) {
            let entry = Entry::parse(&row.entry).unwrap();
            assert_eq!(
                (entry.seq, entry.leaf_hash()),
                (u64::try_from(row.seq).unwrap(), *leaf)
            );
            assert_eq!(entry.origin.as_str(), common::ORIGIN);
        }
        let mut heard = Vec::new();
        let verified = world.store.verify(1, [], |read| heard.push(read)).await.unwrap();
        assert_eq!((verified.size, verified.root), (1_201, log.frontier.root()));
        assert_eq!(heard, [1_201]);
    }

    async fn a_page_of_entries_begins_where_it_is_asked_to(database: TestDatabase) {
        let world = World::new(&database).await;
        for _ in 0..4 {
            world.commit(world.change("look")).await;
        }
        let page = world.store.ledger_entries(1, 2, 2).await.unwrap();
        assert_eq!(page.iter().map(|row| row.seq).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(world.store.leaf_hashes(1, 4, 9).await.unwrap().len(), 1);
        assert_eq!(world.store.ledger_entries(1, 5, 9).await.unwrap(), []);
    }

    async fn who_has_looked_is_found_once_an_entry(database: TestDatabase) {
        let world = World::new(&database).await;
        let (person, other) = (world.id(), world.id());
        let mut twice = world.entry_about("case.read", "person", person);
        twice.objects.push(twice.objects[0].clone());
        let first = world.commit(world.change("nothing").entry(twice)).await;
        world
            .commit(
                world
                    .change("a")
                    .entry(world.entry_about("case.read", "person", other)),
            )
            .await;
        world
            .commit(
                world
                    .change("b")
                    .entry(world.entry_about("case.read", "referral", person)),
            )
            .await;
        let looks = world.store.entries_about("person", person).await.unwrap();
        assert_eq!(
            looks,
            [Position {
                origin: 1,
                seq: first.seq + 1
            }]
        );
    }

    async fn a_restored_database_goes_on_in_a_new_log(database: TestDatabase) {
        let world = World::new(&database).await;
        world.commit(world.change("look")).await;
        let opening = world
            .change("ledger.restored")
            .opening(Origin::new("waymark.example/l/2").unwrap(), world.now());
        // In one group with changes before and after it.
        let changes = [world.change("before"), opening, world.change("after")];
        let outcomes = join_all(changes.map(|change| world.store.commit(change))).await;
        let places: Vec<_> = outcomes
            .into_iter()
            .flat_map(positions)
            .map(|place| (place.origin, place.seq))
            .collect();
        assert_eq!(places, [(1, 2), (2, 0), (2, 1)]);

        let logs = world.store.logs().await.unwrap();
        let ends: Vec<_> = logs
            .iter()
            .map(|log| (log.number, log.frontier.size(), log.closed_at))
            .collect();
        assert_eq!(ends, [(1, 3, Some(world.now())), (2, 2, None)]);
        assert_eq!(world.store.open_log().await.unwrap().unwrap(), logs[1]);
        for log in logs {
            let known = Checkpoint::of(&log.origin, &log.frontier);
            let verified = world.store.verify(log.number, [known], drop).await.unwrap();
            assert_eq!(verified.checkpoints, 1);
        }
    }

    async fn a_log_name_is_used_once(database: TestDatabase) {
        let world = World::new(&database).await;
        let again = world
            .change("again")
            .opening(Origin::new(common::ORIGIN).unwrap(), world.now());
        assert!(world.store.commit(again).await.is_err());
        assert_eq!(
            world.commit(world.change("look")).await,
            Position { origin: 1, seq: 1 }
        );
    }

    async fn an_altered_or_removed_entry_is_named(database: TestDatabase) {
        let world = World::new(&database).await;
        for _ in 0..9 {
            world.commit(world.change("look")).await;
        }
        let rows = world.store.ledger_entries(1, 0, 10).await.unwrap();
        let connection = sea_orm::Database::connect(database.address()).await.unwrap();
        let run = async |statements: &[&str]| {
            for statement in statements {
                connection.execute_unprepared(statement).await.unwrap();
            }
        };
        // What only an administrator can do: take the guards away first.
        match database.kind() {
            DatabaseKind::Postgres => {
                run(&["ALTER TABLE ledger_entry DISABLE TRIGGER ALL"]).await;
            }
            DatabaseKind::Sqlite => {
                run(&[
                    "DROP TRIGGER ledger_entry_no_update",
                    "DROP TRIGGER ledger_entry_no_delete",
                ])
                .await;
            }
        }
        run(&[
            "UPDATE ledger_entry SET entry = (SELECT entry FROM ledger_entry WHERE seq = 3) WHERE seq = 4",
        ])
        .await;
        let broken = world.store.verify(1, [], drop).await;
        assert!(
            matches!(
                broken,
                Err(VerifyError::Broken(
                    Break::AlteredText { at: 4 } | Break::Repeated { at: 3 } | Break::Altered { at: 4 }
                ))
            ),
            "{broken:?}"
        );
        run(&["DELETE FROM ledger_entry WHERE seq = 4"]).await;
        let missing = world.store.verify(1, [], drop).await;
        assert!(
            matches!(
                missing,
                Err(VerifyError::Broken(Break::Missing { from: 4, to: 4 }))
            ),
            "{missing:?}"
        );
        assert_eq!(rows.len(), 10);
        assert!(matches!(
            world.store.verify(7, [], drop).await,
            Err(VerifyError::Store(StoreError::NoLedger))
        ));
    }

    async fn the_index_of_things_is_held_to_what_the_entries_say(database: TestDatabase) {
        let world = World::new(&database).await;
        for number in 1..=4_u128 {
            let mut entry = world.entry("case.looked");
            entry.objects = [number, 9, number].map(case).to_vec();
            world.store.commit(Change::recorded("look", entry)).await.unwrap();
        }
        world.store.verify(1, [], drop).await.expect("it holds as it was written");
        let id = |number: u128| match database.kind() {
            DatabaseKind::Postgres => format!("'{}'", Uuid::from_u128(number)),
            DatabaseKind::Sqlite => format!("X'{number:032x}'"),
        };
        let guards: &[&str] = match database.kind() {
            DatabaseKind::Postgres => &["ALTER TABLE ledger_object DISABLE TRIGGER ALL"],
            DatabaseKind::Sqlite => &[
                "PRAGMA foreign_keys = OFF",
                "DROP TRIGGER ledger_object_no_insert",
                "DROP TRIGGER ledger_object_no_update",
                "DROP TRIGGER ledger_object_no_delete",
            ],
        };
        let mut as_owner = ConnectOptions::new(database.address());
        // The pragma is one connection's own.
        as_owner.max_connections(1);
        let owner = sea_orm::Database::connect(as_owner).await.unwrap();
        for statement in guards {
            owner.execute_unprepared(statement).await.unwrap();
        }
        let add = |origin: i32, seq: i64, kind: &str, number| {
            format!("INSERT INTO ledger_object (origin, seq, kind, object_id) VALUES ({origin}, {seq}, '{kind}', {})", id(number))
        };
        let remove = |seq: i64, number| format!("DELETE FROM ledger_object WHERE seq = {seq} AND object_id = {}", id(number));
        let becomes = |seq: i64, column: &str, to: &str, number| {
            format!("UPDATE ledger_object SET {column} = {to} WHERE seq = {seq} AND object_id = {}", id(number))
        };
        // Each thing that is done, what undoes it, and what must be named.
        let adds = |at| Break::IndexAdds { at };
        let lacks = |at| Break::IndexLacks { at };
        let cases = [
            (remove(2, 9), add(1, 2, "case", 9), lacks(2)),
            (remove(4, 4), add(1, 4, "case", 4), lacks(4)),
            (add(1, 3, "case", 77), remove(3, 77), adds(3)),
            (add(1, 0, "case", 77), remove(0, 77), adds(0)),
            (add(1, 5, "case", 77), remove(5, 77), adds(5)),
            (becomes(1, "object_id", &id(77), 9), becomes(1, "object_id", &id(9), 77), adds(1)),
            (becomes(1, "kind", "'person'", 9), becomes(1, "kind", "'case'", 9), adds(1)),
            (becomes(1, "seq", "9", 1), becomes(9, "seq", "1", 1), lacks(1)),
        ];
        for (done, undone, named) in cases {
            owner.execute_unprepared(&done).await.unwrap();
            let found = world.store.verify(1, [], drop).await;
            assert!(matches!(&found, Err(VerifyError::Broken(found)) if *found == named), "{done}: {found:?}");
            owner.execute_unprepared(&undone).await.unwrap();
            world.store.verify(1, [], drop).await.expect(&undone);
        }
        assert_eq!(world.store.listed_under_no_log().await.unwrap(), None);
        owner.execute_unprepared(&add(2, 3, "case", 77)).await.unwrap();
        let stray = world.store.listed_under_no_log().await.unwrap();
        assert_eq!(stray, Some(Position { origin: 2, seq: 3 }));
    }

    async fn a_hundred_entries_in_one_change_stand_in_their_order(database: TestDatabase) {
        let world = World::new(&database).await;
        let actions: Vec<String> = (0..100).map(|number| format!("step.{number}")).collect();
        let change = actions.iter().fold(world.change("first"), |change, action| {
            change.entry(world.entry(action))
        });
        let Committed::Written { positions } = world.store.commit(change).await.unwrap() else {
            panic!("it was written now");
        };
        let rows = world
            .store
            .ledger_entries(1, positions[1].seq, 100)
            .await
            .unwrap();
        let found: Vec<String> = rows
            .iter()
            .map(|row| Entry::parse(&row.entry).unwrap().draft.action.to_string())
            .collect();
        assert_eq!(found, actions);
    }
}
