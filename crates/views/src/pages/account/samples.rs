//! Samples of the account page.

use super::{AccountPage, DutyLine, SessionLine};
use crate::Hidden;
use crate::gallery::HOSTILE;

/// Alone with this session, and with everything.
#[must_use]
pub fn samples() -> Vec<(&'static str, AccountPage)> {
    let csrf = || Hidden {
        name: "csrf",
        value: "sample".to_owned(),
    };
    let session = |this| SessionLine {
        id: "00000000-0000-7000-8000-000000000001".to_owned(),
        began: "23 November 2026 at 9:05am".to_owned(),
        seen: "23 November 2026 at 9:35am".to_owned(),
        this,
    };
    let duty = |name: &str, on| DutyLine {
        area: "wyrdale".to_owned(),
        name: name.to_owned(),
        on,
    };
    vec![
        ("alone", AccountPage::new(vec![], vec![session(true)], 0, csrf())),
        (
            "full",
            AccountPage::new(
                vec![duty("Wyrdale", true), duty(HOSTILE, false)],
                vec![session(true), session(false)],
                2,
                csrf(),
            ),
        ),
    ]
}
