//! The supervisor's view: what everybody has on their desk before another case is given to them, what is late or
//! about to be, and what waits for a second person.

use serde::Serialize;

use super::desk_rows::TaskRow;
use super::referral::silent_debug;
use super::work::count;
use crate::{Message, Page, paths};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// What one officer has on their desk.
#[derive(Clone, Serialize)]
pub struct Load {
    name: String,
    absent: bool,
    open: u32,
    late: u32,
    soon: u32,
}

impl Load {
    /// An officer with so many open cases, and so many tasks that are late and due soon.
    #[must_use]
    pub fn new(name: impl Into<String>, open: u32, late: u32, soon: u32) -> Self {
        Self {
            name: name.into(),
            absent: false,
            open,
            late,
            soon,
        }
    }

    /// The same, not on duty now.
    #[must_use]
    pub fn off_duty(mut self) -> Self {
        self.absent = true;
        self
    }
}

/// What waits in a supervisor's areas.
#[derive(Clone, Default)]
pub struct Waiting {
    /// Cases without an owner.
    pub unassigned: Vec<TaskRow>,
    /// Whatever is late or about to be.
    pub late: Vec<TaskRow>,
    /// Decisions that wait for a second signature.
    pub signatures: Vec<TaskRow>,
    /// Restrictions that somebody has to look at again.
    pub restrictions: Vec<TaskRow>,
    /// Uses of emergency access that are not reviewed yet.
    pub emergency_access: Vec<TaskRow>,
}

/// The page.
#[derive(Clone, Serialize)]
pub struct TeamPage {
    areas: String,
    loads: Vec<Load>,
    parts: Vec<Part>,
    queue: &'static str,
}

#[derive(Clone, Serialize)]
struct Part {
    heading: Message,
    none: &'static str,
    tasks: Vec<TaskRow>,
}

silent_debug!(Load, Waiting, TeamPage);

impl TeamPage {
    /// The page for a supervisor of these areas, named in words. Officers stand in the order of their names: it is
    /// no ranking.
    #[must_use]
    pub fn new(areas: impl Into<String>, mut loads: Vec<Load>, waiting: Waiting) -> Self {
        loads.sort_by_key(|load| load.name.to_lowercase());
        let part = |heading: &'static str, none, tasks: Vec<TaskRow>| Part {
            heading: Message::new(heading).with("count", count(tasks.len())),
            none,
            tasks,
        };
        Self {
            areas: areas.into(),
            loads,
            parts: vec![
                part("team-unassigned", "team-unassigned-none", waiting.unassigned),
                part("team-late", "team-late-none", waiting.late),
                part("team-signatures", "team-signatures-none", waiting.signatures),
                part(
                    "team-restrictions",
                    "team-restrictions-none",
                    waiting.restrictions,
                ),
                part("team-emergency", "team-emergency-none", waiting.emergency_access),
            ],
            queue: paths::QUEUE,
        }
    }
}

impl Page for TeamPage {
    const TEMPLATE: &'static str = "pages/team/page.html";

    fn title(&self) -> Message {
        Message::new("team-title")
    }
}
