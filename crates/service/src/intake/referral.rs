//! A referral as rows: a person and a case for each subject, the referrer apart, an alert when urgent.

use waymark_domain::calendar::Calendar;
use waymark_domain::case::GatewayFacts;
use waymark_domain::referral::{Received, Referral, Wish};
use waymark_domain::rules::RuleSet;
use waymark_domain::{AlertId, DataKeyId, ReferralId};
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_policy::Referrer;
use waymark_sealing::{DataKey, Digest, Place, PublicKeys, RetryKey};
use waymark_storage::Write;
use waymark_storage::entities::{alert, job, referral, referrer};

use super::rows::{Assembled, NewCase, Sealer, UNKNOWN_AREA, combined};
use crate::content::{AccountContent, Content, ReferrerContent};
use crate::{Ctx, ServiceError};

/// A referral that the domain has received, with the key that makes it happen once.
#[derive(Debug, Clone, Copy)]
pub struct ReferralIntake<'a> {
    /// The referral.
    pub referral: &'a Referral,
    /// What receiving made of it.
    pub received: &'a Received,
    /// The retry key: reference and receipt code come from it.
    pub retry: &'a RetryKey,
    /// The referral's id.
    pub id: ReferralId,
    /// The rule set in force.
    pub rules: &'a RuleSet,
    /// The working days of England and Wales.
    pub calendar: &'a Calendar,
}

/// Seals everything and says what is to be written.
///
/// # Errors
/// [`ServiceError::Content`] if something has no written form.
pub fn assemble(ctx: &Ctx, keys: &PublicKeys, intake: ReferralIntake<'_>) -> Result<Assembled, ServiceError> {
    let ReferralIntake {
        referral,
        received,
        id,
        ..
    } = intake;
    let sealer = Sealer::new(ctx, keys);
    let mut all = Assembled::default();
    let area = referral.area.as_ref().map_or(UNKNOWN_AREA, |code| code.as_str());
    all.writes
        .push(Write::from(referral_row(ctx, keys, &intake, area)));
    let digest = add_referrer(&sealer, referral, id, &mut all)?;
    all.entries.push(EntryDraft {
        at_micros: ctx.now.micros(),
        actor: ctx.actor_token(),
        action: const { Token::from_static("referral.received") },
        basis: const { Token::from_static("intake") },
        objects: vec![Object {
            kind: const { Token::from_static("referral") },
            id: id.0,
        }],
        digest: Some(combined(&[digest])),
    });
    for (index, (subject, made)) in referral.subjects.iter().zip(&received.subjects).enumerate() {
        let new = NewCase {
            referral: id,
            position: index + 1,
            area,
            duty: &made.duty,
            identity: &subject.identity,
            account: Some(AccountContent::new(&referral.account, subject)),
            events: &made.events,
            received_at: ctx.now,
            due_on: Some(made.due_on),
            age_at_referral: made.age_at_referral,
            concern: "not_assessed",
            urgent: received.urgent,
            imported: false,
            outcome: None,
            source: "referrer",
            action: const { Token::from_static("case.opened") },
            facts: Some(GatewayFacts {
                rules: intake.rules,
                calendar: intake.calendar,
                undecided_matches: 0,
                earlier_cases: 0,
                under_18: made.age_at_referral.is_none_or(|age| age < 18),
                feedback_wished: referral.feedback == Wish::Yes,
            }),
        };
        sealer.add_case(&new, &mut all)?;
    }
    if received.urgent {
        add_alert(ctx, id, area, &mut all);
    }
    Ok(all)
}

fn add_referrer(
    sealer: &Sealer<'_>,
    referral: &Referral,
    id: ReferralId,
    into: &mut Assembled,
) -> Result<Digest, ServiceError> {
    let key = DataKey::<Referrer>::fresh(DataKeyId(sealer.ctx.id()), id);
    into.writes.push(sealer.wrapped(&key));
    let content = ReferrerContent::from(&referral.referrer).to_bytes()?;
    let (sealed, digest) = key.seal(&referrer_place(id), &content);
    into.writes.push(Write::from(referrer::Model {
        referral_id: id.0,
        sealed_referrer: sealed.into_bytes(),
        data_key_id: key.name().id.0,
    }));
    Ok(digest)
}

/// Where a referrer is sealed; the row is the referral's.
pub fn referrer_place(id: ReferralId) -> Place {
    Place {
        table: "referrer",
        row: id.0,
        column: "sealed_referrer",
    }
}

fn add_alert(ctx: &Ctx, id: ReferralId, area: &str, into: &mut Assembled) {
    let alert = AlertId(ctx.id());
    into.writes.push(Write::from(alert::Model {
        id: alert.0,
        referral_id: id.0,
        area: area.to_owned(),
        raised_at: ctx.now.micros(),
        opened_at: None,
        last_sent_at: None,
        sends: 0,
    }));
    into.writes
        .push(Write::from(new_job(ctx, "send_alert", "alert", alert.0)));
}

/// A job that is due at once.
pub(crate) fn new_job(ctx: &Ctx, kind: &str, object_kind: &str, object_id: uuid::Uuid) -> job::Model {
    job::Model {
        id: ctx.id(),
        kind: kind.to_owned(),
        object_kind: object_kind.to_owned(),
        object_id,
        created_at: ctx.now.micros(),
        run_at: ctx.now.micros(),
        attempts: 0,
        fence: 0,
        leased_until_at: None,
        done_at: None,
        failed_at: None,
        failure: None,
    }
}

fn referral_row(ctx: &Ctx, keys: &PublicKeys, intake: &ReferralIntake<'_>, area: &str) -> referral::Model {
    let ReferralIntake {
        referral,
        received,
        retry,
        id,
        ..
    } = *intake;
    let duty = &received.duty;
    let code = (referral.feedback == Wish::Yes).then(|| keys.receipt_code(retry));
    referral::Model {
        id: id.0,
        controller: duty.controller.to_string(),
        regime: duty.regime.code().into(),
        lawful_basis: duty.lawful_basis.to_string(),
        purpose: duty.purpose.to_string(),
        subject_category: duty.subject_category.code().into(),
        retention_class: duty.retention_class.to_string(),
        next_review_on: duty.next_review_on.to_string(),
        received_at: ctx.now.micros(),
        recorded_at: ctx.now.micros(),
        channel: referral.channel.code().into(),
        area: area.to_owned(),
        sector: referral.sector.to_string(),
        subsector: referral.subsector.as_ref().map(ToString::to_string),
        urgent: received.urgent,
        confidential: referral.confidential.code().into(),
        feedback_wished: referral.feedback.code().into(),
        language: if referral.in_welsh { "cy" } else { "en" }.into(),
        reference_hash: keys.index().reference(&keys.reference(retry)).0.to_vec(),
        receipt_hash: code.map(|code| keys.index().receipt_code(&code).0.to_vec()),
        answer_code: None,
        answer_released_at: None,
        answer_withdrawn_at: None,
        imported: false,
        subject_count: i32::try_from(referral.subjects.len()).unwrap_or(i32::MAX),
        version: 1,
    }
}
