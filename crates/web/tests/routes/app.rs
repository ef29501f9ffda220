//! Both sites, running on loopback for one test.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use uuid::Uuid;
use waymark_domain::{Clock, Ids, Timestamp};
use waymark_views::{Operator, Purpose, Views, Welsh};
use waymark_web::{Config, Installation, Limits, Listener, Present, Sites};

use crate::client::{Answer, HOST, request, send};

/// Both sites, answering until the test ends.
pub(crate) struct TestApp {
    pub(crate) public: SocketAddr,
    pub(crate) staff: SocketAddr,
    stop: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

/// Two listeners on free ports of this machine, in both languages.
pub(crate) fn config() -> Config {
    let listener = Listener {
        addr: "127.0.0.1:0".parse().unwrap(),
        tls: None,
        trusted_proxies: vec![],
        hosts: vec![HOST.to_owned()],
    };
    Config {
        public: listener.clone(),
        staff: listener,
        installation: Installation {
            operator: Operator {
                name: "Exampleshire".to_owned(),
                email: "prevent@refer.example".to_owned(),
            },
            purpose: Purpose::Live,
            welsh: Welsh::Reviewed,
        },
        limits: Limits::default(),
    }
}

impl TestApp {
    /// With everything as it usually is.
    pub(crate) async fn start() -> Self {
        Self::with(config()).await
    }

    /// With this configuration.
    pub(crate) async fn with(config: Config) -> Self {
        let views = Arc::new(Views::strict().unwrap());
        let sites = Sites::bind(config, views, present()).await.unwrap();
        let (stop, stopped) = oneshot::channel();
        let (public, staff) = (sites.public_addr(), sites.staff_addr());
        let running = tokio::spawn(sites.run(async {
            let _ = stopped.await;
        }));
        Self {
            public,
            staff,
            stop,
            running,
        }
    }

    /// A page of the public site.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        send(self.public, &request("GET", path, &[], "")).await
    }

    /// Stops both sites and waits until what was accepted is finished.
    pub(crate) async fn stop(self) {
        self.stop.send(()).unwrap();
        self.running.await.unwrap();
    }
}

/// The instant at which every test begins.
pub(crate) fn present() -> Present {
    Present::new(Arc::new(FixedClock), Arc::new(CountedIds::default()))
}

#[derive(Debug)]
struct FixedClock;

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::parse("2026-11-23T09:00:00Z").unwrap()
    }
}

#[derive(Debug, Default)]
struct CountedIds(AtomicU64);

impl Ids for CountedIds {
    fn next(&self, _: Timestamp) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed)) + 1)
    }
}
