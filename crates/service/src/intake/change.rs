//! A change made of assembled rows.

use waymark_storage::Change;

use super::Assembled;
use crate::ServiceError;

impl Assembled {
    /// The change that writes all of it. There is always an entry: nothing is taken in unrecorded.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] if nothing was assembled, which no caller does.
    pub fn into_change(self, name: &'static str) -> Result<Change, ServiceError> {
        let mut entries = self.entries.into_iter();
        let first = entries.next().ok_or(ServiceError::NotFound)?;
        let change = entries.fold(Change::recorded(name, first), Change::entry);
        Ok(change.writes(self.writes))
    }
}
