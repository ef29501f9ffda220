//! The names of those who work here, as pages show them.

use std::collections::BTreeMap;

use waymark_domain::{MemberId, Timestamp};
use waymark_service::ServiceError;

use super::Staff;

/// Names by member.
pub(super) struct Names(BTreeMap<MemberId, String>);

impl Names {
    /// Everybody's.
    pub(super) async fn read(staff: &Staff, now: Timestamp) -> Result<Self, ServiceError> {
        let members = staff.office.members(now).await?.into_iter();
        Ok(Self(
            members.map(|member| (member.id, member.display_name)).collect(),
        ))
    }

    /// The name of a member; their id once nobody knows it.
    pub(super) fn of(&self, member: MemberId) -> String {
        self.0.get(&member).cloned().unwrap_or_else(|| member.to_string())
    }

    /// The name of whoever acted, as the ledger names them.
    pub(super) fn of_token(&self, token: &str) -> String {
        let member = token.strip_prefix("member:").and_then(|id| id.parse().ok());
        member.map_or_else(|| token.to_owned(), |member| self.of(member))
    }
}
