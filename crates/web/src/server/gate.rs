//! How many connections are open, in all and from one source.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Peer;

/// Counts connections. Addresses are held in memory while their connection is open, and no longer.
pub(super) struct Gate {
    places: Arc<Semaphore>,
    per_source: usize,
    sources: Mutex<HashMap<IpAddr, usize>>,
}

/// A place for one connection; given back when dropped.
#[derive(Debug)]
pub(super) struct Place {
    gate: Arc<Gate>,
    _permit: OwnedSemaphorePermit,
    source: Option<IpAddr>,
}

impl Gate {
    pub(super) fn new(places: usize, per_source: usize) -> Arc<Self> {
        Arc::new(Self {
            places: Arc::new(Semaphore::new(places)),
            per_source,
            sources: Mutex::default(),
        })
    }

    /// The next free place; while there is none, new connections wait in the operating system's queue.
    pub(super) async fn place(self: &Arc<Self>) -> Place {
        let permit = Arc::clone(&self.places).acquire_owned().await;
        Place {
            gate: Arc::clone(self),
            _permit: permit.expect("the semaphore is never closed"),
            source: None,
        }
    }

    fn enter(&self, source: IpAddr) -> bool {
        let mut sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        let open = sources.entry(source).or_default();
        let fits = *open < self.per_source;
        if fits {
            *open += 1;
        }
        fits
    }

    fn leave(&self, source: IpAddr) {
        let mut sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = sources.get_mut(&source) {
            *open -= 1;
            if *open == 0 {
                sources.remove(&source);
            }
        }
    }
}

/// Shows no address.
impl std::fmt::Debug for Gate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Gate(free: {})", self.places.available_permits())
    }
}

impl Place {
    /// The place taken by `peer`; none when its source holds as many as one may. A named proxy speaks for
    /// many, so only the total counts for it.
    pub(super) fn of(mut self, peer: &Peer) -> Option<Self> {
        if peer.is_proxy() {
            return Some(self);
        }
        let source = source(peer.address());
        self.gate.enter(source).then(|| {
            self.source = Some(source);
            self
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(source) = self.source {
            self.gate.leave(source);
        }
    }
}

/// A household or an office has a whole IPv6 /64 to itself.
fn source(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(long) => Ipv6Addr::from_bits(long.to_bits() & !u128::from(u64::MAX)).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Listener;

    fn peer(address: &str) -> Peer {
        let listener = Listener {
            addr: "[::1]:0".parse().unwrap(),
            tls: None,
            trusted_proxies: ["192.0.2.10", "2001:db8::1", "2001:db8::2"]
                .map(|p| p.parse().unwrap())
                .into(),
            hosts: vec![],
        };
        Peer::admit(address.parse().unwrap(), &listener).unwrap()
    }

    #[tokio::test]
    async fn web_2_one_source_holds_only_its_share_and_gives_it_back() {
        let gate = Gate::new(10, 2);
        let first = gate.place().await.of(&peer("127.0.0.1")).unwrap();
        let _second = gate.place().await.of(&peer("127.0.0.1")).unwrap();
        assert!(gate.place().await.of(&peer("127.0.0.1")).is_none());
        let _neighbour = gate.place().await.of(&peer("127.0.0.2")).unwrap();
        drop(first);
        let _third = gate.place().await.of(&peer("127.0.0.1")).unwrap();
        assert_eq!(format!("{gate:?}"), "Gate(free: 7)");
    }

    #[tokio::test]
    async fn a_named_proxy_is_bound_by_the_total_only() {
        let gate = Gate::new(3, 1);
        let mut held = Vec::new();
        for _ in 0..3 {
            held.push(gate.place().await.of(&peer("192.0.2.10")).unwrap());
        }
        assert_eq!(format!("{gate:?}"), "Gate(free: 0)");
    }

    #[test]
    fn addresses_of_one_ipv6_network_are_one_source() {
        let of = |text: &str| source(text.parse().unwrap());
        assert_eq!(of("2001:db8:0:1::7"), of("2001:db8:0:1:ffff::8"));
        assert_ne!(of("2001:db8:0:1::7"), of("2001:db8:0:2::7"));
    }
}
