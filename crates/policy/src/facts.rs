//! What policy is told of a case, an area or a proposal. The service counts it; nothing here looks anything up.

use waymark_domain::case::StageName;
use waymark_domain::text::Code;
use waymark_domain::{CaseId, MemberId};

/// A case, and what one member is to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRelation {
    /// The case.
    pub case: CaseId,
    /// The area that has it.
    pub area: Code,
    /// Where it is.
    pub stage: StageName,
    /// Who owns it, or owned it last.
    pub owner: Option<MemberId>,
    /// Whether it is restricted.
    pub restricted: bool,
    /// Who restricted it.
    pub restricted_by: Option<MemberId>,
    /// Who proposed to lift that.
    pub lift_proposed_by: Option<MemberId>,
    /// Whether the member has emergency access now.
    pub emergency: bool,
    /// Whether the member said that they know somebody in it.
    pub connected: bool,
    /// Who made the gateway's decision in force.
    pub decided_by: Option<MemberId>,
}

/// What an action is asked about.
#[derive(Debug, Clone, Copy)]
pub enum Resource<'a> {
    /// A case.
    Case(&'a CaseRelation),
    /// An area; none for what belongs to no area.
    Area {
        /// The area.
        area: Option<&'a Code>,
        /// Whether what is reviewed there is the member's own.
        own: bool,
    },
    /// The office as a whole: what a member may do in any of their areas.
    Office,
    /// A change that waits for a second person.
    Proposal {
        /// Who proposed it.
        by: MemberId,
    },
}
