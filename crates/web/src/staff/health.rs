//! What a supervisor or a load balancer asks.

use axum::extract::State;
use axum::http::StatusCode;

use super::Staff;

/// The process answers.
pub(super) async fn live() -> &'static str {
    "live\n"
}

/// The store answers too.
pub(super) async fn ready(State(staff): State<Staff>) -> (StatusCode, &'static str) {
    if staff.desk.is_ready().await {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
    }
}
