//! What stands against the desk's own reach: each use of emergency access is reviewed by somebody else, and whoever
//! knows somebody says so and sees the case no more. Either leaves a note that says why.

use waymark_domain::case::{Note, NoteKind, Sort, Statement, Written, write_note};
use waymark_domain::task::TaskKind;
use waymark_domain::text::{Code, Text};
use waymark_domain::{CaseId, ContentId, Date, EmergencyAccessId, MemberId, Timestamp};
use waymark_ledger::Token;
use waymark_policy::{Action, Actor, Permission, Resource, Why};
use waymark_storage::entities::{connected, emergency_access};
use waymark_storage::{Change, Write};

use super::access::object;
use super::change::CaseChange;
use super::file::Look;
use super::writing::content_row;
use super::{LoadedCase, StaffDesk, unavailable};
use crate::content::{BadContent, Content, NoteContent};
use crate::row::instant;
use crate::{Ctx, ServiceError};

/// What somebody else found of a use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// It was right to take it.
    Justified,
    /// It was not.
    NotJustified,
}

impl Finding {
    const fn code(self) -> &'static str {
        match self {
            Self::Justified => "justified",
            Self::NotJustified => "not_justified",
        }
    }
}

/// A use of emergency access that waits for its review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreviewed {
    /// Its id.
    pub id: EmergencyAccessId,
    /// The case it was to.
    pub case: CaseId,
    /// Who took it.
    pub by: MemberId,
    /// Code of why.
    pub reason: String,
    /// When it began.
    pub began_at: Timestamp,
    /// When it ended by itself, or will.
    pub ends_at: Timestamp,
    /// The day by which it is reviewed.
    pub due_on: Option<Date>,
    /// Whether it is the reader's own, which somebody else has to review.
    pub own: bool,
    /// Whether it was taken further because nobody reviewed it in time.
    pub escalated: bool,
}

/// A use under review, with what was done meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnderReview {
    /// The use.
    pub access: Unreviewed,
    /// What its member did to the case while it lasted, oldest first.
    pub looks: Vec<Look>,
}

impl StaffDesk {
    /// The uses that nobody has reviewed, in the areas that the reader reviews.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`]; [`ServiceError::Forbidden`] for anybody who reviews none anywhere.
    pub async fn unreviewed_emergencies(&self, ctx: &Ctx) -> Result<Vec<Unreviewed>, ServiceError> {
        let by = self.reviewer(ctx).ok_or(ServiceError::Forbidden(Why::NotYours))?;
        let rows = self
            .store
            .unreviewed_emergency_access()
            .await
            .map_err(unavailable)?;
        let mut waiting = Vec::new();
        for row in rows {
            let area = self.area_of_case(CaseId(row.case_id)).await?;
            if !self.reviews_in(ctx, area.as_ref()) {
                continue;
            }
            waiting.push(unreviewed(row, by)?);
        }
        Ok(waiting)
    }

    /// Reads a use that waits for its review, with what its member did to the case meanwhile, oldest first. What
    /// they wrote when they took it lies with the case, which the reviewer does not open.
    ///
    /// # Errors
    /// As [`StaffDesk::review_emergency_access`].
    pub async fn emergency_under_review(
        &self,
        ctx: &Ctx,
        id: EmergencyAccessId,
    ) -> Result<UnderReview, ServiceError> {
        let row = self.store.emergency_access(id).await.map_err(unavailable)?;
        let row = row.ok_or(ServiceError::NotFound)?;
        let permission = self.permit_review(ctx, &row).await?;
        if row.reviewed_at.is_some() {
            return Err(ServiceError::NotFound);
        }
        let action = const { Token::from_static("looks.viewed") };
        let objects = vec![object("case", row.case_id), object("emergency_access", id.0)];
        self.look(ctx, action, &permission, objects).await?;
        let by = ctx.member().ok_or(ServiceError::NotFound)?;
        let access = unreviewed(row, by)?;
        let during = |look: &Look| {
            look.by == Some(access.by) && access.began_at <= look.at && look.at <= access.ends_at
        };
        let mut looks = self.looks_of(access.case).await?;
        looks.retain(during);
        looks.reverse();
        Ok(UnderReview { access, looks })
    }

    async fn permit_review(
        &self,
        ctx: &Ctx,
        row: &emergency_access::Model,
    ) -> Result<Permission, ServiceError> {
        let area = self.area_of_case(CaseId(row.case_id)).await?;
        let by = ctx.member().ok_or(ServiceError::NotFound)?;
        let resource = Resource::Area {
            area: area.as_ref(),
            own: row.member_id == by.0,
        };
        self.permit(ctx, Action::ReviewEmergencyAccess, resource).await
    }

    /// Reviews a use of emergency access. Why it was found so is a note of the case, which the reviewer need not
    /// see for that.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] with [`Why::OwnAccess`] for one's own; [`ServiceError::Conflict`] when it is
    /// reviewed already; [`ServiceError::NotFound`].
    ///
    /// Rule: docs/rules.md R-044
    pub async fn review_emergency_access(
        &self,
        ctx: &Ctx,
        id: EmergencyAccessId,
        finding: Finding,
        because: &Text,
    ) -> Result<(), ServiceError> {
        let row = self.store.emergency_access(id).await.map_err(unavailable)?;
        let row = row.ok_or(ServiceError::NotFound)?;
        let by = ctx.member().ok_or(ServiceError::NotFound)?;
        let permission = self.permit_review(ctx, &row).await?;
        let case = CaseId(row.case_id);
        let found = self.store.case_file(case).await.map_err(unavailable)?;
        let case = LoadedCase::from_row(found.ok_or(ServiceError::NotFound)?)?;
        let note = (because, "The review of a use of emergency access");
        let writes = vec![
            Write::ReviewEmergencyAccess {
                id: id.0,
                by: by.0,
                at: ctx.now.micros(),
                finding: finding.code(),
            },
            Write::FinishTasks {
                case_id: case.row.id,
                kind: TaskKind::ReviewEmergencyAccess.code(),
                about_id: Some(id.0),
                at: ctx.now.micros(),
            },
        ];
        let action = const { Token::from_static("emergency.reviewed") };
        let change = self
            .noted(ctx, (&case, &permission), action, note, writes)
            .await?;
        self.commit_once(ctx, change, id.0).await
    }

    /// Says that the member knows somebody in a case: from now on they see none of that person's cases. How they
    /// know them is a note of the case.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for a case that they do not see anyway; [`ServiceError::Conflict`].
    ///
    /// Rule: docs/rules.md R-045
    pub async fn declare_connection(
        &self,
        ctx: &Ctx,
        id: CaseId,
        because: &Text,
    ) -> Result<(), ServiceError> {
        let found = self.case_for(ctx, Action::DeclareConnection, id).await?;
        let declared = Write::DeclareConnected(connected::Model {
            member_id: found.by(ctx)?.0,
            person_id: found.case.row.person_id,
            declared_at: ctx.now.micros(),
        });
        let note = (
            because,
            "Whoever wrote this, who from then on sees the case no more",
        );
        let action = const { Token::from_static("connection.declared") };
        let (case, permission) = (&found.case, &found.permission);
        let change = self
            .noted(ctx, (case, permission), action, note, vec![declared])
            .await?;
        self.commit_once(ctx, change, id.0).await
    }

    /// A change with a note that says why, by somebody who need not see the case for that.
    async fn noted(
        &self,
        ctx: &Ctx,
        (case, permission): (&LoadedCase, &Permission),
        action: Token,
        (because, source): (&Text, &str),
        mut writes: Vec<Write>,
    ) -> Result<Change, ServiceError> {
        let note = Note {
            kind: NoteKind::Supervision,
            about: None,
            statements: vec![Statement {
                sort: Sort::Opinion,
                words: because.clone(),
                source: Text::parse(source).map_err(|_| BadContent { kind: "note/1" })?,
            }],
        };
        let key = self.writing_key(ctx, case.state.person).await?;
        let written = Written {
            content: ContentId(ctx.id()),
            by: ctx.member().ok_or(ServiceError::NotFound)?,
        };
        let events = write_note(&case.state, note.kind, written).map_err(ServiceError::Case)?;
        let content = NoteContent::from(&note).to_bytes()?;
        let (row, digest) = content_row(ctx, case, &key, (written.content, "note"), &content);
        writes.push(row);
        let change = CaseChange {
            name: "case.noted",
            action,
            case,
            events: &events,
            permission,
            writes,
            digests: vec![digest],
            counted: self.count(&case.row).await?,
        };
        self.case_change(ctx, &key, change).await
    }

    async fn area_of_case(&self, id: CaseId) -> Result<Option<Code>, ServiceError> {
        let row = self.store.case_file(id).await.map_err(unavailable)?;
        Ok(row.and_then(|row| row.area.parse().ok()))
    }

    /// Who asks, if they review uses anywhere.
    fn reviewer(&self, ctx: &Ctx) -> Option<MemberId> {
        let Actor::Member(member) = &ctx.actor else {
            return None;
        };
        let mut areas = member.roles.iter().map(|held| held.area.as_ref());
        areas.any(|area| self.reviews_in(ctx, area)).then_some(member.id)
    }

    /// Whether the reader reviews uses in an area, were they asked to prove themselves.
    fn reviews_in(&self, ctx: &Ctx, area: Option<&Code>) -> bool {
        self.would_permit_after_proof(
            ctx,
            Action::ReviewEmergencyAccess,
            Resource::Area { area, own: false },
        )
    }
}

fn unreviewed(row: emergency_access::Model, reader: MemberId) -> Result<Unreviewed, ServiceError> {
    let at = |column, micros| instant(micros, ("emergency_access", column, row.id));
    Ok(Unreviewed {
        id: EmergencyAccessId(row.id),
        case: CaseId(row.case_id),
        by: MemberId(row.member_id),
        began_at: at("began_at", row.began_at)?,
        ends_at: at("ends_at", row.ends_at)?,
        due_on: row.review_due_on.parse().ok(),
        escalated: row.escalated_at.is_some(),
        own: row.member_id == reader.0,
        reason: row.reason_code,
    })
}
