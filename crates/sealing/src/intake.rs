//! The intake: what the public site seals to the epoch itself, because it may not know whose it is.

use waymark_policy::Compartment;
use zeroize::Zeroizing;

use crate::canonical::Canonical;
use crate::content::{Place, Sealed};
use crate::epoch::{Epoch, EpochId, EpochPublicKey};
use crate::error::SealingError;

/// First byte of an item of the intake.
const FORMAT: u8 = 2;
const INFO: &[u8] = b"waymark intake 1";

/// Something sealed to an epoch. Both parts are stored; the sweep counts and re-seals by epoch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedToIntake {
    /// The epoch whose private key opens it.
    pub epoch: EpochId,
    /// The sealed bytes.
    pub sealed: Sealed,
}

pub(crate) fn seal(
    epoch: &EpochPublicKey,
    compartment: Compartment,
    place: &Place,
    content: &[u8],
) -> SealedToIntake {
    let sealed = epoch
        .key
        .seal(INFO, &associated(epoch.id, compartment, place), content);
    SealedToIntake {
        epoch: epoch.id,
        sealed: Sealed::new(FORMAT, &sealed),
    }
}

pub(crate) fn open(
    epoch: &Epoch,
    compartment: Compartment,
    place: &Place,
    item: &SealedToIntake,
) -> Result<Zeroizing<Vec<u8>>, SealingError> {
    let body = item.sealed.body(FORMAT)?;
    epoch
        .private
        .open(INFO, &associated(item.epoch, compartment, place), body)
        .map(Zeroizing::new)
        .ok_or(SealingError::DoesNotOpen)
}

fn associated(epoch: EpochId, compartment: Compartment, place: &Place) -> Vec<u8> {
    let fields = place.describe(Canonical::of("waymark intake 1"));
    fields.text(compartment.name()).number(epoch.0).bytes()
}
