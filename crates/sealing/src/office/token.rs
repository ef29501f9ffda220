//! Random tokens and codes. Only their hashes are stored, and a hash is no token.

use std::fmt;

use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::error::SealingError;
use crate::random;
use crate::retry::{parse_secret, secret_text};
use crate::secret::Secret;

/// What is stored of a token or code: 32 bytes from which it does not follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenHash(pub [u8; 32]);

impl TokenHash {
    /// Whether it is the same, in a time that does not tell where the two differ.
    pub fn is(&self, other: &Self) -> bool {
        bool::from(self.0.ct_eq(&other.0))
    }
}

macro_rules! tokens {
    ($($(#[$doc:meta])* $name:ident = $what:literal, $label:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(Secret);

        impl $name {
            /// A new one: 256 bits of the operating system's chance.
            pub fn random() -> Self {
                Self(Secret::random())
            }

            /// Reads its text.
            ///
            /// # Errors
            /// [`SealingError::NotA`] unless it is exactly what `text` gives.
            pub fn parse(text: &str) -> Result<Self, SealingError> {
                parse_secret(text).map(Self).ok_or(SealingError::NotA($what))
            }

            /// As text: 43 letters, digits, dashes and underscores.
            pub fn text(&self) -> Zeroizing<String> {
                secret_text(&self.0)
            }

            /// What is stored of it.
            pub fn hash(&self) -> TokenHash {
                TokenHash(*self.0.derive($label).bytes())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )*};
}

tokens! {
    /// The token of a session, in its browser's cookie.
    SessionToken = "session token", "waymark session 1";
    /// What holds the two steps of signing in together.
    SignInTicket = "sign-in ticket", "waymark sign-in ticket 1";
    /// The secret of a partner's system.
    ClientSecret = "client secret", "waymark client secret 1";
}

impl SessionToken {
    /// The token that each form of this session carries, which another site cannot know.
    pub fn csrf(&self) -> CsrfToken {
        CsrfToken(self.0.derive("waymark session forms 1"))
    }
}

/// What a form of a session carries to show that it is one of ours.
#[derive(Clone)]
pub struct CsrfToken(Secret);

impl CsrfToken {
    /// As text for a hidden field.
    pub fn text(&self) -> Zeroizing<String> {
        secret_text(&self.0)
    }

    /// Whether this is the text of it.
    pub fn is(&self, text: &str) -> bool {
        parse_secret(text).is_some_and(|other| bool::from(other.bytes().ct_eq(self.0.bytes())))
    }
}

impl fmt::Debug for CsrfToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CsrfToken(..)")
    }
}

/// Letters and digits that are not mistaken for one another when read out or copied by hand.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters in a code: five bits each.
const LETTERS: usize = 24;
/// Letters in one group, as it is printed.
const GROUP: usize = 4;

/// A code that lets a member enrol, once: 120 bits, printed in six groups of four.
#[derive(Clone)]
pub struct EnrolmentCode(Zeroizing<[u8; LETTERS]>);

impl EnrolmentCode {
    /// A new one.
    pub fn random() -> Self {
        let chance = Zeroizing::new(random::bytes::<LETTERS>());
        // 256 is a whole number of times 32, so each letter is as likely as the next.
        Self(Zeroizing::new(chance.map(|byte| byte % 32)))
    }

    /// Reads what somebody typed: in any case, with or without the dashes, and with the letters that look like
    /// digits taken for them.
    ///
    /// # Errors
    /// [`SealingError::NotA`].
    pub fn parse(typed: &str) -> Result<Self, SealingError> {
        let not_a = || SealingError::NotA("one-time code");
        let mut code = Zeroizing::new([0; LETTERS]);
        let mut slots = code.iter_mut();
        for typed in typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—'))
        {
            let letter = match typed.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value = ALPHABET.iter().position(|known| char::from(*known) == letter);
            let value = value
                .and_then(|value| u8::try_from(value).ok())
                .ok_or_else(not_a)?;
            *slots.next().ok_or_else(not_a)? = value;
        }
        slots
            .next()
            .is_none()
            .then(|| Self(code.clone()))
            .ok_or_else(not_a)
    }

    /// As it is printed: `ABCD-EFGH-…`.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(LETTERS + LETTERS / GROUP));
        for (at, value) in self.0.iter().enumerate() {
            if at > 0 && at % GROUP == 0 {
                text.push('-');
            }
            text.extend(
                ALPHABET
                    .get(usize::from(*value))
                    .map(|letter| char::from(*letter)),
            );
        }
        text
    }

    /// What is stored of it.
    pub fn hash(&self) -> TokenHash {
        let mut hasher = Sha256::new_with_prefix(b"waymark enrolment code 1");
        hasher.update(self.0.as_slice());
        TokenHash(hasher.finalize().into())
    }
}

impl fmt::Debug for EnrolmentCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EnrolmentCode(..)")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ses_1_what_is_stored_of_a_session_does_not_work_as_its_cookie() {
        let token = SessionToken::random();
        let stored = secret_text(&Secret::from_slice(&token.hash().0).unwrap());
        assert_ne!(SessionToken::parse(&stored).unwrap().hash(), token.hash());
        assert_eq!(SessionToken::parse(&token.text()).unwrap().hash(), token.hash());
        assert_ne!(
            SignInTicket::parse(&token.text()).unwrap().hash(),
            token.hash(),
            "one kind of token is not another"
        );
    }

    #[test]
    fn ses_2_the_token_of_a_form_belongs_to_one_session_and_does_not_give_it_away() {
        let (token, other) = (SessionToken::random(), SessionToken::random());
        assert!(token.csrf().is(&token.csrf().text()));
        assert!(!token.csrf().is(&other.csrf().text()));
        assert!(!token.csrf().is(&token.text()));
        assert!(!token.csrf().is(""));
    }

    #[test]
    fn cry_4_codes_and_tokens_come_from_chance() {
        let codes: BTreeSet<String> = (0..1_000)
            .map(|_| EnrolmentCode::random().text().to_string())
            .collect();
        assert_eq!(codes.len(), 1_000);
        let letters: BTreeSet<char> = codes.iter().flat_map(|code| code.chars()).collect();
        assert_eq!(letters.len(), 33, "every letter is used, and the dash");
    }

    #[test]
    fn a_code_is_read_however_it_was_copied() {
        let code = EnrolmentCode::parse("01AB-CDEF-GHJK-MNPQ-RSTV-WXYZ").unwrap();
        for typed in [
            "01abcdefghjkmnpqrstvwxyz",
            " oiab cdef ghjk mnpq rstv wxyz ",
            "OLAB–CDEF–GHJK–MNPQ–RSTV–WXYZ",
        ] {
            assert_eq!(
                EnrolmentCode::parse(typed).unwrap().hash(),
                code.hash(),
                "{typed}"
            );
        }
        for refused in [
            "",
            "01AB",
            "01AB-CDEF-GHJK-MNPQ-RSTV-WXYZ0",
            "U1AB-CDEF-GHJK-MNPQ-RSTV-WXYZ",
        ] {
            assert!(EnrolmentCode::parse(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn nothing_shows_a_secret() {
        let shown = format!(
            "{:?} {:?} {:?}",
            SessionToken::random(),
            SessionToken::random().csrf(),
            EnrolmentCode::random()
        );
        assert_eq!(shown, "SessionToken(..) CsrfToken(..) EnrolmentCode(..)");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let read = EnrolmentCode::parse(&text);
            prop_assert!(read.is_err() || EnrolmentCode::parse(&read.unwrap().text()).is_ok());
            prop_assert!(SessionToken::parse(&text).is_ok_and(|token| *token.text() == text) || SessionToken::parse(&text).is_err());
        }
    }
}
