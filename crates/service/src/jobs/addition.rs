//! Putting what a referrer added under the referral it belongs to, sealed for each of its people.

use waymark_domain::case::{AddInformation, GatewayFacts, add_information};
use waymark_domain::{AdditionId, DataKeyId, ReferralId, Timestamp};
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_policy::{Case, Compartment, Job as SystemJob, Purpose, grant};
use waymark_sealing::{DataKey, EpochId, Sealed, SealedToIntake, Wrapper};
use waymark_storage::entities::{addition, case_content, job};
use waymark_storage::{Change, ReferralRecord, Write};

use super::{Done, Worker};
use crate::desk::LoadedCase;
use crate::intake::{combined, content_place, event_row, key_row};
use crate::public::addition_place;
use crate::tasks::following;
use crate::{Ctx, ServiceError};

impl Worker {
    /// Files one addition, or leaves it to be matched by hand when no referral has its reference.
    ///
    /// Rule: docs/rules.md R-015
    pub(super) async fn file_addition(&self, now: Timestamp, row: &job::Model) -> Result<Done, ServiceError> {
        let ctx = self.ctx(SystemJob::MatchAdditions, now);
        let addition = self
            .store
            .addition(AdditionId(row.object_id))
            .await
            .map_err(ServiceError::Unavailable)?;
        let addition = addition.ok_or(ServiceError::NotFound)?;
        if addition.state != "waiting" {
            return Ok(Done::Nothing);
        }
        match self.referral_of(&addition).await? {
            Some(found) => self.file_under(&ctx, &addition, &found).await,
            None => Ok(Done::With(Box::new(
                Change::recorded(
                    "addition.leave",
                    entry(&ctx, &addition, "addition.unmatched", Vec::new()),
                )
                .write(Write::LeaveAdditionUnmatched { id: addition.id }),
            ))),
        }
    }

    /// The referral that the addition's reference or code belongs to.
    async fn referral_of(&self, addition: &addition::Model) -> Result<Option<ReferralRecord>, ServiceError> {
        let Ok(hash) = <[u8; 32]>::try_from(addition.reference_hash.as_slice()) else {
            return Ok(None);
        };
        let found = if addition.by_code {
            self.store.referral_by_receipt(&hash).await
        } else {
            self.store.referral_by_reference(&hash).await
        };
        let Some(row) = found.map_err(ServiceError::Unavailable)? else {
            return Ok(None);
        };
        self.store
            .referral(ReferralId(row.id))
            .await
            .map_err(ServiceError::Unavailable)
    }

    async fn file_under(
        &self,
        ctx: &Ctx,
        addition: &addition::Model,
        found: &ReferralRecord,
    ) -> Result<Done, ServiceError> {
        let referral = &found.referral;
        let keyring = self.vault.keyring();
        let grant = grant::<Case>(&ctx.actor, Purpose::MatchAddition)?;
        let item = SealedToIntake {
            epoch: EpochId(u32::try_from(addition.epoch).unwrap_or(u32::MAX)),
            sealed: Sealed::from_stored(addition.sealed_addition.clone()),
        };
        let content = keyring.open_intake(&grant, &addition_place(AdditionId(addition.id)), &item)?;
        let object = Object {
            kind: const { Token::from_static("referral") },
            id: referral.id,
        };
        let mut change = Change::recorded(
            "addition.file",
            entry(ctx, addition, "addition.filed", vec![object]),
        );
        let rules = self.rules.in_force(ctx.now.london_date());
        let facts = GatewayFacts {
            rules: &rules,
            calendar: self.rules.calendar(),
            undecided_matches: 0,
            earlier_cases: 0,
            under_18: false,
            feedback_wished: false,
        };
        for row in &found.cases {
            let case = LoadedCase::from_row(row.clone())?;
            change = self
                .add_to_case(ctx, change, &case, addition, (&content, &facts))
                .await?;
        }
        Ok(Done::With(Box::new(change.write(Write::FileAddition {
            id: addition.id,
            referral_id: referral.id,
            at: ctx.now.micros(),
        }))))
    }

    async fn add_to_case(
        &self,
        ctx: &Ctx,
        change: Change,
        case: &LoadedCase,
        addition: &addition::Model,
        (content, facts): (&[u8], &GatewayFacts<'_>),
    ) -> Result<Change, ServiceError> {
        let command = AddInformation {
            addition: AdditionId(addition.id),
        };
        let events = add_information(&case.state, &command).map_err(ServiceError::Case)?;
        let made = (case.state.id, case.state.person, case.state.referral);
        let tasks = following(ctx, Some(case.state), made, &events, facts, &[])?;
        let newest = crate::records::newest_key(&self.store, case.state.person, Compartment::Case).await?;
        let key = DataKey::<Case>::after(&newest, DataKeyId(ctx.id()))?;
        let id = ctx.id();
        let (sealed, digest) = key.seal(&content_place(id), content);
        let mut digests = vec![digest];
        let mut change = change
            .write(key_row(
                &Wrapper::to(self.vault.public().epoch()).wrap(&key),
                ctx.now,
            ))
            .write(case_content::Model {
                id,
                case_id: case.row.id,
                kind: "addition".into(),
                version: 1,
                supersedes: None,
                sealed_content: sealed.into_bytes(),
                data_key_id: key.name().id.0,
                recorded_at: addition.received_at,
            });
        for (version, event) in (case.row.version + 1..).zip(&events) {
            let (row, digest) = event_row(ctx, case.state.id, &key, version, event)?;
            change = change.write(row);
            digests.push(digest);
        }
        let case_entry = EntryDraft {
            at_micros: ctx.now.micros(),
            actor: ctx.actor_token(),
            action: const { Token::from_static("case.information_added") },
            basis: const { Token::from_static("intake.match-additions") },
            objects: vec![
                Object {
                    kind: const { Token::from_static("case") },
                    id: case.row.id,
                },
                Object {
                    kind: const { Token::from_static("person") },
                    id: case.row.person_id,
                },
            ],
            digest: Some(combined(&digests)),
        };
        let moved = Write::UpdateCase {
            read: case.row.version,
            row: Box::new(case.after(&events, ctx.now)?),
        };
        Ok(change.entry(case_entry).write(moved).writes(tasks))
    }
}

fn entry(ctx: &Ctx, addition: &addition::Model, action: &'static str, more: Vec<Object>) -> EntryDraft {
    let own = Object {
        kind: const { Token::from_static("addition") },
        id: addition.id,
    };
    EntryDraft {
        at_micros: ctx.now.micros(),
        actor: ctx.actor_token(),
        action: Token::from_static(action),
        basis: const { Token::from_static("intake.match-additions") },
        objects: std::iter::once(own).chain(more).collect(),
        digest: None,
    }
}
