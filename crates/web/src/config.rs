//! What the two sites are told when they start.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

/// Where one site listens, and to whom.
#[derive(Debug, Clone)]
pub struct Listener {
    /// The address and port.
    pub addr: SocketAddr,
    /// Where the certificate and its key lie. Without them the listener speaks plain HTTP, on loopback or to
    /// `trusted_proxies` only.
    pub tls: Option<TlsFiles>,
    /// Proxies that end TLS in front of us: the only ones whose word about the client's address is taken.
    pub trusted_proxies: Vec<IpAddr>,
    /// The names this site answers to, as browsers send them: `refer.example` or `localhost:8080`.
    pub hosts: Vec<String>,
}

impl Listener {
    /// Whether only this machine itself can ask: in the clear, on loopback, and for no proxy that brings others.
    pub(crate) fn is_for_this_machine_alone(&self) -> bool {
        self.addr.ip().is_loopback() && self.tls.is_none() && self.trusted_proxies.is_empty()
    }
}

/// A certificate chain and its private key, both in PEM. They are read again when they change.
#[derive(Debug, Clone)]
pub struct TlsFiles {
    /// The chain, the site's own certificate first.
    pub certificates: PathBuf,
    /// The private key.
    pub key: PathBuf,
}

/// Bounds on what one client may hold on to. [`Limits::default`] is right for most installations.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Connections open at once.
    pub connections: usize,
    /// Connections open at once from one address, or one IPv6 /64; named proxies are not counted.
    pub connections_per_source: usize,
    /// For the TLS handshake, and for the first byte and all headers of each request.
    pub headers: Duration,
    /// Without one byte read or written.
    pub idle: Duration,
    /// For a handler to answer once the form has arrived; shorter than `idle`, which would cut it off.
    pub answer: Duration,
    /// A form may take this long, and longer the more of it has arrived (`form_bytes_per_second`).
    pub form_grace: Duration,
    /// The slowest honest line.
    pub form_bytes_per_second: u32,
    /// The largest form that is read.
    pub form_bytes: usize,
    /// The largest draft that is kept, all its pages together.
    pub draft_bytes: usize,
    /// Forms over 256 KiB that are held in memory at once; others wait their turn.
    pub large_forms: usize,
    /// Forms that one address may send in a minute; a named proxy's word is taken for the address.
    pub forms_per_minute: u32,
    /// After a stop, for what was accepted to be finished.
    pub stop: Duration,
    /// How often the certificate files are looked at.
    pub certificate_check: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 2048,
            connections_per_source: 128,
            headers: Duration::from_secs(5),
            idle: Duration::from_secs(13),
            answer: Duration::from_secs(10),
            form_grace: Duration::from_secs(8),
            form_bytes_per_second: 8 * 1024,
            form_bytes: 12 * 1024 * 1024,
            draft_bytes: 24 * 1024 * 1024,
            large_forms: 8,
            forms_per_minute: 240,
            stop: Duration::from_secs(20),
            certificate_check: Duration::from_secs(30),
        }
    }
}
