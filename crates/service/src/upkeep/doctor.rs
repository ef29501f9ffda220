//! The doctor's questions: is everything here that will be needed on a bad day?

use waymark_domain::Timestamp;
use waymark_storage::Store;

use crate::desk::Warning;
use crate::{House, ServiceError};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// As it should be.
    Good,
    /// Should be mended soon.
    Warning,
    /// Must be mended now.
    Bad,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How grave.
    pub gravity: Gravity,
    /// What was found, and what to do.
    pub words: String,
}

fn finding(gravity: Gravity, words: impl Into<String>) -> Finding {
    Finding {
        gravity,
        words: words.into(),
    }
}

/// Looks at everything an operator should know of.
///
/// # Errors
/// [`ServiceError::Unavailable`] when the store does not answer.
pub async fn examine(house: &House, now: Timestamp, mail: bool) -> Result<Vec<Finding>, ServiceError> {
    let mut all = vec![schema(house.store()).await?];
    all.extend(house.staff_desk().warnings(now).await?.into_iter().map(warning));
    all.extend(counts(house).await?);
    all.push(epochs(house).await?);
    all.push(checkpoint(house, now).await?);
    if !mail {
        let words = "No mail server is configured: urgent referrals alert nobody. Add a [mail] section.";
        all.push(finding(Gravity::Bad, words));
    }
    all.sort_by_key(|found| std::cmp::Reverse(found.gravity));
    Ok(all)
}

async fn schema(store: &Store) -> Result<Finding, ServiceError> {
    let pending = store
        .pending_migrations()
        .await
        .map_err(ServiceError::Unavailable)?;
    Ok(if pending.is_empty() {
        finding(Gravity::Good, "The schema is the newest.")
    } else {
        finding(
            Gravity::Bad,
            format!("{} migrations wait; start the program once.", pending.len()),
        )
    })
}

fn warning(warning: Warning) -> Finding {
    let words = match warning {
        Warning::CalendarEnds(_) => {
            "The bank-holiday table ends within a year: install a newer version, or time limits will be wrong."
        }
        Warning::KeysNotBackedUp => {
            "No backup of the keys was ever test-opened. Losing the key folder loses every record: run \
             `waymark keys backup FILE`, keep the file elsewhere, then `waymark keys test FILE`."
        }
        Warning::NoAreas => {
            "The rule set names no area, so every referral goes to the national desk: run `waymark import \
             rules FILE`."
        }
    };
    finding(Gravity::Warning, words)
}

async fn counts(house: &House) -> Result<Vec<Finding>, ServiceError> {
    let counts = house.store().counts().await.map_err(ServiceError::Unavailable)?;
    let mut all = vec![finding(
        Gravity::Good,
        format!(
            "{} referrals about {} people, {} enquiries, {} ledger entries.",
            counts.referrals, counts.people, counts.enquiries, counts.ledger_entries
        ),
    )];
    let waiting = [
        (counts.alerts_unopened, "urgent alerts that nobody has opened"),
        (
            counts.additions_unmatched,
            "additions whose reference is not known, to be matched by hand",
        ),
        (counts.jobs_failed, "pieces of work that were given up"),
    ];
    let due = waiting.into_iter().filter(|(count, _)| *count > 0);
    all.extend(due.map(|(count, what)| finding(Gravity::Warning, format!("There are {count} {what}."))));
    Ok(all)
}

async fn epochs(house: &House) -> Result<Finding, ServiceError> {
    let living = house
        .store()
        .epochs_in_use()
        .await
        .map_err(ServiceError::Unavailable)?;
    let held: Vec<i64> = house
        .vault()
        .keyring()
        .epochs()
        .iter()
        .map(|epoch| i64::from(epoch.id.0))
        .collect();
    let lost: u64 = living
        .iter()
        .filter(|(epoch, _)| !held.contains(epoch))
        .map(|(_, count)| count)
        .sum();
    Ok(if lost == 0 {
        finding(
            Gravity::Good,
            format!("Every record's key is held, in {} epochs.", held.len()),
        )
    } else {
        finding(
            Gravity::Bad,
            format!(
                "{lost} keys are under an epoch whose key file is missing: restore it from a key backup."
            ),
        )
    })
}

async fn checkpoint(house: &House, now: Timestamp) -> Result<Finding, ServiceError> {
    let log = house
        .store()
        .open_log()
        .await
        .map_err(ServiceError::Unavailable)?;
    let Some(log) = log else {
        return Ok(finding(
            Gravity::Bad,
            "No ledger is open: nothing can be recorded.",
        ));
    };
    let cut = house
        .store()
        .checkpoints(log.number)
        .await
        .map_err(ServiceError::Unavailable)?;
    Ok(match cut.last() {
        Some(last) if now.micros() - last.cut_at < 86_400_000_000 => {
            finding(Gravity::Good, "The newest checkpoint is less than a day old.")
        }
        Some(_) | None => finding(
            Gravity::Warning,
            "No checkpoint was signed within a day: run the server, or `waymark ledger checkpoint`.",
        ),
    })
}
