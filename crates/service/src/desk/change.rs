//! The one shape of a change to a case: events sealed under a new data key, the row, the tasks that follow,
//! and the entry without which none of it is written.

use uuid::Uuid;
use waymark_domain::case::{CaseEvent, GatewayFacts};
use waymark_domain::rules::RuleSet;
use waymark_domain::{DataKeyId, PersonId, ReferralId};
use waymark_ledger::{EntryDraft, Token};
use waymark_policy::{Case, Compartment, Permission};
use waymark_sealing::{DataKey, Digest, Wrapper};
use waymark_storage::entities::{candidate, case_file};
use waymark_storage::{Change, Committed, Retry, StoreError, Write};

use super::access::{basis, object};
use super::{LoadedCase, StaffDesk, refused, unavailable};
use crate::ctx::Sent;
use crate::intake::{combined, event_row, key_row};
use crate::tasks::following;
use crate::{Ctx, ServiceError};

/// What a decision on a case rests on, counted in the store.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    /// Candidates not decided, and one more while they are still to be looked for.
    pub(crate) undecided_matches: u32,
    /// Other cases of the same person, by merge or by a match decided to be the same.
    pub(crate) earlier_cases: u32,
    /// Whether the person is under 18 or may be.
    pub(crate) under_18: bool,
    /// Whether the referrer wishes to hear something.
    pub(crate) feedback_wished: bool,
}

/// What is written to a case.
pub(crate) struct CaseChange<'a> {
    /// What it is called in the log.
    pub(crate) name: &'static str,
    /// What the ledger calls it.
    pub(crate) action: Token,
    /// The case as it was read.
    pub(crate) case: &'a LoadedCase,
    /// What happened.
    pub(crate) events: &'a [CaseEvent],
    /// By which permission.
    pub(crate) permission: &'a Permission,
    /// What else is written.
    pub(crate) writes: Vec<Write>,
    /// Digests of what else was sealed.
    pub(crate) digests: Vec<Digest>,
    /// What it rests on.
    pub(crate) counted: Counted,
}

impl StaffDesk {
    /// A new case key of a person, under which to write.
    pub(crate) async fn writing_key(
        &self,
        ctx: &Ctx,
        person: PersonId,
    ) -> Result<DataKey<Case>, ServiceError> {
        let newest = crate::records::newest_key(&self.store, person, Compartment::Case).await?;
        Ok(DataKey::<Case>::after(&newest, DataKeyId(ctx.id()))?)
    }

    /// The whole of a change to a case.
    ///
    /// # Errors
    /// [`ServiceError::Conflict`] for events that cannot follow; [`ServiceError::Rules`]; [`ServiceError::Unavailable`].
    pub(crate) async fn case_change(
        &self,
        ctx: &Ctx,
        key: &DataKey<Case>,
        what: CaseChange<'_>,
    ) -> Result<Change, ServiceError> {
        let CaseChange {
            name,
            action,
            case,
            events,
            permission,
            writes,
            mut digests,
            counted,
        } = what;
        let read = ctx.sent().and_then(|sent| sent.read);
        if read.is_some_and(|read| i64::from(read) != i64::from(case.row.version)) {
            return Err(ServiceError::Conflict);
        }
        let rules = self.rules.in_force(ctx.now.london_date());
        let facts = self.facts(&rules, counted);
        let wrapper = Wrapper::to(self.vault.public().epoch());
        let mut all = vec![Write::from(key_row(&wrapper.wrap(key), ctx.now))];
        for (version, event) in (case.row.version + 1..).zip(events) {
            let (row, digest) = event_row(ctx, case.state.id, key, version, event)?;
            all.push(Write::from(row));
            digests.push(digest);
        }
        let moves_days = |event: &CaseEvent| matches!(event, CaseEvent::ClockResumed { .. });
        let open = if events.iter().any(moves_days) {
            self.store.tasks_of(case.state.id).await.map_err(unavailable)?
        } else {
            Vec::new()
        };
        let made = (case.state.id, case.state.person, case.state.referral);
        let tasks = following(ctx, Some(case.state), made, events, &facts, &open)?;
        all.push(Write::UpdateCase {
            read: case.row.version,
            row: Box::new(case.after(events, ctx.now)?),
        });
        all.extend(writes);
        all.extend(tasks);
        let entry = EntryDraft {
            at_micros: ctx.now.micros(),
            actor: ctx.actor_token(),
            action,
            basis: basis(permission),
            objects: vec![object("case", case.row.id), object("person", case.row.person_id)],
            digest: Some(combined(&digests)),
        };
        Ok(Change::recorded(name, entry).writes(all))
    }

    /// Writes a change about something, once however often its form is sent.
    ///
    /// # Errors
    /// [`ServiceError::Conflict`] when somebody was quicker; [`ServiceError::Unavailable`], also for a form's key
    /// that was used for something else.
    pub(crate) async fn commit_once(
        &self,
        ctx: &Ctx,
        change: Change,
        about: Uuid,
    ) -> Result<(), ServiceError> {
        let change = match ctx.sent() {
            None => change,
            Some(sent) => change.retry(Retry {
                hash: self.retry_hash(sent),
                purpose: sent.purpose,
                result_id: about,
                at_micros: ctx.now.micros(),
            }),
        };
        match self.store.commit(change).await.map_err(refused)? {
            Committed::Written { .. } => Ok(()),
            Committed::Already { result_id } if result_id == about => Ok(()),
            Committed::Already { .. } => Err(ServiceError::Unavailable(StoreError::RetryReused)),
        }
    }

    /// Whether the form that was sent was taken before, for this case or whatever it is about.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`].
    pub async fn was_taken(&self, ctx: &Ctx, about: Uuid) -> Result<bool, ServiceError> {
        let Some(sent) = ctx.sent() else {
            return Ok(false);
        };
        let became = self
            .store
            .retry_result(&self.retry_hash(sent), sent.purpose)
            .await;
        Ok(became.map_err(unavailable)? == Some(about))
    }

    fn retry_hash(&self, sent: &Sent) -> [u8; 32] {
        self.vault.public().index().retry_key(&sent.retry).0
    }

    /// What a decision rests on, for the domain.
    pub(crate) fn facts<'a>(&'a self, rules: &'a RuleSet, counted: Counted) -> GatewayFacts<'a> {
        GatewayFacts {
            rules,
            calendar: self.rules.calendar(),
            undecided_matches: counted.undecided_matches,
            earlier_cases: counted.earlier_cases,
            under_18: counted.under_18,
            feedback_wished: counted.feedback_wished,
        }
    }

    /// Counts what a decision on a case rests on.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`].
    pub(crate) async fn count(&self, row: &case_file::Model) -> Result<Counted, ServiceError> {
        let person = PersonId(row.person_id);
        let candidates = self.store.candidates_of(person).await.map_err(unavailable)?;
        let undecided = candidates
            .iter()
            .filter(|candidate| candidate.state == "undecided")
            .count();
        let people = self.same_people(person, &candidates);
        let mut earlier: u32 = 0;
        for other in people {
            let cases = self.store.cases_of(other).await.map_err(unavailable)?;
            let others = cases.iter().filter(|case| case.id != row.id).count();
            earlier = earlier.saturating_add(u32::try_from(others).unwrap_or(u32::MAX));
        }
        let referral = self
            .store
            .referral(ReferralId(row.referral_id))
            .await
            .map_err(unavailable)?;
        Ok(Counted {
            undecided_matches: u32::try_from(undecided)
                .unwrap_or(u32::MAX)
                .saturating_add(u32::from(row.match_pending)),
            earlier_cases: earlier,
            under_18: row.age_at_referral.is_none_or(|age| age < 18),
            feedback_wished: referral.is_some_and(|found| found.referral.feedback_wished == "yes"),
        })
    }

    /// The records that are this person: their own, and those decided to be the same.
    pub(crate) fn same_people(&self, person: PersonId, candidates: &[candidate::Model]) -> Vec<PersonId> {
        let other = |candidate: &candidate::Model| {
            if candidate.person_id == person.0 {
                PersonId(candidate.other_id)
            } else {
                PersonId(candidate.person_id)
            }
        };
        let same = candidates.iter().filter(|candidate| candidate.state == "same");
        std::iter::once(person).chain(same.map(other)).collect()
    }
}
