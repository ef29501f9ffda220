//! Sealing a whole file to an epoch: what leaves the machine as a backup. Its copies open no more once that
//! epoch's key is destroyed, the clear columns of the database included.
//!
//! Form: the line `waymark-sealed-file/1`, the epoch as four bytes, the encapsulated key, then pieces, each
//! its length as four bytes and its sealed bytes. Pieces are numbered by the HPKE context, and the last one
//! says that it is, so none can be left out, moved, repeated or cut off.

use std::io::{self, Read, Write};

use crate::SealingError;
use crate::epoch::EpochId;
use crate::hybrid::ENCAPSULATED;
use crate::keyring::{Keyring, PublicKeys};

const HEADING: &[u8] = b"waymark-sealed-file/1\n";
const INFO: &[u8] = b"waymark sealed file 1";
/// Bytes of the file in one piece.
const PIECE: usize = 256 * 1024;
/// What sealing adds to a piece.
const TAG: usize = 16;

/// A sealed file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum SealedFileError {
    /// It cannot be read, or what was in it cannot be written.
    #[error("the file cannot be read or written")]
    Io(#[source] io::Error),
    /// It is no sealed file, was altered or cut off, or its epoch's key is not here.
    #[error("the file does not open")]
    Sealing(#[source] SealingError),
}

impl From<io::Error> for SealedFileError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl PublicKeys {
    /// Seals a file to the epoch in use.
    ///
    /// # Errors
    /// What reading or writing gives.
    pub fn seal_file(&self, mut from: impl Read, mut to: impl Write) -> io::Result<()> {
        let epoch = self.epoch();
        let (encapsulated, mut context) = epoch.key.sender(INFO);
        to.write_all(HEADING)?;
        to.write_all(&epoch.id().0.to_be_bytes())?;
        to.write_all(&encapsulated)?;
        let mut piece = read_piece(&mut from)?;
        loop {
            let next = read_piece(&mut from)?;
            let last = next.is_empty();
            let sealed = context
                .seal(&piece, &[u8::from(last)])
                .map_err(|_| io::Error::other("the file is too long to be sealed"))?;
            let length = u32::try_from(sealed.len()).map_err(io::Error::other)?;
            to.write_all(&length.to_be_bytes())?;
            to.write_all(&sealed)?;
            if last {
                return to.flush();
            }
            piece = next;
        }
    }
}

impl Keyring {
    /// The epoch that a sealed file needs, read from its heading.
    ///
    /// # Errors
    /// [`SealedFileError`] when it is no sealed file.
    pub fn epoch_of_file(mut from: impl Read) -> Result<EpochId, SealedFileError> {
        read_heading(&mut from).map(|(epoch, _)| epoch)
    }

    /// Opens a sealed file. What is written before an error is found is not to be used.
    ///
    /// # Errors
    /// [`SealedFileError::Sealing`] with [`SealingError::NoSuchEpoch`] when its key was destroyed or is not in
    /// the folder, [`SealingError::DoesNotOpen`] when it was altered or cut off.
    pub fn open_file(&self, mut from: impl Read, mut to: impl Write) -> Result<(), SealedFileError> {
        let (epoch, encapsulated) = read_heading(&mut from)?;
        let private = &self.epoch(epoch).map_err(SealedFileError::Sealing)?.private;
        let mut context = private.receiver(INFO, &encapsulated).ok_or(DAMAGED)?;
        let mut piece = read_sealed(&mut from)?.ok_or(DAMAGED)?;
        loop {
            let next = read_sealed(&mut from)?;
            let last = next.is_none();
            let plain = context.open(&piece, &[u8::from(last)]).map_err(|_| DAMAGED)?;
            to.write_all(&plain)?;
            match next {
                Some(next) => piece = next,
                None => return Ok(to.flush()?),
            }
        }
    }
}

const DAMAGED: SealedFileError = SealedFileError::Sealing(SealingError::DoesNotOpen);

/// As much as a piece holds, less only at the end.
fn read_piece(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut piece = Vec::new();
    from.take(PIECE as u64).read_to_end(&mut piece)?;
    Ok(piece)
}

fn read_heading(from: &mut impl Read) -> Result<(EpochId, [u8; ENCAPSULATED]), SealedFileError> {
    let mut heading = [0; HEADING.len()];
    from.read_exact(&mut heading)?;
    if heading != HEADING {
        return Err(SealedFileError::Sealing(SealingError::UnknownFormat));
    }
    let (mut epoch, mut encapsulated) = ([0; 4], [0; ENCAPSULATED]);
    from.read_exact(&mut epoch)?;
    from.read_exact(&mut encapsulated)?;
    Ok((EpochId(u32::from_be_bytes(epoch)), encapsulated))
}

fn read_sealed(from: &mut impl Read) -> Result<Option<Vec<u8>>, SealedFileError> {
    let mut length = [0; 4];
    match from.read(&mut length)? {
        0 => return Ok(None),
        read => from.read_exact(length.get_mut(read..).unwrap_or_default())?,
    }
    let length = u32::from_be_bytes(length) as usize;
    if length > PIECE + TAG {
        return Err(DAMAGED);
    }
    let mut sealed = vec![0; length];
    from.read_exact(&mut sealed)?;
    Ok(Some(sealed))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;
    use waymark_domain::Timestamp;

    use super::*;
    use crate::DatabaseId;

    fn keyring() -> Keyring {
        Keyring::generate(DatabaseId(Uuid::from_u128(1)), Timestamp::EPOCH)
    }

    fn sealed(keys: &Keyring, plain: &[u8]) -> Vec<u8> {
        let mut file = Vec::new();
        keys.public().seal_file(plain, &mut file).unwrap();
        file
    }

    fn opened(keys: &Keyring, file: &[u8]) -> Option<Vec<u8>> {
        let mut plain = Vec::new();
        keys.open_file(file, &mut plain).ok().map(|()| plain)
    }

    #[test]
    fn a_file_of_any_length_opens_as_it_was() {
        let keys = keyring();
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
            let plain: Vec<u8> = (0..=250).cycle().take(length).collect();
            assert_eq!(opened(&keys, &sealed(&keys, &plain)), Some(plain), "{length}");
        }
    }

    #[test]
    fn a_file_altered_cut_off_or_reordered_does_not_open() {
        let keys = keyring();
        let file = sealed(&keys, &vec![7; 2 * PIECE]);
        let start = HEADING.len() + 4 + ENCAPSULATED;
        let step = 4 + PIECE + TAG;
        assert!(opened(&keys, &file[..start + step]).is_none());
        assert!(opened(&keys, &file[..start]).is_none());
        let swapped = [&file[..start], &file[start + step..], &file[start..start + step]].concat();
        assert!(opened(&keys, &swapped).is_none());
        for at in [0, HEADING.len(), start, start + 4, file.len() - 1] {
            let mut altered = file.clone();
            altered[at] ^= 1;
            assert!(opened(&keys, &altered).is_none(), "byte {at}");
        }
        assert!(opened(&keyring(), &file).is_none());
    }
}
