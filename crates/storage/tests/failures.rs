//! What happens when the database fails under a group, or the program ends in the middle.

#[cfg(test)]
mod common;

use common::World;
use futures_util::future::join_all;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement, TransactionTrait as _};
use waymark_domain::PersonId;
use waymark_storage::entities::person;
use waymark_storage::{Database, Store, StoreError, Write};
use waymark_testkit::{DatabaseKind, TestDatabase, both};

/// Makes the database fail whenever a job is queued: SQLite ends the whole transaction behind the driver's
/// back, as it does on a full disk; PostgreSQL ends the connection.
#[cfg(test)]
async fn break_jobs(database: &TestDatabase) {
    let connection = sea_orm::Database::connect(database.address()).await.unwrap();
    let statements: &[&str] = match database.kind() {
        DatabaseKind::Sqlite => &[
            "CREATE TRIGGER broken BEFORE INSERT ON job BEGIN SELECT RAISE(ROLLBACK, 'the disk is full'); END",
        ],
        DatabaseKind::Postgres => &[
            "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$",
            "CREATE TRIGGER broken BEFORE INSERT ON job FOR EACH ROW EXECUTE FUNCTION broken()",
        ],
    };
    for statement in statements {
        connection.execute_unprepared(statement).await.unwrap();
    }
}

both! {
    async fn a_failure_of_the_database_writes_nothing_of_the_group_and_the_next_one_goes_on(
        database: TestDatabase,
    ) {
        let world = World::new(&database).await;
        break_jobs(&database).await;
        let people = [world.person(), world.person(), world.person()];
        let changes = [
            world.change("first").write(people[0].clone()),
            world.change("second").write(people[1].clone()).write(world.job()),
            world.change("third").write(people[2].clone()),
        ];
        let outcomes = join_all(changes.map(|change| world.store.commit(change))).await;
        for outcome in outcomes {
            assert!(matches!(outcome, Err(StoreError::Database(_))), "{outcome:?}");
        }
        let counts = world.store.counts().await.unwrap();
        assert_eq!((counts.people, counts.ledger_entries), (0, 1));

        let place = world.commit(world.change("again").write(people[0].clone())).await;
        assert_eq!(place.seq, 1);
        assert_eq!(
            world.store.person(PersonId(people[0].id)).await.unwrap(),
            Some(people[0].clone())
        );
        world.store.verify(1, [], drop).await.unwrap();
    }

    async fn two_nodes_share_one_ledger_and_one_version_of_each_record(database: TestDatabase) {
        let world = World::new(&database).await;
        let other = World::of(Store::open(world.store.database()).await.unwrap());
        let people: Vec<_> = (0..4).map(|_| world.person()).collect();
        world.commit(world.change("people").writes(people.clone())).await;
        let key = world.data_key("person", people[0].id, "identity");
        world.commit(world.change("key").write(key.clone())).await;
        // Each node writes every record in its own order, with a match record between: on PostgreSQL their
        // locks can meet crosswise, and the one that gives way runs its group again.
        let update = |person: &person::Model| {
            let row = person::Model {
                version: 2,
                ..person.clone()
            };
            Write::UpdatePerson {
                read: 1,
                row: Box::new(row),
            }
        };
        let records = || Write::PutMatchRecord(Box::new(world.match_record(&people[0], &key)));
        let there = people.iter().map(|person| {
            world
                .store
                .commit(world.change("a").write(update(person)).write(records()))
        });
        let back = people.iter().rev().map(|person| {
            other
                .store
                .commit(world.change("b").write(records()).write(update(person)))
        });
        let (one, two) = futures_util::future::join(join_all(there), join_all(back)).await;
        let outcomes: Vec<_> = one.into_iter().chain(two).collect();
        let won = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let lost = outcomes
            .iter()
            .filter(|outcome| matches!(outcome, Err(StoreError::Conflict)))
            .count();
        assert_eq!((won, lost), (4, 4), "{outcomes:?}");
        assert_eq!(world.store.verify(1, [], drop).await.unwrap().size, 7);
        assert_eq!(world.store.match_records_since(0, 9).await.unwrap().len(), 1);
    }

    async fn a_program_that_ends_in_the_middle_leaves_nothing_half_written(database: TestDatabase) {
        let world = World::new(&database).await;
        world.store.close().await;
        // Each runtime is torn down under its writer: what was acknowledged is there, and every person has
        // an entry.
        let address = Database::parse(database.address()).unwrap();
        let mut acknowledged = Vec::new();
        for round in 0..8_u16 {
            let address = address.clone();
            let ended = std::thread::spawn(move || torn(&address, round));
            acknowledged.extend(ended.join().unwrap());
        }
        let store = common::migrated(&database).await;
        let counts = store.counts().await.unwrap();
        assert_eq!(counts.ledger_entries, counts.people + 1);
        assert!(!acknowledged.is_empty());
        for person in acknowledged {
            assert!(store.person(person).await.unwrap().is_some());
        }
        assert_eq!(
            store.verify(1, [], drop).await.unwrap().size,
            counts.ledger_entries
        );
    }
}

/// Writes people and stops the whole runtime while more are being written; gives those acknowledged.
#[cfg(test)]
fn torn(address: &Database, round: u16) -> Vec<PersonId> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let acknowledged = runtime.block_on(async {
        let mut world = World::of(Store::open(address).await.unwrap());
        world.ids = waymark_testkit::SeededIds::new(100 + round);
        let make = |number: usize| {
            let person = world.person();
            let (id, change) = (PersonId(person.id), world.change("person.made").write(person));
            let store = world.store.clone();
            let task = tokio::spawn(async move { store.commit(change).await.map(|_| id) });
            (number, task)
        };
        let mut acknowledged = Vec::new();
        for (number, task) in (0..400).map(make).collect::<Vec<_>>() {
            if number > 20 * usize::from(round) {
                break;
            }
            acknowledged.push(task.await.unwrap().unwrap());
        }
        acknowledged
    });
    runtime.shutdown_background();
    acknowledged
}

#[tokio::test]
async fn a_server_that_would_acknowledge_too_early_is_refused() {
    let database = TestDatabase::postgres().await;
    let name = database.address().rsplit('/').next().unwrap().to_owned();
    let connection = sea_orm::Database::connect(database.address()).await.unwrap();
    let weaken = format!("ALTER DATABASE {name} SET synchronous_commit = off");
    connection.execute_unprepared(&weaken).await.unwrap();
    let refused = Store::open(&Database::parse(database.address()).unwrap())
        .await
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the database has synchronous_commit = off, so what it acknowledges may be lost"
    );
}

#[tokio::test]
async fn a_group_that_gave_way_to_another_transaction_is_written_the_next_time() {
    let database = TestDatabase::postgres().await;
    let world = World::new(&database).await;
    let (one, other) = (world.person(), world.person());
    world
        .commit(world.change("people").writes([one.clone(), other.clone()]))
        .await;
    let update = |row: &person::Model| {
        let row = person::Model {
            version: 2,
            ..row.clone()
        };
        Write::UpdatePerson {
            read: 1,
            row: Box::new(row),
        }
    };
    let hold = |row: &person::Model| format!("UPDATE person SET purpose = 'held' WHERE id = '{}'", row.id);

    // Somebody else holds the first record and will want the second; the store has it the other way about.
    let connection = sea_orm::Database::connect(database.address()).await.unwrap();
    let watch = sea_orm::Database::connect(database.address()).await.unwrap();
    let somebody = connection.begin().await.unwrap();
    somebody
        .execute_unprepared("SET LOCAL deadlock_timeout = '30s'")
        .await
        .unwrap();
    somebody.execute_unprepared(&hold(&one)).await.unwrap();
    let crosswise = async {
        while waiting(&watch).await == 0 {}
        somebody.execute_unprepared(&hold(&other)).await.unwrap();
        somebody.commit().await.unwrap();
    };
    let change = world
        .change("people.changed")
        .write(update(&other))
        .write(update(&one));
    let (written, ()) = futures_util::future::join(world.store.commit(change), crosswise).await;
    assert_eq!(common::positions(written)[0].seq, 2);
    for row in [&one, &other] {
        let read = world.store.person(PersonId(row.id)).await.unwrap().unwrap();
        assert_eq!((read.version, read.purpose.as_str()), (2, row.purpose.as_str()));
    }
}

/// How many of this database's statements wait for a lock.
#[cfg(test)]
async fn waiting(watch: &DatabaseConnection) -> i64 {
    let waiting = "SELECT count(*) FROM pg_stat_activity \
                   WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let ask = Statement::from_string(DbBackend::Postgres, waiting);
    let row = watch.query_one_raw(ask).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}
