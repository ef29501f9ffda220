//! My work: what somebody has to do, across the areas they work in, most pressing first.

use serde::Serialize;
use waymark_domain::task::{TaskKind, Urgency};

use super::case::forms::Choice;
use super::case::task_words;
use super::desk_rows::TaskRow;
use super::referral::silent_debug;
use crate::{Message, Page, paths};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// Whose tasks are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// Everything that is open to the reader to do.
    #[default]
    All,
    /// What is the reader's own.
    Mine,
    /// What is anybody's in the units the reader works in.
    Units,
}

impl Whose {
    /// All of them, in the order of the filter.
    pub const ALL: [Self; 3] = [Self::All, Self::Mine, Self::Units];

    /// Its code in the query `whose`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mine => "mine",
            Self::Units => "units",
        }
    }
}

/// What the list is narrowed to. It stands in the address, so it holds codes only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkFilter {
    /// Codes of areas; none chosen means all.
    pub areas: Vec<String>,
    /// Kinds of task; none chosen means all.
    pub kinds: Vec<TaskKind>,
    /// Whose tasks.
    pub whose: Whose,
}

impl WorkFilter {
    /// The names of what the form asks for: `area` and `kind` may come several times.
    pub const FIELDS: [&'static str; 3] = ["whose", "area", "kind"];

    /// From the pairs of a query. What is not offered is left out.
    #[must_use]
    pub fn from_query<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        areas: &[(String, String)],
    ) -> Self {
        let mut filter = Self::default();
        for (name, value) in pairs {
            match name {
                "area" if areas.iter().any(|(code, _)| code == value) => filter.areas.push(value.to_owned()),
                "kind" => filter.kinds.extend(TaskKind::from_code(value)),
                "whose" => filter.whose = whose(value),
                _ => {}
            }
        }
        filter
    }

    /// Whether a task of this kind in this area shows; `mine` when it is the reader's own.
    #[must_use]
    pub fn admits(&self, area: &str, kind: TaskKind, mine: bool) -> bool {
        let whose = match self.whose {
            Whose::All => true,
            Whose::Mine => mine,
            Whose::Units => !mine,
        };
        whose
            && (self.areas.is_empty() || self.areas.iter().any(|chosen| chosen == area))
            && (self.kinds.is_empty() || self.kinds.contains(&kind))
    }

    fn is_all(&self) -> bool {
        *self == Self::default()
    }

    fn path(&self) -> String {
        let whose = (self.whose != Whose::All).then(|| format!("whose={}", self.whose.code()));
        let areas = self.areas.iter().map(|area| format!("area={area}"));
        let kinds = self.kinds.iter().map(|kind| format!("kind={}", kind.code()));
        let query: Vec<_> = whose.into_iter().chain(areas).chain(kinds).collect();
        if query.is_empty() {
            paths::HOME.to_owned()
        } else {
            format!("{}?{}", paths::HOME, query.join("&"))
        }
    }
}

fn whose(code: &str) -> Whose {
    Whose::ALL
        .into_iter()
        .find(|whose| whose.code() == code)
        .unwrap_or_default()
}

/// The page.
#[derive(Clone, Serialize)]
pub struct WorkPage {
    groups: Vec<Group>,
    shown: usize,
    narrowed: bool,
    more: bool,
    chips: Vec<Chip>,
    whose: Vec<Ticked>,
    areas: Vec<TickedArea>,
    kinds: Vec<Ticked>,
}

#[derive(Clone, Serialize)]
struct Group {
    heading: Message,
    tasks: Vec<TaskRow>,
}

/// A filter at work, and the address without it.
#[derive(Clone, Serialize)]
struct Chip {
    words: Option<Message>,
    text: Option<String>,
    href: String,
}

#[derive(Clone, Serialize)]
struct Ticked {
    value: &'static str,
    words: Message,
    checked: bool,
}

#[derive(Clone, Serialize)]
struct TickedArea {
    choice: Choice,
    checked: bool,
}

silent_debug!(WorkPage);

impl WorkPage {
    /// The page with these tasks, which `filter` admits, most pressing first. `areas` are the code and name of
    /// each the reader works in.
    #[must_use]
    pub fn new(tasks: &[TaskRow], filter: &WorkFilter, areas: &[(String, String)]) -> Self {
        Self {
            shown: tasks.len(),
            groups: groups(tasks),
            narrowed: !filter.is_all(),
            more: false,
            chips: chips(filter, areas),
            whose: Whose::ALL.map(|whose| ticked_whose(whose, filter)).into(),
            areas: areas
                .iter()
                .filter(|_| areas.len() > 1)
                .map(|(code, name)| TickedArea {
                    choice: Choice::new(code, name),
                    checked: filter.areas.contains(code),
                })
                .collect(),
            kinds: TaskKind::ALL
                .iter()
                .map(|kind| ticked_kind(*kind, filter))
                .collect(),
        }
    }
}

impl WorkPage {
    /// The same when there is more than fits on it.
    #[must_use]
    pub fn and_more(mut self) -> Self {
        self.more = true;
        self
    }
}

fn ticked_whose(whose: Whose, filter: &WorkFilter) -> Ticked {
    Ticked {
        value: whose.code(),
        words: Message::coded("work-whose-", whose.code()),
        checked: filter.whose == whose,
    }
}

fn ticked_kind(kind: TaskKind, filter: &WorkFilter) -> Ticked {
    Ticked {
        value: kind.code(),
        words: task_words(kind),
        checked: filter.kinds.contains(&kind),
    }
}

fn groups(tasks: &[TaskRow]) -> Vec<Group> {
    Urgency::ALL
        .iter()
        .map(|urgency| (*urgency, tasks.iter().filter(|task| task.urgency() == *urgency)))
        .map(|(urgency, tasks)| (urgency, tasks.cloned().collect::<Vec<_>>()))
        .filter(|(_, tasks)| !tasks.is_empty())
        .map(|(urgency, tasks)| Group {
            heading: Message::coded("work-group-", urgency.code()).with("count", count(tasks.len())),
            tasks,
        })
        .collect()
}

/// A length as a message counts it.
pub(super) fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

fn chips(filter: &WorkFilter, areas: &[(String, String)]) -> Vec<Chip> {
    let whose = (filter.whose != Whose::All).then(|| Chip {
        words: Some(Message::coded("work-whose-", filter.whose.code())),
        text: None,
        href: WorkFilter {
            whose: Whose::All,
            ..filter.clone()
        }
        .path(),
    });
    let areas = areas
        .iter()
        .filter(|(code, _)| filter.areas.contains(code))
        .map(|(code, name)| {
            let mut without = filter.clone();
            without.areas.retain(|area| area != code);
            Chip {
                words: None,
                text: Some(name.clone()),
                href: without.path(),
            }
        });
    let kinds = filter.kinds.iter().map(|kind| {
        let mut without = filter.clone();
        without.kinds.retain(|chosen| chosen != kind);
        Chip {
            words: Some(task_words(*kind)),
            text: None,
            href: without.path(),
        }
    });
    whose.into_iter().chain(areas).chain(kinds).collect()
}

impl Page for WorkPage {
    const TEMPLATE: &'static str = "pages/work/page.html";

    fn title(&self) -> Message {
        Message::new("work-title")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas() -> [(String, String); 2] {
        [("wyrdale", "Wyrdale"), ("brackmoor", "Brackmoor")].map(|(code, name)| (code.into(), name.into()))
    }

    #[test]
    fn a_filter_is_read_from_its_own_address_and_anything_else_is_left_out() {
        let filter = WorkFilter {
            areas: vec!["wyrdale".into()],
            kinds: vec![TaskKind::SignSecond, TaskKind::Deconflict],
            whose: Whose::Mine,
        };
        let path = filter.path();
        let query = path.split_once('?').unwrap().1;
        let pairs: Vec<_> = query
            .split('&')
            .map(|pair| pair.split_once('=').unwrap())
            .collect();
        assert_eq!(WorkFilter::from_query(pairs, &areas()), filter);
        let foreign = [("area", "elsewhere"), ("kind", "x"), ("whose", "x"), ("x", "y")];
        assert_eq!(WorkFilter::from_query(foreign, &areas()), WorkFilter::default());
    }

    #[test]
    fn a_filter_admits_what_is_chosen_in_each_of_its_parts() {
        let all = WorkFilter::default();
        assert!(all.admits("wyrdale", TaskKind::SignSecond, false));
        let some = WorkFilter {
            areas: vec!["wyrdale".into()],
            kinds: vec![TaskKind::SignSecond],
            whose: Whose::Mine,
        };
        assert!(some.admits("wyrdale", TaskKind::SignSecond, true));
        assert!(!some.admits("wyrdale", TaskKind::SignSecond, false));
        assert!(!some.admits("brackmoor", TaskKind::SignSecond, true));
        assert!(!some.admits("wyrdale", TaskKind::Deconflict, true));
    }
}
