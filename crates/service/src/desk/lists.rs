//! Lists: what is to be done, what waits at the gateway, how much each officer has. Each shows only cases whose
//! single page would open, and each is a look at every person named on it.

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::case::StageName;
use waymark_domain::person::{Birth, Identity as PersonIdentity};
use waymark_domain::task::{TaskKind, TaskOwner, Urgency, urgency};
use waymark_domain::{CaseId, Date, MemberId, PersonId, Timestamp};
use waymark_ledger::Token;
use waymark_policy::{Action, Identity, Permission, Resource, Scope};
use waymark_sealing::Owner;
use waymark_storage::TaskRecord;
use waymark_storage::entities::case_file;

use super::access::object;
use super::file::Todo;
use super::opening::Keys;
use super::{StaffDesk, unavailable};
use crate::row::damaged;
use crate::{Ctx, ServiceError};

/// Tasks and cases on one list at most; the list says when there are more.
pub const LIST_LIMIT: u64 = 200;

/// A case on a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The case.
    pub case: CaseId,
    /// The person's name, if one is known.
    pub name: Option<waymark_domain::text::PersonName>,
    /// Their age today, where it is certain enough.
    pub age: Option<u8>,
    /// Whether the age is what somebody guessed.
    pub age_guessed: bool,
    /// Where it is.
    pub stage: StageName,
    /// Code of the area.
    pub area: String,
    /// Who owns it.
    pub owner: Option<MemberId>,
    /// When its referral was received.
    pub received_at: Timestamp,
    /// The day its stage's work is due, and how it stands.
    pub due: Option<(Date, Urgency)>,
    /// Whether it came in as urgent.
    pub urgent: bool,
    /// Whether the person was referred before; told on the queue alone.
    pub repeat: bool,
    /// Whether an emergency was passed on.
    pub escalated: bool,
    /// Whether it is restricted.
    pub restricted: bool,
    /// Whether its clock stands still.
    pub paused: bool,
    /// Whether a second signature is waited for.
    pub signature_due: bool,
}

/// A task with the case it is for.
#[derive(Debug, Clone)]
pub struct WorkItem {
    /// What is to be done.
    pub todo: Todo,
    /// For whom.
    pub case: Listed,
}

/// A list, and whether there is more than it shows.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Whether there are more.
    pub more: bool,
}

/// How much one officer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Load {
    /// Open cases.
    pub cases: u32,
    /// Tasks that are late.
    pub late: u32,
    /// Tasks due soon.
    pub soon: u32,
}

/// What a supervisor sees of their areas.
#[derive(Debug, Clone)]
pub struct Team {
    /// Load of each officer who has anything.
    pub load: BTreeMap<MemberId, Load>,
    /// What is late or about to be, whoever has it; what waits for a supervisor first.
    pub work: Page<WorkItem>,
}

impl StaffDesk {
    /// What is to be done by whoever asks, across the areas they work in: what is due first first.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`]; [`ServiceError::Unavailable`].
    ///
    /// Rule: docs/rules.md
    pub async fn my_work(&self, ctx: &Ctx) -> Result<Page<WorkItem>, ServiceError> {
        let permission = self.permit(ctx, Action::SeeOwnWork, Resource::Office).await?;
        let (filter, scope) = self.filter(ctx).await?;
        let records = self
            .store
            .open_tasks_within(&filter, MOST)
            .await
            .map_err(unavailable)?;
        let mine: Vec<TaskRecord> = records
            .into_iter()
            .filter(|record| is_theirs(record, &scope))
            .collect();
        let action = const { Token::from_static("work.viewed") };
        self.work_page(ctx, &permission, action, mine).await
    }

    /// What waits at the gateway of the areas that whoever asks is on duty for or supervises: what is due first
    /// first, without an owner before with one.
    ///
    /// # Errors
    /// As [`StaffDesk::my_work`].
    pub async fn queue(&self, ctx: &Ctx) -> Result<Page<Listed>, ServiceError> {
        let permission = self.permit(ctx, Action::SeeQueue, Resource::Office).await?;
        let (filter, scope) = self.filter(ctx).await?;
        let stages: Vec<&'static str> = scope.desk_stages.iter().map(|stage| stage.code()).collect();
        let rows = self
            .store
            .cases_within(&filter, &stages, 0, LIST_LIMIT + 1)
            .await
            .map_err(unavailable)?;
        let action = const { Token::from_static("queue.viewed") };
        let mut repeats = BTreeSet::new();
        for row in &rows {
            if self.count(row).await?.earlier_cases > 0 {
                repeats.insert(CaseId(row.id));
            }
        }
        let mut page = self.case_page(ctx, &permission, action, rows).await?;
        for row in &mut page.rows {
            row.repeat = repeats.contains(&row.case);
        }
        page.rows.sort_by_key(|row| {
            let due = row.due.map(|(day, _)| day);
            (row.owner.is_some(), !row.urgent, due.is_none(), due, row.case)
        });
        Ok(page)
    }

    /// What a supervisor sees of their areas.
    ///
    /// # Errors
    /// As [`StaffDesk::my_work`].
    pub async fn team(&self, ctx: &Ctx) -> Result<Team, ServiceError> {
        let permission = self.permit(ctx, Action::SeeWorkload, Resource::Office).await?;
        let (filter, scope) = self.filter(ctx).await?;
        let cases = self
            .store
            .cases_within(&filter, OPEN_STAGES, 0, MOST)
            .await
            .map_err(unavailable)?;
        let supervised = |case: &case_file::Model| {
            let area = case.area.parse();
            area.is_ok_and(|area| scope.whole.has(&area))
        };
        let mut load: BTreeMap<MemberId, Load> = BTreeMap::new();
        for case in cases.iter().filter(|case| supervised(case)) {
            if let Some(owner) = case.owner_id {
                load.entry(MemberId(owner)).or_default().cases += 1;
            }
        }
        let records = self
            .store
            .open_tasks_within(&filter, MOST)
            .await
            .map_err(unavailable)?;
        let mut late = Vec::new();
        for record in records.into_iter().filter(|record| supervised(&record.case)) {
            let todo = self.todo(ctx, &record.task)?;
            let (is_late, is_soon) = match todo.urgency {
                Urgency::CriticallyOverdue | Urgency::Overdue => (true, false),
                Urgency::DueSoon => (false, true),
                Urgency::Later => (false, false),
            };
            if let (TaskOwner::CaseOwner, Some(owner)) = (todo.owner, record.case.owner_id) {
                let load = load.entry(MemberId(owner)).or_default();
                load.late += u32::from(is_late);
                load.soon += u32::from(is_soon);
            }
            let unowned = todo.kind == TaskKind::AssignCase;
            if is_late || is_soon || unowned || todo.owner == TaskOwner::Supervisors {
                late.push(record);
            }
        }
        late.sort_by_key(|record| record.task.owner_kind != "supervisors");
        let action = const { Token::from_static("team.viewed") };
        let work = self.work_page(ctx, &permission, action, late).await?;
        Ok(Team { load, work })
    }

    async fn work_page(
        &self,
        ctx: &Ctx,
        permission: &Permission,
        action: Token,
        mut records: Vec<TaskRecord>,
    ) -> Result<Page<WorkItem>, ServiceError> {
        let more = records.len() > usize::try_from(LIST_LIMIT).unwrap_or(usize::MAX);
        records.truncate(usize::try_from(LIST_LIMIT).unwrap_or(usize::MAX));
        let cases: Vec<case_file::Model> = records.iter().map(|record| record.case.clone()).collect();
        let listed = self.named(ctx, permission, action, &cases).await?;
        let rows = records
            .iter()
            .zip(listed)
            .map(|(record, case)| {
                Ok(WorkItem {
                    todo: self.todo(ctx, &record.task)?,
                    case,
                })
            })
            .collect::<Result<Vec<_>, ServiceError>>()?;
        Ok(Page { rows, more })
    }

    async fn case_page(
        &self,
        ctx: &Ctx,
        permission: &Permission,
        action: Token,
        mut rows: Vec<case_file::Model>,
    ) -> Result<Page<Listed>, ServiceError> {
        let more = rows.len() > usize::try_from(LIST_LIMIT).unwrap_or(usize::MAX);
        rows.truncate(usize::try_from(LIST_LIMIT).unwrap_or(usize::MAX));
        let rows = self.named(ctx, permission, action, &rows).await?;
        Ok(Page { rows, more })
    }

    /// The cases of a list with their people's names: a look at each, recorded as one entry before any name is
    /// opened.
    pub(crate) async fn named(
        &self,
        ctx: &Ctx,
        permission: &Permission,
        action: Token,
        cases: &[case_file::Model],
    ) -> Result<Vec<Listed>, ServiceError> {
        let people = people_of(cases);
        let objects = people.iter().map(|person| object("person", *person)).collect();
        self.look(ctx, action, permission, objects).await?;
        self.named_after_a_look(ctx, permission, cases).await
    }

    /// The same when the look is recorded already.
    pub(crate) async fn named_after_a_look(
        &self,
        ctx: &Ctx,
        permission: &Permission,
        cases: &[case_file::Model],
    ) -> Result<Vec<Listed>, ServiceError> {
        let people = people_of(cases);
        let mut names = BTreeMap::new();
        for person in people {
            let identity = self.identity_of(permission, PersonId(person)).await?;
            names.insert(person, identity.unwrap_or_default());
        }
        let listed = |case: &case_file::Model| {
            let identity = names.get(&case.person_id).cloned().unwrap_or_default();
            self.listed(ctx, case, identity)
        };
        cases.iter().map(listed).collect()
    }

    async fn identity_of(
        &self,
        permission: &Permission,
        person: PersonId,
    ) -> Result<Option<PersonIdentity>, ServiceError> {
        let versions = self.store.identities_of(person).await.map_err(unavailable)?;
        let Some(newest) = versions.last() else {
            return Ok(None);
        };
        let keyring = self.vault.keyring();
        let keys = Keys::<Identity>::of(&self.store, &keyring, permission, Owner::from(person)).await?;
        keys.identity(newest).map(Some)
    }

    fn listed(
        &self,
        ctx: &Ctx,
        case: &case_file::Model,
        identity: PersonIdentity,
    ) -> Result<Listed, ServiceError> {
        let today = ctx.now.london_date();
        let rules = self.rules.in_force(today);
        let damaged = |column| damaged(("case_file", column, case.id));
        let stage = StageName::from_code(&case.stage).ok_or_else(|| damaged("stage"))?;
        let received_at = Timestamp::from_micros(case.received_at).ok_or_else(|| damaged("received_at"))?;
        let stored = case.due_on.as_ref().map(|day| day.parse::<Date>());
        let due_on = match stored.transpose().map_err(|_| damaged("due_on"))? {
            None if stage == StageName::Received => {
                let days = rules.number("limit.assignment").map_err(ServiceError::Rules)?;
                let received_on = received_at.london_date();
                Some(self.rules.calendar().plus_working_days(received_on, days))
            }
            due_on => due_on,
        };
        let due = due_on
            .map(|day| {
                let stands = urgency(day, today, &rules, self.rules.calendar());
                stands.map(|stands| (day, stands)).map_err(ServiceError::Rules)
            })
            .transpose()?;
        Ok(Listed {
            case: CaseId(case.id),
            age: identity.birth.age_on(today),
            age_guessed: matches!(identity.birth, Birth::AgedAbout { .. }),
            name: identity.name,
            stage,
            area: case.area.clone(),
            owner: case.owner_id.map(MemberId),
            received_at,
            due,
            urgent: case.urgent,
            repeat: false,
            escalated: case.escalated_at.is_some(),
            restricted: case.restricted_by.is_some(),
            paused: case.paused_on.is_some(),
            signature_due: case.signature_due,
        })
    }
}

/// The people whose cases these are, each once.
fn people_of(cases: &[case_file::Model]) -> Vec<uuid::Uuid> {
    let mut people: Vec<uuid::Uuid> = cases.iter().map(|case| case.person_id).collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// Rows read before a list is narrowed to whose they are.
pub(super) const MOST: u64 = 5_000;

/// Codes of the stages at which somebody has work with a case.
pub(super) const OPEN_STAGES: &[&str] = &[
    "received",
    "gateway_assessment",
    "information_gathering",
    "police_led_partnership",
];

/// Whether a task is for whoever asks: their own, their case's, their desk's while nobody owns the case, or
/// their supervisors'.
fn is_theirs(record: &TaskRecord, scope: &Scope) -> bool {
    let area = record.case.area.parse();
    let Some(owner) = crate::tasks::owner_of(&record.task) else {
        return false;
    };
    match owner {
        TaskOwner::Member(member) => member == scope.member,
        TaskOwner::CaseOwner => match record.case.owner_id {
            Some(owner) => owner == scope.member.0,
            None => area.is_ok_and(|area| scope.desk.contains(&area) || scope.whole.has(&area)),
        },
        TaskOwner::Supervisors => area.is_ok_and(|area| scope.whole.has(&area)),
        TaskOwner::PrivacyOfficers => false,
    }
}

impl WorkItem {
    /// Whether this task is one of the kind.
    pub fn is(&self, kind: TaskKind) -> bool {
        self.todo.kind == kind
    }
}
