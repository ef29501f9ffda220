//! One row: its journey, its duty, and the one change that takes it in.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use waymark_domain::case::{CaseEvent, import_journey};
use waymark_domain::duty::{RecordDuty, Regime, Standing};
use waymark_domain::rules::{InvalidRules, RuleSet};
use waymark_domain::text::Code;
use waymark_domain::{Date, ImportId, ReferralId};
use waymark_exchange::journeys::ImportRow;
use waymark_sealing::PublicKeys;
use waymark_storage::entities::import_row;
use waymark_storage::{Change, Housekeeping, Store, StoreError};

use super::ImportError;
use super::run::Run;
use crate::intake::{JourneyIntake, assemble_journey};
use crate::{Ctx, House, ServiceError};

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// It went in.
    New,
    /// It was there.
    Already,
}

/// Takes the rows of one import in.
pub(super) struct Taker {
    store: Store,
    ctx: Ctx,
    keys: PublicKeys,
    rules: Arc<RuleSet>,
    sender: Code,
    import: ImportId,
    rows_done: AtomicU32,
}

impl Taker {
    pub(super) fn new(house: &House, ctx: &Ctx, sender: &Code, rules: Arc<RuleSet>, run: &Run) -> Self {
        Self {
            store: house.store().clone(),
            ctx: ctx.clone(),
            keys: house.vault().public(),
            rules,
            sender: sender.clone(),
            import: run.id,
            rows_done: AtomicU32::new(run.rows_done),
        }
    }

    /// Takes a row in, unless it is there.
    pub(super) async fn take(self: Arc<Self>, row: Box<ImportRow>) -> Result<Taken, ImportError> {
        let reference = row.sender_reference.as_str();
        let hash = self
            .keys
            .index()
            .sender_reference(self.sender.as_str(), reference);
        let hash = hash.ok_or(ServiceError::NotFound)?.0;
        if self.is_there(&hash).await? {
            return Ok(Taken::Already);
        }
        let change = self.change(&row, hash)?;
        match self.store.commit(change).await {
            Ok(_) => Ok(Taken::New),
            // Another import of the same sender was faster.
            Err(StoreError::Duplicate(_)) if self.is_there(&hash).await? => Ok(Taken::Already),
            Err(error) => Err(ServiceError::Unavailable(error).into()),
        }
    }

    async fn is_there(&self, hash: &[u8; 32]) -> Result<bool, ServiceError> {
        let row = self.store.import_row(hash).await;
        Ok(row.map_err(ServiceError::Unavailable)?.is_some())
    }

    /// The case, the mark that the row is in, and how far the import has come.
    fn change(&self, row: &ImportRow, hash: [u8; 32]) -> Result<Change, ServiceError> {
        let id = ReferralId(self.ctx.id());
        let intake = JourneyIntake {
            journey: &row.journey,
            identity: &row.identity,
            events: &self.events(row)?,
            duty: &duty(row, self.ctx.now.london_date(), &self.rules)?,
            area: row.area.as_ref().map(Code::as_str),
            id,
        };
        let change = assemble_journey(&self.ctx, &self.keys, intake)?.into_change("import.row")?;
        let done = self.rows_done.fetch_add(1, Ordering::SeqCst).saturating_add(1);
        let mark = import_row::Model {
            sender_hash: hash.to_vec(),
            referral_id: id.0,
            import_id: self.import.0,
            row_number: number(row.row_number),
        };
        let count = Housekeeping::CountImportRows {
            id: self.import.0,
            rows_done: number(done),
            finished_at: None,
        };
        Ok(change.write(mark).write(count))
    }

    /// What the domain makes of the journey. The reader asked it before, so a refusal means that the rules
    /// changed in between.
    fn events(&self, row: &ImportRow) -> Result<Vec<CaseEvent>, ServiceError> {
        let events = import_journey(&row.journey, self.ctx.now, &self.rules);
        events.map_err(|_| ServiceError::Conflict)
    }
}

/// The duty of an imported record. Its review counts from the referral, as it did where it was kept before,
/// and is due at once where that day has passed: moving a record does not renew it.
///
/// Rule: docs/rules.md
fn duty(row: &ImportRow, today: Date, rules: &RuleSet) -> Result<RecordDuty, InvalidRules> {
    let received_on = row.journey.received_on;
    let area = row.area.as_ref().and_then(|area| rules.area(area.as_str()));
    let controller = match area {
        Some(area) => area.controller.clone(),
        None => rules.default_code("controller.unknown_area")?,
    };
    let outcome = row.journey.initial_outcome.as_ref().map(|fact| &fact.code);
    let standing = Standing::of_outcome(outcome, row.identity.birth, received_on);
    let duty = RecordDuty::new(controller, Regime::LawEnforcement, standing, received_on, rules)?;
    Ok(RecordDuty {
        next_review_on: duty.next_review_on.max(today),
        ..duty
    })
}

/// A count as the database keeps it.
pub(super) fn number(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
