//! The work that goes on beside the two sites: jobs, housekeeping, the sweep of epochs, checkpoints.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::MissedTickBehavior;
use waymark_domain::Clock;
use waymark_sealing::sweep::Schedule;
use waymark_service::jobs::Worker;
use waymark_service::records::Disposal;
use waymark_service::{House, ServiceError};

use crate::failure::chain;

const JOBS_EVERY: Duration = Duration::from_secs(1);
/// The index of people follows other nodes by itself as often; each search follows first.
const PEOPLE_EVERY: Duration = Duration::from_secs(5);
/// Rules that another process loaded are in force within as long.
const RULES_EVERY: Duration = Duration::from_secs(60);
const HOUSEKEEPING_EVERY: Duration = Duration::from_secs(600);
const CHASE_EVERY: Duration = Duration::from_secs(900);
const SWEEP_EVERY: Duration = Duration::from_secs(3_600);

/// What the work needs to know.
#[derive(Debug)]
pub(crate) struct Upkeep {
    pub(crate) house: House,
    pub(crate) worker: Worker,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) schedule: Schedule,
    pub(crate) checkpoint_folder: PathBuf,
    pub(crate) checkpoint_every: Duration,
}

impl Upkeep {
    /// Works until the sender of `stop` is gone; what was begun is finished.
    pub(crate) async fn run(self, stop: watch::Receiver<()>) {
        let disposal = Disposal::new(&self.house, self.schedule, &self.checkpoint_folder);
        if let Err(error) = disposal.refresh_list().await {
            tracing::error!(
                error = chain(&error),
                "the list of disposals could not be brought up to date"
            );
        }
        tokio::join!(
            repeat("jobs", JOBS_EVERY, stop.clone(), || self.do_jobs()),
            repeat("rules", RULES_EVERY, stop.clone(), || self.read_rules()),
            repeat("index of people", PEOPLE_EVERY, stop.clone(), || self
                .follow_people()),
            repeat("housekeeping", HOUSEKEEPING_EVERY, stop.clone(), || self
                .keep_house()),
            repeat("chasing", CHASE_EVERY, stop.clone(), || self.chase()),
            repeat("sweep of keys", SWEEP_EVERY, stop.clone(), || self.sweep_keys()),
            repeat("checkpoint", self.checkpoint_every, stop, || self
                .cut_checkpoint()),
        );
    }

    async fn do_jobs(&self) -> Result<(), ServiceError> {
        self.worker.run_due(self.clock.now()).await.map(drop)
    }

    async fn read_rules(&self) -> Result<(), ServiceError> {
        self.house.rules().refresh(self.house.store()).await
    }

    async fn follow_people(&self) -> Result<(), ServiceError> {
        self.house.people().follow().await
    }

    async fn keep_house(&self) -> Result<(), ServiceError> {
        self.worker.keep_house(self.clock.now()).await
    }

    async fn chase(&self) -> Result<(), ServiceError> {
        self.worker.chase(self.clock.now()).await.map(drop)
    }

    async fn sweep_keys(&self) -> Result<(), ServiceError> {
        let swept = self.worker.sweep_keys(self.clock.now(), &self.schedule).await?;
        if swept.moved > 0 || !swept.begun.is_empty() || !swept.destroyed.is_empty() {
            let (begun, destroyed) = (swept.begun.len(), swept.destroyed.len());
            tracing::info!(begun, moved = swept.moved, destroyed, "the epochs were swept");
        }
        Ok(())
    }

    async fn cut_checkpoint(&self) -> Result<(), ServiceError> {
        let host = self.house.ledger_host();
        let cut = self
            .worker
            .cut_checkpoint(self.clock.now(), host, &self.checkpoint_folder)
            .await?;
        if let Some(checkpoint) = cut {
            tracing::info!(ledger.size = checkpoint.size, "a checkpoint was signed");
        }
        Ok(())
    }
}

/// Does something at once and then again and again. What goes on failing is logged when it begins to fail and
/// when it is well again, and not each time.
async fn repeat<F>(what: &str, every: Duration, mut stop: watch::Receiver<()>, act: impl Fn() -> F)
where
    F: Future<Output = Result<(), ServiceError>>,
{
    let mut ticks = tokio::time::interval(every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut failing = false;
    loop {
        tokio::select! {
            biased;
            _ = stop.changed() => return,
            _ = ticks.tick() => {}
        }
        match act().await {
            Ok(()) if failing => {
                failing = false;
                tracing::info!(what, "work goes on again");
            }
            Err(error) if !failing => {
                failing = true;
                tracing::error!(
                    what,
                    error = chain(&error),
                    "work fails and is tried again until it goes on"
                );
            }
            Ok(()) | Err(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn work_that_fails_is_tried_again_and_ends_when_told() {
        let (tell, told) = watch::channel(());
        let (tries, seen) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let counter = Arc::clone(&tries);
        let work = tokio::spawn(async move {
            let act = || {
                counter.fetch_add(1, Ordering::SeqCst);
                std::future::ready(Err(ServiceError::NotFound))
            };
            repeat("test", Duration::from_secs(60), told, act).await;
        });
        tokio::time::sleep(Duration::from_secs(150)).await;
        seen.store(tries.load(Ordering::SeqCst), Ordering::SeqCst);
        drop(tell);
        work.await.unwrap();
        assert_eq!(seen.load(Ordering::SeqCst), 3);
        assert_eq!(tries.load(Ordering::SeqCst), 3);
    }
}
