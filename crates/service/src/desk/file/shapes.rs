//! What of a case is read: its parts, opened.

use waymark_domain::case::{
    Case as CaseState, CaseEvent, Connection, LooseEnd, Note, SecondBecause, StageName,
};
use waymark_domain::person::{Birth, Identity as PersonIdentity};
use waymark_domain::referral::{Account, Aware, Channel, Wish};
use waymark_domain::task::{TaskKind, TaskOwner, Urgency};
use waymark_domain::text::Text;
use waymark_domain::{CaseId, ContentId, Date, DisclosureId, MemberId, Timestamp};
use waymark_policy::Action;
use waymark_storage::entities::case_file;

/// One thing that happened, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// Its number in the case, from 1.
    pub number: u32,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// Who did it: the member, where one did.
    pub by: Option<MemberId>,
    /// What it was.
    pub event: CaseEvent,
}

/// A text of a case, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Writing {
    /// What the referrer told, and whether person and family know.
    Account(Account, Aware, Aware),
    /// What the referrer added later.
    Addition(String),
    /// A note.
    Note(Note),
    /// Whom the person is connected to.
    Connection(Connection),
}

/// A text with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its id.
    pub id: ContentId,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// What it says.
    pub writing: Writing,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Todo {
    /// The case it is for.
    pub case: CaseId,
    /// What.
    pub kind: TaskKind,
    /// What it is about, where a case can have several of a kind.
    pub about: Option<uuid::Uuid>,
    /// Who has to do it.
    pub owner: TaskOwner,
    /// The day it is due.
    pub due_on: Date,
    /// How it stands today.
    pub urgency: Urgency,
    /// Whether the supervisors were told.
    pub escalated: bool,
}

/// Something that was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// What.
    pub kind: TaskKind,
    /// Who had to do it.
    pub owner: TaskOwner,
    /// When it was done, or needed no more.
    pub at: Timestamp,
}

/// How a referral came, as far as it stands in the clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// When.
    pub at: Timestamp,
    /// How.
    pub channel: Channel,
    /// From which sector, a code.
    pub sector: String,
    /// Whether the referrer said that somebody may be hurt or is about to travel.
    pub urgent: bool,
    /// Whether the referrer's name must be kept from person and family.
    pub confidential: Wish,
    /// Whether the referrer wishes to hear something.
    pub feedback: Wish,
    /// Whether the referrer wrote in Welsh, and so is answered in Welsh.
    pub in_welsh: bool,
}

/// Another case of the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierCase {
    /// The case, where the reader may open it; otherwise its area's desk is asked.
    pub case: Option<CaseId>,
    /// Its area.
    pub area: String,
    /// When its referral was received.
    pub received_at: Timestamp,
    /// Code of the stage it is at.
    pub stage: String,
    /// Code of how it ended.
    pub outcome: Option<String>,
}

/// Somebody else of the same referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// Their case, where the reader may open it.
    pub case: Option<CaseId>,
    /// Their place in the referral, from 1.
    pub position: u32,
}

/// A record that may be the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaybeSame {
    /// The candidate.
    pub id: waymark_domain::CandidateId,
    /// Codes of what agreed.
    pub agreed: Vec<String>,
    /// `undecided`, `same` or `different`.
    pub state: String,
    /// Who the other record says they are, where the reader may open a case of theirs; otherwise its area's
    /// desk is asked.
    pub other: Option<Box<PersonIdentity>>,
    /// A case of theirs, where the reader may open it.
    pub case: Option<CaseId>,
    /// The area whose desk to ask.
    pub area: Option<String>,
}

/// Something told to somebody outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its id.
    pub id: DisclosureId,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// Who wrote it down.
    pub by: MemberId,
    /// What, to whom and why.
    pub disclosure: waymark_domain::case::Disclosure,
}

/// A case as whoever may read it reads it. Birth date, address and referrer are not in it: each is shown on
/// request, and each showing is an entry.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// The row: dates, codes and ids.
    pub row: case_file::Model,
    /// The state.
    pub state: CaseState,
    /// Who the person is, without the details that are shown on request.
    pub identity: PersonIdentity,
    /// The age today or at referral, where it is certain enough.
    pub age: Option<u8>,
    /// Whether the age is what somebody guessed.
    pub age_guessed: bool,
    /// Until when the reader sees it in an emergency, where they do.
    pub emergency_until: Option<Timestamp>,
    /// How its referral came.
    pub came: Came,
    /// Whether a birth, an address or contacts are known, which are shown on request.
    pub has_detail: bool,
    /// What happened, oldest first.
    pub history: Vec<Happened>,
    /// What was written, oldest first.
    pub writings: Vec<Written>,
    /// What was told to others, oldest first.
    pub disclosures: Vec<Told>,
    /// What is to be done, what is due first first.
    pub tasks: Vec<Todo>,
    /// What was done, what was done last first.
    pub done: Vec<Done>,
    /// What still keeps it open.
    pub loose_ends: Vec<LooseEnd>,
    /// Why a decision not to go on would need a second signature, where it would.
    pub second_if_no: Option<SecondBecause>,
    /// Other cases of the same person.
    pub earlier: Vec<EarlierCase>,
    /// Others of the same referral.
    pub together: Vec<Together>,
    /// Records that may be the same person.
    pub candidates: Vec<MaybeSame>,
    /// What the reader may do.
    pub may: Vec<Action>,
    /// The policy by which it is read.
    pub policy: &'static str,
    /// Which day it is shown as of, when that is not today.
    pub as_known_on: Option<Date>,
}

/// What is shown on request alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// When they were born.
    pub birth: Birth,
    /// Where they live.
    pub address: Option<Text>,
    /// Its postcode.
    pub postcode: Option<Text>,
    /// Telephone numbers.
    pub phones: Vec<Text>,
    /// E-mail addresses.
    pub emails: Vec<Text>,
}

/// One look, or one act, from the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: Timestamp,
    /// Who: the member, where one did.
    pub by: Option<MemberId>,
    /// What the ledger calls the actor.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// The policy that allowed it, or the action that was refused.
    pub basis: String,
}

/// Who has looked at a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looks {
    /// Where the case is.
    pub stage: StageName,
    /// Whether the reader may open the case itself.
    pub sees_case: bool,
    /// The looks, newest first.
    pub looks: Vec<Look>,
}
