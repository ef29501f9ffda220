//! How the writes about members are made.

use sea_orm::sea_query::{CaseStatement, Cond, Expr, ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Value,
};
use uuid::Uuid;

use crate::StoreError;
use crate::apply::touch;
use crate::change::MemberWrite;
use crate::entities::{attempt, credential, member_draft, one_time_code, role_held, session, shift};

/// Makes one write.
pub(crate) async fn write(to: &DatabaseTransaction, write: &MemberWrite) -> Result<(), StoreError> {
    match write {
        MemberWrite::PutCredential(row) => put_credential(to, row).await,
        MemberWrite::UseTotpStep { member_id, step } => {
            let update = credential::Entity::update_many()
                .col_expr(credential::Column::TotpStep, Expr::value(*step))
                .filter(credential::Column::MemberId.eq(*member_id))
                .filter(credential::Column::TotpStep.lt(*step));
            touch(to, update).await
        }
        MemberWrite::UseCode { hash, at } => {
            let update = one_time_code::Entity::update_many()
                .col_expr(one_time_code::Column::UsedAt, Expr::value(*at))
                .filter(one_time_code::Column::Hash.eq(hash.clone()))
                .filter(one_time_code::Column::UsedAt.is_null())
                .filter(one_time_code::Column::ExpiresAt.gt(*at));
            touch(to, update).await
        }
        MemberWrite::SpendCodesOf {
            member_id,
            purpose,
            at,
        } => {
            one_time_code::Entity::update_many()
                .col_expr(one_time_code::Column::UsedAt, Expr::value(*at))
                .filter(one_time_code::Column::MemberId.eq(*member_id))
                .filter(one_time_code::Column::Purpose.eq(*purpose))
                .filter(one_time_code::Column::UsedAt.is_null())
                .exec(to)
                .await?;
            Ok(())
        }
        MemberWrite::StepSessionUp {
            id,
            read_token_hash,
            token_hash,
            at,
        } => {
            let update = session::Entity::update_many()
                .col_expr(session::Column::TokenHash, Expr::value(token_hash.clone()))
                .col_expr(session::Column::SteppedUpAt, Expr::value(*at))
                .col_expr(session::Column::SeenAt, Expr::value(*at))
                .filter(session::Column::Id.eq(*id))
                .filter(session::Column::TokenHash.eq(read_token_hash.clone()))
                .filter(session::Column::EndedAt.is_null());
            touch(to, update).await
        }
        MemberWrite::EndSession { id, at, because } => {
            let update = session::Entity::update_many()
                .col_expr(session::Column::EndedAt, Expr::value(*at))
                .col_expr(session::Column::EndedBecause, Expr::value(*because))
                .filter(session::Column::Id.eq(*id))
                .filter(session::Column::EndedAt.is_null());
            touch(to, update).await
        }
        MemberWrite::EndSessionsOf {
            member_id,
            at,
            because,
        } => {
            session::Entity::update_many()
                .col_expr(session::Column::EndedAt, Expr::value(*at))
                .col_expr(session::Column::EndedBecause, Expr::value(*because))
                .filter(session::Column::MemberId.eq(*member_id))
                .filter(session::Column::EndedAt.is_null())
                .exec(to)
                .await?;
            Ok(())
        }
        MemberWrite::EndRole { id, at } => {
            let update = role_held::Entity::update_many()
                .col_expr(role_held::Column::UntilAt, Expr::value(*at))
                .filter(role_held::Column::Id.eq(*id))
                .filter(role_held::Column::UntilAt.is_null());
            touch(to, update).await
        }
        MemberWrite::EndShift { id, at } => {
            let update = shift::Entity::update_many()
                .col_expr(shift::Column::UntilAt, Expr::value(*at))
                .filter(shift::Column::Id.eq(*id))
                .filter(shift::Column::UntilAt.is_null());
            touch(to, update).await
        }
    }
}

async fn put_credential(to: &DatabaseTransaction, row: &credential::Model) -> Result<(), StoreError> {
    let replace = OnConflict::column(credential::Column::MemberId)
        .update_columns([
            credential::Column::PassphraseHash,
            credential::Column::SealedTotp,
            credential::Column::TotpStep,
            credential::Column::SetAt,
        ])
        .to_owned();
    let put = credential::Entity::insert(row.clone().into_active_model()).on_conflict(replace);
    put.exec_without_returning(to).await?;
    Ok(())
}

/// Only ever forward, and only while it goes on: two requests of one session may end in any order.
pub(crate) async fn touch_session(to: &DatabaseTransaction, id: Uuid, at: i64) -> Result<(), StoreError> {
    session::Entity::update_many()
        .col_expr(session::Column::SeenAt, Expr::value(at))
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::SeenAt.lt(at))
        .filter(session::Column::EndedAt.is_null())
        .exec(to)
        .await?;
    Ok(())
}

/// One statement counts, begins a new count when the old one is past, and touches nothing at the limit.
pub(crate) async fn count_attempt(
    to: &DatabaseTransaction,
    key_hash: &[u8],
    at: i64,
    since: i64,
    limit: i32,
) -> Result<(), StoreError> {
    let column = |column| Expr::col((attempt::Entity, column));
    let past = || Cond::all().add(column(attempt::Column::SinceAt).lt(since));
    let when_past = |then: Value, otherwise| CaseStatement::new().case(past(), then).finally(otherwise);
    let mut count = OnConflict::column(attempt::Column::KeyHash);
    count
        .value(
            attempt::Column::Tries,
            when_past(1.into(), column(attempt::Column::Tries).add(1)),
        )
        .value(
            attempt::Column::SinceAt,
            when_past(at.into(), column(attempt::Column::SinceAt)),
        )
        .action_and_where(
            column(attempt::Column::SinceAt)
                .lt(since)
                .or(column(attempt::Column::Tries).lt(limit)),
        );
    let row = attempt::Model {
        key_hash: key_hash.to_vec(),
        since_at: at,
        tries: 1,
    };
    let counted = attempt::Entity::insert(row.into_active_model())
        .on_conflict(count)
        .exec_without_returning(to)
        .await?;
    (counted == 1).then_some(()).ok_or(StoreError::Conflict)
}

pub(crate) async fn forget_attempts<C: ConnectionTrait>(to: &C, key_hash: &[u8]) -> Result<(), StoreError> {
    attempt::Entity::delete_by_id(key_hash.to_vec()).exec(to).await?;
    Ok(())
}

pub(crate) async fn put_code<C: ConnectionTrait>(
    to: &C,
    row: &one_time_code::Model,
) -> Result<(), StoreError> {
    let row = row.clone().into_active_model();
    one_time_code::Entity::insert(row)
        .exec_without_returning(to)
        .await?;
    Ok(())
}

pub(crate) async fn keep_draft<C: ConnectionTrait>(
    to: &C,
    row: &member_draft::Model,
) -> Result<(), StoreError> {
    let row = row.clone().into_active_model();
    member_draft::Entity::insert(row)
        .exec_without_returning(to)
        .await?;
    Ok(())
}

pub(crate) async fn remove_draft<C: ConnectionTrait>(to: &C, id: Uuid, of: Uuid) -> Result<(), StoreError> {
    member_draft::Entity::delete_by_id(id)
        .filter(member_draft::Column::MemberId.eq(of))
        .exec(to)
        .await?;
    Ok(())
}

/// A session that went on but was not used since `before` has long ended by every rule about idle time.
pub(crate) async fn remove_old<C: ConnectionTrait>(to: &C, now: i64, before: i64) -> Result<(), StoreError> {
    member_draft::Entity::delete_many()
        .filter(member_draft::Column::ExpiresAt.lte(now))
        .exec(to)
        .await?;
    session::Entity::delete_many()
        .filter(session::Column::SeenAt.lt(before))
        .exec(to)
        .await?;
    one_time_code::Entity::delete_many()
        .filter(one_time_code::Column::ExpiresAt.lt(before))
        .exec(to)
        .await?;
    attempt::Entity::delete_many()
        .filter(attempt::Column::SinceAt.lt(before))
        .exec(to)
        .await?;
    Ok(())
}
