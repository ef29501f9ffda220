//! Opening content for a purpose: what runs by itself, and what is typed at the server.

use crate::Actor;
use crate::book::{Said, ask};
use crate::opening::{Compartment, Opening};

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

    /// Its name in the policies.
    pub(crate) const fn action(self) -> &'static str {
        match self {
            Self::MatchAddition => "match_addition",
            Self::BuildMatchIndex => "build_match_index",
            Self::RewrapKeys => "rewrap_keys",
            Self::ProveDigest => "prove_digest",
            Self::ReadReferral => "read_referral",
            Self::ReadSearchTerms => "read_search_terms",
        }
    }

    /// What it needs opened, and no more.
    const fn opens(self) -> &'static [Opening] {
        use Compartment::{Case, Clinical, Identity, Referrer};
        use Opening::Content;
        match self {
            Self::MatchAddition => &[Content(Case), Content(Referrer)],
            Self::BuildMatchIndex => &[Content(Identity)],
            Self::RewrapKeys => &[Opening::Wrapping],
            Self::ProveDigest => &[
                Content(Identity),
                Content(Case),
                Content(Clinical),
                Content(Referrer),
            ],
            Self::ReadSearchTerms => &[Opening::SearchTerms],
            Self::ReadReferral => &[],
        }
    }
}

/// Why a grant was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum Denied {
    /// The public site seals and adds; it opens nothing.
    #[error("the public site opens nothing")]
    Public,
    /// Members open what a permission of theirs opens, and nothing by a purpose.
    #[error("a member opens by permission, not by purpose")]
    Member,
    /// Another actor does this.
    #[error("this is not the actor's work")]
    NotTheirWork,
    /// The purpose is this actor's, and what was asked for is not needed for it.
    #[error("the purpose does not need this")]
    NotNeeded,
}

/// The decision on a purpose. Every combination is in `docs/generated/grants.txt`.
pub(crate) fn decide(actor: &Actor, purpose: Purpose, opening: Opening) -> Result<&'static str, Denied> {
    match ask(actor.principal(), purpose.action(), "Content", Vec::new()) {
        Said::Allowed(by) if purpose.opens().contains(&opening) => Ok(&by.id),
        Said::Allowed(_) => Err(Denied::NotNeeded),
        Said::Refused(_) => Err(match actor {
            Actor::Public => Denied::Public,
            Actor::Member(_) | Actor::Partner(_) => Denied::Member,
            Actor::System(_) | Actor::Operator(_) => Denied::NotTheirWork,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Job;
    use crate::matrix::actors;

    fn allowed(actor: &Actor) -> Vec<(Purpose, Opening, &'static str)> {
        Purpose::ALL
            .into_iter()
            .flat_map(|purpose| Opening::ALL.map(|opening| (purpose, opening)))
            .filter_map(|(purpose, opening)| Some((purpose, opening, decide(actor, purpose, opening).ok()?)))
            .collect()
    }

    #[test]
    fn the_public_and_members_open_nothing_by_a_purpose() {
        assert_eq!(allowed(&Actor::Public), vec![]);
        for actor in actors() {
            if matches!(actor, Actor::Member(_) | Actor::Partner(_)) {
                assert_eq!(allowed(&actor), vec![]);
            }
        }
    }

    #[test]
    fn letters_are_sent_and_tasks_chased_without_opening_anything() {
        for job in [Job::SendAlerts, Job::ChaseTasks] {
            assert_eq!(allowed(&Actor::System(job)), vec![]);
        }
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
                "matching.build-index"
            )]
        );
    }
}
