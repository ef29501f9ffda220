//! Proof files read back as they were written, and nothing else reads.

mod support;

use proptest::prelude::*;
use support::{checkpoint, entry, key, leaves};
use waymark_ledger::{ConsistencyProof, EntryProof, InclusionProof, Origin, ProofError};

fn entry_proof() -> EntryProof {
    let leaves = leaves(11);
    let inclusion = InclusionProof::build(&leaves, 6).expect("built");
    EntryProof {
        inclusion,
        checkpoint: checkpoint(&leaves).sign(&key(7)),
    }
}

#[test]
fn an_entry_is_proved_by_its_text_a_proof_file_and_a_key() {
    let read = EntryProof::parse(&entry_proof().to_string()).expect("it reads");
    assert_eq!(read, entry_proof());
    let public = key(7).verifying_key();
    assert_eq!(
        read.verify(&entry(6).canonical(), &public),
        Ok(&checkpoint(&leaves(11)))
    );
    assert_eq!(
        read.verify(&entry(5).canonical(), &public),
        Err(ProofError::Unrelated)
    );
    assert_eq!(read.verify(b"", &public), Err(ProofError::Unreadable));
    assert_eq!(
        read.verify(&entry(6).canonical(), &key(8).verifying_key()),
        Err(ProofError::Refused)
    );
}

#[test]
fn an_altered_entry_is_refused() {
    let text = String::from_utf8(entry(6).canonical()).expect("text");
    let altered = text.replace("case.viewed", "case.closed");
    assert_eq!(
        entry_proof().verify(altered.as_bytes(), &key(7).verifying_key()),
        Err(ProofError::Refused)
    );
}

#[test]
fn an_entry_that_names_another_log_is_unrelated() {
    let elsewhere = Origin::new("waymark.example/other/1").expect("an origin");
    let stray = entry(0).draft.at(&elsewhere, 0);
    let leaves = [stray.leaf_hash()];
    let inclusion = InclusionProof::build(&leaves, 0).expect("built");
    let proof = EntryProof {
        inclusion,
        checkpoint: checkpoint(&leaves).sign(&key(7)),
    };
    assert_eq!(
        proof.verify(&stray.canonical(), &key(7).verifying_key()),
        Err(ProofError::Unrelated)
    );
}

#[test]
fn only_the_exact_form_of_an_entry_proof_reads() {
    let text = entry_proof().to_string();
    for (old, new) in [
        ("@v1", "@v2"),
        ("@v1\n", "@v1\nextra AAAA\n"),
        ("index 6", "index 06"),
        ("index 6", "index -6"),
        ("index 6\n", ""),
        ("index 6\n", "index 6\n\n"),
        ("\n\n", "\n"),
        ("=\n", "\n"),
        ("=\n", "==\n"),
    ] {
        let altered = text.replacen(old, new, 1);
        assert_ne!(altered, text);
        assert_eq!(
            EntryProof::parse(&altered),
            Err(ProofError::Unreadable),
            "{old:?} as {new:?}"
        );
    }
    let hash = entry_proof().inclusion.path[0].to_base64() + "\n";
    let endless = text.replacen(&hash, &hash.repeat(66), 1);
    assert_eq!(EntryProof::parse(&endless), Err(ProofError::Unreadable));
}

#[test]
fn only_the_exact_form_of_a_consistency_proof_reads() {
    let proof = ConsistencyProof::build(&leaves(11), 6).expect("built");
    let text = proof.to_string();
    assert_eq!(ConsistencyProof::parse(&text), Ok(proof));
    for (old, new) in [
        ("/v1", "/v2"),
        ("older 6", "older 06"),
        ("older 6\n", ""),
        ("newer 11", "newer  11"),
        ("newer 11\n", "newer 11\n\n"),
        ("=\n", "=\r\n"),
        ("=\n", "\n"),
    ] {
        let altered = text.replacen(old, new, 1);
        assert_ne!(altered, text);
        assert_eq!(
            ConsistencyProof::parse(&altered),
            Err(ProofError::Unreadable),
            "{old:?} as {new:?}"
        );
    }
    assert_eq!(
        ConsistencyProof::parse(text.trim_end()),
        Err(ProofError::Unreadable)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn proofs_read_back_as_they_were_written(size in 1_u64..60, pick: prop::sample::Index) {
        let leaves = leaves(size);
        let index = pick.index(leaves.len()) as u64;
        let inclusion = InclusionProof::build(&leaves, index).expect("built");
        let proof = EntryProof { inclusion, checkpoint: checkpoint(&leaves).sign(&key(7)) };
        prop_assert_eq!(EntryProof::parse(&proof.to_string()), Ok(proof));
        let proof = ConsistencyProof::build(&leaves, index).expect("built");
        prop_assert_eq!(ConsistencyProof::parse(&proof.to_string()), Ok(proof));
    }
}
