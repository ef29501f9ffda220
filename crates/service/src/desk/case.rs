//! Commands on a case. The writer seals under a data key of its own making, so that writing takes no right
//! to read.

use waymark_domain::case::{Case as CaseState, CaseEvent, Correct, Corrected, correct};
use waymark_domain::person::Identity as PersonIdentity;
use waymark_domain::text::Text;
use waymark_domain::{CaseId, ContentId, DataKeyId, PersonId, Timestamp};
use waymark_ledger::Token;
use waymark_policy::{Action, Compartment, Identity};
use waymark_sealing::{DataKey, Digest, Wrapper};
use waymark_storage::Write;
use waymark_storage::entities::{case_file, match_record, person_identity};

use super::change::CaseChange;
use super::state::{row_of, state_of};
use super::{StaffDesk, unavailable};
use crate::content::{Content, IdentityContent, MatchRecord};
use crate::intake::{identity_place, key_row, match_place, new_job};
use crate::jobs::FIND_CANDIDATES;
use crate::row::damaged;
use crate::{Ctx, ServiceError};

/// A case as it is stored, with the state it stands for.
#[derive(Debug, Clone)]
pub struct LoadedCase {
    /// The row.
    pub row: case_file::Model,
    /// The state.
    pub state: CaseState,
}

impl LoadedCase {
    /// From a row that was read already.
    ///
    /// # Errors
    /// [`ServiceError::Store`] when the row is impossible.
    pub(crate) fn from_row(row: case_file::Model) -> Result<Self, ServiceError> {
        let state = state_of(&row).ok_or_else(|| damaged(("case_file", "stage", row.id)))?;
        Ok(Self { row, state })
    }

    /// The row after events, which the state has been moved by.
    pub(crate) fn after(
        &self,
        events: &[CaseEvent],
        at: Timestamp,
    ) -> Result<case_file::Model, ServiceError> {
        let made = (self.state.id, self.state.person, self.state.referral);
        let moved = events
            .iter()
            .try_fold(self.state, |state, event| {
                waymark_domain::case::apply(Some(state), made, event)
            })
            .ok_or(ServiceError::Conflict)?;
        Ok(row_of(&self.row, &moved, at))
    }
}

impl StaffDesk {
    /// Corrects who the person is: a new version that names the one before, which stays.
    ///
    /// # Errors
    /// [`ServiceError::Case`] when the case refuses; [`ServiceError::Conflict`] when it moved on, or another
    /// version became current.
    ///
    /// Rule: docs/rules.md R-017
    pub async fn correct_identity(
        &self,
        ctx: &Ctx,
        id: CaseId,
        identity: &PersonIdentity,
        reason: Text,
    ) -> Result<(), ServiceError> {
        let found = self.case_for(ctx, Action::Correct, id).await?;
        let case = &found.case;
        let person = case.state.person;
        let versions = self.store.identities_of(person).await.map_err(unavailable)?;
        let current = versions.last().ok_or(ServiceError::NotFound)?;
        let command = Correct {
            what: Corrected::Identity,
            supersedes: ContentId(current.id),
            reason,
        };
        let events = correct(&case.state, &command).map_err(ServiceError::Case)?;
        let (mut writes, digest) = self.identity_version(ctx, person, current, identity).await?;
        writes.push(Write::from(new_job(ctx, FIND_CANDIDATES, "case", id.0)));
        let key = self.writing_key(ctx, person).await?;
        let change = CaseChange {
            name: "case.correct_identity",
            action: const { Token::from_static("case.identity_corrected") },
            case,
            events: &events,
            permission: &found.permission,
            writes,
            digests: vec![digest],
            counted: self.count(&case.row).await?,
        };
        let change = self.case_change(ctx, &key, change).await?;
        self.commit_once(ctx, change, id.0).await
    }

    async fn identity_version(
        &self,
        ctx: &Ctx,
        person: PersonId,
        current: &person_identity::Model,
        identity: &PersonIdentity,
    ) -> Result<(Vec<Write>, Digest), ServiceError> {
        let newest = crate::records::newest_key(&self.store, person, Compartment::Identity).await?;
        let key = DataKey::<Identity>::after(&newest, DataKeyId(ctx.id()))?;
        let id = ctx.id();
        let content = IdentityContent::from(identity).to_bytes()?;
        let (sealed, digest) = key.seal(&identity_place(id), &content);
        let record = MatchRecord::from(identity).to_bytes()?;
        let (sealed_record, _) = key.seal(&match_place(person.0), &record);
        let writes = vec![
            Write::from(key_row(
                &Wrapper::to(self.vault.public().epoch()).wrap(&key),
                ctx.now,
            )),
            Write::from(person_identity::Model {
                id,
                person_id: person.0,
                version: current.version + 1,
                supersedes: Some(current.id),
                source: "correction".into(),
                sealed_identity: sealed.into_bytes(),
                data_key_id: key.name().id.0,
                recorded_at: ctx.now.micros(),
            }),
            Write::PutMatchRecord(Box::new(match_record::Model {
                person_id: person.0,
                seq: 0,
                sealed_record: sealed_record.into_bytes(),
                data_key_id: key.name().id.0,
            })),
        ];
        Ok((writes, digest))
    }
}
