//! The pages and forms of one case, and where each is.

use waymark_domain::CaseId;

use crate::Message;

macro_rules! places {
    ($($(#[$doc:meta])* $place:ident = $segment:literal),+ $(,)?) => {
        /// A page or form of one case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum CasePlace {
            /// What a case is about and what comes next.
            Overview,
            $($(#[$doc])* $place),+
        }

        impl CasePlace {
            /// All of them.
            pub const ALL: &'static [Self] = &[Self::Overview, $(Self::$place),+];

            /// Its route, as the staff site's table names it.
            #[must_use]
            pub const fn route(self) -> &'static str {
                match self {
                    Self::Overview => "/cases/{case}",
                    $(Self::$place => concat!("/cases/{case}/", $segment)),+
                }
            }

            /// Its code: the last parts of its route.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    Self::Overview => "overview",
                    $(Self::$place => $segment),+
                }
            }
        }
    };
}

places! {
    /// What happened, newest first.
    Timeline = "timeline",
    /// People and how they are connected.
    People = "people",
    /// What the referrer told.
    Referral = "referral",
    /// Decisions and their reasons.
    Decisions = "decisions",
    /// Notes.
    Notes = "notes",
    /// What is to be done.
    Tasks = "tasks",
    /// Who has looked.
    Looks = "looks",
    /// Why the reader may see the case.
    Why = "why",
    /// Shows who referred, for a reason.
    ShowReferrer = "referral/referrer",
    /// Shows birth date and address.
    ShowIdentity = "referral/identity",
    /// Gives the case an owner.
    Assign = "assign",
    /// The check against investigations.
    Deconfliction = "deconfliction",
    /// The gateway's decision.
    Decision = "decision",
    /// The second signature.
    Sign = "sign",
    /// Passes an emergency on at once.
    Escalate = "escalate",
    /// Hides the case from all but a few.
    Restrict = "restrict",
    /// Proposes that, or agrees that, the restriction ends.
    LiftRestriction = "restrict/lift",
    /// Stops the clock.
    Pause = "pause",
    /// Starts it again.
    Resume = "resume",
    /// The receiving service has what was handed over.
    Handover = "handover",
    /// Whether the person was told.
    Told = "told",
    /// Whether children's social care was told.
    SocialCare = "social-care",
    /// The safe answer to the referrer.
    Answer = "answer",
    /// A new note.
    Note = "note",
    /// Corrects who the person is.
    Correct = "correct",
    /// A connection between people.
    Connection = "connection",
    /// Something told to somebody outside.
    Disclosure = "disclosure",
    /// Whether two records are one person.
    Match = "match",
    /// An hour's access in an emergency.
    EmergencyAccess = "emergency-access",
    /// The reader knows somebody in the case.
    Connected = "connected",
}

impl CasePlace {
    /// The pages of the sub navigation, in order.
    pub(super) const PAGES: [Self; 8] = [
        Self::Overview,
        Self::Timeline,
        Self::People,
        Self::Referral,
        Self::Decisions,
        Self::Notes,
        Self::Tasks,
        Self::Looks,
    ];

    /// From its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|place| place.code() == code)
    }

    /// What was done there, said after it was; none for what does nothing, or what the reader sees no more after.
    pub(super) fn done(self) -> Option<Message> {
        match self {
            Self::Overview
            | Self::Timeline
            | Self::People
            | Self::Referral
            | Self::Decisions
            | Self::Notes
            | Self::Tasks
            | Self::Looks
            | Self::Why
            | Self::ShowReferrer
            | Self::ShowIdentity
            | Self::Connected => None,
            Self::Assign
            | Self::Deconfliction
            | Self::Decision
            | Self::Sign
            | Self::Escalate
            | Self::Restrict
            | Self::LiftRestriction
            | Self::Pause
            | Self::Resume
            | Self::Handover
            | Self::Told
            | Self::SocialCare
            | Self::Answer
            | Self::Note
            | Self::Correct
            | Self::Connection
            | Self::Disclosure
            | Self::Match
            | Self::EmergencyAccess => Some(Message::coded("case-done-", &self.code().replace('/', "-"))),
        }
    }

    /// Where it is for a case.
    #[must_use]
    pub fn path(self, case: CaseId) -> String {
        self.route().replace("{case}", &case.to_string())
    }

    /// What it is called, as a heading and as the words of a link.
    #[must_use]
    pub fn words(self) -> Message {
        Message::coded("case-place-", &self.code().replace('/', "-"))
    }
}
