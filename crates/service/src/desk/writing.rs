//! Notes, connections and what was told to somebody outside.

use uuid::Uuid;
use waymark_domain::case::{
    CaseEvent, Connection, Disclosure, Note, NoteKind, Refusal, Sort, Statement, Written, make_disclosure,
    record_connection, write_note,
};
use waymark_domain::text::Text;
use waymark_domain::{CaseId, ContentId, DisclosureId};
use waymark_ledger::{EntryDraft, Token};
use waymark_policy::{Action, Case};
use waymark_sealing::{DataKey, Digest, Place};
use waymark_storage::entities::{case_content, disclosure};
use waymark_storage::{Change, Write};

use super::access::CaseFor;
use super::change::CaseChange;
use super::{LoadedCase, StaffDesk, refused};
use crate::content::{BadContent, ConnectionContent, Content, DisclosureContent, NoteContent};
use crate::intake::content_place;
use crate::{Ctx, ServiceError};

/// Where what was told is sealed.
pub(crate) fn disclosure_place(row: Uuid) -> Place {
    Place {
        table: "disclosure",
        row,
        column: "sealed_disclosure",
    }
}

impl StaffDesk {
    /// Adds a note.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Forbidden`], [`ServiceError::Conflict`] when the case moved
    /// on meanwhile: what was typed is not lost, and can be sent again.
    ///
    /// Rule: docs/rules.md R-030
    pub async fn write_note(&self, ctx: &Ctx, id: CaseId, note: &Note) -> Result<(), ServiceError> {
        let found = self.case_for(ctx, Action::WriteNote, id).await?;
        let content = NoteContent::from(note).to_bytes()?;
        let kind = note.kind;
        let action = const { Token::from_static("case.note_written") };
        self.write_text(ctx, &found, ("note", action, &content), |case, written| {
            write_note(case, kind, written)
        })
        .await
    }

    /// Records whom the person is connected to.
    ///
    /// # Errors
    /// As [`StaffDesk::write_note`].
    pub async fn record_connection(
        &self,
        ctx: &Ctx,
        id: CaseId,
        connection: &Connection,
    ) -> Result<(), ServiceError> {
        let found = self.case_for(ctx, Action::RecordConnection, id).await?;
        let content = ConnectionContent::from(connection).to_bytes()?;
        let action = const { Token::from_static("case.connection_recorded") };
        self.write_text(ctx, &found, ("connection", action, &content), record_connection)
            .await
    }

    /// Records what was told to somebody outside.
    ///
    /// # Errors
    /// As [`StaffDesk::write_note`], and [`ServiceError::Case`] for an impossible day.
    ///
    /// Rule: docs/rules.md R-031
    pub async fn record_disclosure(
        &self,
        ctx: &Ctx,
        id: CaseId,
        told: &Disclosure,
    ) -> Result<(), ServiceError> {
        let found = self.case_for(ctx, Action::RecordDisclosure, id).await?;
        let (case, by) = (&found.case, found.by(ctx)?);
        let new = DisclosureId(ctx.id());
        let events = make_disclosure(&case.state, told, new, by, ctx.now).map_err(ServiceError::Case)?;
        let key = self.writing_key(ctx, case.state.person).await?;
        let content = DisclosureContent::from(told).to_bytes()?;
        let (sealed, digest) = key.seal(&disclosure_place(new.0), &content);
        let row = disclosure::Model {
            id: new.0,
            case_id: case.row.id,
            agency: told.agency.to_string(),
            told_on: told.on.to_string(),
            recorded_at: ctx.now.micros(),
            recorded_by: by.0,
            sealed_disclosure: sealed.into_bytes(),
            data_key_id: key.name().id.0,
        };
        let action = const { Token::from_static("case.disclosed") };
        self.commit_writing(ctx, &found, action, &key, (events, Write::from(row), digest))
            .await
    }

    async fn write_text(
        &self,
        ctx: &Ctx,
        found: &CaseFor,
        (kind, action, content): (&'static str, Token, &[u8]),
        write: impl FnOnce(&waymark_domain::case::Case, Written) -> Result<Vec<CaseEvent>, Refusal>,
    ) -> Result<(), ServiceError> {
        let (key, writing) = self.sealed_text(ctx, found, (kind, content), write).await?;
        self.commit_writing(ctx, found, action, &key, writing).await
    }

    async fn sealed_text(
        &self,
        ctx: &Ctx,
        found: &CaseFor,
        (kind, content): (&'static str, &[u8]),
        write: impl FnOnce(&waymark_domain::case::Case, Written) -> Result<Vec<CaseEvent>, Refusal>,
    ) -> Result<(DataKey<Case>, Writing), ServiceError> {
        let case = &found.case;
        let id = ContentId(ctx.id());
        let written = Written {
            content: id,
            by: found.by(ctx)?,
        };
        let events = write(&case.state, written).map_err(ServiceError::Case)?;
        let key = self.writing_key(ctx, case.state.person).await?;
        let (row, digest) = content_row(ctx, case, &key, (id, kind), content);
        Ok((key, (events, row, digest)))
    }

    /// Adds why something was shown as a note, together with the entry that says that it was.
    pub(crate) async fn write_reason(
        &self,
        ctx: &Ctx,
        found: &CaseFor,
        reason: Text,
        shown: EntryDraft,
    ) -> Result<(), ServiceError> {
        let source = Text::parse("Reason given before the referrer was shown").map_err(|_| BadContent {
            kind: NoteContent::KIND,
        })?;
        let note = Note {
            kind: NoteKind::Other,
            about: None,
            statements: vec![Statement {
                sort: Sort::Fact,
                words: reason,
                source,
            }],
        };
        let content = NoteContent::from(&note).to_bytes()?;
        let action = const { Token::from_static("case.note_written") };
        let (key, writing) = self
            .sealed_text(ctx, found, ("note", &content), |case, written| {
                write_note(case, note.kind, written)
            })
            .await?;
        let change = self.writing_change(ctx, found, action, &key, writing).await?;
        let change = change.entry(shown);
        self.store.commit(change).await.map(drop).map_err(refused)
    }

    async fn commit_writing(
        &self,
        ctx: &Ctx,
        found: &CaseFor,
        action: Token,
        key: &DataKey<Case>,
        writing: Writing,
    ) -> Result<(), ServiceError> {
        let change = self.writing_change(ctx, found, action, key, writing).await?;
        self.commit_once(ctx, change, found.case.row.id).await
    }

    async fn writing_change(
        &self,
        ctx: &Ctx,
        found: &CaseFor,
        action: Token,
        key: &DataKey<Case>,
        (events, row, digest): Writing,
    ) -> Result<Change, ServiceError> {
        let change = CaseChange {
            name: "case.write",
            action,
            case: &found.case,
            events: &events,
            permission: &found.permission,
            writes: vec![row],
            digests: vec![digest],
            counted: self.count(&found.case.row).await?,
        };
        self.case_change(ctx, key, change).await
    }
}

/// What happened, the row that holds it, and the digest of what was sealed.
type Writing = (Vec<CaseEvent>, Write, Digest);

/// A text of a case, sealed.
pub(crate) fn content_row(
    ctx: &Ctx,
    case: &LoadedCase,
    key: &DataKey<Case>,
    (id, kind): (ContentId, &'static str),
    content: &[u8],
) -> (Write, Digest) {
    let (sealed, digest) = key.seal(&content_place(id.0), content);
    let row = case_content::Model {
        id: id.0,
        case_id: case.row.id,
        kind: kind.to_owned(),
        version: 1,
        supersedes: None,
        sealed_content: sealed.into_bytes(),
        data_key_id: key.name().id.0,
        recorded_at: ctx.now.micros(),
    };
    (Write::from(row), digest)
}
