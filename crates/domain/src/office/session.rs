//! How long a sign-in is good for, and how often a secret may be tried.
//!
//! Rule: docs/rules.md R-060

use crate::Timestamp;
use crate::rules::RuleSet;

/// The longest a session goes on, in hours, however busy it is.
pub const SESSION_HOURS: i64 = 10;
/// How long a code given again counts for grave acts, in minutes.
pub const STEP_UP_MINUTES: i64 = 5;
/// Wrong tries of one account's secrets within [`TRIES_WITHIN_MINUTES`], over all the places that ask for one.
pub const TRIES_OF_ACCOUNT: u16 = 10;
/// The same from one source: an office behind one address has many who mistype.
pub const TRIES_OF_SOURCE: u16 = 100;
/// How long a partner's system works with one token, in minutes.
pub const ACCESS_MINUTES: i64 = 15;
/// Minutes over which tries are counted.
pub const TRIES_WITHIN_MINUTES: i64 = 15;
/// Idle minutes where the rule set says nothing.
const IDLE_MINUTES: u16 = 15;
/// A clock that was set back by more than this many minutes ends what began later.
const CLOCK_MINUTES: i64 = 5;

/// When a session began, was used, and was stepped up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionTimes {
    /// When the member signed in.
    pub started_at: Timestamp,
    /// When it was used last.
    pub seen_at: Timestamp,
    /// When a code was last given again.
    pub stepped_up_at: Option<Timestamp>,
}

/// Why a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EndedBecause {
    /// Its member signed out.
    SignedOut,
    /// Its member ended it from another one.
    EndedElsewhere,
    /// Nobody used it for as long as the member's roles allow.
    Idle,
    /// It had gone on for as long as any may.
    TooLong,
    /// The member, or their organisation, was disabled.
    Disabled,
    /// The member enrols anew.
    Reset,
    /// It began later than it is now: the clock was set back.
    Clock,
}

crate::duty::coded!(EndedBecause {
    SignedOut = "signed_out",
    EndedElsewhere = "ended_elsewhere",
    Idle = "idle",
    TooLong = "too_long",
    Disabled = "disabled",
    Reset = "reset",
    Clock = "clock",
});

impl SessionTimes {
    /// Why the session is over by `now`, if it is.
    pub fn over(&self, now: Timestamp, idle_minutes: u16) -> Option<EndedBecause> {
        if self.started_at > now.plus_seconds(CLOCK_MINUTES * 60) {
            Some(EndedBecause::Clock)
        } else if now >= self.started_at.plus_seconds(SESSION_HOURS * 3_600) {
            Some(EndedBecause::TooLong)
        } else if now >= self.seen_at.plus_seconds(i64::from(idle_minutes) * 60) {
            Some(EndedBecause::Idle)
        } else {
            None
        }
    }

    /// Whether a code was given again so lately that grave acts are allowed.
    pub fn is_stepped_up(&self, now: Timestamp) -> bool {
        self.stepped_up_at
            .is_some_and(|at| at <= now && now < at.plus_seconds(STEP_UP_MINUTES * 60))
    }
}

/// Minutes without use after which a session of somebody with these roles ends: the shortest of what the rule set
/// says for a role (`session.idle_minutes.` and the role's code) and for all (`session.idle_minutes`).
pub fn idle_minutes<'a>(rules: &RuleSet, roles: impl IntoIterator<Item = &'a str>) -> u16 {
    let for_all = rules.number("session.idle_minutes").unwrap_or(IDLE_MINUTES);
    roles
        .into_iter()
        .map(|role| {
            rules
                .number(&format!("session.idle_minutes.{role}"))
                .unwrap_or(for_all)
        })
        .min()
        .unwrap_or(for_all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(&format!("2026-11-23T{text}Z")).unwrap()
    }

    fn times(started: &str, seen: &str) -> SessionTimes {
        SessionTimes {
            started_at: at(started),
            seen_at: at(seen),
            stepped_up_at: None,
        }
    }

    #[test]
    fn ses_1_a_session_ends_when_it_was_idle_and_after_ten_hours_however_busy() {
        let over = |times: SessionTimes, now| times.over(at(now), 15);
        let busy = times("08:00:00", "17:55:00");
        assert_eq!(over(times("08:00:00", "09:00:00"), "09:14:59"), None);
        assert_eq!(
            over(times("08:00:00", "09:00:00"), "09:15:00"),
            Some(EndedBecause::Idle)
        );
        assert_eq!(over(busy, "17:59:59"), None);
        assert_eq!(over(busy, "18:00:00"), Some(EndedBecause::TooLong));
    }

    #[test]
    fn rel_7_a_clock_set_back_ends_what_began_later() {
        let session = times("08:00:00", "09:00:00");
        assert_eq!(
            session.over(at("07:56:00"), 15),
            None,
            "clocks are corrected by seconds"
        );
        assert_eq!(session.over(at("07:54:00"), 15), Some(EndedBecause::Clock));
    }

    #[test]
    fn ses_3_a_code_given_again_counts_for_five_minutes() {
        let stepped = SessionTimes {
            stepped_up_at: Some(at("09:00:00")),
            ..times("08:00:00", "09:00:00")
        };
        assert!(stepped.is_stepped_up(at("09:00:00")) && stepped.is_stepped_up(at("09:04:59")));
        assert!(!stepped.is_stepped_up(at("09:05:00")));
        assert!(
            !stepped.is_stepped_up(at("08:59:59")),
            "a proof from the future is none"
        );
        assert!(!times("08:00:00", "09:00:00").is_stepped_up(at("09:00:00")));
    }

    #[test]
    fn idle_time_is_data_for_each_role_and_the_shortest_counts() {
        let rules = |more: &str| {
            let text = format!(
                "extends = \"shipped\"\nvalid_from = \"2026-01-01\"\nnote = \"test\"\n[number]\n{more}"
            );
            RuleSet::parse(&text).unwrap()
        };
        let line = |code: &str, value: u16| {
            format!("\"{code}\" = {{ value = {value}, unit = \"minutes\", source = \"test\" }}\n")
        };
        let shipped = RuleSet::shipped().unwrap();
        assert_eq!(idle_minutes(&shipped, ["supervisor"]), 15);
        assert_eq!(idle_minutes(&shipped, []), 15);
        let own = rules(&format!(
            "{}{}",
            line("session.idle_minutes", 20),
            line("session.idle_minutes.administrator", 5)
        ));
        assert_eq!(idle_minutes(&own, ["supervisor"]), 20);
        assert_eq!(idle_minutes(&own, ["supervisor", "administrator"]), 5);
    }
}
