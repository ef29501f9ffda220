//! Who is at the other end of a connection.

use std::fmt;
use std::net::IpAddr;

use axum::http::HeaderMap;

use crate::config::Listener;

/// The other end of a connection: a browser, or a named proxy that speaks for one.
///
/// The address is used for limits and then forgotten: it is never written anywhere.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Peer {
    address: IpAddr,
    proxy: bool,
    secure: bool,
}

impl Peer {
    /// The peer at `address`, when this listener may talk to it: over TLS anyone, in the clear only this
    /// machine and the named proxies.
    pub(crate) fn admit(address: IpAddr, listener: &Listener) -> Option<Self> {
        let address = address.to_canonical();
        let proxy = listener.trusted_proxies.contains(&address);
        let tls = listener.tls.is_some();
        let plain_here = address.is_loopback() && listener.addr.ip().is_loopback();
        (tls || proxy || plain_here).then_some(Self {
            address,
            proxy,
            secure: tls || proxy,
        })
    }

    /// Whether the browser's side of the conversation is encrypted: by us, or by a named proxy.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// Whether this is a named proxy.
    pub(crate) fn is_proxy(&self) -> bool {
        self.proxy
    }

    /// The address itself.
    pub(crate) fn address(&self) -> IpAddr {
        self.address
    }

    /// The address limits are counted for: the peer's own or, from a named proxy, the last address in
    /// `X-Forwarded-For`, which is the one the proxy itself saw.
    pub(crate) fn client(&self, headers: &HeaderMap) -> IpAddr {
        let said = headers.get_all("x-forwarded-for").iter().next_back();
        let last = said.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        match last {
            Some(address) if self.proxy => address,
            Some(_) | None => self.address,
        }
    }
}

/// Shows no address.
impl fmt::Debug for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Peer(secure: {})", self.secure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::TlsFiles;

    fn listener(addr: &str, proxies: &[&str]) -> Listener {
        Listener {
            addr: addr.parse().unwrap(),
            tls: None,
            trusted_proxies: proxies.iter().map(|p| p.parse().unwrap()).collect(),
            hosts: vec!["refer.example".to_owned()],
        }
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn in_the_clear_only_this_machine_and_named_proxies_are_answered() {
        let local = listener("127.0.0.1:0", &[]);
        let admitted =
            |from, listener: &Listener| Peer::admit(ip(from), listener).map(|peer| peer.is_secure());
        assert_eq!(admitted("127.0.0.1", &local), Some(false));
        assert_eq!(admitted("192.0.2.7", &local), None);

        let behind = listener("192.0.2.1:80", &["192.0.2.10"]);
        assert_eq!(admitted("192.0.2.10", &behind), Some(true));
        assert_eq!(admitted("::ffff:192.0.2.10", &behind), Some(true));
        assert_eq!(admitted("192.0.2.11", &behind), None);
        assert_eq!(admitted("127.0.0.1", &behind), None);

        let files = TlsFiles {
            certificates: "c".into(),
            key: "k".into(),
        };
        let encrypted = Listener {
            tls: Some(files),
            ..listener("192.0.2.1:443", &[])
        };
        assert_eq!(admitted("198.51.100.4", &encrypted), Some(true));
    }

    #[test]
    fn web_3_a_forwarded_address_is_believed_from_a_named_proxy_only() {
        let behind = listener("127.0.0.1:0", &["192.0.2.10"]);
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", "203.0.113.1, 203.0.113.2".parse().unwrap());
        headers.append("x-forwarded-for", "203.0.113.3 , 203.0.113.4".parse().unwrap());
        let proxy = Peer::admit(ip("192.0.2.10"), &behind).unwrap();
        let stranger = Peer::admit(ip("127.0.0.1"), &behind).unwrap();
        assert_eq!(proxy.client(&headers), ip("203.0.113.4"));
        assert_eq!(stranger.client(&headers), ip("127.0.0.1"));
        assert_eq!(proxy.client(&HeaderMap::new()), ip("192.0.2.10"));
    }

    #[test]
    fn int_6_a_peer_shows_no_address() {
        let peer = Peer::admit(ip("127.0.0.77"), &listener("127.0.0.1:0", &[])).unwrap();
        assert_eq!(format!("{peer:?}"), "Peer(secure: false)");
    }
}
