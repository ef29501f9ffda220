//! How each write is made. An update names what it read and checks that it touched its row.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, SimpleExpr};
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    IntoActiveModel, QueryFilter, UpdateMany,
};
use uuid::Uuid;

use crate::change::{Housekeeping, Write};
use crate::entities::{
    addition, alert, api_client, candidate, case_file, connected, counter, data_key, draft, emergency_access,
    enquiry, import_run, job, ledger_checkpoint, lookup, match_record, member, organisation, person,
    proposal, referral, retry, setting, task,
};
use crate::{StoreError, dialect, dispose, members};

/// The counter that orders match records.
const MATCH_SEQ: &str = "match_record";

/// Makes one write.
pub(crate) async fn write(to: &DatabaseTransaction, write: &Write) -> Result<(), StoreError> {
    match write {
        Write::Insert(row) => row.insert(to).await?,
        Write::PutSetting(row) => put_setting(to, row).await?,
        Write::UpdatePerson { read, row } => {
            raised("person", row.id, *read, row.version)?;
            let update = person::Entity::update_many()
                .set(row.as_ref().clone().into_active_model().reset_all())
                .filter(person::Column::Id.eq(row.id))
                .filter(person::Column::Version.eq(*read));
            touch(to, update).await?;
        }
        Write::UpdateReferral { read, row } => {
            raised("referral", row.id, *read, row.version)?;
            let update = referral::Entity::update_many()
                .set(row.as_ref().clone().into_active_model().reset_all())
                .filter(referral::Column::Id.eq(row.id))
                .filter(referral::Column::Version.eq(*read));
            touch(to, update).await?;
        }
        Write::UpdateCase { read, row } => {
            raised("case_file", row.id, *read, row.version)?;
            let mut whole = row.as_ref().clone().into_active_model().reset_all();
            // Ended by the search for matches alone: a command that read the row before must not bring it back.
            whole.match_pending = ActiveValue::NotSet;
            let update = case_file::Entity::update_many()
                .set(whole)
                .filter(case_file::Column::Id.eq(row.id))
                .filter(case_file::Column::Version.eq(*read));
            touch(to, update).await?;
        }
        Write::PutMatchRecord(row) => put_match_record(to, row).await?,
        Write::AddLookup(row) => add_lookup(to, row).await?,
        Write::FileAddition { id, referral_id, at } => {
            let update = addition::Entity::update_many()
                .col_expr(addition::Column::State, Expr::value("filed"))
                .col_expr(addition::Column::ReferralId, Expr::value(*referral_id))
                .col_expr(addition::Column::FiledAt, Expr::value(*at))
                .col_expr(addition::Column::SealedAddition, Expr::value(Vec::<u8>::new()))
                .filter(addition::Column::Id.eq(*id))
                .filter(addition::Column::State.ne("filed"));
            touch(to, update).await?;
        }
        Write::LeaveAdditionUnmatched { id } => {
            let update = addition::Entity::update_many()
                .col_expr(addition::Column::State, Expr::value("unmatched"))
                .filter(addition::Column::Id.eq(*id))
                .filter(addition::Column::State.eq("waiting"));
            touch(to, update).await?;
        }
        Write::OpenAlert { id, at } => {
            let update = alert::Entity::update_many()
                .col_expr(alert::Column::OpenedAt, Expr::value(*at))
                .filter(alert::Column::Id.eq(*id))
                .filter(alert::Column::OpenedAt.is_null());
            touch(to, update).await?;
        }
        Write::FinishTasks {
            case_id,
            kind,
            about_id,
            at,
        } => {
            let update = task::Entity::update_many()
                .col_expr(task::Column::DoneAt, Expr::value(*at))
                .filter(task::Column::CaseId.eq(*case_id))
                .filter(task::Column::Kind.eq(*kind))
                .filter(task::Column::DoneAt.is_null());
            let update = match about_id {
                Some(about) => update.filter(task::Column::AboutId.eq(*about)),
                None => update,
            };
            update.exec(to).await?;
        }
        Write::MoveTask {
            id,
            read_due_on,
            due_on,
        } => {
            let update = open_task(*id)
                .col_expr(task::Column::DueOn, Expr::value(due_on.as_str()))
                .filter(task::Column::DueOn.eq(read_due_on.as_str()));
            touch(to, update).await?;
        }
        Write::ChaseTask { id, at, escalated } => {
            let column = if *escalated {
                task::Column::EscalatedAt
            } else {
                task::Column::RemindedAt
            };
            touch(to, open_task(*id).col_expr(column, Expr::value(*at))).await?;
        }
        Write::DecideCandidate { id, state, by, at } => {
            let update = candidate::Entity::update_many()
                .col_expr(candidate::Column::State, Expr::value(*state))
                .col_expr(candidate::Column::DecidedBy, Expr::value(*by))
                .col_expr(candidate::Column::DecidedAt, Expr::value(*at))
                .filter(candidate::Column::Id.eq(*id))
                .filter(candidate::Column::State.eq("undecided"));
            touch(to, update).await?;
        }
        Write::MatchesLookedFor { case_id } => {
            let update = case_file::Entity::update_many()
                .col_expr(case_file::Column::MatchPending, Expr::value(false))
                .filter(case_file::Column::Id.eq(*case_id));
            touch(to, update).await?;
        }
        Write::ReviewEmergencyAccess { id, by, at, finding } => {
            let update = emergency_access::Entity::update_many()
                .col_expr(emergency_access::Column::ReviewedBy, Expr::value(*by))
                .col_expr(emergency_access::Column::ReviewedAt, Expr::value(*at))
                .col_expr(emergency_access::Column::Finding, Expr::value(*finding))
                .filter(emergency_access::Column::Id.eq(*id))
                .filter(emergency_access::Column::ReviewedAt.is_null());
            touch(to, update).await?;
        }
        Write::EscalateReview { id, at } => {
            let update = emergency_access::Entity::update_many()
                .col_expr(emergency_access::Column::EscalatedAt, Expr::value(*at))
                .filter(emergency_access::Column::Id.eq(*id))
                .filter(emergency_access::Column::ReviewedAt.is_null())
                .filter(emergency_access::Column::EscalatedAt.is_null());
            touch(to, update).await?;
        }
        Write::DeclareConnected(row) => {
            let there = OnConflict::new().do_nothing().to_owned();
            let add = connected::Entity::insert(row.clone().into_active_model()).on_conflict(there);
            add.exec_without_returning(to).await?;
        }
        Write::SettleProposal {
            id,
            state,
            by,
            at,
            note,
        } => {
            let update = proposal::Entity::update_many()
                .col_expr(proposal::Column::State, Expr::value(*state))
                .col_expr(proposal::Column::SettledBy, Expr::value(*by))
                .col_expr(proposal::Column::SettledAt, Expr::value(*at))
                .col_expr(proposal::Column::SettledNote, Expr::value(note.clone()))
                .filter(proposal::Column::Id.eq(*id))
                .filter(proposal::Column::State.eq("waiting"));
            touch(to, update).await?;
        }
        Write::PromoteEnquiry {
            id,
            referral_id,
            sealed_promotion,
            by,
            at,
        } => {
            let update = enquiry::Entity::update_many()
                .col_expr(enquiry::Column::ReferralId, Expr::value(*referral_id))
                .col_expr(
                    enquiry::Column::SealedPromotion,
                    Expr::value(sealed_promotion.clone()),
                )
                .col_expr(enquiry::Column::PromotedBy, Expr::value(*by))
                .col_expr(enquiry::Column::PromotedAt, Expr::value(*at))
                .filter(enquiry::Column::Id.eq(*id))
                .filter(enquiry::Column::ReferralId.is_null());
            touch(to, update).await?;
        }
        Write::Dispose { read, row } => dispose::person(to, *read, row).await?,
        Write::UpdateOrganisation { read, row } => {
            raised("organisation", row.id, *read, row.version)?;
            let update = organisation::Entity::update_many()
                .set(row.as_ref().clone().into_active_model().reset_all())
                .filter(organisation::Column::Id.eq(row.id))
                .filter(organisation::Column::Version.eq(*read));
            touch(to, update).await?;
        }
        Write::UpdateMember { read, row } => {
            raised("member", row.id, *read, row.version)?;
            let update = member::Entity::update_many()
                .set(row.as_ref().clone().into_active_model().reset_all())
                .filter(member::Column::Id.eq(row.id))
                .filter(member::Column::Version.eq(*read));
            touch(to, update).await?;
        }
        Write::UpdateApiClient { read, row } => {
            raised("api_client", row.id, *read, row.version)?;
            let update = api_client::Entity::update_many()
                .set(row.as_ref().clone().into_active_model().reset_all())
                .filter(api_client::Column::Id.eq(row.id))
                .filter(api_client::Column::Version.eq(*read));
            touch(to, update).await?;
        }
        Write::Member(write) => members::write(to, write).await?,
        Write::Housekeeping(work) => keep_house(to, work).await?,
    }
    Ok(())
}

async fn keep_house(to: &DatabaseTransaction, work: &Housekeeping) -> Result<(), StoreError> {
    match work {
        Housekeeping::PutDraft(row) => put_draft(to, row).await?,
        Housekeeping::RemoveDraft { row_hash } => {
            draft::Entity::delete_by_id(row_hash.clone()).exec(to).await?;
        }
        Housekeeping::RemoveExpiredDrafts { now } => {
            let expired = draft::Column::ExpiresAt.lte(*now);
            draft::Entity::delete_many().filter(expired).exec(to).await?;
        }
        Housekeeping::RemoveOldRetries { before } => {
            let old = retry::Column::CreatedAt.lt(*before);
            retry::Entity::delete_many().filter(old).exec(to).await?;
        }
        Housekeeping::QueueJob(row) => {
            let row = row.as_ref().clone().into_active_model();
            job::Entity::insert(row).exec_without_returning(to).await?;
        }
        Housekeeping::ClaimJob { id, fence, until } => {
            let one_more = |column: job::Column| Expr::col(column).add(1);
            let update = held(*id, *fence)
                .col_expr(job::Column::Fence, one_more(job::Column::Fence))
                .col_expr(job::Column::Attempts, one_more(job::Column::Attempts))
                .col_expr(job::Column::LeasedUntilAt, Expr::value(*until));
            touch(to, update).await?;
        }
        Housekeeping::FinishJob { id, fence, at } => {
            let update = held(*id, *fence).col_expr(job::Column::DoneAt, Expr::value(*at));
            touch(to, update).await?;
        }
        Housekeeping::PutJobBack {
            id,
            fence,
            run_at,
            failure,
        } => {
            let update = held(*id, *fence)
                .col_expr(job::Column::RunAt, Expr::value(*run_at))
                .col_expr(job::Column::LeasedUntilAt, Expr::value(None::<i64>))
                .col_expr(job::Column::Failure, Expr::value(failure.as_str()));
            touch(to, update).await?;
        }
        Housekeeping::GiveJobUp {
            id,
            fence,
            at,
            failure,
        } => {
            let update = held(*id, *fence)
                .col_expr(job::Column::FailedAt, Expr::value(*at))
                .col_expr(job::Column::Failure, Expr::value(failure.as_str()));
            touch(to, update).await?;
        }
        Housekeeping::RemoveDoneJobs { before } => {
            let done = job::Column::DoneAt.lt(*before);
            job::Entity::delete_many().filter(done).exec(to).await?;
        }
        Housekeeping::CountAlertSend { id, read_sends, at } => {
            let update = alert::Entity::update_many()
                .col_expr(alert::Column::Sends, Expr::value(read_sends.saturating_add(1)))
                .col_expr(alert::Column::LastSentAt, Expr::value(*at))
                .filter(alert::Column::Id.eq(*id))
                .filter(alert::Column::Sends.eq(*read_sends));
            touch(to, update).await?;
        }
        Housekeeping::ResealAddition {
            id,
            read_epoch,
            epoch,
            sealed_addition,
        } => {
            let update = addition::Entity::update_many()
                .col_expr(addition::Column::Epoch, Expr::value(*epoch))
                .col_expr(
                    addition::Column::SealedAddition,
                    Expr::value(sealed_addition.clone()),
                )
                .filter(addition::Column::Id.eq(*id))
                .filter(addition::Column::State.ne("filed"))
                .filter(addition::Column::Epoch.eq(*read_epoch));
            touch(to, update).await?;
        }
        Housekeeping::RewrapKey {
            id,
            read_epoch,
            epoch,
            wrapped,
        } => {
            let update = data_key::Entity::update_many()
                .col_expr(data_key::Column::Epoch, Expr::value(*epoch))
                .col_expr(data_key::Column::Wrapped, Expr::value(wrapped.clone()))
                .filter(data_key::Column::Id.eq(*id))
                .filter(data_key::Column::Epoch.eq(*read_epoch));
            touch(to, update).await?;
        }
        Housekeeping::AddCheckpoint(row) => {
            let row = row.as_ref().clone().into_active_model();
            ledger_checkpoint::Entity::insert(row)
                .exec_without_returning(to)
                .await?;
        }
        Housekeeping::TouchSession { id, at } => members::touch_session(to, *id, *at).await?,
        Housekeeping::CountAttempt {
            key_hash,
            at,
            since,
            limit,
        } => members::count_attempt(to, key_hash, *at, *since, *limit).await?,
        Housekeeping::ForgetAttempts { key_hash } => members::forget_attempts(to, key_hash).await?,
        Housekeeping::PutCode(row) => members::put_code(to, row).await?,
        Housekeeping::KeepMemberDraft(row) => members::keep_draft(to, row).await?,
        Housekeeping::RemoveMemberDraft { id, member_id } => {
            members::remove_draft(to, *id, *member_id).await?;
        }
        Housekeeping::RemoveOldSignIns { now, before } => members::remove_old(to, *now, *before).await?,
        Housekeeping::CountImportRows {
            id,
            rows_done,
            finished_at,
        } => {
            let update = import_run::Entity::update_many()
                .col_expr(import_run::Column::RowsDone, Expr::value(*rows_done))
                .col_expr(import_run::Column::FinishedAt, Expr::value(*finished_at))
                .filter(import_run::Column::Id.eq(*id));
            touch(to, update).await?;
        }
    }
    Ok(())
}

/// A job that is still to be done and whose fence is the one given.
fn held(id: Uuid, fence: i64) -> UpdateMany<job::Entity> {
    job::Entity::update_many()
        .filter(job::Column::Id.eq(id))
        .filter(job::Column::Fence.eq(fence))
        .filter(job::Column::DoneAt.is_null())
        .filter(job::Column::FailedAt.is_null())
}

/// A task that is still to be done.
fn open_task(id: Uuid) -> UpdateMany<task::Entity> {
    task::Entity::update_many()
        .filter(task::Column::Id.eq(id))
        .filter(task::Column::DoneAt.is_null())
}

/// Runs an update of one row. None touched means that it is no longer as it was read.
pub(crate) async fn touch<E: EntityTrait>(
    to: &DatabaseTransaction,
    update: UpdateMany<E>,
) -> Result<(), StoreError> {
    match update.exec(to).await?.rows_affected {
        1 => Ok(()),
        _ => Err(StoreError::Conflict),
    }
}

/// An update that left the version where it was would let the next one through unseen.
fn raised(table: &'static str, id: Uuid, read: i32, version: i32) -> Result<(), StoreError> {
    let column = "version";
    (version > read)
        .then_some(())
        .ok_or_else(|| StoreError::Inconsistent {
            table,
            column,
            id: id.to_string(),
        })
}

async fn put_setting(to: &DatabaseTransaction, row: &setting::Model) -> Result<(), StoreError> {
    let replace = OnConflict::column(setting::Column::Key)
        .update_column(setting::Column::Value)
        .to_owned();
    let put = setting::Entity::insert(row.clone().into_active_model()).on_conflict(replace);
    put.exec_without_returning(to).await?;
    Ok(())
}

async fn put_draft(to: &DatabaseTransaction, row: &draft::Model) -> Result<(), StoreError> {
    let replace = OnConflict::column(draft::Column::RowHash)
        .update_columns([
            draft::Column::Mode,
            draft::Column::SealedDraft,
            draft::Column::ChangedAt,
            draft::Column::ExpiresAt,
        ])
        .to_owned();
    let put = draft::Entity::insert(row.clone().into_active_model()).on_conflict(replace);
    put.exec_without_returning(to).await?;
    Ok(())
}

async fn add_lookup(to: &DatabaseTransaction, row: &lookup::Model) -> Result<(), StoreError> {
    let there = OnConflict::new().do_nothing().to_owned();
    let add = lookup::Entity::insert(row.clone().into_active_model()).on_conflict(there);
    add.exec_without_returning(to).await?;
    Ok(())
}

/// The number is drawn while holding the ledger's lock: were a lower number committed after a higher one, the
/// index in memory would never see it.
async fn put_match_record(to: &DatabaseTransaction, row: &match_record::Model) -> Result<(), StoreError> {
    dialect::lock_ledger(to).await?;
    let seq = draw(to, MATCH_SEQ).await?;
    let replace = OnConflict::column(match_record::Column::PersonId)
        .update_columns([
            match_record::Column::Seq,
            match_record::Column::SealedRecord,
            match_record::Column::DataKeyId,
        ])
        .to_owned();
    let row = match_record::Model { seq, ..row.clone() };
    let put = match_record::Entity::insert(row.into_active_model()).on_conflict(replace);
    put.exec_without_returning(to).await?;
    Ok(())
}

/// The next number of a counter, from 1.
async fn draw<C: ConnectionTrait>(to: &C, name: &str) -> Result<i64, StoreError> {
    let up: SimpleExpr = Expr::col((counter::Entity, counter::Column::Value)).add(1);
    let row = counter::Model {
        name: name.to_owned(),
        value: 1,
    };
    let up_by_one = OnConflict::column(counter::Column::Name)
        .value(counter::Column::Value, up)
        .to_owned();
    let drawn = counter::Entity::insert(row.into_active_model())
        .on_conflict(up_by_one)
        .exec_with_returning(to)
        .await?;
    Ok(drawn.value)
}
