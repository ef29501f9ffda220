//! Records as such: the keys of a person, and disposal.

mod dispose;
mod list;

use waymark_domain::PersonId;
use waymark_policy::Compartment;
use waymark_sealing::{KeyName, Owner};
use waymark_storage::Store;

use crate::ServiceError;
use crate::jobs::key_name;

pub use dispose::{Certificate, Disposal};
pub(crate) use list::replace;
pub use list::{DisposalList, InvalidList};

/// The newest data key of a person in a compartment, by name: what the next one follows.
///
/// # Errors
/// [`ServiceError::NotFound`] for a person without one: disposed of, or never there.
pub(crate) async fn newest_key(
    store: &Store,
    person: PersonId,
    compartment: Compartment,
) -> Result<KeyName, ServiceError> {
    let owner = Owner::from(person);
    let rows = store
        .data_keys_of(owner.sort(), owner.id())
        .await
        .map_err(ServiceError::Unavailable)?;
    let names = rows
        .iter()
        .filter_map(key_name)
        .filter(|name| name.compartment == compartment);
    names
        .max_by_key(|name| name.version)
        .ok_or(ServiceError::NotFound)
}
