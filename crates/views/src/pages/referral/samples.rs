//! Samples of every page of a referral.

use waymark_domain::Timestamp;
use waymark_domain::rules::RuleSet;

use super::{PageContext, Setting};

/// A wholly invented place with two areas, one of them named in Cymraeg too.
const RULES: &str = r#"
valid_from = "2026-01-01"
note = "Sample of an office's own rule set"
extends = "shipped"

[list.controller]
source = "Sample"
entries = [
  { code = "national_desk", label = "National Prevent desk" },
  { code = "wyrdale", label = "Wyrdale Police" },
]

[[area]]
code = "wyrdale"
name = "Wyrdale"
name_cy = "Dyffryn Wyr"
force = "gwent"
controller = "wyrdale"
desk_mailbox = "desk@wyrdale.example"
read_times = "Monday to Friday from 8am to 6pm, and at weekends from 10am to 4pm."
read_times_cy = "Dydd Llun i ddydd Gwener o 8am i 6pm, ac ar benwythnosau o 10am i 4pm."
telephone = "01632 960 101"
alert_again_minutes = 10

[[area]]
code = "fenmarsh"
name = "Fenmarsh"
force = "gwent"
controller = "wyrdale"
desk_mailbox = "desk@fenmarsh.example"
read_times = "Every day from 9am to 5pm."
alert_again_minutes = 15
"#;

/// The rule set of every sample.
#[must_use]
pub fn rules() -> RuleSet {
    RuleSet::parse(RULES).expect("the sample rule set is well formed: every test reads it")
}

/// The instant of every sample.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp::parse("2026-11-23T09:00:00Z").unwrap_or(Timestamp::EPOCH)
}

/// What the questions of every sample rest on.
#[must_use]
pub fn setting(rules: &RuleSet) -> Setting<'_> {
    context(rules).setting()
}

/// What every sample page needs to know.
#[must_use]
pub fn context(rules: &RuleSet) -> PageContext<'_> {
    PageContext {
        rules,
        now: now(),
        change: false,
        draft_expires: Some(now().plus_seconds(24 * 3600)),
    }
}
