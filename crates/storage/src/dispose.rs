//! Disposal of a person's record: what goes, in what order.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use crate::StoreError;
use crate::entities::{
    addition, alert, candidate, case_content, case_event, case_file, connected, data_key, disclosure,
    disposal, document, emergency_access, enquiry, job, lookup, match_record, person, person_identity,
    referral, referrer, task,
};

/// What a disposal takes besides the person's own rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disposing {
    /// The person's cases.
    pub cases: Vec<Uuid>,
    /// Their documents.
    pub documents: Vec<Uuid>,
    /// The referrals that are about nobody else.
    pub referrals: Vec<Uuid>,
}

/// What disposing of a person would take.
pub(crate) async fn foresee<C: ConnectionTrait>(from: &C, person: Uuid) -> Result<Disposing, StoreError> {
    let theirs: Vec<(Uuid, Uuid)> = case_file::Entity::find()
        .select_only()
        .columns([case_file::Column::Id, case_file::Column::ReferralId])
        .filter(case_file::Column::PersonId.eq(person))
        .into_tuple()
        .all(from)
        .await?;
    let (cases, mut referrals): (Vec<_>, Vec<_>) = theirs.into_iter().unzip();
    let shared: Vec<Uuid> = case_file::Entity::find()
        .select_only()
        .column(case_file::Column::ReferralId)
        .filter(case_file::Column::ReferralId.is_in(referrals.clone()))
        .filter(case_file::Column::PersonId.ne(person))
        .into_tuple()
        .all(from)
        .await?;
    referrals.retain(|referral| !shared.contains(referral));
    let documents = document::Entity::find()
        .select_only()
        .column(document::Column::Id)
        .filter(document::Column::CaseId.is_in(cases.clone()))
        .into_tuple()
        .all(from)
        .await?;
    Ok(Disposing {
        cases,
        documents,
        referrals,
    })
}

/// Disposes of a person: the keys, so that no sealed copy opens, and the rows themselves. What stays is the
/// id with its mark, the disposal, the ledger, and the hashes that keep an import from bringing it back.
pub(crate) async fn person(
    to: &DatabaseTransaction,
    read: i32,
    row: &disposal::Model,
) -> Result<(), StoreError> {
    mark(to, read, row).await?;
    let taken = foresee(to, row.person_id).await?;
    remove_cases(to, &taken).await?;
    remove_referrals(to, &taken.referrals).await?;
    let person = row.person_id;
    match_record::Entity::delete_by_id(person).exec(to).await?;
    let candidates = candidate::Column::PersonId
        .eq(person)
        .or(candidate::Column::OtherId.eq(person));
    candidate::Entity::delete_many()
        .filter(candidates)
        .exec(to)
        .await?;
    let connections = connected::Column::PersonId.eq(person);
    connected::Entity::delete_many()
        .filter(connections)
        .exec(to)
        .await?;
    let identities = person_identity::Column::PersonId.eq(person);
    person_identity::Entity::delete_many()
        .filter(identities)
        .exec(to)
        .await?;
    forget_owners(to, &[person]).await?;
    disposal::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(to)
        .await?;
    Ok(())
}

/// Marks the person, if it is still as it was read and was not disposed of before.
async fn mark(to: &DatabaseTransaction, read: i32, row: &disposal::Model) -> Result<(), StoreError> {
    use sea_orm::sea_query::Expr;
    let marked = person::Entity::update_many()
        .col_expr(person::Column::DisposedAt, Expr::value(row.disposed_at))
        .col_expr(person::Column::Version, Expr::value(read.saturating_add(1)))
        .filter(person::Column::Id.eq(row.person_id))
        .filter(person::Column::Version.eq(read))
        .filter(person::Column::DisposedAt.is_null())
        .exec(to)
        .await?;
    match marked.rows_affected {
        1 => Ok(()),
        _ => Err(StoreError::Conflict),
    }
}

async fn remove_cases(to: &DatabaseTransaction, taken: &Disposing) -> Result<(), StoreError> {
    let cases = &taken.cases;
    let events = case_event::Column::CaseId.is_in(cases.clone());
    case_event::Entity::delete_many().filter(events).exec(to).await?;
    let contents = case_content::Column::CaseId.is_in(cases.clone());
    case_content::Entity::delete_many()
        .filter(contents)
        .exec(to)
        .await?;
    let documents = document::Column::CaseId.is_in(cases.clone());
    document::Entity::delete_many().filter(documents).exec(to).await?;
    let tasks = task::Column::CaseId.is_in(cases.clone());
    task::Entity::delete_many().filter(tasks).exec(to).await?;
    let disclosures = disclosure::Column::CaseId.is_in(cases.clone());
    disclosure::Entity::delete_many()
        .filter(disclosures)
        .exec(to)
        .await?;
    let accesses = emergency_access::Column::CaseId.is_in(cases.clone());
    emergency_access::Entity::delete_many()
        .filter(accesses)
        .exec(to)
        .await?;
    let files = case_file::Column::Id.is_in(cases.clone());
    case_file::Entity::delete_many().filter(files).exec(to).await?;
    forget_owners(to, cases).await?;
    forget_owners(to, &taken.documents).await
}

async fn remove_referrals(to: &DatabaseTransaction, referrals: &[Uuid]) -> Result<(), StoreError> {
    let of = |column: addition::Column| column.is_in(referrals.to_vec());
    let additions = of(addition::Column::ReferralId);
    addition::Entity::delete_many().filter(additions).exec(to).await?;
    let alerts = alert::Column::ReferralId.is_in(referrals.to_vec());
    alert::Entity::delete_many().filter(alerts).exec(to).await?;
    let referrers = referrer::Column::ReferralId.is_in(referrals.to_vec());
    referrer::Entity::delete_many().filter(referrers).exec(to).await?;
    // That it was made a referral stays, so that it is not made one again; how it was told goes.
    let forget = enquiry::Entity::update_many()
        .col_expr(enquiry::Column::SealedPromotion, Expr::value(None::<Vec<u8>>))
        .filter(enquiry::Column::ReferralId.is_in(referrals.to_vec()));
    forget.exec(to).await?;
    let rows = referral::Column::Id.is_in(referrals.to_vec());
    referral::Entity::delete_many().filter(rows).exec(to).await?;
    forget_owners(to, referrals).await
}

/// Removes the data keys, keyed hashes and queued work of these.
async fn forget_owners(to: &DatabaseTransaction, owners: &[Uuid]) -> Result<(), StoreError> {
    let keys = data_key::Column::OwnerId.is_in(owners.to_vec());
    data_key::Entity::delete_many().filter(keys).exec(to).await?;
    let lookups = lookup::Column::OwnerId.is_in(owners.to_vec());
    lookup::Entity::delete_many().filter(lookups).exec(to).await?;
    let jobs = job::Column::ObjectId.is_in(owners.to_vec());
    job::Entity::delete_many().filter(jobs).exec(to).await?;
    Ok(())
}
