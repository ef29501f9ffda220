//! Forms that met an ended session: kept sealed for the member who sent them, and opened by nobody else.

use std::fmt;

use uuid::Uuid;
use waymark_domain::{MemberId, Timestamp};
use waymark_ledger::Token;
use waymark_policy::Actor;
use waymark_sealing::{EpochId, KeptForm as SealedForm, Place, Sealed};
use waymark_storage::entities::member_draft;
use waymark_storage::{Change, Housekeeping};

use super::{Office, entry, object, unavailable};
use crate::content::BadContent;
use crate::desk::refused;
use crate::row::{damaged, instant};
use crate::{Ctx, ServiceError};

/// Forms kept for one member at most; the oldest goes for a new one.
const KEPT: usize = 10;

/// A form that is kept, without what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptForm {
    /// Its id.
    pub id: Uuid,
    /// The page it was sent to.
    pub path: String,
    /// When it was kept.
    pub kept_at: Timestamp,
    /// When it will be gone.
    pub until: Timestamp,
}

/// What was typed, by field, in the order it was sent.
pub struct KeptFields {
    /// The page it was sent to.
    pub path: String,
    /// The fields.
    pub fields: Vec<(String, String)>,
}

/// What was typed is personal.
impl fmt::Debug for KeptFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeptFields({} fields)", self.fields.len())
    }
}

impl Office {
    /// Keeps a form for a member whose session has ended.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when it could not be kept.
    ///
    /// Rule: docs/rules.md R-063
    pub async fn keep_form(
        &self,
        now: Timestamp,
        member: MemberId,
        path: &str,
        fields: &[(String, String)],
    ) -> Result<(), ServiceError> {
        let ctx = self.ctx(Actor::Public, now);
        let id = ctx.id();
        let typed = serde_json::to_vec(fields).map_err(|_| BadContent { kind: "kept form" })?;
        let kept = self.vault.public().seal_kept(member, &place(id), &typed);
        let hours = self.rules.in_force(now.london_date()).number("form.kept_hours")?;
        let row = member_draft::Model {
            id,
            member_id: member.0,
            path: path.to_owned(),
            epoch: kept.epoch.0.into(),
            sealed_form: kept.sealed.into_bytes(),
            changed_at: now.micros(),
            expires_at: now.plus_seconds(i64::from(hours) * 3_600).micros(),
        };
        let already = self.store.member_drafts(member, now).await.map_err(unavailable)?;
        let oldest = already
            .iter()
            .skip(KEPT - 1)
            .map(|row| Housekeeping::RemoveMemberDraft {
                id: row.id,
                member_id: member.0,
            });
        let basis = const { Token::from_static("own-session") };
        let entry = entry(&ctx, "form.kept", basis, vec![object("member", member.0)]);
        let change = Change::recorded("office.keep_form", entry)
            .writes(oldest)
            .write(Housekeeping::KeepMemberDraft(Box::new(row)));
        self.store.commit(change).await.map(drop).map_err(refused)
    }

    /// The forms that are kept for the member who acts, newest first. None is opened.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    pub async fn kept_forms(&self, ctx: &Ctx) -> Result<Vec<KeptForm>, ServiceError> {
        let rows = match ctx.member() {
            Some(member) => self
                .store
                .member_drafts(member, ctx.now)
                .await
                .map_err(unavailable)?,
            None => Vec::new(),
        };
        rows.into_iter().map(listed).collect()
    }

    /// Opens a kept form for the member who sent it. It stays until it is removed or expires.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when there is none of theirs by this id.
    pub async fn open_kept(&self, ctx: &Ctx, id: Uuid) -> Result<KeptFields, ServiceError> {
        let member = ctx.member().ok_or(ServiceError::NotFound)?;
        let rows = self
            .store
            .member_drafts(member, ctx.now)
            .await
            .map_err(unavailable)?;
        let row = rows
            .into_iter()
            .find(|row| row.id == id)
            .ok_or(ServiceError::NotFound)?;
        let epoch = u32::try_from(row.epoch).map_err(|_| damaged(("member_draft", "epoch", id)))?;
        let sealed = SealedForm {
            epoch: EpochId(epoch),
            sealed: Sealed::from_stored(row.sealed_form),
        };
        let opened = self.vault.keyring().open_kept(&ctx.actor, &place(id), &sealed)?;
        let fields = serde_json::from_slice(&opened).map_err(|_| BadContent { kind: "kept form" })?;
        let basis = const { Token::from_static("own-form") };
        let entry = entry(ctx, "form.opened", basis, vec![object("member", member.0)]);
        self.store
            .commit(Change::recorded("office.open_kept", entry))
            .await
            .map_err(refused)?;
        Ok(KeptFields {
            path: row.path,
            fields,
        })
    }

    /// Removes a kept form of the member who acts: it was sent after all, or thrown away.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    pub async fn remove_kept(&self, ctx: &Ctx, id: Uuid) -> Result<(), ServiceError> {
        let Some(member) = ctx.member() else { return Ok(()) };
        let remove = Housekeeping::RemoveMemberDraft {
            id,
            member_id: member.0,
        };
        self.store
            .keep_house("office.remove_kept", [remove])
            .await
            .map_err(unavailable)
    }
}

const fn place(id: Uuid) -> Place {
    Place {
        table: "member_draft",
        row: id,
        column: "sealed_form",
    }
}

fn listed(row: member_draft::Model) -> Result<KeptForm, ServiceError> {
    let at = |column, micros| instant(micros, ("member_draft", column, row.id));
    Ok(KeptForm {
        id: row.id,
        kept_at: at("changed_at", row.changed_at)?,
        until: at("expires_at", row.expires_at)?,
        path: row.path,
    })
}
