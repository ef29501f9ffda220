//! Organisations, members, and how they sign in.

use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;
use waymark_domain::{ApiClientId, MemberId, OrganisationId, SessionId, Timestamp};

use crate::entities::{
    api_client, credential, member, member_draft, one_time_code, organisation, role_held, session, shift,
};
use crate::{Store, StoreError};

impl Store {
    /// One organisation.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn organisation(&self, id: OrganisationId) -> Result<Option<organisation::Model>, StoreError> {
        Ok(organisation::Entity::find_by_id(id.0).one(self.reader()).await?)
    }

    /// Every organisation, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn organisations(&self) -> Result<Vec<organisation::Model>, StoreError> {
        let all = organisation::Entity::find().order_by_asc(organisation::Column::Name);
        Ok(all.all(self.reader()).await?)
    }

    /// One member.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn member(&self, id: MemberId) -> Result<Option<member::Model>, StoreError> {
        Ok(member::Entity::find_by_id(id.0).one(self.reader()).await?)
    }

    /// The member who signs in under a name, which is in lower case.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn member_named(&self, sign_in_name: &str) -> Result<Option<member::Model>, StoreError> {
        let named = member::Entity::find().filter(member::Column::SignInName.eq(sign_in_name));
        Ok(named.one(self.reader()).await?)
    }

    /// Every member, by the name they sign in with.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn members(&self) -> Result<Vec<member::Model>, StoreError> {
        let all = member::Entity::find().order_by_asc(member::Column::SignInName);
        Ok(all.all(self.reader()).await?)
    }

    /// What a member signs in with.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn credential(&self, of: MemberId) -> Result<Option<credential::Model>, StoreError> {
        Ok(credential::Entity::find_by_id(of.0).one(self.reader()).await?)
    }

    /// The session of a token, ended or not.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn session_with(&self, token_hash: &[u8; 32]) -> Result<Option<session::Model>, StoreError> {
        let with = session::Entity::find().filter(session::Column::TokenHash.eq(token_hash.to_vec()));
        Ok(with.one(self.reader()).await?)
    }

    /// One session, ended or not.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn session(&self, id: SessionId) -> Result<Option<session::Model>, StoreError> {
        Ok(session::Entity::find_by_id(id.0).one(self.reader()).await?)
    }

    /// A member's sessions that nobody has ended, newest first. Some may be past their idle time.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn sessions_of(&self, member: MemberId) -> Result<Vec<session::Model>, StoreError> {
        let sessions = session::Entity::find()
            .filter(session::Column::MemberId.eq(member.0))
            .filter(session::Column::EndedAt.is_null())
            .order_by_desc(session::Column::StartedAt)
            .order_by_desc(session::Column::Id);
        Ok(sessions.all(self.reader()).await?)
    }

    /// The roles that a member holds at an instant, in the order they were given.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn roles_of(
        &self,
        member: MemberId,
        at: Timestamp,
    ) -> Result<Vec<role_held::Model>, StoreError> {
        let roles = role_held::Entity::find()
            .filter(role_held::Column::MemberId.eq(member.0))
            .filter(held_at(at))
            .order_by_asc(role_held::Column::FromAt)
            .order_by_asc(role_held::Column::Id);
        Ok(roles.all(self.reader()).await?)
    }

    /// Every role that anybody holds at an instant.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn roles_held(&self, at: Timestamp) -> Result<Vec<role_held::Model>, StoreError> {
        let roles = role_held::Entity::find()
            .filter(held_at(at))
            .order_by_asc(role_held::Column::MemberId)
            .order_by_asc(role_held::Column::FromAt)
            .order_by_asc(role_held::Column::Id);
        Ok(roles.all(self.reader()).await?)
    }

    /// One role that is or was held.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn role_held(&self, id: Uuid) -> Result<Option<role_held::Model>, StoreError> {
        Ok(role_held::Entity::find_by_id(id).one(self.reader()).await?)
    }

    /// How many members hold a role at an instant, have enrolled and are not disabled.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn enrolled_with_role(&self, role: &str, at: Timestamp) -> Result<u64, StoreError> {
        let holders: Vec<Uuid> = role_held::Entity::find()
            .filter(role_held::Column::Role.eq(role))
            .filter(held_at(at))
            .all(self.reader())
            .await?
            .into_iter()
            .map(|held| held.member_id)
            .collect();
        let enrolled = member::Entity::find()
            .filter(member::Column::Id.is_in(holders))
            .filter(member::Column::EnrolledAt.is_not_null())
            .filter(member::Column::DisabledAt.is_null());
        Ok(enrolled.count(self.reader()).await?)
    }

    /// A member's turns of duty that go on at an instant.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn shifts_of(&self, member: MemberId, at: Timestamp) -> Result<Vec<shift::Model>, StoreError> {
        let shifts = shift::Entity::find()
            .filter(shift::Column::MemberId.eq(member.0))
            .filter(on_at(at))
            .order_by_asc(shift::Column::Area)
            .order_by_asc(shift::Column::Id);
        Ok(shifts.all(self.reader()).await?)
    }

    /// Everybody's turns of duty that go on at an instant, by area.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn shifts(&self, at: Timestamp) -> Result<Vec<shift::Model>, StoreError> {
        let shifts = shift::Entity::find()
            .filter(on_at(at))
            .order_by_asc(shift::Column::Area)
            .order_by_asc(shift::Column::Id);
        Ok(shifts.all(self.reader()).await?)
    }

    /// A one-time code, used or not.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn one_time_code(&self, hash: &[u8; 32]) -> Result<Option<one_time_code::Model>, StoreError> {
        let code = one_time_code::Entity::find_by_id(hash.to_vec());
        Ok(code.one(self.reader()).await?)
    }

    /// A member's kept forms that have not expired, newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn member_drafts(
        &self,
        of: MemberId,
        now: Timestamp,
    ) -> Result<Vec<member_draft::Model>, StoreError> {
        let drafts = member_draft::Entity::find()
            .filter(member_draft::Column::MemberId.eq(of.0))
            .filter(member_draft::Column::ExpiresAt.gt(now.micros()))
            .order_by_desc(member_draft::Column::ChangedAt)
            .order_by_desc(member_draft::Column::Id);
        Ok(drafts.all(self.reader()).await?)
    }

    /// Every partner's system, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn api_clients(&self) -> Result<Vec<api_client::Model>, StoreError> {
        let all = api_client::Entity::find()
            .order_by_asc(api_client::Column::Name)
            .order_by_asc(api_client::Column::Id);
        Ok(all.all(self.reader()).await?)
    }

    /// One partner's system.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn api_client(&self, id: ApiClientId) -> Result<Option<api_client::Model>, StoreError> {
        Ok(api_client::Entity::find_by_id(id.0).one(self.reader()).await?)
    }
}

fn held_at(at: Timestamp) -> Condition {
    let ends_later = Condition::any()
        .add(role_held::Column::UntilAt.is_null())
        .add(role_held::Column::UntilAt.gt(at.micros()));
    Condition::all()
        .add(role_held::Column::FromAt.lte(at.micros()))
        .add(ends_later)
}

fn on_at(at: Timestamp) -> Condition {
    let ends_later = Condition::any()
        .add(shift::Column::UntilAt.is_null())
        .add(shift::Column::UntilAt.gt(at.micros()));
    Condition::all()
        .add(shift::Column::FromAt.lte(at.micros()))
        .add(ends_later)
}
