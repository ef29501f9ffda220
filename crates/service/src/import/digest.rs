//! By what a file is known again.

use std::io::{self, Read};
use std::path::Path;

use waymark_ledger::Hash;

/// Bytes of one piece.
const PIECE: u64 = 64 * 1024;

/// The digest of some bytes: SHA-256 over their pieces of 64 KiB in a chain, so that a large file is never in
/// memory as a whole.
pub(super) fn of_bytes(mut bytes: impl Read) -> io::Result<[u8; 32]> {
    let (mut digest, mut piece) = (Hash::of_empty_tree(), Vec::new());
    loop {
        piece.clear();
        if bytes.by_ref().take(PIECE).read_to_end(&mut piece)? == 0 {
            return Ok(*digest.bytes());
        }
        digest = Hash::of_children(&digest, &Hash::of_leaf(&piece));
    }
}

/// The digest of a file.
pub(super) fn of_file(path: &Path) -> io::Result<[u8; 32]> {
    of_bytes(std::fs::File::open(path)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_more_or_another_order_of_pieces_gives_another_digest() {
        let piece = |letter: u8| vec![letter; 64 * 1024];
        let all = [
            Vec::new(),
            piece(1),
            [piece(1), vec![2]].concat(),
            [piece(1), piece(2)].concat(),
            [piece(2), piece(1)].concat(),
        ];
        let digests: Vec<_> = all
            .iter()
            .map(|bytes| of_bytes(bytes.as_slice()).unwrap())
            .collect();
        let distinct: std::collections::BTreeSet<_> = digests.iter().collect();
        assert_eq!(distinct.len(), all.len());
        assert_eq!(of_bytes(all[3].as_slice()).unwrap(), digests[3]);
    }
}
