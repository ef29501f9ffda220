//! A change: everything that is written together, and the ledger entries without which it is not.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait as _, IntoActiveModel as _};
use uuid::Uuid;
use waymark_ledger::{EntryDraft, Origin};

use crate::entities::{
    addition, alert, api_client, candidate, case_content, case_event, case_file, connected, credential,
    data_key, disclosure, disposal, document, draft, emergency_access, enquiry, import_row, import_run, job,
    ledger_checkpoint, lookup, match_record, member, member_draft, one_time_code, organisation, person,
    person_identity, proposal, referral, referrer, role_held, rule_set, search_query, session, setting,
    shift, task,
};

/// What is written together or not at all: rows, updates against the versions that were read, queued work,
/// the retry key and the ledger entries. Writes are made in the order they are given: what others refer to
/// comes first.
#[derive(Debug, Clone)]
pub struct Change {
    pub(crate) name: &'static str,
    pub(crate) retry: Option<Retry>,
    pub(crate) opens: Option<OpensOrigin>,
    pub(crate) writes: Vec<Write>,
    pub(crate) entries: Vec<EntryDraft>,
}

/// A log that a change begins before its entries are appended.
#[derive(Debug, Clone)]
pub(crate) struct OpensOrigin {
    pub(crate) origin: Origin,
    pub(crate) at_micros: i64,
}

/// The key of a submission that may be sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    /// Hash of the key.
    pub hash: [u8; 32],
    /// What is submitted.
    pub purpose: &'static str,
    /// What it becomes: the answer to a resend.
    pub result_id: Uuid,
    /// When, in microseconds.
    pub at_micros: i64,
}

impl Change {
    /// A change that the ledger records. `name` tells in the log which change it is.
    pub fn recorded(name: &'static str, entry: EntryDraft) -> Self {
        Self {
            entries: vec![entry],
            ..Self::unrecorded(name, Vec::new())
        }
    }

    /// Housekeeping alone needs no ledger entry; see [`Store::keep_house`](crate::Store::keep_house).
    pub(crate) const fn unrecorded(name: &'static str, writes: Vec<Write>) -> Self {
        Self {
            name,
            retry: None,
            opens: None,
            writes,
            entries: Vec::new(),
        }
    }

    /// One more ledger entry, after those before it.
    #[must_use]
    pub fn entry(mut self, entry: EntryDraft) -> Self {
        self.entries.push(entry);
        self
    }

    /// One more write, after those before it.
    #[must_use]
    pub fn write(mut self, write: impl Into<Write>) -> Self {
        self.writes.push(write.into());
        self
    }

    /// More writes, after those before them.
    #[must_use]
    pub fn writes<W: Into<Write>>(mut self, writes: impl IntoIterator<Item = W>) -> Self {
        self.writes.extend(writes.into_iter().map(Into::into));
        self
    }

    /// Sent again, the change is answered with [`Committed::Already`] and nothing is written.
    #[must_use]
    pub const fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Begins a new log, ending the one before it; this change's entries are its first.
    #[must_use]
    pub fn opening(mut self, origin: Origin, at_micros: i64) -> Self {
        self.opens = Some(OpensOrigin { origin, at_micros });
        self
    }
}

/// A change that is durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Committed {
    /// It was written now.
    Written {
        /// Where its ledger entries stand, in the order given.
        positions: Vec<Position>,
    },
    /// It was written before, under the same retry key.
    Already {
        /// What it became then.
        result_id: Uuid,
    },
}

/// Where an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The log's number.
    pub origin: i32,
    /// The place in it, from 0.
    pub seq: i64,
}

/// One write of a recorded change. A row by itself is inserted.
#[derive(Debug, Clone)]
pub enum Write {
    /// A new row.
    Insert(Box<Row>),
    /// A setting, new or in place of the one before.
    PutSetting(setting::Model),
    /// The person as the row says, if it still has the version that was read.
    UpdatePerson {
        /// The version that was read.
        read: i32,
        /// The row as it shall be, with a higher version.
        row: Box<person::Model>,
    },
    /// The referral as the row says, if it still has the version that was read.
    UpdateReferral {
        /// The version that was read.
        read: i32,
        /// The row as it shall be, with a higher version.
        row: Box<referral::Model>,
    },
    /// The case as the row says, if it still has the version that was read.
    UpdateCase {
        /// The version that was read.
        read: i32,
        /// The row as it shall be, with a higher version.
        row: Box<case_file::Model>,
    },
    /// A person's match record, new or in place of the one before. The store gives its `seq`.
    PutMatchRecord(Box<match_record::Model>),
    /// A keyed hash, unless it is there already.
    AddLookup(lookup::Model),
    /// An addition that was not filed yet is filed: it lies under its people's own keys now, so the copy
    /// sealed to the intake goes.
    FileAddition {
        /// The addition.
        id: Uuid,
        /// The referral it belongs to.
        referral_id: Uuid,
        /// When, in microseconds.
        at: i64,
    },
    /// A waiting addition belongs to no referral that is known.
    LeaveAdditionUnmatched {
        /// The addition.
        id: Uuid,
    },
    /// An alert that nobody had opened is opened.
    OpenAlert {
        /// The alert.
        id: Uuid,
        /// When, in microseconds.
        at: i64,
    },
    /// Every open task of a kind on a case is done, or the one about a thing.
    FinishTasks {
        /// The case.
        case_id: Uuid,
        /// Code of the kind.
        kind: &'static str,
        /// What it is about; none ends all of the kind.
        about_id: Option<Uuid>,
        /// When, in microseconds.
        at: i64,
    },
    /// An open task is due on another day.
    MoveTask {
        /// The task.
        id: Uuid,
        /// The day that was read.
        read_due_on: String,
        /// The day it is due now.
        due_on: String,
    },
    /// The owner of an open task was reminded, or the supervisors were told.
    ChaseTask {
        /// The task.
        id: Uuid,
        /// When, in microseconds.
        at: i64,
        /// Whether the supervisors were told.
        escalated: bool,
    },
    /// A candidate that was undecided is decided.
    DecideCandidate {
        /// The candidate.
        id: Uuid,
        /// `same` or `different`.
        state: &'static str,
        /// Who decided.
        by: Uuid,
        /// When, in microseconds.
        at: i64,
    },
    /// Records that may be the same person as a case's were looked for: nothing of that is pending any more.
    MatchesLookedFor {
        /// The case.
        case_id: Uuid,
    },
    /// A use of emergency access is reviewed for the first time.
    ReviewEmergencyAccess {
        /// Its id.
        id: Uuid,
        /// Who reviewed it.
        by: Uuid,
        /// When, in microseconds.
        at: i64,
        /// `justified` or `not_justified`.
        finding: &'static str,
    },
    /// A review of emergency access that did not come is taken further.
    EscalateReview {
        /// The emergency access.
        id: Uuid,
        /// When, in microseconds.
        at: i64,
    },
    /// A member says that they know a person; said again, it changes nothing.
    DeclareConnected(connected::Model),
    /// A proposal that waited is settled.
    SettleProposal {
        /// The proposal.
        id: Uuid,
        /// `approved`, `refused` or `withdrawn`.
        state: &'static str,
        /// Who settled it.
        by: Uuid,
        /// When, in microseconds.
        at: i64,
        /// Why it was refused or withdrawn.
        note: Option<String>,
    },
    /// An enquiry that was none becomes a referral.
    PromoteEnquiry {
        /// The enquiry.
        id: Uuid,
        /// The referral.
        referral_id: Uuid,
        /// Its reference and why, sealed.
        sealed_promotion: Vec<u8>,
        /// Who did it.
        by: Uuid,
        /// When, in microseconds.
        at: i64,
    },
    /// Everything of a person goes: keys, sealed and clear rows, and each referral that was about nobody
    /// else. The person's id stays, marked disposed, and the row given here.
    Dispose {
        /// The version of the person that was read.
        read: i32,
        /// What stays to be known of it.
        row: Box<disposal::Model>,
    },
    /// The organisation as the row says, if it still has the version that was read.
    UpdateOrganisation {
        /// The version that was read.
        read: i32,
        /// The row as it shall be, with a higher version.
        row: Box<organisation::Model>,
    },
    /// The member as the row says, if they still have the version that was read.
    UpdateMember {
        /// The version that was read.
        read: i32,
        /// The row as it shall be, with a higher version.
        row: Box<member::Model>,
    },
    /// The partner's system as the row says, if it still has the version that was read.
    UpdateApiClient {
        /// The version that was read.
        read: i32,
        /// The row as it shall be, with a higher version.
        row: Box<api_client::Model>,
    },
    /// What becomes of a member's sign-in, role or duty.
    Member(MemberWrite),
    /// Work that needs no ledger entry, done together with what does.
    Housekeeping(Housekeeping),
}

/// A write about how a member signs in, and what they hold.
#[derive(Debug, Clone)]
pub enum MemberWrite {
    /// What a member signs in with, new or in place of the one before.
    PutCredential(Box<credential::Model>),
    /// A member's code of this time step is used: neither it nor an older one works again.
    UseTotpStep {
        /// The member.
        member_id: Uuid,
        /// The step.
        step: i64,
    },
    /// A one-time code that was not used and has not expired is used.
    UseCode {
        /// Hash of the code.
        hash: Vec<u8>,
        /// When, in microseconds.
        at: i64,
    },
    /// One-time codes of a member for a purpose work no longer.
    SpendCodesOf {
        /// The member.
        member_id: Uuid,
        /// The purpose.
        purpose: &'static str,
        /// When, in microseconds.
        at: i64,
    },
    /// A session gets a new token, because its member gave a code again.
    StepSessionUp {
        /// The session.
        id: Uuid,
        /// Hash of the token it had.
        read_token_hash: Vec<u8>,
        /// Hash of the token it has now.
        token_hash: Vec<u8>,
        /// When, in microseconds.
        at: i64,
    },
    /// A session that has not ended ends.
    EndSession {
        /// The session.
        id: Uuid,
        /// When, in microseconds.
        at: i64,
        /// Why, as a code.
        because: &'static str,
    },
    /// Every session of a member that has not ended ends.
    EndSessionsOf {
        /// The member.
        member_id: Uuid,
        /// When, in microseconds.
        at: i64,
        /// Why, as a code.
        because: &'static str,
    },
    /// A role that is held is held no longer.
    EndRole {
        /// The role held.
        id: Uuid,
        /// When, in microseconds.
        at: i64,
    },
    /// A turn of duty that goes on ends.
    EndShift {
        /// The turn.
        id: Uuid,
        /// When, in microseconds.
        at: i64,
    },
}

/// What is written without a ledger entry: no record about a person is made, changed or read by it.
#[derive(Debug, Clone)]
pub enum Housekeeping {
    /// A draft, new or in place of the one before.
    PutDraft(Box<draft::Model>),
    /// A draft that is no longer needed, if it is there.
    RemoveDraft {
        /// Hash of its cookie's token.
        row_hash: Vec<u8>,
    },
    /// Drafts that expired at or before an instant.
    RemoveExpiredDrafts {
        /// The instant in microseconds.
        now: i64,
    },
    /// Retry keys older than an instant.
    RemoveOldRetries {
        /// The instant in microseconds.
        before: i64,
    },
    /// Work to be done.
    QueueJob(Box<job::Model>),
    /// A worker takes a job that nobody holds: its fence goes up by one.
    ClaimJob {
        /// The job.
        id: Uuid,
        /// The fence that was read.
        fence: i64,
        /// Until when the worker holds it.
        until: i64,
    },
    /// The worker that holds a job has done it.
    FinishJob {
        /// The job.
        id: Uuid,
        /// The fence of the worker's claim.
        fence: i64,
        /// When.
        at: i64,
    },
    /// The worker that holds a job could not do it and puts it back.
    PutJobBack {
        /// The job.
        id: Uuid,
        /// The fence of the worker's claim.
        fence: i64,
        /// When it is due again.
        run_at: i64,
        /// Code of what went wrong.
        failure: String,
    },
    /// The worker that holds a job gives it up.
    GiveJobUp {
        /// The job.
        id: Uuid,
        /// The fence of the worker's claim.
        fence: i64,
        /// When.
        at: i64,
        /// Code of what went wrong.
        failure: String,
    },
    /// Jobs done before an instant. Those given up stay for somebody to look at.
    RemoveDoneJobs {
        /// The instant in microseconds.
        before: i64,
    },
    /// A message about an alert went out.
    CountAlertSend {
        /// The alert.
        id: Uuid,
        /// How many had gone out when it was read.
        read_sends: i32,
        /// When.
        at: i64,
    },
    /// A data key is wrapped to another epoch.
    RewrapKey {
        /// The data key.
        id: Uuid,
        /// The epoch that was read.
        read_epoch: i64,
        /// The epoch it is wrapped to now.
        epoch: i64,
        /// The key wrapped to it.
        wrapped: Vec<u8>,
    },
    /// A waiting addition is sealed to another epoch.
    ResealAddition {
        /// The addition.
        id: Uuid,
        /// The epoch that was read.
        read_epoch: i64,
        /// The epoch it is sealed to now.
        epoch: i64,
        /// The addition sealed to it.
        sealed_addition: Vec<u8>,
    },
    /// A signed checkpoint of a log.
    AddCheckpoint(Box<ledger_checkpoint::Model>),
    /// A session is used.
    TouchSession {
        /// The session.
        id: Uuid,
        /// When, in microseconds.
        at: i64,
    },
    /// One more try of a secret, if there were fewer than `limit` since `since`; else it is a conflict. Counting
    /// and refusing are one statement, so however many try at once, no more than the limit get through.
    CountAttempt {
        /// Keyed hash of the account or the source.
        key_hash: Vec<u8>,
        /// When, in microseconds.
        at: i64,
        /// Tries before this instant count no longer.
        since: i64,
        /// How many are let through.
        limit: i32,
    },
    /// Tries are forgotten: the right secret was given.
    ForgetAttempts {
        /// Keyed hash of the account.
        key_hash: Vec<u8>,
    },
    /// A one-time code between the two steps of signing in.
    PutCode(Box<one_time_code::Model>),
    /// A form that met an ended session.
    KeepMemberDraft(Box<member_draft::Model>),
    /// A member's kept form goes: it was taken up or thrown away.
    RemoveMemberDraft {
        /// The draft.
        id: Uuid,
        /// Whose it is.
        member_id: Uuid,
    },
    /// What signing in leaves behind and nobody needs any more.
    RemoveOldSignIns {
        /// Kept forms that expired at or before this instant, in microseconds.
        now: i64,
        /// Sessions last used, codes expired and tries counted before this instant.
        before: i64,
    },
    /// How far an import has come.
    CountImportRows {
        /// The import.
        id: Uuid,
        /// Rows taken in so far.
        rows_done: i32,
        /// When it ended, if it has.
        finished_at: Option<i64>,
    },
}

impl From<Housekeeping> for Write {
    fn from(work: Housekeeping) -> Self {
        Self::Housekeeping(work)
    }
}

impl From<MemberWrite> for Write {
    fn from(write: MemberWrite) -> Self {
        Self::Member(write)
    }
}

impl From<job::Model> for Write {
    fn from(row: job::Model) -> Self {
        Self::Housekeeping(Housekeeping::QueueJob(Box::new(row)))
    }
}

macro_rules! rows {
    ($($name:ident = $table:ident),* $(,)?) => {
        /// A new row of one of the tables that a change may add to.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[expect(clippy::large_enum_variant, reason = "a row is always in the box of `Write::Insert`")]
        pub enum Row {
            $(#[doc = concat!("A row of `", stringify!($table), "`.")]
            $name($table::Model)),*
        }

        $(impl From<$table::Model> for Write {
            fn from(row: $table::Model) -> Self {
                Self::Insert(Box::new(Row::$name(row)))
            }
        })*

        impl Row {
            pub(crate) async fn insert<C: ConnectionTrait>(&self, to: &C) -> Result<(), DbErr> {
                match self {
                    $(Self::$name(row) => {
                        let row = row.clone().into_active_model();
                        $table::Entity::insert(row).exec_without_returning(to).await.map(drop)
                    })*
                }
            }
        }
    };
}

rows! {
    RuleSet = rule_set,
    Person = person,
    DataKey = data_key,
    PersonIdentity = person_identity,
    Referral = referral,
    Referrer = referrer,
    CaseFile = case_file,
    CaseEvent = case_event,
    CaseContent = case_content,
    Document = document,
    Enquiry = enquiry,
    Addition = addition,
    Alert = alert,
    ImportRun = import_run,
    ImportRow = import_row,
    Task = task,
    Candidate = candidate,
    Disclosure = disclosure,
    EmergencyAccess = emergency_access,
    Proposal = proposal,
    Organisation = organisation,
    Member = member,
    Session = session,
    RoleHeld = role_held,
    Shift = shift,
    OneTimeCode = one_time_code,
    ApiClient = api_client,
    SearchQuery = search_query,
}
