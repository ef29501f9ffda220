//! How partners' systems prove who they are.

use std::fmt;

use uuid::Uuid;
use waymark_domain::office::ACCESS_MINUTES;
use waymark_domain::text::Code;
use waymark_domain::{ApiClientId, OrganisationId, Timestamp};
use waymark_ledger::Token;
use waymark_policy::Actor;
use waymark_sealing::{ApiToken, ClientSecret, TokenHash};
use waymark_storage::{Change, Housekeeping};

use super::{Office, Source, entry, object, unavailable};
use crate::desk::refused;
use crate::row::damaged;
use crate::{Ctx, ServiceError};

/// A partner's system that has proved who it is, as of one request.
#[derive(Debug, Clone)]
pub struct Partner {
    /// Its id.
    pub client: ApiClientId,
    /// The area it refers into; any when empty.
    pub area: Option<Code>,
    /// The context of what it does.
    pub ctx: Ctx,
}

/// What a partner's system works with for a while.
pub struct Access {
    /// The token.
    pub token: ApiToken,
    /// How long it is good for, in seconds.
    pub seconds: i64,
}

impl fmt::Debug for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Access").finish_non_exhaustive()
    }
}

/// Why a partner's system gets no token.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// Unknown, wrong, tried too often or disabled: these look alike on purpose.
    #[error("the client is not let in")]
    Refused,
    /// It could not be found out.
    #[error("letting a client in failed")]
    Service(#[source] ServiceError),
}

impl From<ServiceError> for ClientError {
    fn from(error: ServiceError) -> Self {
        Self::Service(error)
    }
}

impl Office {
    /// A token for a partner's system that gives its id and secret. Unknown, wrong, tried too often and disabled take
    /// the same reads and one entry; what is no id is counted as one that nobody has.
    ///
    /// # Errors
    /// [`ClientError::Refused`]; [`ClientError::Service`].
    pub async fn client_access(
        &self,
        now: Timestamp,
        source: Source,
        id: &str,
        secret: &str,
    ) -> Result<Access, ClientError> {
        let open = self.is_open(now).await?;
        let client = ApiClientId(id.parse::<Uuid>().unwrap_or(Uuid::nil()));
        let tries = self.vault.keyring().office().tries_of_client(client);
        let counted = self.count_try(now, source, Some(tries)).await?;
        let (row, enabled) = self.client_row(client).await?;
        let given = ClientSecret::parse(secret).map(|secret| secret.hash());
        let stored = row.as_ref().map_or(TokenHash([0; 32]), |row| row.secret_hash);
        let right = given.is_ok_and(|given| given.is(&stored));
        let ctx = self.ctx(Actor::Public, now);
        let objects = row.map(|_| object("api_client", client.0)).into_iter().collect();
        let basis = const { Token::from_static("client-secret") };
        if !(open && counted && enabled && right) {
            let change = Change::recorded(
                "office.refuse_client",
                entry(&ctx, "api_client.refused", basis, objects),
            );
            self.store.commit(change).await.map_err(refused)?;
            return Err(ClientError::Refused);
        }
        let change = Change::recorded(
            "office.admit_client",
            entry(&ctx, "api_client.admitted", basis, objects),
        )
        .write(Housekeeping::ForgetAttempts {
            key_hash: tries.0.to_vec(),
        });
        self.store.commit(change).await.map_err(refused)?;
        let seconds = ACCESS_MINUTES * 60;
        let until = now.plus_seconds(seconds);
        let office = self.vault.keyring().office();
        Ok(Access {
            token: office.api_token(client, stored, until),
            seconds,
        })
    }

    /// The partner's system whose token this is; `None` for whatever is no good token, or no longer. Its row is read
    /// anew each time, so one that was disabled a moment ago is out.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    pub async fn partner(&self, now: Timestamp, token: &str) -> Result<Option<Partner>, ServiceError> {
        let Ok(token) = ApiToken::parse(token) else {
            return Ok(None);
        };
        let (row, enabled) = self.client_row(token.client()).await?;
        let Some(row) = row.filter(|_| enabled) else {
            return Ok(None);
        };
        let good = self.vault.keyring().office().admits(&token, row.secret_hash, now);
        if !good {
            return Ok(None);
        }
        let area = row.area.map(|area| area.parse::<Code>()).transpose();
        Ok(Some(Partner {
            client: token.client(),
            area: area.map_err(|_| damaged(("api_client", "area", row.id)))?,
            ctx: self.ctx(Actor::Partner(token.client()), now),
        }))
    }

    /// The row of a client, and whether it and its organisation may do anything. As many reads are made for an id
    /// that nobody has.
    async fn client_row(&self, client: ApiClientId) -> Result<(Option<ClientRow>, bool), ServiceError> {
        let row = self.store.api_client(client).await.map_err(unavailable)?;
        let organisation = OrganisationId(row.as_ref().map_or(Uuid::nil(), |row| row.organisation_id));
        let organisation = self.store.organisation(organisation).await.map_err(unavailable)?;
        let enabled = row.as_ref().is_some_and(|row| row.disabled_at.is_none())
            && organisation.is_some_and(|row| row.disabled_at.is_none());
        let row = row.map(|row| {
            let hash = <[u8; 32]>::try_from(row.secret_hash.as_slice());
            Ok::<_, ServiceError>(ClientRow {
                id: row.id,
                secret_hash: TokenHash(hash.map_err(|_| damaged(("api_client", "secret_hash", row.id)))?),
                area: row.area,
            })
        });
        Ok((row.transpose()?, enabled))
    }
}

struct ClientRow {
    id: Uuid,
    secret_hash: TokenHash,
    area: Option<String>,
}
