//! Who acts.

use std::collections::BTreeSet;
use std::sync::Arc;

use waymark_domain::case::Role;
use waymark_domain::text::Code;
use waymark_domain::{ApiClientId, MemberId};

use crate::Areas;

/// The text cannot be the name of an operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an operator's name has 1 to 64 letters, digits, dots, dashes, underscores or at signs")]
pub struct InvalidOperatorName;

/// The name under which a person uses the command line, such as `a.morgan`: it stands in the ledger, so it
/// is short and has no room for anything else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperatorName(String);

impl OperatorName {
    /// Reads a name.
    ///
    /// # Errors
    /// [`InvalidOperatorName`] when it is empty, long, or has other characters.
    pub fn parse(text: &str) -> Result<Self, InvalidOperatorName> {
        let fits = (1..=64).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b".-_@".contains(&byte));
        fits.then(|| Self(text.to_owned())).ok_or(InvalidOperatorName)
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A piece of the system's own work that nobody stands behind at the moment it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Job {
    /// Takes additions from the intake and puts each under the referral it belongs to.
    MatchAdditions,
    /// Builds the index in memory through which people are found.
    BuildMatchIndex,
    /// Puts data keys under the newest epoch, so that an old epoch key can be destroyed.
    SweepKeys,
    /// Compares sealed content with the digests in the ledger.
    ProveDigests,
    /// Tells a duty desk that something urgent is waiting.
    SendAlerts,
    /// Reminds owners of what is late, and tells supervisors.
    ChaseTasks,
}

impl Job {
    /// Every job, in the order they are listed.
    pub const ALL: [Self; 6] = [
        Self::MatchAdditions,
        Self::BuildMatchIndex,
        Self::SweepKeys,
        Self::ProveDigests,
        Self::SendAlerts,
        Self::ChaseTasks,
    ];

    /// Its name, as the ledger and the matrix show it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MatchAdditions => "match-additions",
            Self::BuildMatchIndex => "build-match-index",
            Self::SweepKeys => "sweep-keys",
            Self::ProveDigests => "prove-digests",
            Self::SendAlerts => "send-alerts",
            Self::ChaseTasks => "chase-tasks",
        }
    }
}

/// A role that somebody holds, somewhere or everywhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HeldRole {
    /// The role.
    pub role: Role,
    /// The area; none for everywhere.
    pub area: Option<Code>,
}

/// Somebody who signed in, with what policy asks of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: MemberId,
    /// What they are, and where.
    pub roles: Vec<HeldRole>,
    /// The areas they are on duty for at this moment.
    pub on_duty: BTreeSet<Code>,
    /// Whether they proved who they are within the last minutes.
    pub stepped_up: bool,
}

impl Member {
    /// The roles held in an area, or everywhere.
    pub(crate) fn roles_in(&self, area: Option<&Code>) -> Vec<&'static str> {
        let held = |held: &&HeldRole| held.area.is_none() || held.area.as_ref() == area;
        codes(self.roles.iter().filter(held))
    }

    /// The roles held anywhere.
    pub(crate) fn roles_anywhere(&self) -> Vec<&'static str> {
        codes(self.roles.iter())
    }

    /// Where they hold one of these roles.
    pub fn areas_of(&self, roles: &[Role]) -> Areas {
        let held = self.roles.iter().filter(|held| roles.contains(&held.role));
        let areas: Option<BTreeSet<Code>> = held.map(|held| held.area.clone()).collect();
        areas.map_or(Areas::All, Areas::These)
    }
}

fn codes<'a>(held: impl Iterator<Item = &'a HeldRole>) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = held.map(|held| held.role.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Who acts. Every act has exactly one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A visitor of the public site, unknown to us.
    Public,
    /// The system itself, in one of its jobs.
    System(Job),
    /// Somebody who signed in.
    Member(Arc<Member>),
    /// A partner's system.
    Partner(ApiClientId),
    /// A named person at the command line of the server.
    Operator(OperatorName),
}

impl Actor {
    /// What the policies are told of who acts: the sort, and for a job its name. Nobody is named to them.
    pub(crate) const fn principal(&self) -> (&'static str, &'static str) {
        match self {
            Self::Public => ("Public", "public"),
            Self::System(job) => ("Job", job.name()),
            Self::Member(_) => ("Member", "member"),
            Self::Partner(_) => ("Partner", "partner"),
            Self::Operator(_) => ("Operator", "operator"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operators_name_is_short_and_plain() {
        assert_eq!(
            OperatorName::parse("a.morgan").map(|n| n.as_str().to_owned()),
            Ok("a.morgan".to_owned())
        );
        let long = "a".repeat(65);
        for refused in ["", " ", "a b", "a\nb", "Ŵyn", long.as_str()] {
            assert_eq!(
                OperatorName::parse(refused),
                Err(InvalidOperatorName),
                "{refused:?}"
            );
        }
    }
}
