//! A listener that lets go: each thing a client can hold on to has a deadline and a bound.

mod connection;
mod gate;
mod peer;
mod tls;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};

use crate::config::{Limits, Listener};
use gate::Gate;

pub use peer::Peer;
pub use tls::TlsError;

/// Why a site cannot start.
#[derive(Debug, thiserror::Error)]
pub enum BindError {
    /// Plain HTTP would leave this machine.
    #[error(
        "{0} is not a loopback address: give it a certificate, or name the proxies that end TLS in front of it"
    )]
    Plain(SocketAddr),
    /// No host name is configured, so every request would be refused.
    #[error("the listener on {0} has no host names to answer to")]
    NoHosts(SocketAddr),
    /// The address cannot be listened on.
    #[error("cannot listen on {addr}")]
    Listen {
        /// The address.
        addr: SocketAddr,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The certificate or its key cannot be used.
    #[error("TLS cannot be offered on {addr}")]
    Tls {
        /// The address.
        addr: SocketAddr,
        /// What is wrong.
        source: TlsError,
    },
}

/// One site, bound to its address and not yet answering.
#[derive(Debug)]
pub struct Server {
    socket: TcpListener,
    addr: SocketAddr,
    router: Router,
    shared: Arc<Shared>,
}

/// What every connection of a listener needs.
#[derive(Debug)]
struct Shared {
    listener: Listener,
    limits: Limits,
    tls: Option<tls::Tls>,
    gate: Arc<Gate>,
}

impl Server {
    /// Takes the address and reads the certificate.
    ///
    /// # Errors
    /// [`BindError`] when plain HTTP would leave the machine, or the address or the certificate cannot be used.
    pub async fn bind(listener: Listener, limits: Limits, router: Router) -> Result<Self, BindError> {
        let addr = listener.addr;
        if listener.tls.is_none() && listener.trusted_proxies.is_empty() && !addr.ip().is_loopback() {
            return Err(BindError::Plain(addr));
        }
        if listener.hosts.is_empty() {
            return Err(BindError::NoHosts(addr));
        }
        let tls = listener.tls.clone().map(tls::Tls::load).transpose();
        let tls = tls.map_err(|source| BindError::Tls { addr, source })?;
        let listen = |source| BindError::Listen { addr, source };
        let socket = TcpListener::bind(addr).await.map_err(listen)?;
        let addr = socket.local_addr().map_err(listen)?;
        let gate = Gate::new(limits.connections, limits.connections_per_source);
        let shared = Arc::new(Shared {
            listener,
            limits,
            tls,
            gate,
        });
        Ok(Self {
            socket,
            addr,
            router,
            shared,
        })
    }

    /// The address taken; it names the port where port 0 was asked for.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Answers until `stop` completes, then finishes what was accepted, for as long as the limits allow.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let graceful = GracefulShutdown::new();
        tokio::select! {
            () = self.accept(&graceful) => {}
            () = self.shared.watch_certificates() => {}
            () = stop => {}
        }
        drop(self.socket);
        if tokio::time::timeout(self.shared.limits.stop, graceful.shutdown())
            .await
            .is_err()
        {
            tracing::warn!("connections were still open when the time for stopping was up");
        }
    }

    /// Never ends by itself.
    async fn accept(&self, graceful: &GracefulShutdown) {
        loop {
            let place = self.shared.gate.place().await;
            match self.socket.accept().await {
                Ok((stream, from)) => {
                    let connection = self.connection(stream, from, place, graceful);
                    tokio::spawn(connection);
                }
                Err(error) => {
                    // Out of handles, most likely: give connections a moment to end.
                    tracing::error!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            }
        }
    }

    /// One connection from its first byte to its last.
    fn connection(
        &self,
        stream: TcpStream,
        from: SocketAddr,
        place: gate::Place,
        graceful: &GracefulShutdown,
    ) -> impl Future<Output = ()> + use<> {
        let shared = Arc::clone(&self.shared);
        let router = self.router.clone();
        let watcher = graceful.watcher();
        async move {
            let Some(peer) = Peer::admit(from.ip(), &shared.listener) else {
                return;
            };
            let Some(place) = place.of(&peer) else { return };
            connection::serve(stream, peer, &shared, router, watcher).await;
            drop(place);
        }
    }
}

impl Shared {
    /// Reads the certificate again when its files have changed. Never ends.
    async fn watch_certificates(&self) {
        let Some(tls) = &self.tls else {
            return std::future::pending().await;
        };
        let mut every = tokio::time::interval(self.limits.certificate_check);
        loop {
            every.tick().await;
            tls.reload();
        }
    }
}
