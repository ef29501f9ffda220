//! Rows that cannot be read: each is a fault that names its table, column and id, and none is left out or shown as
//! something it is not.

use uuid::Uuid;
use waymark_domain::Timestamp;
use waymark_storage::StoreError;

use crate::ServiceError;

/// Where a value stands: table, column, and the row's id.
pub(crate) type Cell = (&'static str, &'static str, Uuid);

/// The fault of a value that cannot be.
pub(crate) fn damaged((table, column, id): Cell) -> ServiceError {
    ServiceError::Store(StoreError::Inconsistent {
        table,
        column,
        id: id.to_string(),
    })
}

/// An instant, from microseconds since 1970.
pub(crate) fn instant(micros: i64, cell: Cell) -> Result<Timestamp, ServiceError> {
    Timestamp::from_micros(micros).ok_or_else(|| damaged(cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_that_cannot_be_is_a_fault_and_not_the_year_1970() {
        let cell = ("task", "done_at", Uuid::nil());
        assert_eq!(instant(0, cell).unwrap(), Timestamp::EPOCH);
        let fault = instant(i64::MAX, cell).unwrap_err();
        let ServiceError::Store(StoreError::Inconsistent { table, column, .. }) = fault else {
            panic!("{fault}");
        };
        assert_eq!((table, column), ("task", "done_at"));
    }
}
