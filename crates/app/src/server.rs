//! Both sites and the work beside them, from the first request to an orderly end.

use std::sync::Arc;
use std::time::Duration;

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;
use waymark_domain::Clock;
use waymark_service::jobs::Worker;
use waymark_service::mail::Mailer;
use waymark_service::{House, SystemIds};
use waymark_views::Views;
use waymark_web::{Config as SitesConfig, Desks, Limits, Present, Sites};

use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::upkeep::Upkeep;

/// For open requests to be finished after a stop.
const REQUESTS: Duration = Duration::from_secs(14);
/// For the work at hand to be finished after a stop: claims are fenced, so what is cut off is done again.
const WORK: Duration = Duration::from_secs(3);

/// How the epochs, checkpoints and mail of an installation are kept.
#[derive(Debug)]
pub(crate) struct Keeping {
    pub(crate) schedule: waymark_sealing::sweep::Schedule,
    pub(crate) checkpoint_folder: std::path::PathBuf,
    pub(crate) checkpoint_every: Duration,
    pub(crate) mailer: Option<Mailer>,
}

/// Both sites, bound and not yet answering.
#[derive(Debug)]
pub(crate) struct Server {
    house: House,
    sites: Sites,
    upkeep: Upkeep,
}

/// The limits with which an orderly stop ends within twenty seconds.
pub(crate) fn limits() -> Limits {
    Limits {
        stop: REQUESTS,
        ..Limits::default()
    }
}

impl Server {
    /// Takes the addresses.
    pub(crate) async fn bind(house: House, sites: SitesConfig, keeping: Keeping) -> Result<Self, Failure> {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let views = Views::new().map_err(|error| {
            Failure::new(
                "The pages built into the program are damaged.",
                "Install it again.",
            )
            .because(error)
        })?;
        let desks = Desks {
            public: house.public_desk(),
            staff: house.staff_desk(),
            office: house.office(),
        };
        let present = Present::new(Arc::clone(&clock), Arc::new(SystemIds));
        let sites = Sites::bind(sites, desks, Arc::new(views), present)
            .await
            .map_err(|error| {
                let words = crate::failure::chain(&error);
                let mend =
                    "See that nothing else uses the address and that the certificate files can be read.";
                Failure::new(crate::open::sentence(&words), mend)
            })?;
        let upkeep = Upkeep {
            worker: Worker::new(&house, keeping.mailer),
            house: house.clone(),
            clock,
            schedule: keeping.schedule,
            checkpoint_folder: keeping.checkpoint_folder,
            checkpoint_every: keeping.checkpoint_every,
        };
        Ok(Self { house, sites, upkeep })
    }

    /// Answers until the service manager or the keyboard says stop; then finishes what was accepted.
    pub(crate) async fn run(self, ready: impl FnOnce(&Sites)) -> Result<(), Failure> {
        let mut signals = Signals::listen().map_err(|error| {
            Failure::new("The system does not let this program hear signals.", "Try again.").because(error)
        })?;
        let (tell, told) = watch::channel(());
        let store = self.house.store().clone();
        let work = tokio::spawn(self.upkeep.run(told.clone()));
        tracing::info!(
            public = %self.sites.public_addr(),
            staff = %self.sites.staff_addr(),
            version = env!("CARGO_PKG_VERSION"),
            "both sites answer"
        );
        ready(&self.sites);
        self.sites.run(signals.stop()).await;
        drop(tell);
        if tokio::time::timeout(WORK, work).await.is_err() {
            tracing::warn!("some work was cut off; the next start does it again");
        }
        store.close().await;
        tracing::info!("stopped; everything accepted is kept");
        Ok(())
    }
}

/// What the service manager and the keyboard may say.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
    hang_up: Signal,
}

impl Signals {
    fn listen() -> std::io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            hang_up: signal(SignalKind::hangup())?,
        })
    }

    /// Completes when the program is to stop. A hang-up is no reason to: certificates are looked at every half
    /// minute and rules every minute in any case.
    async fn stop(&mut self) {
        loop {
            tokio::select! {
                _ = self.terminate.recv() => break,
                _ = self.interrupt.recv() => break,
                _ = self.hang_up.recv() => {
                    tracing::info!("certificates and rules that changed are taken up within a minute");
                }
            }
        }
        tracing::info!("stopping: what was accepted is finished first");
    }
}
