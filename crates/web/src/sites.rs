//! Both sites together, as the program starts and stops them.

use std::net::SocketAddr;
use std::sync::Arc;

use waymark_service::desk::StaffDesk;
use waymark_service::office::Office;
use waymark_service::public::PublicDesk;
use waymark_views::{Site, Views};

use crate::pages::{Installation, Pages};
use crate::server::{BindError, Server};
use crate::staff::StaffConfig;
use crate::{Limits, Listener, Present, public, staff};

/// What both sites are told when they start.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where the public site listens.
    pub public: Listener,
    /// Where the staff site listens.
    pub staff: Listener,
    /// What the staff site alone is told.
    pub staff_site: StaffConfig,
    /// What the installation says of itself.
    pub installation: Installation,
    /// Bounds on what one client may hold on to, for each site.
    pub limits: Limits,
}

/// What the sites may do.
#[derive(Debug, Clone)]
pub struct Desks {
    /// For anyone; it can seal and append, and opens nothing.
    pub public: PublicDesk,
    /// For staff.
    pub staff: StaffDesk,
    /// Members and their sign-ins.
    pub office: Office,
}

/// Both sites, bound to their addresses and not yet answering.
#[derive(Debug)]
pub struct Sites {
    public: Server,
    staff: Server,
}

impl Sites {
    /// Takes both addresses.
    ///
    /// # Errors
    /// [`BindError`] when either cannot be listened on as configured.
    pub async fn bind(
        config: Config,
        desks: Desks,
        views: Arc<Views>,
        present: Present,
    ) -> Result<Self, BindError> {
        let Config {
            public,
            staff,
            staff_site,
            installation,
            limits,
        } = config;
        let installation = Arc::new(installation);
        let pages = |site| Pages::new(Arc::clone(&views), Arc::clone(&installation), site);
        let for_anyone = public::site(
            pages(Site::Public),
            present.clone(),
            desks.public.clone(),
            &public.hosts,
            &limits,
        );
        let for_staff = staff::site(
            pages(Site::Staff),
            present,
            (desks.staff, desks.office, desks.public),
            &staff,
            staff_site,
            &limits,
        );
        Ok(Self {
            public: Server::bind(public, limits.clone(), for_anyone).await?,
            staff: Server::bind(staff, limits, for_staff).await?,
        })
    }

    /// Where the public site answers.
    #[must_use]
    pub fn public_addr(&self) -> SocketAddr {
        self.public.addr()
    }

    /// Where the staff site answers.
    #[must_use]
    pub fn staff_addr(&self) -> SocketAddr {
        self.staff.addr()
    }

    /// Answers until `stop` completes, then finishes what was accepted on both.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let (tell, told) = tokio::sync::watch::channel(());
        let until = |mut told: tokio::sync::watch::Receiver<()>| async move {
            // An error means that the sender is gone, which is the same word.
            let _ = told.changed().await;
        };
        let both = async {
            tokio::join!(self.public.run(until(told.clone())), self.staff.run(until(told)));
        };
        let stopping = async {
            stop.await;
            drop(tell);
        };
        tokio::join!(both, stopping);
    }
}
