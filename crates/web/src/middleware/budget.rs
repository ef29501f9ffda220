//! How many forms one address may send in a minute, counted without keeping any address.

use std::collections::HashMap;
use std::fmt;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use waymark_domain::Timestamp;
use waymark_service::{AddressHash, DailyHasher};

use crate::config::Limits;
use crate::present::Present;
use crate::problem::Problem;
use crate::server::Peer;

const MICROS_A_MINUTE: i64 = 60_000_000;

/// Counts forms by source. Only keyed hashes are held, for a minute, and their key dies within a day.
#[derive(Clone)]
pub(super) struct Budget {
    present: Present,
    per_minute: u32,
    counts: Arc<Mutex<Counts>>,
}

struct Counts {
    hasher: DailyHasher,
    minute: i64,
    sent: HashMap<AddressHash, u32>,
}

impl Budget {
    pub(super) fn new(present: &Present, limits: &Limits) -> Self {
        let counts = Counts {
            hasher: DailyHasher::new(present.now()),
            minute: 0,
            sent: HashMap::new(),
        };
        Self {
            present: present.clone(),
            per_minute: limits.forms_per_minute,
            counts: Arc::new(Mutex::new(counts)),
        }
    }

    /// Counts one more form from this address; false when it has sent enough for this minute.
    fn spend(&self, from: IpAddr) -> bool {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.add(from, self.present.now()) <= self.per_minute
    }
}

impl Counts {
    fn add(&mut self, from: IpAddr, now: Timestamp) -> u32 {
        let minute = now.micros().div_euclid(MICROS_A_MINUTE);
        if minute != self.minute {
            self.minute = minute;
            self.sent.clear();
        }
        let sent = self.sent.entry(self.hasher.address(from, now)).or_default();
        *sent = sent.saturating_add(1);
        *sent
    }
}

impl fmt::Debug for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Budget({} a minute)", self.per_minute)
    }
}

/// Asks a source that sends more forms than a busy office does to wait. Nothing is refused for good, and the
/// page says where to ring.
pub(super) async fn spend(State(budget): State<Budget>, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>().copied();
    let spent = *request.method() != Method::POST
        || peer.is_none_or(|peer| budget.spend(peer.client(request.headers())));
    if spent {
        next.run(request).await
    } else {
        Problem::TooMany.into_response()
    }
}
