//! Looking for records that may be the same person as a new one. What is found waits for a human; nothing is merged.

use std::collections::BTreeMap;

use waymark_domain::task::{TaskKind, TaskOwner};
use waymark_domain::{CaseId, PersonId, Timestamp};
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_matching::{Agreement, PersonRecord, Shared, Wanted, may_be_same};
use waymark_policy::Job as SystemJob;
use waymark_storage::entities::{candidate, case_file, job};
use waymark_storage::{Change, Write};

use super::{Done, Worker};
use crate::{Ctx, ServiceError, tasks};

/// The kind of the job that looks for records which may be the same person as a case's.
pub(crate) const FIND_CANDIDATES: &str = "find_candidates";
/// Candidates of one record at most: nobody could weigh more, and a name that is everybody's must not stop a case.
const MOST: usize = 30;

impl Worker {
    /// Looks for records that may be the same person as a case's. Until the index has read everybody the case stays
    /// marked, and it is looked for again.
    ///
    /// Rule: docs/rules.md R-080
    pub(super) async fn find_candidates(
        &self,
        now: Timestamp,
        row: &job::Model,
    ) -> Result<Done, ServiceError> {
        let case = self
            .store
            .case_file(CaseId(row.object_id))
            .await
            .map_err(ServiceError::Unavailable)?;
        let Some(case) = case else {
            return Ok(Done::Nothing);
        };
        if !self.people.is_warm() {
            return Ok(Done::Later("index_cold"));
        }
        self.people.follow().await?;
        let ctx = self.ctx(SystemJob::BuildMatchIndex, now);
        let found = self.candidates_for(&case).await?;
        let mut change = Change::recorded("candidate.find", entry(&ctx, &case, None))
            .write(Write::MatchesLookedFor { case_id: case.id });
        let rules = self.rules.in_force(now.london_date());
        let days = rules.number("limit.decide_match").map_err(ServiceError::Rules)?;
        let due_on = self.rules.calendar().plus_working_days(now.london_date(), days);
        for (other, agreed) in found {
            let codes: Vec<&str> = agreed.into_iter().map(Agreement::code).collect();
            let candidate = candidate::Model {
                id: ctx.id(),
                person_id: case.person_id,
                other_id: other.0,
                found_at: now.micros(),
                agreed: codes.join(","),
                state: "undecided".into(),
                decided_by: None,
                decided_at: None,
            };
            let task = tasks::row(
                &ctx,
                CaseId(case.id),
                TaskKind::DecideMatch,
                TaskOwner::CaseOwner,
                due_on,
                Some(candidate.id),
            );
            change = change
                .entry(entry(&ctx, &case, Some(&candidate)))
                .write(candidate)
                .write(task);
        }
        Ok(Done::With(Box::new(change)))
    }

    /// Who else may be the person of a case, and why. Those named together in one referral are not looked at: whoever
    /// referred them said that they are several.
    async fn candidates_for(
        &self,
        case: &case_file::Model,
    ) -> Result<Vec<(PersonId, Vec<Agreement>)>, ServiceError> {
        let person = PersonId(case.person_id);
        let Some(record) = self.people.record(person) else {
            return Ok(Vec::new());
        };
        let shared = self.sharing(person).await?;
        let together = self
            .store
            .cases_of_referral(waymark_domain::ReferralId(case.referral_id))
            .await
            .map_err(ServiceError::Unavailable)?;
        let known = self
            .store
            .candidates_of(person)
            .await
            .map_err(ServiceError::Unavailable)?;
        let left_out = |other: &PersonId| {
            together.iter().any(|case| case.person_id == other.0)
                || known
                    .iter()
                    .any(|row| row.person_id == other.0 || row.other_id == other.0)
        };
        let mut found: Vec<(PersonId, Vec<Agreement>)> = self
            .reached(&record, &shared)
            .into_iter()
            .filter(|other| *other != person && !left_out(other))
            .filter_map(|other| {
                let theirs = self.people.record(other)?;
                let shared = shared.get(&other).copied().unwrap_or_default();
                Some((other, may_be_same(&record, &theirs, shared)?))
            })
            .collect();
        // Those that agree in most first, then the closest.
        found.sort_by(|(one, ours), (other, theirs)| {
            (theirs.len(), ours, one).cmp(&(ours.len(), theirs, other))
        });
        if found.len() > MOST {
            let (case, more) = (case.id, found.len() - MOST);
            tracing::warn!(case.id = %case, more, "more records may be the same person than are kept");
        }
        found.truncate(MOST);
        Ok(found)
    }

    /// Whoever is near enough to be compared, each once.
    fn reached(&self, record: &PersonRecord, shared: &BTreeMap<PersonId, Shared>) -> Vec<PersonId> {
        let by_name = record.names().iter().flat_map(|name| {
            let wanted = Wanted {
                name: Some(name.clone()),
                ..Wanted::default()
            };
            self.people.find(&wanted, |_| true)
        });
        let mut reached: Vec<PersonId> = by_name
            .map(|hit| hit.person)
            .chain(shared.keys().copied())
            .collect();
        reached.sort_unstable();
        reached.dedup();
        reached
    }

    /// Who has a telephone number, an e-mail address or a handle in common with a person.
    async fn sharing(&self, person: PersonId) -> Result<BTreeMap<PersonId, Shared>, ServiceError> {
        let mut sharing: BTreeMap<PersonId, Shared> = BTreeMap::new();
        let own = self
            .store
            .lookups_of("person", person.0)
            .await
            .map_err(ServiceError::Unavailable)?;
        for lookup in own {
            let Ok(hash) = <[u8; 32]>::try_from(lookup.hash.as_slice()) else {
                continue;
            };
            let owners = self
                .store
                .owners_with(&lookup.field, &hash)
                .await
                .map_err(ServiceError::Unavailable)?;
            for owner in owners.iter().filter(|owner| owner.owner_kind == "person") {
                let shared = sharing.entry(PersonId(owner.owner_id)).or_default();
                shared.phone |= lookup.field == "phone";
                shared.email |= lookup.field == "email";
                shared.handle |= lookup.field == "handle";
            }
        }
        Ok(sharing)
    }
}

/// That it was looked, or that a candidate was found.
fn entry(ctx: &Ctx, case: &case_file::Model, found: Option<&candidate::Model>) -> EntryDraft {
    let of = |kind, id| Object { kind, id };
    let mut objects = vec![
        of(const { Token::from_static("case") }, case.id),
        of(const { Token::from_static("person") }, case.person_id),
    ];
    if let Some(found) = found {
        objects.push(of(const { Token::from_static("candidate") }, found.id));
        objects.push(of(const { Token::from_static("person") }, found.other_id));
    }
    let action = match found {
        Some(_) => const { Token::from_static("candidate.found") },
        None => const { Token::from_static("candidates.looked_for") },
    };
    EntryDraft {
        at_micros: ctx.now.micros(),
        actor: ctx.actor_token(),
        action,
        basis: const { Token::from_static("matching.build-index") },
        objects,
        digest: None,
    }
}
