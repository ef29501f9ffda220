//! The rule set as an administrator sees it: the newest version, what an edit would make different, and how each
//! version came to be.

use std::sync::Arc;

use waymark_domain::rules::{InvalidRules, RuleDifference, RuleEdit, RuleSet};
use waymark_domain::{Date, MemberId, ProposalId};
use waymark_policy::{Action, Resource};
use waymark_storage::entities::rule_set;

use super::{Office, leave, unavailable};
use crate::row::damaged;
use crate::{Ctx, ServiceError};

/// What an edit makes different, and from when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreseen {
    /// The first day.
    pub from: Date,
    /// What becomes different.
    pub differences: Vec<RuleDifference>,
}

/// A version of the rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleVersion {
    /// Its number, from 1.
    pub version: i32,
    /// Its first day.
    pub from: Date,
    /// What it is and why it was made.
    pub note: String,
    /// Whether it is in force today.
    pub in_force: bool,
    /// Who proposed it, who agreed and the proposal; none for one loaded from a file.
    pub made: Option<(MemberId, MemberId, ProposalId)>,
}

impl Office {
    /// The newest version of the rule set, which is what an edit is made on, whether or not its first day has come.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`]; [`ServiceError::Unavailable`].
    pub async fn newest_rules(&self, ctx: &Ctx) -> Result<Arc<RuleSet>, ServiceError> {
        leave(ctx, Action::ManageRules, Resource::Office)?;
        self.newest().await
    }

    async fn newest(&self) -> Result<Arc<RuleSet>, ServiceError> {
        let versions = self.store.rule_sets().await.map_err(unavailable)?;
        match versions.last() {
            Some(row) => Ok(Arc::new(RuleSet::parse(&row.content)?)),
            None => Ok(Arc::new(RuleSet::shipped()?)),
        }
    }

    /// What an edit would make different. It begins on the day that is wished for, and not before today or before
    /// the newest version does: a change made later never takes effect under an earlier one.
    ///
    /// # Errors
    /// [`ServiceError::Rules`] when the edit does not fit; [`ServiceError::Forbidden`].
    pub async fn foresee(
        &self,
        ctx: &Ctx,
        edit: &RuleEdit,
        from: Option<Date>,
    ) -> Result<Foreseen, ServiceError> {
        let newest = self.newest_rules(ctx).await?;
        let after = after(&newest, edit, (from, ctx.now.london_date()), "")?;
        Ok(Foreseen {
            from: after.valid_from,
            differences: newest.differences(&after),
        })
    }

    /// The text of the version that an edit makes.
    pub(super) async fn edited_text(
        &self,
        edit: &RuleEdit,
        from: (Option<Date>, Date),
        note: &str,
    ) -> Result<String, ServiceError> {
        let newest = self.newest().await?;
        let after = after(&newest, edit, from, note)?;
        // Somebody else made the same change meanwhile: nothing is left of what was agreed to.
        if newest.differences(&after).is_empty() {
            return Err(ServiceError::Conflict);
        }
        Ok(after.to_text()?)
    }

    /// What the version made of a proposal made different; none when no version was.
    pub(super) async fn made_different(
        &self,
        proposal: ProposalId,
    ) -> Result<Option<Foreseen>, ServiceError> {
        let versions = self.store.rule_sets().await.map_err(unavailable)?;
        let Some(at) = versions
            .iter()
            .position(|row| row.proposal_id == Some(proposal.0))
        else {
            return Ok(None);
        };
        let read = |row: &rule_set::Model| RuleSet::parse(&row.content);
        let before = at.checked_sub(1).and_then(|before| versions.get(before));
        let before = before.map_or_else(RuleSet::shipped, read)?;
        let made = versions.get(at).map(read).transpose()?;
        Ok(made.map(|made| Foreseen {
            from: made.valid_from,
            differences: before.differences(&made),
        }))
    }

    /// Every version that was loaded or made, newest first.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`]; [`ServiceError::Unavailable`].
    pub async fn rule_versions(&self, ctx: &Ctx) -> Result<Vec<RuleVersion>, ServiceError> {
        leave(ctx, Action::ManageRules, Resource::Office)?;
        let today = ctx.now.london_date();
        let rows = self.store.rule_sets().await.map_err(unavailable)?;
        let in_force = self.store.rule_set_in_force(today).await.map_err(unavailable)?;
        let in_force = in_force.map(|row| row.version);
        let mut versions = Vec::with_capacity(rows.len());
        for row in rows.into_iter().rev() {
            let made = match row.proposal_id.map(ProposalId) {
                Some(id) => {
                    let proposal = self.store.proposal(id).await.map_err(unavailable)?;
                    let settled = proposal.and_then(|row| Some((row.proposed_by, row.settled_by?)));
                    let (by, agreed) = settled.ok_or_else(|| damaged(("proposal", "settled_by", id.0)))?;
                    Some((MemberId(by), MemberId(agreed), id))
                }
                None => None,
            };
            let from = row.valid_from_on.parse();
            versions.push(RuleVersion {
                version: row.version,
                from: from.map_err(|_| InvalidRules::Malformed("first day".to_owned()))?,
                note: row.source_note,
                in_force: in_force == Some(row.version),
                made,
            });
        }
        Ok(versions)
    }
}

fn after(
    newest: &RuleSet,
    edit: &RuleEdit,
    (wished, today): (Option<Date>, Date),
    note: &str,
) -> Result<RuleSet, InvalidRules> {
    let from = wished.unwrap_or(today).max(today).max(newest.valid_from);
    newest.edited(edit, from, note)
}
