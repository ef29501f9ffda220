//! What a desk works through: cases within a scope, tasks, candidates, disclosures, emergency access, proposals.

use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;
use waymark_domain::{
    CaseId, Date, DisclosureId, EmergencyAccessId, MemberId, PersonId, ProposalId, ReferralId, Timestamp,
};

use crate::entities::{
    addition, candidate, case_file, connected, disclosure, emergency_access, enquiry, proposal, task,
};
use crate::{Store, StoreError};

/// Areas by their codes; none means all of them.
pub type AreaCodes = Option<Vec<String>>;

/// Which cases a list may show, as policy said. It is policy's scope in the words of the tables: nothing is
/// decided here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFilter {
    /// Who asks.
    pub member: Uuid,
    /// Areas in which the cases they own or restricted are shown.
    pub working: AreaCodes,
    /// Areas of which every case is shown, restricted ones too.
    pub whole: AreaCodes,
    /// Areas of which the cases at `desk_stages` are shown, unless restricted.
    pub desk: Vec<String>,
    /// Codes of the stages a desk works on.
    pub desk_stages: Vec<&'static str>,
    /// Cases that emergency access is open to, shown unless restricted.
    pub emergency: Vec<Uuid>,
}

impl CaseFilter {
    /// The filter as a condition on `case_file`.
    fn condition(&self) -> Condition {
        use case_file::Column::{Area, Id, OwnerId, RestrictedBy, Stage};
        let among = |areas: &AreaCodes| match areas {
            None => Condition::all(),
            Some(areas) => Condition::all().add(Area.is_in(areas.clone())),
        };
        let theirs = Condition::any()
            .add(OwnerId.eq(self.member))
            .add(RestrictedBy.eq(self.member));
        let desk = Condition::all()
            .add(Area.is_in(self.desk.clone()))
            .add(Stage.is_in(self.desk_stages.iter().copied()))
            .add(RestrictedBy.is_null());
        let emergency = Condition::all()
            .add(Id.is_in(self.emergency.clone()))
            .add(RestrictedBy.is_null());
        let any = Condition::any()
            .add(among(&self.whole))
            .add(among(&self.working).add(theirs))
            .add(desk)
            .add(emergency);
        let known = Query::select()
            .expr(Expr::val(1))
            .from(connected::Entity)
            .and_where(Expr::col((connected::Entity, connected::Column::MemberId)).eq(self.member))
            .and_where(
                Expr::col((connected::Entity, connected::Column::PersonId))
                    .equals((case_file::Entity, case_file::Column::PersonId)),
            )
            .take();
        Condition::all().add(any).add(Expr::exists(known).not())
    }
}

/// A task with the case it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRecord {
    /// The task.
    pub task: task::Model,
    /// Its case.
    pub case: case_file::Model,
}

impl Store {
    /// One case's row.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn case_file(&self, id: CaseId) -> Result<Option<case_file::Model>, StoreError> {
        Ok(case_file::Entity::find_by_id(id.0).one(self.reader()).await?)
    }

    /// Cases within a filter, newest referral first: `limit` of them from `skip` on.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn cases_within(
        &self,
        filter: &CaseFilter,
        stages: &[&'static str],
        skip: u64,
        limit: u64,
    ) -> Result<Vec<case_file::Model>, StoreError> {
        let mut cases = case_file::Entity::find().filter(filter.condition());
        if !stages.is_empty() {
            cases = cases.filter(case_file::Column::Stage.is_in(stages.iter().copied()));
        }
        Ok(cases
            .order_by_desc(case_file::Column::ReceivedAt)
            .order_by_desc(case_file::Column::Id)
            .offset(skip)
            .limit(limit)
            .all(self.reader())
            .await?)
    }

    /// The ids of every case within a filter, each with its person's.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn case_ids_within(&self, filter: &CaseFilter) -> Result<Vec<(CaseId, PersonId)>, StoreError> {
        let ids: Vec<(Uuid, Uuid)> = case_file::Entity::find()
            .select_only()
            .columns([case_file::Column::Id, case_file::Column::PersonId])
            .filter(filter.condition())
            .into_tuple()
            .all(self.reader())
            .await?;
        let typed = |(case, person)| (CaseId(case), PersonId(person));
        Ok(ids.into_iter().map(typed).collect())
    }

    /// Which of these people's cases lie within a filter.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn cases_of_within(
        &self,
        people: &[PersonId],
        filter: &CaseFilter,
    ) -> Result<Vec<case_file::Model>, StoreError> {
        let people = people.iter().map(|person| person.0);
        Ok(case_file::Entity::find()
            .filter(case_file::Column::PersonId.is_in(people))
            .filter(filter.condition())
            .order_by_desc(case_file::Column::ReceivedAt)
            .order_by_desc(case_file::Column::Id)
            .all(self.reader())
            .await?)
    }

    /// The cases that began with a referral, in its order.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn cases_of_referral(&self, referral: ReferralId) -> Result<Vec<case_file::Model>, StoreError> {
        Ok(case_file::Entity::find()
            .filter(case_file::Column::ReferralId.eq(referral.0))
            .order_by_asc(case_file::Column::Position)
            .all(self.reader())
            .await?)
    }

    /// Open tasks of the cases within a filter, what is due first first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn open_tasks_within(
        &self,
        filter: &CaseFilter,
        limit: u64,
    ) -> Result<Vec<TaskRecord>, StoreError> {
        let cases = Query::select()
            .column((case_file::Entity, case_file::Column::Id))
            .from(case_file::Entity)
            .cond_where(filter.condition())
            .take();
        let tasks = task::Entity::find()
            .filter(task::Column::DoneAt.is_null())
            .filter(task::Column::CaseId.in_subquery(cases))
            .order_by_asc(task::Column::DueOn)
            .order_by_asc(task::Column::Id)
            .limit(limit)
            .all(self.reader())
            .await?;
        self.with_cases(tasks).await
    }

    /// Open tasks that were due before a day and of which the supervisors were not told.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn late_tasks(&self, before: Date, limit: u64) -> Result<Vec<TaskRecord>, StoreError> {
        let tasks = task::Entity::find()
            .filter(task::Column::DoneAt.is_null())
            .filter(task::Column::EscalatedAt.is_null())
            .filter(task::Column::DueOn.lt(before.to_string()))
            .order_by_asc(task::Column::DueOn)
            .order_by_asc(task::Column::Id)
            .limit(limit)
            .all(self.reader())
            .await?;
        self.with_cases(tasks).await
    }

    async fn with_cases(&self, tasks: Vec<task::Model>) -> Result<Vec<TaskRecord>, StoreError> {
        let mut ids: Vec<Uuid> = tasks.iter().map(|task| task.case_id).collect();
        ids.sort_unstable();
        ids.dedup();
        let cases = case_file::Entity::find()
            .filter(case_file::Column::Id.is_in(ids))
            .all(self.reader())
            .await?;
        let of = |task: &task::Model| cases.iter().find(|case| case.id == task.case_id).cloned();
        // A case that was disposed of in between took its tasks with it.
        Ok(tasks
            .into_iter()
            .filter_map(|task| {
                Some(TaskRecord {
                    case: of(&task)?,
                    task,
                })
            })
            .collect())
    }

    /// The tasks of a case, what is due first first; done ones last.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn tasks_of(&self, case: CaseId) -> Result<Vec<task::Model>, StoreError> {
        let mut tasks = task::Entity::find()
            .filter(task::Column::CaseId.eq(case.0))
            .order_by_asc(task::Column::DueOn)
            .order_by_asc(task::Column::Id)
            .all(self.reader())
            .await?;
        tasks.sort_by_key(|task| task.done_at.is_some());
        Ok(tasks)
    }

    /// The candidates that a person's record is one half of, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn candidates_of(&self, person: PersonId) -> Result<Vec<candidate::Model>, StoreError> {
        let either = Condition::any()
            .add(candidate::Column::PersonId.eq(person.0))
            .add(candidate::Column::OtherId.eq(person.0));
        Ok(candidate::Entity::find()
            .filter(either)
            .order_by_asc(candidate::Column::FoundAt)
            .order_by_asc(candidate::Column::Id)
            .all(self.reader())
            .await?)
    }

    /// What was told of a case to somebody outside, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn disclosures_of(&self, case: CaseId) -> Result<Vec<disclosure::Model>, StoreError> {
        Ok(disclosure::Entity::find()
            .filter(disclosure::Column::CaseId.eq(case.0))
            .order_by_asc(disclosure::Column::RecordedAt)
            .order_by_asc(disclosure::Column::Id)
            .all(self.reader())
            .await?)
    }

    /// One disclosure.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn disclosure(&self, id: DisclosureId) -> Result<Option<disclosure::Model>, StoreError> {
        Ok(disclosure::Entity::find_by_id(id.0).one(self.reader()).await?)
    }

    /// The uses of emergency access to a case, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn emergency_accesses_of(
        &self,
        case: CaseId,
    ) -> Result<Vec<emergency_access::Model>, StoreError> {
        Ok(emergency_access::Entity::find()
            .filter(emergency_access::Column::CaseId.eq(case.0))
            .order_by_asc(emergency_access::Column::BeganAt)
            .all(self.reader())
            .await?)
    }

    /// The emergency access of a member that has not ended.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn live_emergency_access(
        &self,
        member: MemberId,
        now_micros: i64,
    ) -> Result<Vec<emergency_access::Model>, StoreError> {
        Ok(emergency_access::Entity::find()
            .filter(emergency_access::Column::MemberId.eq(member.0))
            .filter(emergency_access::Column::EndsAt.gt(now_micros))
            .all(self.reader())
            .await?)
    }

    /// One use of emergency access.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn emergency_access(
        &self,
        id: EmergencyAccessId,
    ) -> Result<Option<emergency_access::Model>, StoreError> {
        Ok(emergency_access::Entity::find_by_id(id.0)
            .one(self.reader())
            .await?)
    }

    /// The uses of emergency access that nobody has reviewed, what is due first first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn unreviewed_emergency_access(&self) -> Result<Vec<emergency_access::Model>, StoreError> {
        Ok(emergency_access::Entity::find()
            .filter(emergency_access::Column::ReviewedAt.is_null())
            .order_by_asc(emergency_access::Column::ReviewDueOn)
            .order_by_asc(emergency_access::Column::Id)
            .all(self.reader())
            .await?)
    }

    /// Whether a member said that they know a person.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn is_connected(&self, member: MemberId, person: PersonId) -> Result<bool, StoreError> {
        let row = connected::Entity::find_by_id((member.0, person.0))
            .one(self.reader())
            .await?;
        Ok(row.is_some())
    }

    /// What was added to a referral, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn additions_of(&self, referral: ReferralId) -> Result<Vec<addition::Model>, StoreError> {
        Ok(addition::Entity::find()
            .filter(addition::Column::ReferralId.eq(referral.0))
            .order_by_asc(addition::Column::ReceivedAt)
            .all(self.reader())
            .await?)
    }

    /// Proposals in a state, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn proposals(&self, state: &str) -> Result<Vec<proposal::Model>, StoreError> {
        Ok(proposal::Entity::find()
            .filter(proposal::Column::State.eq(state))
            .order_by_asc(proposal::Column::ProposedAt)
            .order_by_asc(proposal::Column::Id)
            .all(self.reader())
            .await?)
    }

    /// One proposal.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn proposal(&self, id: ProposalId) -> Result<Option<proposal::Model>, StoreError> {
        Ok(proposal::Entity::find_by_id(id.0).one(self.reader()).await?)
    }

    /// How many enquiries of these areas were logged since an instant, by kind; those of no area count with every
    /// list.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn enquiries_counted(
        &self,
        areas: Option<&[String]>,
        since: Timestamp,
    ) -> Result<Vec<(String, i64)>, StoreError> {
        let counted = enquiries_of(areas)
            .select_only()
            .column(enquiry::Column::Kind)
            .column_as(enquiry::Column::Id.count(), "number")
            .filter(enquiry::Column::RecordedAt.gte(since.micros()))
            .group_by(enquiry::Column::Kind)
            .order_by_asc(enquiry::Column::Kind);
        Ok(counted.into_tuple().all(self.reader()).await?)
    }

    /// The enquiries of these areas, newest first; those of no area come with every list.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn enquiries_in(
        &self,
        areas: Option<&[String]>,
        limit: u64,
    ) -> Result<Vec<enquiry::Model>, StoreError> {
        Ok(enquiries_of(areas)
            .order_by_desc(enquiry::Column::RecordedAt)
            .order_by_desc(enquiry::Column::Id)
            .limit(limit)
            .all(self.reader())
            .await?)
    }
}

/// The enquiries of these areas and those of none.
fn enquiries_of(areas: Option<&[String]>) -> Select<enquiry::Entity> {
    let all = enquiry::Entity::find();
    match areas {
        None => all,
        Some(areas) => all.filter(
            Condition::any()
                .add(enquiry::Column::Area.is_in(areas.to_vec()))
                .add(enquiry::Column::Area.is_null()),
        ),
    }
}
