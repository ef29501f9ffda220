//! One person and one case as sealed rows.

use uuid::Uuid;
use waymark_domain::case::{Case as CaseState, CaseEvent, GatewayFacts, Stage, fold};
use waymark_domain::duty::RecordDuty;
use waymark_domain::person::Identity as PersonIdentity;
use waymark_domain::{CaseId, DataKeyId, Date, PersonId, ReferralId, Timestamp};
use waymark_ledger::{EntryDraft, Hash, Object, Token};
use waymark_policy::{Case, Identity, InCompartment};
use waymark_sealing::{DataKey, Digest, Place, PublicKeys, WrappedKey, Wrapper};
use waymark_storage::Write;
use waymark_storage::entities::{
    case_content, case_event, case_file, data_key, lookup, match_record, person, person_identity,
};

use super::referral::new_job;
use crate::content::{AccountContent, Content, EventContent, IdentityContent, MatchRecord};
use crate::jobs::FIND_CANDIDATES;
use crate::tasks::following;
use crate::{Ctx, ServiceError};

/// The area code of a referral when nobody could say where the person lives: the national desk reads it.
pub const UNKNOWN_AREA: &str = "unknown";

/// Rows to write and entries to append, in one change.
#[derive(Debug, Default)]
pub struct Assembled {
    /// What is written.
    pub writes: Vec<Write>,
    /// What the ledger says of it.
    pub entries: Vec<EntryDraft>,
}

/// What a case begins with.
pub(super) struct NewCase<'a> {
    pub referral: ReferralId,
    pub position: usize,
    pub area: &'a str,
    pub duty: &'a RecordDuty,
    pub identity: &'a PersonIdentity,
    pub account: Option<AccountContent>,
    pub events: &'a [CaseEvent],
    pub received_at: Timestamp,
    pub due_on: Option<Date>,
    pub age_at_referral: Option<u8>,
    pub concern: &'a str,
    pub urgent: bool,
    pub imported: bool,
    pub outcome: Option<String>,
    pub source: &'static str,
    pub action: Token,
    /// What the tasks that follow rest on; none for a journey handled elsewhere.
    pub facts: Option<GatewayFacts<'a>>,
}

/// Seals under fresh data keys and wraps those to the current epoch: all that the public listener can do.
pub(super) struct Sealer<'a> {
    pub ctx: &'a Ctx,
    pub keys: &'a PublicKeys,
    pub wrapper: Wrapper,
}

impl<'a> Sealer<'a> {
    pub(super) fn new(ctx: &'a Ctx, keys: &'a PublicKeys) -> Self {
        Self {
            ctx,
            keys,
            wrapper: Wrapper::to(keys.epoch()),
        }
    }

    pub(super) fn wrapped<C: InCompartment>(&self, key: &DataKey<C>) -> Write {
        Write::from(key_row(&self.wrapper.wrap(key), self.ctx.now))
    }

    /// A person with a case: their rows, and one entry naming both.
    pub(super) fn add_case(&self, new: &NewCase<'_>, into: &mut Assembled) -> Result<CaseId, ServiceError> {
        let (person_id, case_id) = (PersonId(self.ctx.id()), CaseId(self.ctx.id()));
        let state = fold((case_id, person_id, new.referral), new.events).ok_or(ServiceError::NotFound)?;
        let identity_key = DataKey::<Identity>::fresh(DataKeyId(self.ctx.id()), person_id);
        let case_key = DataKey::<Case>::fresh(DataKeyId(self.ctx.id()), person_id);
        into.writes
            .push(Write::from(person_row(person_id, new.duty, self.ctx.now)));
        into.writes
            .extend([self.wrapped(&identity_key), self.wrapped(&case_key)]);
        if !new.imported {
            into.writes
                .push(Write::from(new_job(self.ctx, FIND_CANDIDATES, "case", case_id.0)));
        }
        let mut digests = self.add_identity(person_id, &identity_key, new, into)?;
        into.writes.push(Write::from(case_row(&state, new, self.ctx.now)));
        if let Some(account) = &new.account {
            digests.push(self.add_account(case_id, &case_key, account, into)?);
        }
        for (index, event) in new.events.iter().enumerate() {
            digests.push(self.add_event(case_id, &case_key, index, event, into)?);
        }
        if let Some(facts) = &new.facts {
            let made = (case_id, person_id, new.referral);
            into.writes
                .extend(following(self.ctx, None, made, new.events, facts, &[])?);
        }
        into.entries.push(EntryDraft {
            at_micros: self.ctx.now.micros(),
            actor: self.ctx.actor_token(),
            action: new.action.clone(),
            basis: const { Token::from_static("intake") },
            objects: vec![
                Object {
                    kind: const { Token::from_static("case") },
                    id: case_id.0,
                },
                Object {
                    kind: const { Token::from_static("person") },
                    id: person_id.0,
                },
            ],
            digest: Some(combined(&digests)),
        });
        Ok(case_id)
    }

    fn add_identity(
        &self,
        person: PersonId,
        key: &DataKey<Identity>,
        new: &NewCase<'_>,
        into: &mut Assembled,
    ) -> Result<Vec<Digest>, ServiceError> {
        let id = self.ctx.id();
        let content = IdentityContent::from(new.identity).to_bytes()?;
        let (sealed, digest) = key.seal(&identity_place(id), &content);
        into.writes.push(Write::from(person_identity::Model {
            id,
            person_id: person.0,
            version: 1,
            supersedes: None,
            source: new.source.to_owned(),
            sealed_identity: sealed.into_bytes(),
            data_key_id: key.name().id.0,
            recorded_at: self.ctx.now.micros(),
        }));
        let record = MatchRecord::from(new.identity).to_bytes()?;
        let (sealed, _) = key.seal(&match_place(person.0), &record);
        into.writes
            .push(Write::PutMatchRecord(Box::new(match_record::Model {
                person_id: person.0,
                seq: 0,
                sealed_record: sealed.into_bytes(),
                data_key_id: key.name().id.0,
            })));
        into.writes.extend(self.lookups(person, new.identity));
        Ok(vec![digest])
    }

    fn add_account(
        &self,
        case: CaseId,
        key: &DataKey<Case>,
        account: &AccountContent,
        into: &mut Assembled,
    ) -> Result<Digest, ServiceError> {
        let id = self.ctx.id();
        let (sealed, digest) = key.seal(&content_place(id), &account.to_bytes()?);
        into.writes.push(Write::from(case_content::Model {
            id,
            case_id: case.0,
            kind: "narrative".into(),
            version: 1,
            supersedes: None,
            sealed_content: sealed.into_bytes(),
            data_key_id: key.name().id.0,
            recorded_at: self.ctx.now.micros(),
        }));
        Ok(digest)
    }

    pub(super) fn add_event(
        &self,
        case: CaseId,
        key: &DataKey<Case>,
        index: usize,
        event: &CaseEvent,
        into: &mut Assembled,
    ) -> Result<Digest, ServiceError> {
        let version = i32::try_from(index + 1).unwrap_or(i32::MAX);
        let (row, digest) = event_row(self.ctx, case, key, version, event)?;
        into.writes.push(Write::from(row));
        Ok(digest)
    }

    /// Keyed hashes of what has enough entropy to be hashed: telephone numbers, e-mail addresses, handles.
    fn lookups(&self, person: PersonId, identity: &PersonIdentity) -> Vec<Write> {
        let index = self.keys.index();
        let phones = identity
            .phones
            .iter()
            .filter_map(|text| index.phone(text.as_str()));
        let emails = identity
            .emails
            .iter()
            .filter_map(|text| index.email(text.as_str()));
        let handles = identity
            .handles
            .iter()
            .filter_map(|text| index.handle(text.as_str()));
        let mut found: Vec<(&str, [u8; 32])> = phones
            .map(|hash| ("phone", hash.0))
            .chain(emails.map(|hash| ("email", hash.0)))
            .chain(handles.map(|hash| ("handle", hash.0)))
            .collect();
        found.sort_unstable();
        found.dedup();
        let row = |(field, hash): (&str, [u8; 32])| {
            Write::AddLookup(lookup::Model {
                field: field.to_owned(),
                hash: hash.to_vec(),
                owner_kind: "person".into(),
                owner_id: person.0,
            })
        };
        found.into_iter().map(row).collect()
    }
}

/// Where an identity is sealed.
pub fn identity_place(row: Uuid) -> Place {
    Place {
        table: "person_identity",
        row,
        column: "sealed_identity",
    }
}

/// Where a match record is sealed; its row is the person's.
pub fn match_place(row: Uuid) -> Place {
    Place {
        table: "match_record",
        row,
        column: "sealed_record",
    }
}

/// Where a text of a case is sealed.
pub fn content_place(row: Uuid) -> Place {
    Place {
        table: "case_content",
        row,
        column: "sealed_content",
    }
}

/// Where an event is sealed.
pub fn event_place(row: Uuid) -> Place {
    Place {
        table: "case_event",
        row,
        column: "sealed_event",
    }
}

/// One digest for several: the hash of the digests in the order they were sealed. Each can be computed again
/// from its content alone, so the entry is provable as long as the person's record is whole.
pub fn combined(digests: &[Digest]) -> [u8; 32] {
    let all: Vec<u8> = digests.iter().flat_map(|digest| digest.0).collect();
    *Hash::of_leaf(&all).bytes()
}

/// A data key's row.
pub fn key_row(wrapped: &WrappedKey, now: Timestamp) -> data_key::Model {
    let name = wrapped.name();
    data_key::Model {
        id: name.id.0,
        owner_kind: name.owner.sort().to_owned(),
        owner_id: name.owner.id(),
        compartment: name.compartment.name().to_owned(),
        key_version: i32::from(name.version),
        epoch: i64::from(wrapped.epoch().0),
        wrapped: wrapped.as_bytes().to_vec(),
        created_at: now.micros(),
    }
}

/// An event's row: its kind clear, the whole of it sealed.
pub fn event_row(
    ctx: &Ctx,
    case: CaseId,
    key: &DataKey<Case>,
    version: i32,
    event: &CaseEvent,
) -> Result<(case_event::Model, Digest), ServiceError> {
    let id = ctx.id();
    let (sealed, digest) = key.seal(&event_place(id), &EventContent::from(event).to_bytes()?);
    let row = case_event::Model {
        id,
        case_id: case.0,
        version,
        kind: event.code().to_owned(),
        occurred_on: None,
        recorded_at: ctx.now.micros(),
        actor: ctx.actor_token().as_str().to_owned(),
        sealed_event: Some(sealed.into_bytes()),
        data_key_id: Some(key.name().id.0),
    };
    Ok((row, digest))
}

fn person_row(id: PersonId, duty: &RecordDuty, now: Timestamp) -> person::Model {
    person::Model {
        id: id.0,
        controller: duty.controller.to_string(),
        regime: duty.regime.code().into(),
        lawful_basis: duty.lawful_basis.to_string(),
        purpose: duty.purpose.to_string(),
        subject_category: duty.subject_category.code().into(),
        retention_class: duty.retention_class.to_string(),
        next_review_on: duty.next_review_on.to_string(),
        created_at: now.micros(),
        version: 1,
        merged_into: None,
        disposed_at: None,
    }
}

fn case_row(state: &CaseState, new: &NewCase<'_>, now: Timestamp) -> case_file::Model {
    let duty = new.duty;
    let stated = new.identity.ethnicity.as_ref();
    let closed_at = match state.stage {
        Stage::Closed { closed_at, .. } => Some(closed_at),
        Stage::Received { .. }
        | Stage::GatewayAssessment { .. }
        | Stage::InformationGathering { .. }
        | Stage::PoliceLedPartnership { .. } => None,
    };
    case_file::Model {
        id: state.id.0,
        person_id: state.person.0,
        referral_id: state.referral.0,
        position: i32::try_from(new.position).unwrap_or(i32::MAX),
        controller: duty.controller.to_string(),
        regime: duty.regime.code().into(),
        lawful_basis: duty.lawful_basis.to_string(),
        purpose: duty.purpose.to_string(),
        subject_category: duty.subject_category.code().into(),
        retention_class: duty.retention_class.to_string(),
        next_review_on: duty.next_review_on.to_string(),
        version: i32::try_from(state.version).unwrap_or(i32::MAX),
        stage: state.stage.name().code().into(),
        area: new.area.to_owned(),
        owner_kind: "desk".into(),
        owner_id: None,
        received_at: new.received_at.micros(),
        stage_since_at: state.received_at.micros(),
        due_on: new.due_on.map(|day| day.to_string()),
        age_at_referral: new.age_at_referral.map(i32::from),
        concern: new.concern.to_owned(),
        gender: new.identity.gender.as_ref().map(ToString::to_string),
        ethnicity: stated.map(|stated| stated.code.to_string()),
        ethnicity_source: stated.map(|stated| stated.stated_by.to_string()),
        urgent: new.urgent,
        escalated_at: state.escalated_at.map(Timestamp::micros),
        imported: new.imported,
        closed_at: closed_at
            .or_else(|| new.imported.then_some(now))
            .map(Timestamp::micros),
        outcome: new.outcome.clone(),
        deconfliction: None,
        restricted_by: None,
        lift_proposed_by: None,
        paused_on: None,
        decision: None,
        decided_by: None,
        signature_due: false,
        signed_by: None,
        handover: None,
        told: None,
        social_care: None,
        referrer_answered: None,
        match_pending: !new.imported,
    }
}
