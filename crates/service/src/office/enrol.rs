//! Enrolling: a one-time code, a passphrase of the member's own choice, and an app that makes codes.

use std::fmt;

use secrecy::SecretString as SecretText;
use waymark_domain::office::{CodePurpose, EndedBecause, PassphraseFault, judge_passphrase};
use waymark_domain::{MemberId, Timestamp};
use waymark_ledger::Token;
use waymark_policy::Actor;
use waymark_sealing::{EnrolmentCode, Passphrase, SealingError, TotpSecret};
use waymark_storage::entities::{credential, member};
use waymark_storage::{Change, MemberWrite, StoreError, Write};

use super::{Office, Source, entry, object, unavailable};
use crate::ServiceError;
use crate::desk::refused;

/// What an authenticator app shows beside its codes.
const ISSUER: &str = "Waymark";

/// What is shown to somebody who enrols.
pub struct Offer {
    /// The name they will sign in with.
    pub sign_in_name: String,
    /// The secret of their codes, to be typed into an app.
    pub secret: SecretText,
    /// The same as an address, for a QR code.
    pub address: SecretText,
    /// The same, sealed, for the form to bring back.
    pub sealed: String,
}

/// Why somebody is not enrolled.
#[derive(Debug, thiserror::Error)]
pub enum EnrolError {
    /// The one-time code is unknown, used or expired, or there were too many tries.
    #[error("the one-time code does not work")]
    Code,
    /// The passphrase cannot be taken.
    #[error("the passphrase cannot be taken")]
    Passphrase(#[source] PassphraseFault),
    /// The six digits are not those of the app that was set up.
    #[error("the code of the app is wrong")]
    App,
    /// It could not be done.
    #[error("enrolling failed")]
    Service(#[source] ServiceError),
}

impl From<ServiceError> for EnrolError {
    fn from(error: ServiceError) -> Self {
        Self::Service(error)
    }
}

/// A secret is in it.
impl fmt::Debug for Offer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Offer(..)")
    }
}

impl Office {
    /// Offers a new secret to whoever has a one-time code that works. Nothing is used up.
    ///
    /// # Errors
    /// [`EnrolError::Code`], [`EnrolError::Service`].
    pub async fn offer(&self, now: Timestamp, source: Source, code: &str) -> Result<Offer, EnrolError> {
        let (code, member) = self.enrolling(now, source, code).await?;
        Ok(self.offered(&code, &member, &TotpSecret::random()))
    }

    /// The offer that a form brings back, to be shown again.
    ///
    /// # Errors
    /// [`EnrolError::Code`] when it is none of ours, or its code works no longer.
    pub async fn same_offer(
        &self,
        now: Timestamp,
        source: Source,
        code: &str,
        sealed: &str,
    ) -> Result<Offer, EnrolError> {
        let (code, member) = self.enrolling(now, source, code).await?;
        let secret = self.taken_up(&code, sealed)?;
        Ok(self.offered(&code, &member, &secret))
    }

    /// Enrols: the code is used up, whatever the member signed in with before is replaced, and their sessions end.
    ///
    /// # Errors
    /// [`EnrolError`] with what is to be mended.
    pub async fn enrol(
        &self,
        now: Timestamp,
        source: Source,
        code: &str,
        sealed: &str,
        passphrase: &str,
        app_code: &str,
    ) -> Result<(), EnrolError> {
        let (code, member) = self.enrolling(now, source, code).await?;
        let secret = self.taken_up(&code, sealed)?;
        judge_passphrase(passphrase, &member.sign_in_name).map_err(EnrolError::Passphrase)?;
        let step = secret.step_of(app_code, now).ok_or(EnrolError::App)?;
        let passphrase = Passphrase::new(passphrase).map_err(ServiceError::from)?;
        let hash = self.hashing.hash(passphrase).await;
        let hash = hash.ok_or(ServiceError::Unavailable(StoreError::Closed))?;
        let id = MemberId(member.id);
        let credential = credential::Model {
            member_id: id.0,
            passphrase_hash: hash.text(),
            sealed_totp: self.vault.keyring().office().seal_totp(id, &secret).into_bytes(),
            totp_step: step.0,
            set_at: now.micros(),
        };
        let ctx = self.ctx(Actor::Public, now);
        let basis = const { Token::from_static("one-time-code") };
        let enrolled = entry(&ctx, "member.enrolled", basis, vec![object("member", id.0)]);
        let change = Change::recorded("office.enrol", enrolled)
            .write(MemberWrite::UseCode {
                hash: code.hash().0.to_vec(),
                at: now.micros(),
            })
            .write(MemberWrite::PutCredential(Box::new(credential)))
            .write(Write::UpdateMember {
                read: member.version,
                row: Box::new(member::Model {
                    enrolled_at: Some(now.micros()),
                    version: member.version.saturating_add(1),
                    ..member
                }),
            })
            .write(MemberWrite::EndSessionsOf {
                member_id: id.0,
                at: now.micros(),
                because: EndedBecause::Reset.code(),
            });
        match self.store.commit(change).await {
            Ok(_) => Ok(()),
            // The code was used a moment ago.
            Err(StoreError::Conflict) => Err(EnrolError::Code),
            Err(error) => Err(refused(error).into()),
        }
    }

    /// The member whose code this is, if it works. The try is counted before the code is looked up.
    async fn enrolling(
        &self,
        now: Timestamp,
        source: Source,
        typed: &str,
    ) -> Result<(EnrolmentCode, member::Model), EnrolError> {
        let code = EnrolmentCode::parse(typed);
        // A code names its account only once it is right, so guesses are counted by where they come from.
        let counted = self.count_try(now, source, None).await?;
        let code = code.ok().filter(|_| counted).ok_or(EnrolError::Code)?;
        let row = self
            .store
            .one_time_code(&code.hash().0)
            .await
            .map_err(unavailable)?;
        let row = row
            .filter(|row| {
                row.purpose == CodePurpose::Enrol.code()
                    && row.used_at.is_none()
                    && row.expires_at > now.micros()
            })
            .ok_or(EnrolError::Code)?;
        let member = self
            .store
            .member(MemberId(row.member_id))
            .await
            .map_err(unavailable)?;
        let member = member.filter(|member| member.disabled_at.is_none());
        Ok((code, member.ok_or(EnrolError::Code)?))
    }

    fn offered(&self, code: &EnrolmentCode, member: &member::Model, secret: &TotpSecret) -> Offer {
        Offer {
            sign_in_name: member.sign_in_name.clone(),
            secret: SecretText::from(secret.text().as_str()),
            address: SecretText::from(secret.address(ISSUER, &member.sign_in_name).as_str()),
            sealed: self.vault.keyring().office().offer(code.hash(), secret),
        }
    }

    fn taken_up(&self, code: &EnrolmentCode, sealed: &str) -> Result<TotpSecret, EnrolError> {
        let opened = self.vault.keyring().office().take_up(code.hash(), sealed);
        opened.map_err(|_: SealingError| EnrolError::Code)
    }
}
