//! The first page of a case: what comes next, by when, and what is still open.

use serde::Serialize;
use waymark_domain::case::LooseEnd;
use waymark_domain::task::TaskKind;
use waymark_domain::{CaseId, Timestamp};

use super::tasks::TaskLine;
use super::{CaseHead, CaseLink, CasePlace, Due, silent_debug, task_path, task_why, task_words};
use crate::{Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// The first page of a case.
#[derive(Clone, Serialize)]
pub struct OverviewPage {
    head: CaseHead,
    next: NextShown,
    owner: Option<String>,
    area: String,
    received: String,
    due: Option<Due>,
    loose_ends: Vec<LooseEndLine>,
    earlier: Vec<EarlierReferral>,
    tasks: Vec<TaskLine>,
    ways: Vec<CaseLink>,
}

silent_debug!(OverviewPage, EarlierReferral, Next);

/// What comes next.
#[derive(Clone, PartialEq, Eq)]
pub enum Next {
    /// The reader has to do it.
    Yours {
        /// What.
        task: TaskKind,
        /// By when.
        due: Option<Due>,
    },
    /// Somebody else has to do it.
    Theirs {
        /// What.
        task: TaskKind,
        /// Who, in words.
        who: String,
        /// By when.
        due: Option<Due>,
    },
    /// Nothing is open.
    Nothing,
}

#[derive(Clone, Serialize)]
struct NextShown {
    words: Message,
    why: Option<Message>,
    due: Option<Due>,
    href: Option<String>,
    who: Option<String>,
}

/// Something that keeps a decided case from closing, and where the reader can settle it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct LooseEndLine {
    words: Message,
    href: Option<String>,
}

/// An earlier referral of the same person.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct EarlierReferral {
    /// Its reference, as it is read out.
    pub reference: String,
    /// The day it was received, in words.
    pub received: String,
    /// How it ended, in words.
    pub outcome: String,
    /// Where it is, for a reader who may open it.
    pub href: Option<String>,
}

impl OverviewPage {
    /// The page of a case of `area`, received at an instant, with what comes next.
    #[must_use]
    pub fn new(head: CaseHead, area: impl Into<String>, received_at: Timestamp, next: Next) -> Self {
        let case = head.case();
        Self {
            next: NextShown::of(next, case),
            head: head.at(CasePlace::Overview),
            owner: None,
            area: area.into(),
            received: received_at.london_words(),
            due: None,
            loose_ends: Vec::new(),
            earlier: Vec::new(),
            tasks: Vec::new(),
            ways: Vec::new(),
        }
    }

    /// The same, owned by somebody, in words.
    #[must_use]
    pub fn owned_by(mut self, owner: impl Into<String>) -> Self {
        self.owner = Some(owner.into());
        self
    }

    /// The same, with the day the work of its stage is due.
    #[must_use]
    pub fn due(mut self, due: Due) -> Self {
        self.due = Some(due);
        self
    }

    /// The same, with what keeps it from closing, and whether the reader may settle it.
    #[must_use]
    pub fn loose_ends(mut self, ends: &[(LooseEnd, bool)]) -> Self {
        let case = self.head.case();
        self.loose_ends = ends
            .iter()
            .map(|(end, yours)| loose_end(*end, *yours, case))
            .collect();
        self
    }

    /// The same, with earlier referrals of the same person.
    #[must_use]
    pub fn earlier(mut self, earlier: Vec<EarlierReferral>) -> Self {
        self.earlier = earlier;
        self
    }

    /// The same, with what is open.
    #[must_use]
    pub fn tasks(mut self, tasks: Vec<TaskLine>) -> Self {
        self.tasks = tasks;
        self
    }

    /// The same, with what else the reader may do here.
    #[must_use]
    pub fn ways(mut self, ways: &[CasePlace]) -> Self {
        let case = self.head.case();
        self.ways = ways.iter().map(|place| CaseLink::to(*place, case)).collect();
        self
    }
}

impl NextShown {
    fn of(next: Next, case: CaseId) -> Self {
        match next {
            Next::Yours { task, due } => Self {
                words: task_words(task),
                why: Some(task_why(task)),
                due,
                href: Some(task_path(task, case)),
                who: None,
            },
            Next::Theirs { task, who, due } => Self {
                words: task_words(task),
                why: None,
                due,
                href: None,
                who: Some(who),
            },
            Next::Nothing => Self {
                words: Message::new("case-next-nothing"),
                why: None,
                due: None,
                href: None,
                who: None,
            },
        }
    }
}

fn loose_end(end: LooseEnd, yours: bool, case: CaseId) -> LooseEndLine {
    let place = match end {
        LooseEnd::UndecidedMatch => CasePlace::Match,
        LooseEnd::SecondSignature => CasePlace::Sign,
        LooseEnd::Handover => CasePlace::Handover,
        LooseEnd::SocialCare => CasePlace::SocialCare,
        LooseEnd::Referrer => CasePlace::Answer,
    };
    LooseEndLine {
        words: Message::coded("loose-end-", end.code()),
        href: yours.then(|| place.path(case)),
    }
}

impl Page for OverviewPage {
    const TEMPLATE: &'static str = "pages/case/overview/page.html";

    fn title(&self) -> Message {
        CasePlace::Overview.words()
    }
}
