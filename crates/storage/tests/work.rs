//! Jobs and alerts: each done once, also by a worker that was paused and wakes.

#[cfg(test)]
mod common;

use common::World;
use futures_util::future::join_all;
use waymark_domain::{AlertId, JobId};
use waymark_storage::entities::{alert, job};
use waymark_storage::{Housekeeping, StoreError, Write};
use waymark_testkit::both;

const MINUTE: i64 = 60_000_000;

fn claim(job: &job::Model, until: i64) -> Housekeeping {
    Housekeeping::ClaimJob {
        id: job.id,
        fence: job.fence,
        until,
    }
}

async fn queued(world: &World) -> job::Model {
    let job = world.job();
    world.commit(world.change("person.made").write(job.clone())).await;
    job
}

both! {
    async fn of_many_workers_one_gets_the_job(database: TestDatabase) {
        let world = World::new(&database).await;
        let job = queued(&world).await;
        let until = world.now() + MINUTE;
        let claims = (0..20).map(|_| world.store.keep_house("claim", [claim(&job, until)]));
        let outcomes = join_all(claims).await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        assert!(
            outcomes
                .iter()
                .all(|outcome| matches!(outcome, Ok(()) | Err(StoreError::Conflict)))
        );
        let held = job::Model {
            fence: 1,
            attempts: 1,
            leased_until_at: Some(until),
            ..job
        };
        assert_eq!(world.store.job(JobId(held.id)).await.unwrap(), Some(held));
        assert_eq!(world.store.jobs_due(world.at(), 9).await.unwrap(), []);
    }

    async fn a_worker_that_wakes_after_its_lease_can_do_nothing(database: TestDatabase) {
        let world = World::new(&database).await;
        let job = queued(&world).await;
        world
            .store
            .keep_house("claim", [claim(&job, world.now() + MINUTE)])
            .await
            .unwrap();
        world.clock.advance_seconds(60);
        let [again] = world
            .store
            .jobs_due(world.at(), 9)
            .await
            .unwrap()
            .try_into()
            .unwrap();
        world
            .store
            .keep_house("claim", [claim(&again, world.now() + MINUTE)])
            .await
            .unwrap();

        // The first worker wakes: its effect and its finish are one change, and neither is made.
        let finish = |fence| Housekeeping::FinishJob {
            id: job.id,
            fence,
            at: world.now(),
        };
        let late = world.change("match.done").write(world.person()).write(finish(1));
        assert!(matches!(
            world.store.commit(late).await,
            Err(StoreError::Conflict)
        ));
        world
            .commit(world.change("match.done").write(world.person()).write(finish(2)))
            .await;
        let twice = world.store.keep_house("finish", [finish(2)]).await;
        assert!(matches!(twice, Err(StoreError::Conflict)));
        assert_eq!(world.store.counts().await.unwrap().people, 1);
        let done = world.store.job(JobId(job.id)).await.unwrap().unwrap();
        assert_eq!(
            (done.done_at, done.fence, done.attempts),
            (Some(world.now()), 2, 2)
        );
    }

    async fn a_job_put_back_waits_and_one_given_up_stays_to_be_seen(database: TestDatabase) {
        let world = World::new(&database).await;
        let job = queued(&world).await;
        let run_at = world.now() + MINUTE;
        let back = Housekeeping::PutJobBack {
            id: job.id,
            fence: 1,
            run_at,
            failure: "mail_refused".into(),
        };
        world
            .store
            .keep_house("job", [claim(&job, run_at), back])
            .await
            .unwrap();
        assert_eq!(world.store.jobs_due(world.at(), 9).await.unwrap(), []);
        world.clock.advance_seconds(60);
        let [due] = world
            .store
            .jobs_due(world.at(), 9)
            .await
            .unwrap()
            .try_into()
            .unwrap();
        let failure = Some("mail_refused".to_owned());
        assert_eq!(
            due,
            job::Model {
                fence: 1,
                attempts: 1,
                run_at,
                failure,
                ..job.clone()
            }
        );

        let up = Housekeeping::GiveJobUp {
            id: job.id,
            fence: 2,
            at: world.now(),
            failure: "no_mailbox".into(),
        };
        world
            .store
            .keep_house("job", [claim(&due, run_at), up])
            .await
            .unwrap();
        assert_eq!(world.store.jobs_due(world.at(), 9).await.unwrap(), []);
        let counts = world.store.counts().await.unwrap();
        assert_eq!((counts.jobs_open, counts.jobs_failed), (0, 1));
    }

    async fn jobs_come_longest_due_first_and_none_before_its_time(database: TestDatabase) {
        let world = World::new(&database).await;
        let at = |offset: i64| job::Model {
            run_at: world.now() + offset,
            ..world.job()
        };
        let jobs = [at(0), at(-5), at(1), at(-9)];
        world.commit(world.change("queue").writes(jobs.clone())).await;
        let due = world.store.jobs_due(world.at(), 9).await.unwrap();
        assert_eq!(due, [jobs[3].clone(), jobs[1].clone(), jobs[0].clone()]);
        assert_eq!(
            world.store.jobs_due(world.at(), 1).await.unwrap(),
            [jobs[3].clone()]
        );
    }

    async fn an_alert_counts_each_message_once_and_is_opened_once(database: TestDatabase) {
        let world = World::new(&database).await;
        let alert = world.fill().await.alert;
        let sent = |read_sends| Housekeeping::CountAlertSend {
            id: alert.id,
            read_sends,
            at: world.now(),
        };
        world.store.keep_house("alert", [sent(0)]).await.unwrap();
        assert!(matches!(
            world.store.keep_house("alert", [sent(0)]).await,
            Err(StoreError::Conflict)
        ));
        world.store.keep_house("alert", [sent(1)]).await.unwrap();
        let open = || {
            world.change("alert.opened").write(Write::OpenAlert {
                id: alert.id,
                at: world.now(),
            })
        };
        world.commit(open()).await;
        assert!(matches!(
            world.store.commit(open()).await,
            Err(StoreError::Conflict)
        ));
        assert_eq!(world.store.alerts_unopened().await.unwrap(), []);
        let now = Some(world.now());
        let opened = alert::Model {
            opened_at: now,
            last_sent_at: now,
            sends: 2,
            ..alert
        };
        assert_eq!(world.store.alert(AlertId(opened.id)).await.unwrap(), Some(opened));
    }

    async fn an_import_tells_how_far_it_has_come(database: TestDatabase) {
        let world = World::new(&database).await;
        let run = world.fill().await.run;
        let count = |rows_done, finished_at| Housekeeping::CountImportRows {
            id: run.id,
            rows_done,
            finished_at,
        };
        world
            .store
            .keep_house("import", [count(1, None), count(2, Some(world.now()))])
            .await
            .unwrap();
        let runs = world.store.imports_of_file(&common::hash(40)).await.unwrap();
        assert_eq!((runs[0].rows_done, runs[0].finished_at), (2, Some(world.now())));
    }
}
