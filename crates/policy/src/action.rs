//! What is done, by the names that policies use.

use crate::opening::{Compartment, Opening};

/// What an action is done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// One case.
    Case,
    /// One area.
    Area,
    /// The office as a whole.
    Office,
    /// A change that waits for a second person.
    Proposal,
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $code:literal on $target:ident),* $(,)?) => {
        /// Something done at the desk, named after what is done and not after who may do it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[$doc])* $name),* }

        impl Action {
            /// Every action, in the order they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its name in the policies and in the ledger.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// What it is done to.
            pub const fn target(self) -> Target {
                match self { $(Self::$name => Target::$target),* }
            }
        }
    };
}

actions! {
    /// Reads a case.
    ViewCase = "view_case" on Case,
    /// Is shown who referred.
    ViewReferrer = "view_referrer" on Case,
    /// Is shown a birth date and an address.
    ViewIdentityDetail = "view_identity_detail" on Case,
    /// Sees who has looked.
    ViewLooks = "view_looks" on Case,
    /// Sees, beside the others, what auditors and privacy officers looked at.
    ViewOverseersLooks = "view_overseers_looks" on Case,
    /// Gives a case an owner.
    AssignOwner = "assign_owner" on Case,
    /// Records the check against investigations.
    RecordDeconfliction = "record_deconfliction" on Case,
    /// Passes an emergency on.
    EscalateEmergency = "escalate_emergency" on Case,
    /// Decides at the gateway.
    RecordGatewayDecision = "record_gateway_decision" on Case,
    /// Signs a decision second.
    SignSecond = "sign_second" on Case,
    /// Hides a case from all but few.
    Restrict = "restrict" on Case,
    /// Lifts a restriction, with a second person.
    LiftRestriction = "lift_restriction" on Case,
    /// Stops the clock.
    Pause = "pause" on Case,
    /// Starts the clock again.
    Resume = "resume" on Case,
    /// Adds a corrected version.
    Correct = "correct" on Case,
    /// Writes a note.
    WriteNote = "write_note" on Case,
    /// Records whom the person is connected to.
    RecordConnection = "record_connection" on Case,
    /// Answers the referrer.
    ReleaseAnswer = "release_answer" on Case,
    /// Records that a service has what was handed over.
    RecordHandover = "record_handover" on Case,
    /// Records whether the person was told.
    RecordTold = "record_told" on Case,
    /// Records whether children's social care was told.
    RecordSocialCare = "record_social_care" on Case,
    /// Says that they have read what a referrer added.
    ReadAddition = "read_addition" on Case,
    /// Records what was told to somebody outside.
    RecordDisclosure = "record_disclosure" on Case,
    /// Decides whether two records are one person.
    DecideMatch = "decide_match" on Case,
    /// Says that they know somebody in the case.
    DeclareConnection = "declare_connection" on Case,
    /// Takes emergency access.
    OpenEmergencyAccess = "open_emergency_access" on Case,
    /// Sees what waits at the gateway.
    SeeQueue = "see_queue" on Office,
    /// Sees the load of officers.
    SeeWorkload = "see_workload" on Office,
    /// Opens an alert of an area.
    OpenAlert = "open_alert" on Area,
    /// Sees their own work.
    SeeOwnWork = "see_own_work" on Office,
    /// Logs an enquiry.
    LogEnquiry = "log_enquiry" on Office,
    /// Reads enquiries.
    ReadEnquiries = "read_enquiries" on Office,
    /// Makes a referral of an enquiry.
    PromoteEnquiry = "promote_enquiry" on Office,
    /// Writes down a caller's referral.
    TakeReferral = "take_referral" on Office,
    /// Finds people and cases.
    FindPeople = "find_people" on Office,
    /// Reviews a use of emergency access.
    ReviewEmergencyAccess = "review_emergency_access" on Area,
    /// Begins and ends duty.
    ManageShifts = "manage_shifts" on Area,
    /// Manages members and their roles.
    ManageMembers = "manage_members" on Office,
    /// Proposes changes to rules, lists and words.
    ManageRules = "manage_rules" on Office,
    /// Approves or refuses a proposed change.
    ApproveProposal = "approve_proposal" on Proposal,
    /// Manages partners' systems.
    ManageApiClients = "manage_api_clients" on Office,
    /// Reads the ledger.
    ReadLedger = "read_ledger" on Office,
    /// Sends a referral from a partner's system.
    SendReferral = "send_referral" on Office,
    /// Asks from a partner's system whether its own referrals arrived.
    ReadOwnReferrals = "read_own_referrals" on Office,
}

impl Action {
    /// The action of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.code() == code)
    }

    /// Whether it may be done without seeing the case: to learn who has looked, and to ask for sight of it.
    /// Everything else needs it.
    pub(crate) const fn is_apart_from_sight(self) -> bool {
        matches!(
            self,
            Self::ViewLooks | Self::ViewOverseersLooks | Self::OpenEmergencyAccess
        )
    }

    /// What a permission for it opens, and no more.
    pub(crate) const fn opens(self) -> &'static [Opening] {
        use Compartment::{Case, Identity, Referrer};
        use Opening::Content;
        match self {
            Self::ViewCase
            | Self::EscalateEmergency
            | Self::Correct
            | Self::DecideMatch
            | Self::SignSecond
            | Self::FindPeople => &[Content(Identity), Content(Case)],
            Self::ViewReferrer => &[Content(Referrer)],
            Self::ViewIdentityDetail
            | Self::SeeQueue
            | Self::SeeWorkload
            | Self::SeeOwnWork
            | Self::ReviewEmergencyAccess => &[Content(Identity)],
            Self::ReadEnquiries | Self::PromoteEnquiry => &[Content(Case)],
            Self::ViewLooks
            | Self::ViewOverseersLooks
            | Self::AssignOwner
            | Self::RecordDeconfliction
            | Self::RecordGatewayDecision
            | Self::Restrict
            | Self::LiftRestriction
            | Self::Pause
            | Self::Resume
            | Self::WriteNote
            | Self::RecordConnection
            | Self::ReleaseAnswer
            | Self::RecordHandover
            | Self::RecordTold
            | Self::RecordSocialCare
            | Self::RecordDisclosure
            | Self::ReadAddition
            | Self::DeclareConnection
            | Self::OpenEmergencyAccess
            | Self::OpenAlert
            | Self::LogEnquiry
            | Self::TakeReferral
            | Self::ManageShifts
            | Self::ManageMembers
            | Self::ManageRules
            | Self::ApproveProposal
            | Self::ManageApiClients
            | Self::ReadLedger
            | Self::SendReferral
            | Self::ReadOwnReferrals => &[],
        }
    }
}
