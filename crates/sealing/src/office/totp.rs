//! Codes that change every half minute (RFC 6238), as every authenticator app makes them.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use subtle::ConstantTimeEq as _;
use waymark_domain::Timestamp;
use zeroize::Zeroizing;

use crate::random;

/// How long one code is shown.
const STEP_SECONDS: i64 = 30;
/// Codes one step early or late are taken: clocks differ, and typing takes time.
const EITHER_SIDE: i64 = 1;
/// Bytes of a secret, as RFC 4226 asks: 160 bits.
const SECRET: usize = 20;
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The number of the half minute that a code belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TotpStep(pub i64);

impl TotpStep {
    /// The step of an instant.
    pub fn at(now: Timestamp) -> Self {
        Self(now.micros().div_euclid(1_000_000).div_euclid(STEP_SECONDS))
    }
}

/// The secret that a member's app and this program share.
#[derive(Clone)]
pub struct TotpSecret(Zeroizing<[u8; SECRET]>);

impl TotpSecret {
    /// A new one.
    pub fn random() -> Self {
        Self(random::secret())
    }

    /// Reads a secret as somebody types it into an app; `None` for anything else.
    pub fn parse(typed: &str) -> Option<Self> {
        let (mut bytes, mut held, mut bits) = (Zeroizing::new(Vec::with_capacity(SECRET)), 0_u16, 0_u8);
        for letter in typed.chars().filter(|letter| !letter.is_whitespace()) {
            let value = BASE32.iter().position(|known| char::from(*known) == letter)?;
            held = held << 5 | u16::try_from(value).ok()?;
            bits += 5;
            if bits >= 8 {
                bits -= 8;
                bytes.push(u8::try_from(held >> bits & 0xff).ok()?);
                held &= (1 << bits) - 1;
            }
        }
        Self::from_slice(&bytes)
    }

    pub(super) fn from_slice(bytes: &[u8]) -> Option<Self> {
        <[u8; SECRET]>::try_from(bytes)
            .ok()
            .map(|bytes| Self(Zeroizing::new(bytes)))
    }

    pub(super) fn bytes(&self) -> &[u8; SECRET] {
        &self.0
    }

    /// The secret as an app takes it when it is typed: groups of four letters and digits.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(SECRET * 2));
        for (at, letter) in self.letters().chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                text.push(' ');
            }
            text.push(letter);
        }
        text
    }

    /// The address that an app reads from a QR code. `issuer` and `account` are shown in the app; both are plain
    /// letters, digits, dots, dashes, underscores, at signs and spaces.
    pub fn address(&self, issuer: &str, account: &str) -> Zeroizing<String> {
        let plain = |text: &str| -> String {
            text.chars()
                .map(|letter| match letter {
                    ' ' => "%20".to_owned(),
                    '@' => "%40".to_owned(),
                    letter if letter.is_ascii_alphanumeric() || "._-".contains(letter) => letter.to_string(),
                    _ => String::new(),
                })
                .collect()
        };
        let (issuer, account) = (plain(issuer), plain(account));
        Zeroizing::new(format!(
            "otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}",
            *self.letters()
        ))
    }

    /// The step whose code this is, if it is of now or just before or after. Every step near is computed,
    /// whichever fits.
    pub fn step_of(&self, typed: &str, now: Timestamp) -> Option<TotpStep> {
        let digits: Zeroizing<String> =
            Zeroizing::new(typed.chars().filter(|c| !c.is_whitespace()).collect());
        let TotpStep(present) = TotpStep::at(now);
        let mut found = None;
        for step in present - EITHER_SIDE..=present + EITHER_SIDE {
            if bool::from(self.code(TotpStep(step)).as_bytes().ct_eq(digits.as_bytes())) {
                found = Some(TotpStep(step));
            }
        }
        found
    }

    /// The code of a step: six digits.
    pub fn code(&self, step: TotpStep) -> Zeroizing<String> {
        let mut mac =
            Hmac::<Sha1>::new_from_slice(self.0.as_slice()).expect("HMAC takes a key of any length");
        mac.update(&step.0.to_be_bytes());
        let hash: [u8; 20] = mac.finalize().into_bytes().into();
        let offset = usize::from(hash.last().copied().unwrap_or_default() & 0x0f);
        let four = hash.get(offset..offset + 4).unwrap_or(&[0; 4]);
        let number = four
            .iter()
            .fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        Zeroizing::new(format!("{:06}", (number & 0x7fff_ffff) % 1_000_000))
    }

    fn letters(&self) -> Zeroizing<String> {
        let (mut letters, mut held, mut bits) =
            (Zeroizing::new(String::with_capacity(SECRET * 2)), 0_u16, 0_u8);
        for byte in self.0.iter() {
            held = held << 8 | u16::from(*byte);
            bits += 8;
            while bits >= 5 {
                bits -= 5;
                let letter = BASE32.get(usize::from(held >> bits & 31));
                letters.extend(letter.map(|letter| char::from(*letter)));
            }
            held &= (1 << bits) - 1;
        }
        letters
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238's test vectors for SHA-1.
    fn vector() -> TotpSecret {
        TotpSecret::from_slice(b"12345678901234567890").unwrap()
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(*vector().code(TotpStep::at(at(seconds))), code);
        }
    }

    #[test]
    fn a_code_is_good_for_its_half_minute_and_one_on_either_side() {
        let step = |seconds| vector().step_of("081 804", at(seconds));
        let own = TotpStep::at(at(1_111_111_109));
        assert_eq!(step(1_111_111_109), Some(own));
        assert_eq!(step(1_111_111_109 + 30), Some(own));
        assert_eq!(step(1_111_111_109 - 30), Some(own));
        assert_eq!(step(1_111_111_109 + 61), None);
        assert_eq!(step(1_111_111_109 - 61), None);
        for other in ["", "81804", "0818040", "081805", "０８１８０４"] {
            assert_eq!(vector().step_of(other, at(1_111_111_109)), None, "{other}");
        }
    }

    #[test]
    fn an_app_takes_the_secret_typed_or_as_an_address() {
        assert_eq!(*vector().text(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(
            *vector().address("Waymark Plainshire", "a.morgan@plainshire.example/x?y"),
            "otpauth://totp/Waymark%20Plainshire:a.morgan%40plainshire.examplexy\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Waymark%20Plainshire"
        );
        assert_eq!(format!("{:?}", vector()), "TotpSecret(..)");
        let typed = TotpSecret::parse(&vector().text()).unwrap();
        assert_eq!(typed.bytes(), vector().bytes());
        assert!(TotpSecret::parse("GEZD GNBV").is_none() && TotpSecret::parse("1").is_none());
    }
}
