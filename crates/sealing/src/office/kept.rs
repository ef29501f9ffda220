//! Forms that met an ended session: sealed to the epoch, opened only for the member who sent them.

use waymark_domain::MemberId;
use zeroize::Zeroizing;

use crate::canonical::Canonical;
use crate::content::{Place, Sealed};
use crate::epoch::{Epoch, EpochId, EpochPublicKey};
use crate::error::SealingError;

/// First byte of a kept form.
const FORMAT: u8 = 6;
const INFO: &[u8] = b"waymark kept form 1";

/// A kept form. Both parts are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptForm {
    /// The epoch whose private key opens it.
    pub epoch: EpochId,
    /// The sealed bytes.
    pub sealed: Sealed,
}

pub(crate) fn seal(epoch: &EpochPublicKey, member: MemberId, place: &Place, form: &[u8]) -> KeptForm {
    let sealed = epoch.key.seal(INFO, &associated(epoch.id, member, place), form);
    KeptForm {
        epoch: epoch.id,
        sealed: Sealed::new(FORMAT, &sealed),
    }
}

pub(crate) fn open(
    epoch: &Epoch,
    member: MemberId,
    place: &Place,
    kept: &KeptForm,
) -> Result<Zeroizing<Vec<u8>>, SealingError> {
    let body = kept.sealed.body(FORMAT)?;
    epoch
        .private
        .open(INFO, &associated(kept.epoch, member, place), body)
        .map(Zeroizing::new)
        .ok_or(SealingError::DoesNotOpen)
}

fn associated(epoch: EpochId, member: MemberId, place: &Place) -> Vec<u8> {
    let fields = place.describe(Canonical::of("waymark kept form 1"));
    fields.id(member.0).number(epoch.0).bytes()
}
