//! Signing in: the passphrase, then a code. Whoever is refused is refused alike, at the same cost.

use waymark_domain::office::{CodePurpose, SignInName};
use waymark_domain::{MemberId, OrganisationId, SessionId, Timestamp};
use waymark_ledger::Token;
use waymark_policy::Actor;
use waymark_sealing::{PassphraseHash, Sealed, SessionToken, SignInTicket, TotpStep};
use waymark_storage::entities::{credential, member, one_time_code, session};
use waymark_storage::{Change, Housekeeping, MemberWrite, StoreError};

use super::session::SignedIn;
use super::{Office, Source, entry, object, unavailable};
use crate::ServiceError;
use crate::desk::refused;

/// Why somebody is not signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Unknown, wrong, locked or disabled: these look alike on purpose.
    #[error("not signed in")]
    Refused,
    /// Two administrators have to enrol first.
    #[error("two administrators have to enrol first")]
    NotOpen,
    /// The passphrase was given too long ago: from the beginning.
    #[error("the passphrase was given too long ago")]
    Late,
    /// It could not be found out.
    #[error("signing in failed")]
    Service(#[source] ServiceError),
}

impl From<ServiceError> for SignInError {
    fn from(error: ServiceError) -> Self {
        Self::Service(error)
    }
}

impl Office {
    /// The first step: name and passphrase. Unknown, wrong, locked and disabled take the same reads, one hash and
    /// one entry.
    ///
    /// # Errors
    /// [`SignInError::Refused`]; [`SignInError::NotOpen`] before two administrators are enrolled;
    /// [`SignInError::Service`].
    pub async fn check_passphrase(
        &self,
        now: Timestamp,
        source: Source,
        name: &str,
        passphrase: &str,
    ) -> Result<SignInTicket, SignInError> {
        if !self.is_open(now).await? {
            return Err(SignInError::NotOpen);
        }
        // What cannot be a name is counted as one that nobody has.
        let parsed = name.parse::<SignInName>();
        let name = parsed.as_ref().map_or("", |name| name.as_str());
        let counted = self.count_try(now, source, Some(self.account(name))).await?;
        let (member, credential) = self.account_named(name).await?;
        let hash = credential.as_ref().filter(|_| counted);
        let hash = hash.and_then(|row| PassphraseHash::parse(&row.passphrase_hash));
        let right = self.hashing.matches(hash, passphrase).await;
        let member = member.map(|member| MemberId(member.id));
        match member.filter(|_| right) {
            Some(member) => Ok(self.ticket(now, member).await?),
            None => Err(self.refuse(now, member, "passphrase").await?),
        }
    }

    /// The second step: a code from the member's app. It begins a session under a new token.
    ///
    /// # Errors
    /// As for [`Office::check_passphrase`], and [`SignInError::Late`].
    pub async fn check_code(
        &self,
        now: Timestamp,
        source: Source,
        ticket: &SignInTicket,
        code: &str,
    ) -> Result<SessionToken, SignInError> {
        let row = self
            .store
            .one_time_code(&ticket.hash().0)
            .await
            .map_err(unavailable)?;
        let live = |row: &one_time_code::Model| {
            row.purpose == CodePurpose::SignIn.code()
                && row.used_at.is_none()
                && row.expires_at > now.micros()
        };
        let row = row.filter(live).ok_or(SignInError::Late)?;
        let id = MemberId(row.member_id);
        let member = self.store.member(id).await.map_err(unavailable)?;
        let member = member.ok_or(SignInError::Refused)?;
        let Some(step) = self.right_code(now, source, &member, code).await? else {
            return Err(self.refuse(now, Some(id), "code").await?);
        };
        let token = SessionToken::random();
        let session = self.new_session(now, id, &token, (None, "two-factors"));
        let change = session
            .write(MemberWrite::UseCode {
                hash: row.hash,
                at: now.micros(),
            })
            .write(MemberWrite::UseTotpStep {
                member_id: id.0,
                step: step.0,
            })
            .write(Housekeeping::ForgetAttempts {
                key_hash: self.account(&member.sign_in_name).0.to_vec(),
            });
        match self.store.commit(change).await {
            Ok(_) => Ok(token),
            // Somebody was quicker with the same code or the same ticket.
            Err(StoreError::Conflict) => Err(self.refuse(now, Some(id), "code").await?),
            Err(error) => Err(refused(error).into()),
        }
    }

    /// A code given again before a grave act: the session goes on under a new token.
    ///
    /// # Errors
    /// [`SignInError::Refused`] when the code is wrong, was used, or there were too many tries.
    pub async fn step_up(
        &self,
        now: Timestamp,
        source: Source,
        signed_in: &SignedIn,
        code: &str,
    ) -> Result<SessionToken, SignInError> {
        let id = signed_in.member.id;
        let member = self.store.member(id).await.map_err(unavailable)?;
        let member = member.ok_or(SignInError::Refused)?;
        let Some(step) = self.right_code(now, source, &member, code).await? else {
            return Err(self.refuse(now, Some(id), "step-up").await?);
        };
        let token = SessionToken::random();
        let ctx = self.ctx_of(signed_in, now);
        let objects = vec![object("session", signed_in.session.0), object("member", id.0)];
        let basis = const { Token::from_static("code") };
        let change = Change::recorded(
            "office.step_up",
            entry(&ctx, "session.stepped_up", basis, objects),
        )
        .write(MemberWrite::StepSessionUp {
            id: signed_in.session.0,
            read_token_hash: signed_in.token().hash().0.to_vec(),
            token_hash: token.hash().0.to_vec(),
            at: now.micros(),
        })
        .write(MemberWrite::UseTotpStep {
            member_id: id.0,
            step: step.0,
        })
        .write(Housekeeping::ForgetAttempts {
            key_hash: self.account(&member.sign_in_name).0.to_vec(),
        });
        match self.store.commit(change).await {
            Ok(_) => Ok(token),
            Err(StoreError::Conflict) => Err(self.refuse(now, Some(id), "step-up").await?),
            Err(error) => Err(refused(error).into()),
        }
    }

    /// A session for a member of the demonstration, without a secret. Only a server that was started for the
    /// demonstration has a page that calls this.
    ///
    /// # Errors
    /// [`SignInError::Refused`] when there is no such member or they may not work.
    pub async fn sign_in_as(&self, now: Timestamp, id: MemberId) -> Result<SessionToken, SignInError> {
        self.demonstrate(now, id, None).await
    }

    /// The same for somebody who need not prove again who they are for as long as a code would be good: nobody in a
    /// demonstration has a code to enter, and what asks for one is to be seen there too.
    ///
    /// # Errors
    /// As [`Office::sign_in_as`].
    pub async fn sign_in_as_proved(&self, now: Timestamp, id: MemberId) -> Result<SessionToken, SignInError> {
        self.demonstrate(now, id, Some(now)).await
    }

    async fn demonstrate(
        &self,
        now: Timestamp,
        id: MemberId,
        proved_at: Option<Timestamp>,
    ) -> Result<SessionToken, SignInError> {
        let member = self.store.member(id).await.map_err(unavailable)?;
        let member = member.ok_or(SignInError::Refused)?;
        if !self.may_work(&member).await? {
            return Err(SignInError::Refused);
        }
        let token = SessionToken::random();
        let change = self.new_session(now, id, &token, (proved_at, "demonstration"));
        self.store.commit(change).await.map_err(refused)?;
        Ok(token)
    }

    /// Who signs in under a name, and what with: nobody when they may not. As many reads are made for a name that
    /// nobody has.
    async fn account_named(
        &self,
        name: &str,
    ) -> Result<(Option<member::Model>, Option<credential::Model>), ServiceError> {
        let member = self.store.member_named(name).await.map_err(unavailable)?;
        let (id, organisation) = member
            .as_ref()
            .map_or_else(Default::default, |member| (member.id, member.organisation_id));
        let credential = self.store.credential(MemberId(id)).await.map_err(unavailable)?;
        let organisation = self
            .store
            .organisation(OrganisationId(organisation))
            .await
            .map_err(unavailable)?;
        let enabled = organisation.is_some_and(|row| row.disabled_at.is_none())
            && member
                .as_ref()
                .is_some_and(|row| row.disabled_at.is_none() && row.enrolled_at.is_some());
        Ok((member, credential.filter(|_| enabled)))
    }

    /// The step of a code that is right, from somebody who may work and has not tried too often. The code is looked
    /// at only once its try was counted.
    async fn right_code(
        &self,
        now: Timestamp,
        source: Source,
        member: &member::Model,
        code: &str,
    ) -> Result<Option<TotpStep>, ServiceError> {
        let counted = self
            .count_try(now, source, Some(self.account(&member.sign_in_name)))
            .await?;
        let id = MemberId(member.id);
        let credential = self.store.credential(id).await.map_err(unavailable)?;
        let (true, true, Some(credential)) = (counted, self.may_work(member).await?, credential) else {
            return Ok(None);
        };
        let sealed = Sealed::from_stored(credential.sealed_totp);
        let secret = self.vault.keyring().office().open_totp(id, &sealed)?;
        let step = secret.step_of(code, now);
        Ok(step.filter(|step| step.0 > credential.totp_step))
    }

    async fn ticket(&self, now: Timestamp, member: MemberId) -> Result<SignInTicket, ServiceError> {
        let (ticket, purpose) = (SignInTicket::random(), CodePurpose::SignIn);
        let row = one_time_code::Model {
            hash: ticket.hash().0.to_vec(),
            purpose: purpose.code().to_owned(),
            member_id: member.0,
            created_at: now.micros(),
            expires_at: now.plus_seconds(purpose.minutes() * 60).micros(),
            used_at: None,
        };
        let put = Housekeeping::PutCode(Box::new(row));
        self.store
            .keep_house("office.ticket", [put])
            .await
            .map_err(unavailable)?;
        Ok(ticket)
    }

    fn new_session(
        &self,
        now: Timestamp,
        member: MemberId,
        token: &SessionToken,
        (proved_at, basis): (Option<Timestamp>, &'static str),
    ) -> Change {
        let ctx = self.ctx(Actor::Public, now);
        let session = SessionId(ctx.id());
        let objects = vec![object("session", session.0), object("member", member.0)];
        let entry = entry(&ctx, "session.began", Token::from_static(basis), objects);
        Change::recorded("office.begin_session", entry).write(session::Model {
            id: session.0,
            token_hash: token.hash().0.to_vec(),
            member_id: member.0,
            started_at: now.micros(),
            seen_at: now.micros(),
            stepped_up_at: proved_at.map(Timestamp::micros),
            ended_at: None,
            ended_because: None,
        })
    }

    /// Writes a refusal down, and gives it.
    async fn refuse(
        &self,
        now: Timestamp,
        member: Option<MemberId>,
        at: &'static str,
    ) -> Result<SignInError, ServiceError> {
        let ctx = self.ctx(Actor::Public, now);
        let objects = member
            .map(|member| object("member", member.0))
            .into_iter()
            .collect();
        let entry = entry(&ctx, "session.refused", Token::from_static(at), objects);
        self.store
            .commit(Change::recorded("office.refuse", entry))
            .await
            .map_err(refused)?;
        Ok(SignInError::Refused)
    }
}
