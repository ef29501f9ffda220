//! Moving a database between kinds, and taking a copy while it is in use.

#[cfg(test)]
mod common;

use std::sync::atomic::{AtomicBool, Ordering};

use common::World;
use waymark_storage::copy::Progress;
use waymark_storage::{Database, Store, StoreError, backup, copy};
use waymark_testkit::{TestDatabase, both};

/// A filled database with enough of one table for several pages.
#[cfg(test)]
async fn filled(database: &TestDatabase) -> World {
    let world = World::new(database).await;
    world.fill().await;
    let people = (0..450).map(|_| world.person());
    world.commit(world.change("people").writes(people)).await;
    world
}

#[tokio::test]
async fn a_database_moved_to_postgres_and_back_is_the_same() {
    let databases = [
        TestDatabase::sqlite(),
        TestDatabase::postgres().await,
        TestDatabase::sqlite(),
    ];
    let world = filled(&databases[0]).await;
    let [postgres, back] = [&databases[1], &databases[2]];
    let [postgres, back] = [common::migrated(postgres).await, common::migrated(back).await];

    let mut people = Vec::new();
    let hear = |progress: Progress| {
        if progress.table == "person" {
            people.push(progress.rows);
        }
    };
    copy::all(&world.store, &postgres, hear).await.unwrap();
    assert_eq!(people, [200, 400, 453]);
    copy::all(&postgres, &back, drop).await.unwrap();
    for store in [&postgres, &back] {
        assert_eq!(
            copy::compare(&world.store, store).await.unwrap(),
            Vec::<&str>::new()
        );
        store.verify(1, [], drop).await.unwrap();
    }
    // The moved database goes on where the other stopped.
    let change = world.change("look");
    postgres.commit(change.clone()).await.unwrap();
    assert_eq!(
        copy::compare(&world.store, &postgres).await.unwrap(),
        ["ledger_origin", "ledger_entry"]
    );
    back.commit(change).await.unwrap();
    assert_eq!(copy::compare(&postgres, &back).await.unwrap(), Vec::<&str>::new());
}

both! {
    async fn a_copy_goes_only_into_an_empty_database(database: TestDatabase) {
        let world = filled(&database).await;
        let other = TestDatabase::new(database.kind()).await;
        let taken = World::new(&other).await;
        let before = copy::digests(&taken.store).await.unwrap();
        let refused = copy::all(&world.store, &taken.store, drop).await;
        assert!(matches!(refused, Err(StoreError::NotEmpty)));
        assert_eq!(copy::digests(&taken.store).await.unwrap(), before);
    }

    async fn a_snapshot_taken_while_others_write_opens_and_verifies(database: TestDatabase) {
        let world = filled(&database).await;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("copy.db");
        let stop = AtomicBool::new(false);
        let write = async {
            let mut written = 0;
            while !stop.load(Ordering::SeqCst) {
                let change = world.change("person.made").write(world.person());
                world.commit(change).await;
                written += 1;
            }
            written
        };
        let copy = async {
            let taken = backup::snapshot(&world.store, &path, drop).await;
            stop.store(true, Ordering::SeqCst);
            taken
        };
        let (written, taken) = futures_util::future::join(write, copy).await;
        taken.unwrap();
        assert!(written > 0);
        let files: Vec<_> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|file| file.unwrap().file_name())
            .collect();
        assert_eq!(files, ["copy.db"], "one file, with nothing left beside it");

        let copy = Store::open(&Database::Sqlite(path.clone())).await.unwrap();
        let verified = copy.verify(1, [], drop).await.unwrap();
        let counts = copy.counts().await.unwrap();
        assert_eq!(counts.ledger_entries, verified.size);
        // The ledger opened, the three changes that filled it, then one person with each entry.
        assert_eq!(counts.people, 452 + (verified.size - 4));
        copy.close().await;

        let again = backup::snapshot(&world.store, &path, drop).await;
        assert!(matches!(again, Err(StoreError::NotEmpty)));
    }

    async fn a_snapshot_brought_back_is_the_database_it_was_taken_of(database: TestDatabase) {
        let world = filled(&database).await;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("copy.db");
        backup::snapshot(&world.store, &path, drop).await.unwrap();
        let saved = Store::open(&Database::Sqlite(path)).await.unwrap();
        let other = TestDatabase::new(database.kind()).await;
        let restored = common::migrated(&other).await;
        copy::all(&saved, &restored, drop).await.unwrap();
        assert_eq!(
            copy::compare(&world.store, &restored).await.unwrap(),
            Vec::<&str>::new()
        );
    }
}
