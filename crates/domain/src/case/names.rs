//! All stages, commands and roles by name, from the first day. What is not built yet is marked so in the
//! printed table and has no code.

use crate::duty::coded;

/// The stages of the pathway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StageName {
    /// Referral logged, receipt given, clock runs.
    Received,
    /// Police ask whether there is a radicalisation concern.
    GatewayAssessment,
    /// Requests to agencies; the assessment is written.
    InformationGathering,
    /// Listed for a meeting.
    AwaitingPanel,
    /// The plan says how, when and by whom consent is asked.
    ConsentPending,
    /// A Channel case: plan, providers, sessions, reviews.
    Supported,
    /// Managed by police with mandatory review and second sign-off.
    PoliceLedPartnership,
    /// Six- and twelve-month reviews after support.
    PostExit,
    /// Reason, onward handover acknowledged, retention class.
    Closed,
    /// Content gone; a ledger entry without content stays.
    Disposed,
}
coded!(StageName {
    Received = "received",
    GatewayAssessment = "gateway_assessment",
    InformationGathering = "information_gathering",
    AwaitingPanel = "awaiting_panel",
    ConsentPending = "consent_pending",
    Supported = "supported",
    PoliceLedPartnership = "police_led_partnership",
    PostExit = "post_exit",
    Closed = "closed",
    Disposed = "disposed",
});

/// The commands of the pathway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommandName {
    /// A referral arrives.
    ReceiveReferral,
    /// Facts of a case handled elsewhere in the past.
    ImportJourney,
    /// Something more from a referrer.
    AddInformation,
    /// An emergency is passed on at once.
    EscalateEmergency,
    /// A new version of something said or written.
    Correct,
    /// Someone takes the case.
    AssignOwner,
    /// Two records are one person, or are not.
    DecideMatch,
    /// The check against investigations.
    RecordDeconfliction,
    /// One person hides the case at once.
    Restrict,
    /// Two people lift it.
    Unrestrict,
    /// The gateway's answer.
    RecordGatewayDecision,
    /// Reasonable grounds, or none.
    RecordSection36Decision,
    /// What the panel decided.
    RecordPanelDecision,
    /// Consent given or refused.
    RecordConsent,
    /// Consent taken back.
    WithdrawConsent,
    /// The panel, or police, look again.
    RecordReview,
    /// The plan changes.
    RevisePlan,
    /// The case ends.
    CloseCase,
    /// The look after six and twelve months.
    RecordPostExitReview,
    /// The case begins again.
    Reopen,
    /// To another panel; the receiver accepts first.
    Transfer,
    /// The clock stops, with a reason.
    Pause,
    /// The clock runs again.
    Resume,
    /// A second person agrees or sends the decision back.
    SignSecond,
    /// The receiving service says that it has it.
    AcknowledgeHandover,
    /// Whether the person was told.
    RecordTold,
    /// Whether children's social care was told.
    RecordSocialCare,
    /// What became of the referrer's wish to hear something.
    AnswerReferrer,
    /// What a referrer added is read.
    ReadAddition,
    /// A note is added.
    WriteNote,
    /// A connection to somebody is recorded.
    RecordConnection,
    /// Something is told to somebody outside.
    MakeDisclosure,
    /// The content goes.
    Dispose,
}
coded!(CommandName {
    ReceiveReferral = "receive_referral",
    ImportJourney = "import_journey",
    AddInformation = "add_information",
    EscalateEmergency = "escalate_emergency",
    Correct = "correct",
    AssignOwner = "assign_owner",
    DecideMatch = "decide_match",
    RecordDeconfliction = "record_deconfliction",
    Restrict = "restrict",
    Unrestrict = "unrestrict",
    RecordGatewayDecision = "record_gateway_decision",
    RecordSection36Decision = "record_section36_decision",
    RecordPanelDecision = "record_panel_decision",
    RecordConsent = "record_consent",
    WithdrawConsent = "withdraw_consent",
    RecordReview = "record_review",
    RevisePlan = "revise_plan",
    CloseCase = "close_case",
    RecordPostExitReview = "record_post_exit_review",
    Reopen = "reopen",
    Transfer = "transfer",
    Pause = "pause",
    Resume = "resume",
    SignSecond = "sign_second",
    AcknowledgeHandover = "acknowledge_handover",
    RecordTold = "record_told",
    RecordSocialCare = "record_social_care",
    AnswerReferrer = "answer_referrer",
    ReadAddition = "read_addition",
    WriteNote = "write_note",
    RecordConnection = "record_connection",
    MakeDisclosure = "make_disclosure",
    Dispose = "dispose",
});

/// Who people are to the system. Who holds a role where is data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Takes calls into the form and logs enquiries.
    IntakeOfficer,
    /// Assesses at the gateway.
    GatewayOfficer,
    /// Owns cases and sees them through.
    CaseOfficer,
    /// Assigns, watches over, signs second.
    Supervisor,
    /// Lists, minutes and chases for a panel.
    ChannelCoordinator,
    /// Chairs a panel.
    PanelChair,
    /// Chairs when the chair cannot.
    DeputyChair,
    /// Sits on a panel for an agency.
    PanelMember,
    /// The police representative of s.37(3).
    PoliceRepresentative,
    /// Gives support.
    Provider,
    /// Advises from a mental-health hub.
    Clinician,
    /// Meets the community.
    EngagementOfficer,
    /// Reviews, keeps or disposes of records.
    RecordsReviewer,
    /// Answers for data protection.
    DataProtectionOfficer,
    /// Makes the return; sees aggregates.
    Analyst,
    /// Reads the ledger.
    Auditor,
    /// Reads a sample for outside oversight.
    OversightReader,
    /// Configures; reads no case.
    Administrator,
}
coded!(Role {
    IntakeOfficer = "intake_officer",
    GatewayOfficer = "gateway_officer",
    CaseOfficer = "case_officer",
    Supervisor = "supervisor",
    ChannelCoordinator = "channel_coordinator",
    PanelChair = "panel_chair",
    DeputyChair = "deputy_chair",
    PanelMember = "panel_member",
    PoliceRepresentative = "police_representative",
    Provider = "provider",
    Clinician = "clinician",
    EngagementOfficer = "engagement_officer",
    RecordsReviewer = "records_reviewer",
    DataProtectionOfficer = "data_protection_officer",
    Analyst = "analyst",
    Auditor = "auditor",
    OversightReader = "oversight_reader",
    Administrator = "administrator",
});

impl Role {
    /// Whether its holders own cases, and so can be given one. Rule: docs/rules.md R-027
    #[must_use]
    pub const fn owns_cases(self) -> bool {
        match self {
            Self::GatewayOfficer | Self::CaseOfficer | Self::ChannelCoordinator => true,
            Self::IntakeOfficer
            | Self::Supervisor
            | Self::PanelChair
            | Self::DeputyChair
            | Self::PanelMember
            | Self::PoliceRepresentative
            | Self::Provider
            | Self::Clinician
            | Self::EngagementOfficer
            | Self::RecordsReviewer
            | Self::DataProtectionOfficer
            | Self::Analyst
            | Self::Auditor
            | Self::OversightReader
            | Self::Administrator => false,
        }
    }
}
