//! Loading an office's rule set: checked, kept as the next version, in force from its first day.

use waymark_domain::rules::RuleSet;
use waymark_domain::{Date, ProposalId};
use waymark_ledger::{EntryDraft, Token};
use waymark_storage::entities::rule_set;
use waymark_storage::{Change, Store, StoreError};

use super::{RulesError, digest};
use crate::{Ctx, House, ServiceError};

/// A rule set that was loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoadedRules {
    /// Its version: 1 for the first that an office loads.
    pub version: i32,
    /// The day from which it is in force.
    pub valid_from: Date,
}

/// Reads and checks a rule set without loading it.
///
/// # Errors
/// [`RulesError::Invalid`] naming the first thing that is wrong.
pub fn check_rules(text: &str) -> Result<RuleSet, RulesError> {
    RuleSet::parse(text).map_err(RulesError::Invalid)
}

/// Loads a rule set as the next version. An older one may be loaded again, to go back to it; the newest
/// may not.
///
/// # Errors
/// [`RulesError`]; nothing is written then.
pub async fn import_rules(house: &House, ctx: &Ctx, text: &str) -> Result<LoadedRules, RulesError> {
    let made = Made {
        basis: const { Token::from_static("import") },
        proposal: None,
    };
    let (change, loaded) = next_version(house.store(), ctx, text, made).await?;
    house.store().commit(change).await.map_err(not_loaded)?;
    house.rules().refresh(house.store()).await?;
    Ok(loaded)
}

/// How a version came to be.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    /// The policy by which it is made, or the import.
    pub(crate) basis: Token,
    /// The proposal it is made of.
    pub(crate) proposal: Option<ProposalId>,
}

/// The change by which a rule set becomes the next version.
///
/// # Errors
/// [`RulesError`].
pub(crate) async fn next_version(
    store: &Store,
    ctx: &Ctx,
    text: &str,
    made: Made,
) -> Result<(Change, LoadedRules), RulesError> {
    let rules = check_rules(text)?;
    let versions = store.rule_sets().await.map_err(ServiceError::Unavailable)?;
    let newest = versions.last();
    if let Some(newest) = newest.filter(|newest| newest.content == text) {
        return Err(RulesError::Identical {
            version: newest.version,
        });
    }
    let version = newest.map_or(1, |newest| newest.version.saturating_add(1));
    let digest = digest::of_bytes(text.as_bytes()).map_err(ServiceError::File)?;
    let entry = EntryDraft {
        at_micros: ctx.now.micros(),
        actor: ctx.actor_token(),
        action: const { Token::from_static("rules.loaded") },
        basis: made.basis,
        objects: Vec::new(),
        digest: Some(digest),
    };
    let change = Change::recorded("rules.load", entry).write(rule_set::Model {
        version,
        valid_from_on: rules.valid_from.to_string(),
        recorded_at: ctx.now.micros(),
        actor: ctx.actor_token().as_str().to_owned(),
        source_note: rules.note.clone(),
        content: text.to_owned(),
        digest: digest.to_vec(),
        proposal_id: made.proposal.map(|proposal| proposal.0),
    });
    let loaded = LoadedRules {
        version,
        valid_from: rules.valid_from,
    };
    Ok((change, loaded))
}

/// Somebody else loaded a version at the same moment, or the store does not take it.
fn not_loaded(error: StoreError) -> ServiceError {
    if matches!(error, StoreError::Duplicate(_)) {
        ServiceError::Conflict
    } else {
        ServiceError::Unavailable(error)
    }
}
