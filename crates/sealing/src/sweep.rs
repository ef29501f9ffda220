//! The sweep: which epochs to begin, empty, retire and destroy, and why. A pure plan; the caller does it.

use std::collections::BTreeMap;
use std::fmt;

use waymark_domain::Timestamp;

use crate::epoch::EpochId;
use crate::folder::EpochInfo;

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// How long things last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// Days after which a new epoch begins.
    pub epoch_days: u16,
    /// Days for which a backup may still be restored: an epoch's key outlives its retirement by as many.
    pub backup_window_days: u16,
}

impl Default for Schedule {
    fn default() -> Self {
        Self {
            epoch_days: 30,
            backup_window_days: 35,
        }
    }
}

impl Schedule {
    /// When the next epoch is due.
    pub fn next_epoch_due(&self, created_at: Timestamp) -> Timestamp {
        created_at.plus_seconds(i64::from(self.epoch_days) * SECONDS_A_DAY)
    }

    /// When an epoch's key may be destroyed.
    pub fn destruction_due(&self, retired_at: Timestamp) -> Timestamp {
        retired_at.plus_seconds(i64::from(self.backup_window_days) * SECONDS_A_DAY)
    }

    /// When what is disposed of now will be beyond reach in every backup, if each sweep runs in time: the
    /// epoch in use ends, is emptied within a day, and the backup window passes. For the certificate.
    pub fn disposal_complete(&self, current: &EpochInfo) -> Timestamp {
        let retired = self
            .next_epoch_due(current.created_at)
            .plus_seconds(SECONDS_A_DAY);
        self.destruction_due(retired)
    }
}

/// One thing to do, in the order given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Begin a new epoch: the one in use has lasted its days.
    BeginEpoch {
        /// When it was due.
        due: Timestamp,
    },
    /// Take a retirement back: something living was found under the epoch, so the window has not begun.
    Reinstate {
        /// The epoch.
        epoch: EpochId,
    },
    /// Put what lives under an old epoch under the one in use.
    Rewrap {
        /// The old epoch.
        epoch: EpochId,
        /// How many keys and items of the intake live under it.
        living: u64,
    },
    /// Write down that nothing lives under the epoch: from now the backup window runs.
    Retire {
        /// The epoch.
        epoch: EpochId,
    },
    /// Destroy the key: no backup within the window needs it.
    Destroy {
        /// The epoch.
        epoch: EpochId,
        /// When it was due.
        due: Timestamp,
    },
    /// Something living is wrapped to an epoch whose key is not in the folder: it cannot be opened.
    Lost {
        /// The epoch.
        epoch: EpochId,
        /// How many.
        living: u64,
    },
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BeginEpoch { due } => write!(f, "begin a new epoch: it was due at {due}"),
            Self::Reinstate { epoch } => {
                write!(
                    f,
                    "take back the retirement of epoch {epoch}: something living is wrapped to it"
                )
            }
            Self::Rewrap { epoch, living } => {
                write!(f, "re-wrap {living} from epoch {epoch}: a newer epoch is in use")
            }
            Self::Retire { epoch } => write!(f, "retire epoch {epoch}: nothing living is wrapped to it"),
            Self::Destroy { epoch, due } => {
                write!(
                    f,
                    "destroy the key of epoch {epoch}: the backup window ended at {due}"
                )
            }
            Self::Lost { epoch, living } => {
                write!(
                    f,
                    "{living} are wrapped to epoch {epoch}, whose key is not in the folder"
                )
            }
        }
    }
}

/// What is to be done now. `living` counts, for each epoch, the wrapped keys and items of the intake in the
/// live database. Doing part of a plan, or none, does no harm: the next plan begins from what is.
pub fn plan(
    epochs: &[EpochInfo],
    living: &BTreeMap<EpochId, u64>,
    now: Timestamp,
    schedule: &Schedule,
) -> Vec<Step> {
    let current = epochs.iter().max_by_key(|epoch| epoch.id);
    let begin = current
        .map(|epoch| schedule.next_epoch_due(epoch.created_at))
        .filter(|due| now >= *due)
        .map(|due| Step::BeginEpoch { due });
    let older = epochs
        .iter()
        .filter(|epoch| Some(epoch.id) != current.map(|current| current.id));
    let emptied = older.flat_map(|epoch| steps_for(epoch, living_under(living, epoch.id), now, schedule));
    let lost = living
        .iter()
        .filter(|(id, count)| **count > 0 && !epochs.iter().any(|epoch| epoch.id == **id))
        .map(|(id, count)| Step::Lost {
            epoch: *id,
            living: *count,
        });
    begin.into_iter().chain(emptied).chain(lost).collect()
}

fn living_under(living: &BTreeMap<EpochId, u64>, epoch: EpochId) -> u64 {
    living.get(&epoch).copied().unwrap_or(0)
}

fn steps_for(epoch: &EpochInfo, living: u64, now: Timestamp, schedule: &Schedule) -> Vec<Step> {
    let id = epoch.id;
    match (living, epoch.retired_at) {
        (0, None) => vec![Step::Retire { epoch: id }],
        (0, Some(retired_at)) => {
            let due = schedule.destruction_due(retired_at);
            (now >= due)
                .then_some(Step::Destroy { epoch: id, due })
                .into_iter()
                .collect()
        }
        (living, None) => vec![Step::Rewrap { epoch: id, living }],
        (living, Some(_)) => vec![Step::Reinstate { epoch: id }, Step::Rewrap { epoch: id, living }],
    }
}
