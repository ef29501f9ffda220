//! Data keys: one for each person and compartment, one for each referral's referrer.

use std::fmt;
use std::marker::PhantomData;

use uuid::Uuid;
use waymark_domain::{DataKeyId, EnquiryId, PersonId, ReferralId};
use waymark_policy::{Compartment, Grant, InCompartment, OwnedBy};

use crate::canonical::Canonical;
use crate::content::{self, Digest, Opened, Place, Sealed};
use crate::error::SealingError;
use crate::secret::Secret;

/// Whose content a data key seals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// One person.
    Person(PersonId),
    /// One referral: its referrer.
    Referral(ReferralId),
    /// One enquiry.
    Enquiry(EnquiryId),
}

impl Owner {
    /// The sort of owner, as kept in the database.
    pub const fn sort(self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Referral(_) => "referral",
            Self::Enquiry(_) => "enquiry",
        }
    }

    /// The owner's id, whatever its sort.
    pub const fn id(self) -> Uuid {
        match self {
            Self::Person(PersonId(id)) | Self::Referral(ReferralId(id)) | Self::Enquiry(EnquiryId(id)) => id,
        }
    }

    /// An owner from its two columns.
    pub fn from_stored(sort: &str, id: Uuid) -> Option<Self> {
        match sort {
            "person" => Some(Self::Person(PersonId(id))),
            "referral" => Some(Self::Referral(ReferralId(id))),
            "enquiry" => Some(Self::Enquiry(EnquiryId(id))),
            _ => None,
        }
    }
}

impl From<PersonId> for Owner {
    fn from(id: PersonId) -> Self {
        Self::Person(id)
    }
}

impl From<ReferralId> for Owner {
    fn from(id: ReferralId) -> Self {
        Self::Referral(id)
    }
}

impl From<EnquiryId> for Owner {
    fn from(id: EnquiryId) -> Self {
        Self::Enquiry(id)
    }
}

/// Which data key this is: clear, and part of what everything sealed under it is tied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyName {
    /// The key's id.
    pub id: DataKeyId,
    /// Whose content it seals.
    pub owner: Owner,
    /// In which compartment.
    pub compartment: Compartment,
    /// 1 for an owner's first key in the compartment, one more for each that replaced it.
    pub version: u16,
}

impl KeyName {
    pub(crate) fn describe(&self, fields: Canonical) -> Canonical {
        fields
            .text(self.owner.sort())
            .id(self.owner.id())
            .text(self.compartment.name())
            .number(u32::from(self.version))
            .id(self.id.0)
    }
}

/// The key that seals one owner's content in compartment `C`. It seals for anybody who made or unwrapped it
/// and opens only with a grant for the same compartment.
pub struct DataKey<C: InCompartment> {
    name: KeyName,
    secret: Secret,
    compartment: PhantomData<fn() -> C>,
}

impl<C: InCompartment> DataKey<C> {
    /// A new random key, the first of its owner in the compartment.
    pub fn fresh<O: Into<Owner>>(id: DataKeyId, owner: O) -> Self
    where
        C: OwnedBy<O>,
    {
        let name = KeyName {
            id,
            owner: owner.into(),
            compartment: C::COMPARTMENT,
            version: 1,
        };
        Self::from_parts(name, Secret::random())
    }

    /// A new random key that follows the one of this name. Its maker needs no right to open the older one:
    /// writing takes no right to read.
    ///
    /// # Errors
    /// [`SealingError::WrongCompartment`] when the name is of another compartment.
    pub fn after(name: &KeyName, id: DataKeyId) -> Result<Self, SealingError> {
        if name.compartment != C::COMPARTMENT {
            return Err(SealingError::WrongCompartment {
                granted: C::COMPARTMENT,
                found: name.compartment,
            });
        }
        let version = name.version.saturating_add(1);
        Ok(Self::from_parts(
            KeyName { id, version, ..*name },
            Secret::random(),
        ))
    }

    /// A new random key that takes the place of this one for what is sealed from now on.
    #[must_use]
    pub fn successor(&self, id: DataKeyId) -> Self {
        let name = KeyName {
            id,
            version: self.name.version.saturating_add(1),
            ..self.name
        };
        Self::from_parts(name, Secret::random())
    }

    /// Which key this is.
    pub const fn name(&self) -> &KeyName {
        &self.name
    }

    /// Seals `content` for `place`. The digest goes into the ledger entry.
    pub fn seal(&self, place: &Place, content: &[u8]) -> (Sealed, Digest) {
        content::seal(&self.secret, &self.name, place, content)
    }

    /// Opens what was sealed for `place` under this key.
    ///
    /// # Errors
    /// [`SealingError::DoesNotOpen`] when it was altered or moved or is another key's;
    /// [`SealingError::UnknownFormat`] when it is no sealed content.
    pub fn open(&self, _grant: &Grant<C>, place: &Place, sealed: &Sealed) -> Result<Opened, SealingError> {
        content::open(&self.secret, &self.name, place, sealed)
    }

    pub(crate) fn from_parts(name: KeyName, secret: Secret) -> Self {
        Self {
            name,
            secret,
            compartment: PhantomData,
        }
    }

    pub(crate) const fn secret(&self) -> &Secret {
        &self.secret
    }
}

impl<C: InCompartment> fmt::Debug for DataKey<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DataKey")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use waymark_policy::{Actor, Case, Job, Purpose, grant};

    use super::*;

    #[test]
    fn content_is_tied_to_the_id_and_version_of_its_key() {
        let grant = grant::<Case>(&Actor::System(Job::ProveDigests), Purpose::ProveDigest).unwrap();
        let place = Place {
            table: "content",
            row: Uuid::nil(),
            column: "sealed",
        };
        let key = DataKey::<Case>::fresh(DataKeyId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        let (sealed, _) = key.seal(&place, b"a note");
        let named = |name| DataKey::<Case>::from_parts(name, key.secret.clone());
        assert!(named(key.name).open(&grant, &place, &sealed).is_ok());
        for other in [
            KeyName {
                version: 2,
                ..key.name
            },
            KeyName {
                id: DataKeyId(Uuid::from_u128(3)),
                ..key.name
            },
        ] {
            let refused = named(other).open(&grant, &place, &sealed);
            assert!(matches!(refused, Err(SealingError::DoesNotOpen)), "{other:?}");
        }
    }

    #[test]
    fn an_owner_is_read_back_from_its_columns() {
        let id = Uuid::from_u128(2);
        for owner in [
            Owner::Person(PersonId(id)),
            Owner::Referral(ReferralId(id)),
            Owner::Enquiry(EnquiryId(id)),
        ] {
            assert_eq!(Owner::from_stored(owner.sort(), owner.id()), Some(owner));
        }
        assert_eq!(Owner::from_stored("case", id), None);
    }
}
