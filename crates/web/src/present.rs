//! The present instant and fresh ids, brought in from outside.

use std::sync::Arc;

use uuid::Uuid;
use waymark_domain::{Clock, Ids, Timestamp};

/// Where a site takes the time and ids from. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Present {
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
}

impl Present {
    /// From a clock and a source of ids.
    pub fn new(clock: Arc<dyn Clock>, ids: Arc<dyn Ids>) -> Self {
        Self { clock, ids }
    }

    /// Now.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// An id for a request.
    pub(crate) fn id(&self) -> Uuid {
        self.ids.next(self.clock.now())
    }
}
