//! Partners' systems: let in, with a secret that is shown once, and shut out.

use waymark_domain::office::{OrganisationKind, OrganisationName};
use waymark_domain::text::{Code, Text};
use waymark_domain::{ApiClientId, OrganisationId, Timestamp};
use waymark_policy::{Action, Resource};
use waymark_sealing::ClientSecret;
use waymark_storage::entities::api_client;
use waymark_storage::{Change, Write};

use super::{Office, entry, leave, object, unavailable};
use crate::desk::refused;
use crate::row::damaged;
use crate::{Ctx, ServiceError};

/// A partner's system to be let in.
#[derive(Debug, Clone)]
pub struct ClientToAdd {
    /// What the office calls it.
    pub name: OrganisationName,
    /// Whose it is.
    pub organisation: Whose,
    /// The area it refers into; any when empty.
    pub area: Option<Code>,
}

/// Whose a partner's system is.
#[derive(Debug, Clone)]
pub enum Whose {
    /// An organisation that is known.
    Known(OrganisationId),
    /// The organisation of this name; added when it is not known yet.
    Called(OrganisationName, OrganisationKind),
}

/// A partner's system that was let in.
#[derive(Debug)]
pub struct NewClient {
    /// Its id, by which it names itself.
    pub id: ApiClientId,
    /// Its secret, shown once.
    pub secret: ClientSecret,
}

/// A partner's system in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientListed {
    /// Its id.
    pub id: ApiClientId,
    /// What the office calls it.
    pub name: String,
    /// Whose it is.
    pub organisation: String,
    /// The area it refers into; any when empty.
    pub area: Option<String>,
    /// When it was let in.
    pub at: Timestamp,
    /// Whether it, or its organisation, is shut out.
    pub disabled: bool,
}

impl Office {
    /// Lets a partner's system in. What is stored of its secret is a hash.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when there is no such area, or no such organisation at work;
    /// [`ServiceError::Forbidden`].
    pub async fn add_client(&self, ctx: &Ctx, new: &ClientToAdd) -> Result<NewClient, ServiceError> {
        let basis = leave(ctx, Action::ManageApiClients, Resource::Office)?;
        let rules = self.rules.in_force(ctx.now.london_date());
        if let Some(area) = &new.area {
            rules.area(area.as_str()).ok_or(ServiceError::NotFound)?;
        }
        let (organisation, added) = match &new.organisation {
            Whose::Known(id) => (*id, None),
            Whose::Called(name, kind) => self.organisation_called(ctx, name, *kind).await?,
        };
        if added.is_none() {
            let row = self.store.organisation(organisation).await.map_err(unavailable)?;
            row.filter(|row| row.disabled_at.is_none())
                .ok_or(ServiceError::NotFound)?;
        }
        let (id, secret) = (ApiClientId(ctx.id()), ClientSecret::random());
        let row = api_client::Model {
            id: id.0,
            organisation_id: organisation.0,
            name: new.name.as_str().to_owned(),
            secret_hash: secret.hash().0.to_vec(),
            area: new.area.as_ref().map(ToString::to_string),
            created_at: ctx.now.micros(),
            disabled_at: None,
            disabled_note: None,
            version: 1,
        };
        let objects = vec![object("api_client", id.0), object("organisation", organisation.0)];
        let change = Change::recorded(
            "office.add_client",
            entry(ctx, "api_client.added", basis, objects),
        )
        .writes(added)
        .write(row);
        self.store.commit(change).await.map_err(refused)?;
        Ok(NewClient { id, secret })
    }

    /// Every partner's system, by name.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`]; [`ServiceError::Unavailable`].
    pub async fn clients(&self, ctx: &Ctx) -> Result<Vec<ClientListed>, ServiceError> {
        // To see them an administrator needs no fresh proof, as to change them.
        leave(ctx, Action::ManageRules, Resource::Office)?;
        let organisations = self.store.organisations().await.map_err(unavailable)?;
        let rows = self.store.api_clients().await.map_err(unavailable)?;
        let listed = |row: api_client::Model| {
            let organisation = organisations.iter().find(|known| known.id == row.organisation_id);
            let organisation =
                organisation.ok_or_else(|| damaged(("api_client", "organisation_id", row.id)))?;
            let at = Timestamp::from_micros(row.created_at);
            Ok(ClientListed {
                id: ApiClientId(row.id),
                name: row.name,
                organisation: organisation.name.clone(),
                area: row.area,
                at: at.ok_or_else(|| damaged(("api_client", "created_at", row.id)))?,
                disabled: row.disabled_at.is_some() || organisation.disabled_at.is_some(),
            })
        };
        rows.into_iter().map(listed).collect()
    }

    /// Shuts a partner's system out, for good: its tokens work no longer from its next request.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when there is none, or it is shut out already; [`ServiceError::Conflict`];
    /// [`ServiceError::Forbidden`].
    pub async fn disable_client(&self, ctx: &Ctx, id: ApiClientId) -> Result<(), ServiceError> {
        self.shut_out(ctx, id, None).await
    }

    /// The same for a reason, which is kept with it.
    ///
    /// # Errors
    /// As [`Office::disable_client`].
    pub async fn stop_client(&self, ctx: &Ctx, id: ApiClientId, because: &Text) -> Result<(), ServiceError> {
        self.shut_out(ctx, id, Some(because)).await
    }

    async fn shut_out(&self, ctx: &Ctx, id: ApiClientId, because: Option<&Text>) -> Result<(), ServiceError> {
        let basis = leave(ctx, Action::ManageApiClients, Resource::Office)?;
        let row = self.store.api_client(id).await.map_err(unavailable)?;
        let row = row
            .filter(|row| row.disabled_at.is_none())
            .ok_or(ServiceError::NotFound)?;
        let objects = vec![object("api_client", id.0)];
        let disabled = entry(ctx, "api_client.disabled", basis, objects);
        let change = Change::recorded("office.disable_client", disabled).write(Write::UpdateApiClient {
            read: row.version,
            row: Box::new(api_client::Model {
                disabled_at: Some(ctx.now.micros()),
                disabled_note: because.map(|because| because.as_str().to_owned()),
                version: row.version.saturating_add(1),
                ..row
            }),
        });
        self.store.commit(change).await.map(drop).map_err(refused)
    }
}
