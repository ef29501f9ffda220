//! Addresses for limits: counted for a day under a key that is kept nowhere.

use std::fmt;
use std::net::IpAddr;

use waymark_domain::Timestamp;

use crate::secret::Secret;

const MICROS_A_DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// A keyed hash of an address. From one day to the next nothing connects two of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AddressHash([u8; 16]);

impl AddressHash {
    pub(crate) fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// Hashes addresses under a random key that lives in memory and is replaced each day (in UTC), so that
/// limits need no address to be kept.
pub struct DailyHasher {
    day: i64,
    key: Secret,
}

impl DailyHasher {
    /// With a first key for the day of `now`.
    pub fn new(now: Timestamp) -> Self {
        Self {
            day: day_of(now),
            key: Secret::random(),
        }
    }

    /// The hash of one address. The last 64 bits of an IPv6 address are the visitor's to choose, so they are
    /// left out.
    pub fn address(&mut self, address: IpAddr, now: Timestamp) -> AddressHash {
        match address.to_canonical() {
            IpAddr::V4(v4) => self.hash(b"4/32", u128::from(v4.to_bits()), now),
            IpAddr::V6(v6) => self.hash(b"6/64", v6.to_bits() >> 64, now),
        }
    }

    /// The hash of the network that an address lies in: /24 for IPv4, /48 for IPv6.
    pub fn network(&mut self, address: IpAddr, now: Timestamp) -> AddressHash {
        match address.to_canonical() {
            IpAddr::V4(v4) => self.hash(b"4/24", u128::from(v4.to_bits() >> 8), now),
            IpAddr::V6(v6) => self.hash(b"6/48", v6.to_bits() >> 80, now),
        }
    }

    fn hash(&mut self, sort: &[u8; 4], bits: u128, now: Timestamp) -> AddressHash {
        let today = day_of(now);
        if today != self.day {
            *self = Self::new(now);
        }
        let hash = self.key.keyed_hash(&[sort, &bits.to_be_bytes()]);
        let mut short = [0; 16];
        short
            .iter_mut()
            .zip(hash)
            .for_each(|(byte, hashed)| *byte = hashed);
        AddressHash(short)
    }
}

impl fmt::Debug for DailyHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DailyHasher(..)")
    }
}

fn day_of(now: Timestamp) -> i64 {
    now.micros().div_euclid(MICROS_A_DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn an_address_is_known_again_until_midnight() {
        let (morning, night) = (at("2026-11-23T00:00:00Z"), at("2026-11-23T23:59:59.999999Z"));
        let mut hasher = DailyHasher::new(morning);
        let first = hasher.address(ip("127.0.0.77"), morning);
        assert_eq!(hasher.address(ip("127.0.0.77"), night), first);
        assert_eq!(hasher.address(ip("::ffff:127.0.0.77"), night), first);
        assert_ne!(hasher.address(ip("127.0.0.78"), night), first);
        assert_ne!(
            hasher.address(ip("127.0.0.77"), at("2026-11-24T00:00:00Z")),
            first
        );
        // The key of the first day is gone: its hashes do not come back with a clock set back.
        assert_ne!(hasher.address(ip("127.0.0.77"), morning), first);
    }

    #[test]
    fn neighbours_share_a_network() {
        let now = at("2026-11-23T09:00:00Z");
        let mut hasher = DailyHasher::new(now);
        assert_eq!(
            hasher.network(ip("192.0.2.1"), now),
            hasher.network(ip("192.0.2.254"), now)
        );
        assert_ne!(
            hasher.network(ip("192.0.2.1"), now),
            hasher.network(ip("192.0.3.1"), now)
        );
        assert_eq!(
            hasher.address(ip("2001:db8::1"), now),
            hasher.address(ip("2001:db8::2"), now)
        );
        assert_ne!(
            hasher.address(ip("2001:db8:0:1::1"), now),
            hasher.address(ip("2001:db8::1"), now)
        );
        assert_eq!(
            hasher.network(ip("2001:db8:0:1::1"), now),
            hasher.network(ip("2001:db8::1"), now)
        );
    }
}
