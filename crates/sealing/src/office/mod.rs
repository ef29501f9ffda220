//! How members sign in: passphrases hashed, codes made and checked, tokens hashed, forms kept.

mod api_token;
pub(crate) mod kept;
mod keys;
mod passphrase;
mod token;
mod totp;

pub use api_token::ApiToken;
pub use kept::KeptForm;
pub use keys::OfficeKeys;
pub use passphrase::PassphraseHash;
pub use token::{ClientSecret, CsrfToken, EnrolmentCode, SessionToken, SignInTicket, TokenHash};
pub use totp::{TotpSecret, TotpStep};
