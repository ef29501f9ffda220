//! The tree and its proofs are those of RFC 9162.

mod support;

use proptest::prelude::*;
use support::{checkpoint, leaves};
use waymark_ledger::{
    Checkpoint, ConsistencyProof, Frontier, FrontierError, Hash, InclusionProof, ProofError,
};

/// The eight leaves that transparency logs share as a test: their data in hexadecimal.
const DATA: [&str; 8] = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
];

/// The root over the first 0, 1, 2… of them.
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn known_leaves() -> Vec<Hash> {
    DATA.iter().map(|data| Hash::of_leaf(&from_hex(data))).collect()
}

fn from_hex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|i| u8::from_str_radix(&text[i..i + 2], 16).expect("hex"))
        .collect()
}

fn hex(path: &[Hash]) -> Vec<String> {
    path.iter().map(Hash::to_string).collect()
}

/// The root as RFC 9162, 2.1.1 defines it, word for word and slowly.
fn defined_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::of_empty_tree(),
        [only] => *only,
        _ => {
            let mut cut = 1;
            while cut * 2 < leaves.len() {
                cut *= 2;
            }
            let (left, right) = leaves.split_at(cut);
            Hash::of_children(&defined_root(left), &defined_root(right))
        }
    }
}

#[test]
fn the_known_leaves_have_the_known_roots() {
    let mut frontier = Frontier::new();
    let mut roots = vec![frontier.root().to_string()];
    for leaf in known_leaves() {
        frontier.append(leaf);
        roots.push(frontier.root().to_string());
    }
    assert_eq!(roots, ROOTS);
}

#[test]
fn the_known_leaves_have_the_known_proofs() {
    let leaves = known_leaves();
    let inclusion = |count: usize, index| {
        hex(&InclusionProof::build(&leaves[..count], index)
            .expect("built")
            .path)
    };
    let consistency = |older, newer: usize| {
        hex(&ConsistencyProof::build(&leaves[..newer], older)
            .expect("built")
            .path)
    };
    let [b, c, d, e] = [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ];
    let f = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    let g = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
    assert_eq!(inclusion(1, 0), [""; 0]);
    assert_eq!(inclusion(8, 0), [b, c, d]);
    assert_eq!(inclusion(8, 5), [e, f, ROOTS[4]]);
    assert_eq!(inclusion(3, 2), [ROOTS[2]]);
    assert_eq!(inclusion(5, 1), [ROOTS[1], c, e]);
    assert_eq!(consistency(1, 8), [b, c, d]);
    assert_eq!(consistency(6, 8), [g, f, ROOTS[4]]);
    assert_eq!(consistency(2, 5), [c, e]);
    assert_eq!(consistency(8, 8), [""; 0]);
}

#[test]
fn a_growing_log_has_the_defined_root_at_every_size() {
    let leaves = leaves(300);
    let mut frontier = Frontier::new();
    for (size, leaf) in leaves.iter().enumerate() {
        assert_eq!(frontier.root(), defined_root(&leaves[..size]), "size {size}");
        frontier.append(*leaf);
        assert_eq!(Frontier::decode(&frontier.encode()), Ok(frontier.clone()));
    }
    assert_eq!(frontier.root(), defined_root(&leaves));
    assert_eq!(frontier.size(), 300);
}

#[test]
fn bytes_that_do_not_fit_are_no_frontier() {
    let good: Frontier = leaves(7).into_iter().collect();
    let bytes = good.encode();
    assert_eq!(bytes.len(), 8 + 3 * 32);
    let endless = [&u64::MAX.to_be_bytes()[..], &[0; 64 * 32]].concat();
    for bad in [
        &[][..],
        &bytes[..7],
        &bytes[..bytes.len() - 1],
        &bytes[..8 + 64],
        &endless,
    ] {
        assert_eq!(Frontier::decode(bad), Err(FrontierError));
    }
    for more in [1, 32] {
        let longer = [&bytes[..], &vec![0; more]].concat();
        assert_eq!(Frontier::decode(&longer), Err(FrontierError));
    }
}

#[test]
fn every_entry_of_small_logs_is_provable_and_only_there() {
    let leaves = leaves(40);
    for size in 1..=leaves.len() {
        let tree = &leaves[..size];
        let checkpoint = checkpoint(tree);
        for index in 0..size as u64 {
            let proof = InclusionProof::build(tree, index).expect("built");
            for (place, leaf) in (0..).zip(tree) {
                let expected = if place == index {
                    Ok(())
                } else {
                    Err(ProofError::Refused)
                };
                assert_eq!(
                    proof.verify(*leaf, &checkpoint),
                    expected,
                    "entry {place} by proof {index} of {size}"
                );
            }
        }
        assert_eq!(
            InclusionProof::build(tree, size as u64),
            Err(ProofError::OutOfRange)
        );
    }
}

#[test]
fn a_proof_that_ends_below_the_root_is_refused() {
    let leaf = leaves(1).remove(0);
    let proof = InclusionProof {
        index: 0,
        path: Vec::new(),
    };
    let one = checkpoint(&[leaf]);
    assert_eq!(proof.verify(leaf, &one), Ok(()));
    assert_eq!(
        proof.verify(leaf, &Checkpoint { size: 2, ..one }),
        Err(ProofError::Refused)
    );

    let (older, newer) = (
        checkpoint(&leaves(1)),
        Checkpoint {
            size: 4,
            ..checkpoint(&leaves(2))
        },
    );
    let proof = ConsistencyProof {
        older: 1,
        newer: 4,
        path: vec![leaves(2).remove(1)],
    };
    assert_eq!(proof.verify(&older, &newer), Err(ProofError::Refused));
}

#[test]
fn every_two_states_of_a_small_log_are_consistent() {
    let leaves = leaves(40);
    for newer in 0..=leaves.len() {
        for older in 0..=newer {
            let proof = ConsistencyProof::build(&leaves[..newer], older as u64).expect("built");
            let states = (checkpoint(&leaves[..older]), checkpoint(&leaves[..newer]));
            assert_eq!(proof.verify(&states.0, &states.1), Ok(()), "{older} to {newer}");
        }
    }
    assert_eq!(
        ConsistencyProof::build(&leaves[..5], 6),
        Err(ProofError::OutOfRange)
    );
}

#[test]
fn nothing_but_the_empty_root_comes_before_the_first_entry() {
    let (empty, newer) = (checkpoint(&[]), checkpoint(&leaves(3)));
    let proof = ConsistencyProof {
        older: 0,
        newer: 3,
        path: Vec::new(),
    };
    assert_eq!(proof.verify(&empty, &newer), Ok(()));
    let rooted = Checkpoint {
        root: newer.root,
        ..empty.clone()
    };
    assert_eq!(proof.verify(&rooted, &newer), Err(ProofError::Refused));
    let padded = ConsistencyProof {
        path: vec![newer.root],
        ..proof
    };
    assert_eq!(padded.verify(&empty, &newer), Err(ProofError::Refused));
}

#[test]
fn a_checkpoint_of_another_log_or_size_is_unrelated() {
    let leaves = leaves(9);
    let proof = ConsistencyProof::build(&leaves, 4).expect("built");
    let (older, newer) = (checkpoint(&leaves[..4]), checkpoint(&leaves));
    let elsewhere = Checkpoint {
        origin: "waymark.example/other/1".parse().expect("an origin"),
        ..older
    };
    assert_eq!(proof.verify(&elsewhere, &newer), Err(ProofError::Unrelated));
    assert_eq!(proof.verify(&newer, &older), Err(ProofError::Unrelated));
    assert_eq!(
        proof.verify(&checkpoint(&leaves[..5]), &newer),
        Err(ProofError::Unrelated)
    );
}

#[test]
fn a_large_log_is_provable() {
    let leaves: Vec<Hash> = (0..200_000_u64)
        .map(|number| Hash::of_leaf(&number.to_be_bytes()))
        .collect();
    let newer = checkpoint(&leaves);
    let inclusion = InclusionProof::build(&leaves, 177_777).expect("built");
    assert_eq!(inclusion.verify(leaves[177_777], &newer), Ok(()));
    let older = checkpoint(&leaves[..123_457]);
    let consistency = ConsistencyProof::build(&leaves, older.size).expect("built");
    assert_eq!(consistency.verify(&older, &newer), Ok(()));
}

/// Every way to spoil a path by one hash: altered, left out, doubled, added.
fn spoilt(path: &[Hash]) -> impl Iterator<Item = Vec<Hash>> {
    let other = Hash::of_leaf(b"another");
    let spoil = move |(place, hash): (usize, &Hash)| {
        [vec![other], vec![], vec![*hash; 2]].map(|with| {
            let mut path = path.to_vec();
            path.splice(place..=place, with);
            path
        })
    };
    path.iter()
        .enumerate()
        .flat_map(spoil)
        .chain([[path, &[other]].concat(), [&[other], path].concat()])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_altered_inclusion_proof_is_refused(size in 1_u64..400, pick: prop::sample::Index) {
        let leaves = leaves(size);
        let checkpoint = checkpoint(&leaves);
        let index = pick.index(leaves.len());
        let proof = InclusionProof::build(&leaves, index as u64).expect("built");
        prop_assert_eq!(proof.verify(leaves[index], &checkpoint), Ok(()));
        for path in spoilt(&proof.path) {
            let spoilt = InclusionProof { path, ..proof };
            prop_assert_eq!(spoilt.verify(leaves[index], &checkpoint), Err(ProofError::Refused));
        }
        let late = InclusionProof { index: size, ..proof };
        prop_assert_eq!(late.verify(leaves[index], &checkpoint), Err(ProofError::OutOfRange));
    }

    #[test]
    fn an_altered_consistency_proof_is_refused(size in 1_u64..400, pick: prop::sample::Index) {
        let leaves = leaves(size);
        let count = pick.index(leaves.len() + 1);
        let (older, newer) = (checkpoint(&leaves[..count]), checkpoint(&leaves));
        let proof = ConsistencyProof::build(&leaves, older.size).expect("built");
        prop_assert_eq!(proof.verify(&older, &newer), Ok(()));
        for path in spoilt(&proof.path) {
            let spoilt = ConsistencyProof { path, ..proof };
            prop_assert_eq!(spoilt.verify(&older, &newer), Err(ProofError::Refused));
        }
    }

    #[test]
    fn a_rewritten_past_has_no_consistency_proof(size in 2_u64..200, pick: prop::sample::Index) {
        let mut leaves = leaves(size);
        let count = 1 + pick.index(leaves.len() - 1);
        let older = checkpoint(&leaves[..count]);
        leaves[pick.index(count)] = Hash::of_leaf(b"another past");
        let newer = checkpoint(&leaves);
        let proof = ConsistencyProof::build(&leaves, older.size).expect("built");
        prop_assert_eq!(proof.verify(&older, &newer), Err(ProofError::Refused));
    }
}
