//! Opening what is sealed under a person's keys, with a permission in hand.

use std::collections::BTreeMap;

use uuid::Uuid;
use waymark_domain::case::CaseEvent;
use waymark_domain::person::Identity as PersonIdentity;
use waymark_domain::{PersonId, ReferralId};
use waymark_policy::{Case, Grant, Identity, InCompartment, Permission, Referrer};
use waymark_sealing::{DataKey, Digest, Keyring, Owner, Place, Sealed, SealingError};
use waymark_storage::Store;
use waymark_storage::entities::{case_event, data_key, person_identity};

use crate::ServiceError;
use crate::content::{Content, EventContent, IdentityContent, ReferrerContent};
use crate::intake::{event_place, identity_place, referrer_place};
use crate::jobs::wrapped_key;

/// The keys of one owner in one compartment, unwrapped once.
pub(crate) struct Keys<C: InCompartment> {
    keys: BTreeMap<Uuid, DataKey<C>>,
    grant: Grant<C>,
}

impl<C: InCompartment> Keys<C> {
    /// Unwraps every key that an owner has in the compartment.
    ///
    /// # Errors
    /// [`ServiceError::Denied`] when the permission does not open the compartment; [`ServiceError::Sealing`].
    pub(crate) async fn of(
        store: &Store,
        keyring: &Keyring,
        permission: &Permission,
        owner: Owner,
    ) -> Result<Self, ServiceError> {
        let grant = permission.grant::<C>()?;
        let rows = store
            .data_keys_of(owner.sort(), owner.id())
            .await
            .map_err(ServiceError::Unavailable)?;
        let theirs = |row: &&data_key::Model| row.compartment == C::COMPARTMENT.name();
        let mut keys = BTreeMap::new();
        for row in rows.iter().filter(theirs) {
            keys.insert(row.id, keyring.unwrap(&grant, &wrapped_key(row)?)?);
        }
        Ok(Self { keys, grant })
    }

    /// Opens one sealed value and reads it.
    ///
    /// # Errors
    /// [`ServiceError::Sealing`] when it does not open; [`ServiceError::Content`] when it is something else.
    pub(crate) fn read<T: Content>(
        &self,
        key: Uuid,
        place: &Place,
        sealed: &[u8],
    ) -> Result<T, ServiceError> {
        Ok(T::from_bytes(&self.bytes(key, place, sealed)?)?)
    }

    /// Opens one sealed value that is plain text.
    ///
    /// # Errors
    /// [`ServiceError::Sealing`] when it does not open.
    pub(crate) fn bytes(&self, key: Uuid, place: &Place, sealed: &[u8]) -> Result<Vec<u8>, ServiceError> {
        let sealed = Sealed::from_stored(sealed.to_vec());
        let opened = self.key(key)?.open(&self.grant, place, &sealed)?;
        Ok(opened.content().to_vec())
    }

    /// Seals something more under one of the keys.
    ///
    /// # Errors
    /// [`ServiceError::Sealing`] when the owner has no such key.
    pub(crate) fn seal(
        &self,
        key: Uuid,
        place: &Place,
        content: &[u8],
    ) -> Result<(Vec<u8>, Digest), ServiceError> {
        let (sealed, digest) = self.key(key)?.seal(place, content);
        Ok((sealed.into_bytes(), digest))
    }

    fn key(&self, key: Uuid) -> Result<&DataKey<C>, ServiceError> {
        let missing = ServiceError::Sealing(SealingError::DoesNotOpen);
        self.keys.get(&key).ok_or(missing)
    }
}

impl Keys<Case> {
    /// What an event says.
    ///
    /// # Errors
    /// As [`Keys::read`].
    pub(crate) fn event(&self, row: &case_event::Model) -> Result<CaseEvent, ServiceError> {
        let (Some(sealed), Some(key)) = (&row.sealed_event, row.data_key_id) else {
            return Err(ServiceError::Sealing(SealingError::DoesNotOpen));
        };
        let content: EventContent = self.read(key, &event_place(row.id), sealed)?;
        Ok(CaseEvent::try_from(&content)?)
    }
}

impl Keys<Identity> {
    /// Who somebody is, in one version.
    ///
    /// # Errors
    /// As [`Keys::read`].
    pub(crate) fn identity(&self, row: &person_identity::Model) -> Result<PersonIdentity, ServiceError> {
        let place = identity_place(row.id);
        let content: IdentityContent = self.read(row.data_key_id, &place, &row.sealed_identity)?;
        Ok(PersonIdentity::try_from(&content)?)
    }
}

/// Who somebody is by the newest version.
///
/// # Errors
/// [`ServiceError::NotFound`] for a person without one.
pub(crate) async fn newest_identity(
    store: &Store,
    keyring: &Keyring,
    permission: &Permission,
    person: PersonId,
) -> Result<PersonIdentity, ServiceError> {
    let versions = store
        .identities_of(person)
        .await
        .map_err(ServiceError::Unavailable)?;
    let newest = versions.last().ok_or(ServiceError::NotFound)?;
    let keys = Keys::<Identity>::of(store, keyring, permission, Owner::from(person)).await?;
    keys.identity(newest)
}

/// Who referred.
///
/// # Errors
/// [`ServiceError::NotFound`] for a referral without a referrer.
pub(crate) async fn referrer(
    store: &Store,
    keyring: &Keyring,
    permission: &Permission,
    referral: ReferralId,
) -> Result<waymark_domain::referral::Referrer, ServiceError> {
    let row = store
        .referrer(referral)
        .await
        .map_err(ServiceError::Unavailable)?
        .ok_or(ServiceError::NotFound)?;
    let keys = Keys::<Referrer>::of(store, keyring, permission, Owner::from(referral)).await?;
    let content: ReferrerContent =
        keys.read(row.data_key_id, &referrer_place(referral), &row.sealed_referrer)?;
    Ok((&content).try_into()?)
}
