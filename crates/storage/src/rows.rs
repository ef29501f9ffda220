//! Rows as the domain's types, over all columns at once. A value that cannot be is an error that names it,
//! never a default.

use uuid::Uuid;
use waymark_domain::case::StageName;
use waymark_domain::duty::{RecordDuty, Regime, SubjectCategory};
use waymark_domain::referral::{Channel, Wish};
use waymark_domain::text::Code;
use waymark_domain::{CaseId, Date, DocumentId, PersonId, ReferralId, Timestamp};

use crate::StoreError;
use crate::entities::{case_file, document, person, referral};

/// One person's record, in the clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFacts {
    /// Their id.
    pub id: PersonId,
    /// What the record must carry.
    pub duty: RecordDuty,
    /// When it was made.
    pub created_at: Timestamp,
    /// The version read.
    pub version: i32,
    /// The record it was found to be the same as.
    pub merged_into: Option<PersonId>,
    /// When its content was disposed of.
    pub disposed_at: Option<Timestamp>,
}

/// A referral, in the clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralFacts {
    /// Its id.
    pub id: ReferralId,
    /// What the record must carry.
    pub duty: RecordDuty,
    /// When it was received.
    pub received_at: Timestamp,
    /// When it was written down here.
    pub recorded_at: Timestamp,
    /// How it came in.
    pub channel: Channel,
    /// The area it was sent to.
    pub area: Code,
    /// The referrer's sector.
    pub sector: Code,
    /// The referrer's subsector.
    pub subsector: Option<Code>,
    /// Whether the duty desk was alerted.
    pub urgent: bool,
    /// Whether the referrer's name must be kept from person and family.
    pub confidential: Wish,
    /// Whether the referrer wishes an answer.
    pub feedback: Wish,
    /// Whether the form was filled in Welsh.
    pub in_welsh: bool,
    /// The fixed answer for the referrer, if one was chosen.
    pub answer_code: Option<Code>,
    /// When it was released.
    pub answer_released_at: Option<Timestamp>,
    /// When it was withdrawn.
    pub answer_withdrawn_at: Option<Timestamp>,
    /// Whether it was handled elsewhere and its facts imported.
    pub imported: bool,
    /// How many people it is about.
    pub subject_count: u32,
    /// The version read.
    pub version: i32,
}

/// Who has a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseOwner {
    /// The desk of its area.
    Desk,
    /// A named person.
    Member(Uuid),
}

/// A case, in the clear.
#[derive(Clone, PartialEq, Eq)]
pub struct CaseFacts {
    /// Its id.
    pub id: CaseId,
    /// Whose journey it is.
    pub person: PersonId,
    /// The referral it began with.
    pub referral: ReferralId,
    /// The person's place in that referral, from 1.
    pub position: u32,
    /// What the record must carry.
    pub duty: RecordDuty,
    /// How many events made it: the version read.
    pub version: i32,
    /// Where it is.
    pub stage: StageName,
    /// The area that has it.
    pub area: Code,
    /// Who has it.
    pub owner: CaseOwner,
    /// When the referral was received.
    pub received_at: Timestamp,
    /// Since when it is at this stage.
    pub stage_since_at: Timestamp,
    /// The day the stage's work is due.
    pub due_on: Option<Date>,
    /// Age in whole years at referral.
    pub age_at_referral: Option<u8>,
    /// The type of concern.
    pub concern: Code,
    /// The gender.
    pub gender: Option<Code>,
    /// The ethnicity.
    pub ethnicity: Option<Code>,
    /// Who stated the ethnicity.
    pub ethnicity_source: Option<Code>,
    /// Whether it came in as urgent.
    pub urgent: bool,
    /// When an emergency was passed on.
    pub escalated_at: Option<Timestamp>,
    /// Whether it was handled elsewhere and imported.
    pub imported: bool,
    /// When it closed.
    pub closed_at: Option<Timestamp>,
    /// How it ended.
    pub outcome: Option<Code>,
}

/// Gender, ethnicity and age beside an id say something of a person: the id and the stage are enough.
impl std::fmt::Debug for CaseFacts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CaseFacts")
            .field("id", &self.id)
            .field("stage", &self.stage)
            .finish_non_exhaustive()
    }
}

/// Where a value stands, for the error.
#[derive(Clone, Copy)]
struct RowOf {
    table: &'static str,
    id: Uuid,
}

impl RowOf {
    fn expect<T>(self, column: &'static str, value: Option<T>) -> Result<T, StoreError> {
        let Self { table, id } = self;
        value.ok_or_else(|| StoreError::Inconsistent {
            table,
            column,
            id: id.to_string(),
        })
    }

    fn code(self, column: &'static str, text: &str) -> Result<Code, StoreError> {
        self.expect(column, text.parse().ok())
    }

    fn day(self, column: &'static str, text: &str) -> Result<Date, StoreError> {
        self.expect(column, text.parse().ok())
    }

    fn instant(self, column: &'static str, micros: i64) -> Result<Timestamp, StoreError> {
        self.expect(column, Timestamp::from_micros(micros))
    }

    fn codes(self, column: &'static str, text: Option<&String>) -> Result<Option<Code>, StoreError> {
        text.map(|text| self.code(column, text)).transpose()
    }

    fn instants(self, column: &'static str, micros: Option<i64>) -> Result<Option<Timestamp>, StoreError> {
        micros.map(|micros| self.instant(column, micros)).transpose()
    }
}

macro_rules! duty_of {
    ($($table:ident),*) => {$(
        impl TryFrom<&$table::Model> for RecordDuty {
            type Error = StoreError;

            fn try_from(row: &$table::Model) -> Result<Self, StoreError> {
                let of = RowOf { table: stringify!($table), id: row.id };
                let category = SubjectCategory::from_code(&row.subject_category);
                Ok(Self {
                    controller: of.code("controller", &row.controller)?,
                    regime: of.expect("regime", Regime::from_code(&row.regime))?,
                    lawful_basis: of.code("lawful_basis", &row.lawful_basis)?,
                    purpose: of.code("purpose", &row.purpose)?,
                    subject_category: of.expect("subject_category", category)?,
                    retention_class: of.code("retention_class", &row.retention_class)?,
                    next_review_on: of.day("next_review_on", &row.next_review_on)?,
                })
            }
        }
    )*};
}
duty_of!(person, referral, case_file, document);

impl TryFrom<&person::Model> for PersonFacts {
    type Error = StoreError;

    fn try_from(row: &person::Model) -> Result<Self, StoreError> {
        let of = RowOf {
            table: "person",
            id: row.id,
        };
        Ok(Self {
            id: PersonId(row.id),
            duty: row.try_into()?,
            created_at: of.instant("created_at", row.created_at)?,
            version: row.version,
            merged_into: row.merged_into.map(PersonId),
            disposed_at: of.instants("disposed_at", row.disposed_at)?,
        })
    }
}

impl TryFrom<&referral::Model> for ReferralFacts {
    type Error = StoreError;

    fn try_from(row: &referral::Model) -> Result<Self, StoreError> {
        let of = RowOf {
            table: "referral",
            id: row.id,
        };
        let in_welsh = match row.language.as_str() {
            "cy" => Some(true),
            "en" => Some(false),
            _ => None,
        };
        Ok(Self {
            id: ReferralId(row.id),
            duty: row.try_into()?,
            received_at: of.instant("received_at", row.received_at)?,
            recorded_at: of.instant("recorded_at", row.recorded_at)?,
            channel: of.expect("channel", Channel::from_code(&row.channel))?,
            area: of.code("area", &row.area)?,
            sector: of.code("sector", &row.sector)?,
            subsector: of.codes("subsector", row.subsector.as_ref())?,
            urgent: row.urgent,
            confidential: of.expect("confidential", Wish::from_code(&row.confidential))?,
            feedback: of.expect("feedback_wished", Wish::from_code(&row.feedback_wished))?,
            in_welsh: of.expect("language", in_welsh)?,
            answer_code: of.codes("answer_code", row.answer_code.as_ref())?,
            answer_released_at: of.instants("answer_released_at", row.answer_released_at)?,
            answer_withdrawn_at: of.instants("answer_withdrawn_at", row.answer_withdrawn_at)?,
            imported: row.imported,
            subject_count: of.expect("subject_count", u32::try_from(row.subject_count).ok())?,
            version: row.version,
        })
    }
}

impl TryFrom<&case_file::Model> for CaseFacts {
    type Error = StoreError;

    fn try_from(row: &case_file::Model) -> Result<Self, StoreError> {
        let of = RowOf {
            table: "case_file",
            id: row.id,
        };
        let owner = match (row.owner_kind.as_str(), row.owner_id) {
            ("desk", None) => Some(CaseOwner::Desk),
            ("member", Some(id)) => Some(CaseOwner::Member(id)),
            _ => None,
        };
        let age = row.age_at_referral.map(u8::try_from).transpose();
        let due_on = row.due_on.as_ref().map(|day| of.day("due_on", day)).transpose()?;
        Ok(Self {
            id: CaseId(row.id),
            person: PersonId(row.person_id),
            referral: ReferralId(row.referral_id),
            position: of.expect("position", u32::try_from(row.position).ok())?,
            duty: row.try_into()?,
            version: row.version,
            stage: of.expect("stage", StageName::from_code(&row.stage))?,
            area: of.code("area", &row.area)?,
            owner: of.expect("owner_kind", owner)?,
            received_at: of.instant("received_at", row.received_at)?,
            stage_since_at: of.instant("stage_since_at", row.stage_since_at)?,
            due_on,
            age_at_referral: of.expect("age_at_referral", age.ok())?,
            concern: of.code("concern", &row.concern)?,
            gender: of.codes("gender", row.gender.as_ref())?,
            ethnicity: of.codes("ethnicity", row.ethnicity.as_ref())?,
            ethnicity_source: of.codes("ethnicity_source", row.ethnicity_source.as_ref())?,
            urgent: row.urgent,
            escalated_at: of.instants("escalated_at", row.escalated_at)?,
            imported: row.imported,
            closed_at: of.instants("closed_at", row.closed_at)?,
            outcome: of.codes("outcome", row.outcome.as_ref())?,
        })
    }
}

impl TryFrom<&document::Model> for waymark_domain::document::Document {
    type Error = StoreError;

    fn try_from(row: &document::Model) -> Result<Self, StoreError> {
        let of = RowOf {
            table: "document",
            id: row.id,
        };
        Ok(Self {
            id: DocumentId(row.id),
            case: CaseId(row.case_id),
            duty: row.try_into()?,
            size_bytes: of.expect("size_bytes", u64::try_from(row.size_bytes).ok())?,
        })
    }
}
