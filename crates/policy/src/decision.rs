//! The decision itself: one function over who, what for and what.

use crate::opening::{Compartment, Opening};
use crate::{Actor, Job};

/// What sealed content is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// To put an addition under the referral it belongs to.
    MatchAddition,
    /// To build the index through which people are found.
    BuildMatchIndex,
    /// To put a data key under a newer epoch.
    RewrapKeys,
    /// To compare sealed content with its digest in the ledger.
    ProveDigest,
    /// To read what a referral says.
    ReadReferral,
    /// To read what was searched for.
    ReadSearchTerms,
}

impl Purpose {
    /// Every purpose, in the order they are listed.
    pub const ALL: [Self; 6] = [
        Self::MatchAddition,
        Self::BuildMatchIndex,
        Self::RewrapKeys,
        Self::ProveDigest,
        Self::ReadReferral,
        Self::ReadSearchTerms,
    ];

    /// Its name, as printed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MatchAddition => "match an addition",
            Self::BuildMatchIndex => "build the match index",
            Self::RewrapKeys => "re-wrap keys",
            Self::ProveDigest => "prove a digest",
            Self::ReadReferral => "read a referral",
            Self::ReadSearchTerms => "read search terms",
        }
    }
}

/// A rule that allows something. Its id stands in the ledger beside what was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Policy {
    /// Additions are put under their referrals.
    MatchAdditions,
    /// The match index is built.
    BuildMatchIndex,
    /// Keys move to newer epochs.
    RewrapKeys,
    /// Content is held against the ledger.
    ProveDigests,
    /// Search terms are read with the auditors' key.
    ReadSearchTerms,
}

impl Policy {
    /// Every policy, in the order they are listed.
    pub const ALL: [Self; 5] = [
        Self::MatchAdditions,
        Self::BuildMatchIndex,
        Self::RewrapKeys,
        Self::ProveDigests,
        Self::ReadSearchTerms,
    ];

    /// Its id. It never changes once an entry in a ledger names it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::MatchAdditions => "intake.match-additions",
            Self::BuildMatchIndex => "matching.build-index",
            Self::RewrapKeys => "keys.rewrap",
            Self::ProveDigests => "ledger.prove-digests",
            Self::ReadSearchTerms => "audit.read-search-terms",
        }
    }

    /// Why it is allowed, in plain words.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::MatchAdditions => {
                "The public site can seal what a referrer adds but not file it, so a job of the system opens \
                 the addition, finds its referral and seals it there. It shows it to nobody."
            }
            Self::BuildMatchIndex => {
                "Names and dates are found through an index in memory alone, which is built from each \
                 person's sealed match record."
            }
            Self::RewrapKeys => {
                "An old epoch key can be destroyed only when no living data key needs it. Re-wrapping opens \
                 the wrapping of a key and no content."
            }
            Self::ProveDigests => {
                "That what is stored is what the ledger says was stored can be shown only by opening it and \
                 computing its digest; the content is dropped at once."
            }
            Self::ReadSearchTerms => {
                "Whoever holds the auditors' key may read what was searched for, to learn whether looks were \
                 lawful. The key need not lie on the server."
            }
        }
    }
}

/// Why a grant was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum Denied {
    /// The public site seals and adds; it opens nothing.
    #[error("the public site opens nothing")]
    Public,
    /// No policy speaks of members, so they open nothing.
    #[error("no policy lets a member open this")]
    Member,
    /// Another actor does this.
    #[error("this is not the actor's work")]
    NotTheirWork,
    /// The purpose is this actor's, and what was asked for is not needed for it.
    #[error("the purpose does not need this")]
    NotNeeded,
}

/// The decision. Every combination is in `docs/generated/grants.txt`.
pub(crate) fn decide(actor: &Actor, purpose: Purpose, opening: Opening) -> Result<Policy, Denied> {
    let policy = match actor {
        Actor::Public => return Err(Denied::Public),
        Actor::Member(_) => return Err(Denied::Member),
        Actor::System(job) => for_job(*job, purpose)?,
        Actor::Operator(_) => for_operator(purpose)?,
    };
    if opened_by(policy).contains(&opening) {
        Ok(policy)
    } else {
        Err(Denied::NotNeeded)
    }
}

/// A job does the one thing it is for. Sending alerts opens nothing: they say only that something waits.
fn for_job(job: Job, purpose: Purpose) -> Result<Policy, Denied> {
    let (own, policy) = match job {
        Job::MatchAdditions => (Purpose::MatchAddition, Policy::MatchAdditions),
        Job::BuildMatchIndex => (Purpose::BuildMatchIndex, Policy::BuildMatchIndex),
        Job::SweepKeys => (Purpose::RewrapKeys, Policy::RewrapKeys),
        Job::ProveDigests => (Purpose::ProveDigest, Policy::ProveDigests),
        Job::SendAlerts => return Err(Denied::NotTheirWork),
    };
    if purpose == own {
        Ok(policy)
    } else {
        Err(Denied::NotTheirWork)
    }
}

/// An operator keeps the machine and its proofs, and reads nobody's file.
fn for_operator(purpose: Purpose) -> Result<Policy, Denied> {
    match purpose {
        Purpose::RewrapKeys => Ok(Policy::RewrapKeys),
        Purpose::ProveDigest => Ok(Policy::ProveDigests),
        Purpose::ReadSearchTerms => Ok(Policy::ReadSearchTerms),
        Purpose::MatchAddition | Purpose::BuildMatchIndex | Purpose::ReadReferral => {
            Err(Denied::NotTheirWork)
        }
    }
}

/// What a policy opens, and no more.
const fn opened_by(policy: Policy) -> &'static [Opening] {
    use Compartment::{Case, Clinical, Identity, Referrer};
    use Opening::Content;
    match policy {
        Policy::MatchAdditions => &[Content(Case), Content(Referrer)],
        Policy::BuildMatchIndex => &[Content(Identity)],
        Policy::RewrapKeys => &[Opening::Wrapping],
        Policy::ProveDigests => &[
            Content(Identity),
            Content(Case),
            Content(Clinical),
            Content(Referrer),
        ],
        Policy::ReadSearchTerms => &[Opening::SearchTerms],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::actors;

    fn allowed(actor: &Actor) -> Vec<(Purpose, Opening, Policy)> {
        Purpose::ALL
            .into_iter()
            .flat_map(|purpose| Opening::ALL.map(|opening| (purpose, opening)))
            .filter_map(|(purpose, opening)| Some((purpose, opening, decide(actor, purpose, opening).ok()?)))
            .collect()
    }

    #[test]
    fn the_public_and_members_open_nothing() {
        assert_eq!(allowed(&Actor::Public), vec![]);
        assert_eq!(
            allowed(&Actor::Member(waymark_domain::MemberId(uuid::Uuid::nil()))),
            vec![]
        );
    }

    #[test]
    fn an_alert_is_sent_without_opening_anything() {
        assert_eq!(allowed(&Actor::System(Job::SendAlerts)), vec![]);
    }

    #[test]
    fn nobody_reads_a_referral_yet() {
        for actor in actors() {
            for opening in Opening::ALL {
                assert!(
                    decide(&actor, Purpose::ReadReferral, opening).is_err(),
                    "{actor:?}"
                );
            }
        }
    }

    #[test]
    fn the_keepers_of_the_index_read_identity_alone() {
        assert_eq!(
            allowed(&Actor::System(Job::BuildMatchIndex)),
            vec![(
                Purpose::BuildMatchIndex,
                Opening::Content(Compartment::Identity),
                Policy::BuildMatchIndex
            )]
        );
    }

    #[test]
    fn policy_ids_are_told_apart() {
        let mut ids: Vec<_> = Policy::ALL.map(Policy::id).into();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Policy::ALL.len());
    }
}
