//! Judges a spreadsheet's archive before anything of it is kept: how many parts, how large unpacked, how
//! densely packed, locked or not. What the archive says of itself is checked by unpacking it to nowhere.

use std::io::{self, Read, Seek};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::ArchiveFault;

/// The most parts of an archive.
pub const ENTRIES_LIMIT: usize = 1_000;

/// The most bytes of all parts unpacked.
pub const UNPACKED_LIMIT: u64 = 256 * 1024 * 1024;

/// The most bytes of a part that is neither a sheet nor the sheets' texts: such parts grow in memory.
pub const PART_LIMIT: u64 = 8 * 1024 * 1024;

/// How many times smaller than unpacked a large part may be. Sheets come to 30, a bomb to 1,000.
pub const RATIO_LIMIT: u64 = 300;

/// A part this small may be packed as densely as it likes.
const SMALL: u64 = 1024 * 1024;

/// Opens an archive that is safe to unpack.
pub(super) fn open<R: Read + Seek>(source: R) -> Result<ZipArchive<R>, ArchiveFault> {
    let mut archive = ZipArchive::new(source).map_err(|_| ArchiveFault::Damaged)?;
    if archive.len() > ENTRIES_LIMIT {
        return Err(ArchiveFault::TooManyParts);
    }
    declared(&mut archive)?;
    unpacked(&mut archive)?;
    Ok(archive)
}

/// Judges what the archive's directory says, without unpacking.
fn declared<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<(), ArchiveFault> {
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| ArchiveFault::Damaged)?;
        if part.encrypted() {
            return Err(ArchiveFault::Locked);
        }
        total = total.saturating_add(part.size());
        check(&part, part.size(), total)?;
    }
    Ok(())
}

/// Unpacks every part to nowhere: one that proves larger than it said, or other than its checksum, ends it.
fn unpacked<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<(), ArchiveFault> {
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| ArchiveFault::Damaged)?;
        io::copy(&mut part, &mut io::sink()).map_err(|_| ArchiveFault::Damaged)?;
    }
    Ok(())
}

fn check<R: Read + ?Sized>(part: &ZipFile<'_, R>, size: u64, total: u64) -> Result<(), ArchiveFault> {
    let name = part
        .name()
        .map_err(|_| ArchiveFault::Damaged)?
        .to_ascii_lowercase();
    if total > UNPACKED_LIMIT {
        return Err(ArchiveFault::TooLarge);
    }
    if size > PART_LIMIT && !may_be_large(&name) {
        return Err(ArchiveFault::PartTooLarge);
    }
    if size > SMALL && size / part.compressed_size().max(1) > RATIO_LIMIT {
        return Err(ArchiveFault::TooDense);
    }
    Ok(())
}

fn may_be_large(name: &str) -> bool {
    name == "content.xml" || name.contains("worksheets/") || name.ends_with("sharedstrings.xml")
}
