//! An imported journey as rows: the person, a closed case marked imported, a referral that stands for where
//! it came from.

use waymark_domain::ReferralId;
use waymark_domain::case::{CaseEvent, ImportedJourney};
use waymark_domain::duty::RecordDuty;
use waymark_domain::person::Identity as PersonIdentity;
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_sealing::{PublicKeys, RetryKey};
use waymark_storage::Write;
use waymark_storage::entities::referral;

use super::rows::{Assembled, NewCase, Sealer, UNKNOWN_AREA};
use crate::{Ctx, ServiceError};

/// A journey that the domain has taken.
#[derive(Debug, Clone, Copy)]
pub struct JourneyIntake<'a> {
    /// The facts.
    pub journey: &'a ImportedJourney,
    /// Who it was about.
    pub identity: &'a PersonIdentity,
    /// What taking it made of it.
    pub events: &'a [CaseEvent],
    /// The duty of its records.
    pub duty: &'a RecordDuty,
    /// The area it is kept under.
    pub area: Option<&'a str>,
    /// The referral's id.
    pub id: ReferralId,
}

/// Seals everything and says what is to be written. Nobody was told a reference for it, so it gets one that
/// nobody knows.
///
/// # Errors
/// [`ServiceError::Content`] if something has no written form.
pub fn assemble_journey(
    ctx: &Ctx,
    keys: &PublicKeys,
    intake: JourneyIntake<'_>,
) -> Result<Assembled, ServiceError> {
    let JourneyIntake {
        journey,
        identity,
        events,
        duty,
        id,
        ..
    } = intake;
    let area = intake.area.unwrap_or(UNKNOWN_AREA);
    let sealer = Sealer::new(ctx, keys);
    let mut all = Assembled::default();
    all.writes
        .push(Write::from(referral_row(ctx, keys, &intake, area)));
    all.entries.push(EntryDraft {
        at_micros: ctx.now.micros(),
        actor: ctx.actor_token(),
        action: const { Token::from_static("referral.imported") },
        basis: const { Token::from_static("import") },
        objects: vec![Object {
            kind: const { Token::from_static("referral") },
            id: id.0,
        }],
        digest: None,
    });
    let outcome = journey.exit.as_ref().or(journey.initial_outcome.as_ref());
    let new = NewCase {
        referral: id,
        position: 1,
        area,
        duty,
        identity,
        account: None,
        events,
        received_at: journey.received_on.start_in_london(),
        due_on: None,
        age_at_referral: identity.birth.age_on(journey.received_on),
        concern: journey
            .concern
            .as_ref()
            .map_or("unspecified", |code| code.as_str()),
        urgent: false,
        imported: true,
        outcome: outcome.map(|fact| fact.code.to_string()),
        source: "import",
        action: const { Token::from_static("case.imported") },
        facts: None,
    };
    sealer.add_case(&new, &mut all)?;
    Ok(all)
}

fn referral_row(ctx: &Ctx, keys: &PublicKeys, intake: &JourneyIntake<'_>, area: &str) -> referral::Model {
    let JourneyIntake {
        journey, duty, id, ..
    } = intake;
    let nobody_knows = keys.reference(&RetryKey::random());
    referral::Model {
        id: id.0,
        controller: duty.controller.to_string(),
        regime: duty.regime.code().into(),
        lawful_basis: duty.lawful_basis.to_string(),
        purpose: duty.purpose.to_string(),
        subject_category: duty.subject_category.code().into(),
        retention_class: duty.retention_class.to_string(),
        next_review_on: duty.next_review_on.to_string(),
        received_at: journey.received_on.start_in_london().micros(),
        recorded_at: ctx.now.micros(),
        channel: "import".into(),
        area: area.to_owned(),
        sector: journey.sector.to_string(),
        subsector: journey.subsector.as_ref().map(ToString::to_string),
        urgent: false,
        confidential: "not_said".into(),
        feedback_wished: "not_said".into(),
        language: "en".into(),
        reference_hash: keys.index().reference(&nobody_knows).0.to_vec(),
        receipt_hash: None,
        answer_code: None,
        answer_released_at: None,
        answer_withdrawn_at: None,
        imported: true,
        subject_count: 1,
        version: 1,
    }
}
