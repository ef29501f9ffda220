//! The organisations that members and partners' systems belong to.

use waymark_domain::OrganisationId;
use waymark_domain::office::{OrganisationKind, OrganisationName};
use waymark_policy::{Action, Resource};
use waymark_storage::entities::organisation;
use waymark_storage::{Change, Write};

use super::{Office, entry, leave, object, unavailable};
use crate::desk::refused;
use crate::row::damaged;
use crate::{Ctx, ServiceError};

/// An organisation in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationListed {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What kind it is.
    pub kind: OrganisationKind,
    /// How many members it has.
    pub members: u32,
    /// Whether it is disabled, with all its members.
    pub disabled: bool,
}

impl Office {
    /// Every organisation, by name.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`]; [`ServiceError::Forbidden`].
    pub async fn organisations(&self, ctx: &Ctx) -> Result<Vec<OrganisationListed>, ServiceError> {
        leave(ctx, Action::ManageRules, Resource::Office)?;
        let members = self.store.members().await.map_err(unavailable)?;
        let rows = self.store.organisations().await.map_err(unavailable)?;
        let listed = |row: organisation::Model| {
            let theirs = members.iter().filter(|member| member.organisation_id == row.id);
            Ok(OrganisationListed {
                id: OrganisationId(row.id),
                kind: OrganisationKind::from_code(&row.kind)
                    .ok_or_else(|| damaged(("organisation", "kind", row.id)))?,
                members: u32::try_from(theirs.count()).unwrap_or(u32::MAX),
                disabled: row.disabled_at.is_some(),
                name: row.name,
            })
        };
        rows.into_iter().map(listed).collect()
    }

    /// Adds an organisation.
    ///
    /// # Errors
    /// [`ServiceError::Conflict`] when there is one of that name; [`ServiceError::Forbidden`].
    pub async fn add_organisation(
        &self,
        ctx: &Ctx,
        name: &OrganisationName,
        kind: OrganisationKind,
    ) -> Result<OrganisationId, ServiceError> {
        let basis = leave(ctx, Action::ManageMembers, Resource::Office)?;
        let row = organisation::Model {
            id: ctx.id(),
            kind: kind.code().to_owned(),
            name: name.as_str().to_owned(),
            created_at: ctx.now.micros(),
            disabled_at: None,
            version: 1,
        };
        let id = OrganisationId(row.id);
        let objects = vec![object("organisation", row.id)];
        let added = entry(ctx, "organisation.added", basis, objects);
        let change = Change::recorded("office.add_organisation", added).write(row);
        self.store.commit(change).await.map_err(refused)?;
        Ok(id)
    }

    /// Gives an organisation another name or kind.
    ///
    /// # Errors
    /// As [`Office::add_organisation`]; [`ServiceError::NotFound`].
    pub async fn change_organisation(
        &self,
        ctx: &Ctx,
        id: OrganisationId,
        name: &OrganisationName,
        kind: OrganisationKind,
    ) -> Result<(), ServiceError> {
        let basis = leave(ctx, Action::ManageMembers, Resource::Office)?;
        let row = self.store.organisation(id).await.map_err(unavailable)?;
        let row = row.ok_or(ServiceError::NotFound)?;
        let objects = vec![object("organisation", row.id)];
        let changed = entry(ctx, "organisation.changed", basis, objects);
        let change =
            Change::recorded("office.change_organisation", changed).write(Write::UpdateOrganisation {
                read: row.version,
                row: Box::new(organisation::Model {
                    kind: kind.code().to_owned(),
                    name: name.as_str().to_owned(),
                    version: row.version.saturating_add(1),
                    ..row
                }),
            });
        self.store.commit(change).await.map(drop).map_err(refused)
    }
}
