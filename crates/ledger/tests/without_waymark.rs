//! An inspector's check without Waymark: `e2e/ledger/check.mjs` on Node's own cryptography.

mod support;

use std::{fs, path::PathBuf, process::Command};

use support::{checkpoint, entry, key, leaves};
use waymark_ledger::{ConsistencyProof, EntryProof, Hash, InclusionProof};

/// What an inspector holds, as files.
#[derive(Clone)]
struct Papers {
    key: String,
    entry: String,
    proof: String,
    older: String,
    consistency: String,
}

/// Entry `index` of a log of `size`, with a checkpoint kept since it had `older` entries.
fn papers(size: u64, index: u64, older: u64) -> Papers {
    let leaves = leaves(size);
    let inclusion = InclusionProof::build(&leaves, index).expect("built");
    let proof = EntryProof {
        inclusion,
        checkpoint: checkpoint(&leaves).sign(&key(7)),
    };
    let consistency = ConsistencyProof::build(&leaves, older).expect("built");
    let older = leaves
        .get(..usize::try_from(older).expect("small"))
        .expect("no newer than the log");
    Papers {
        key: format!("{}\n", key(7).verifying_key()),
        entry: entry(index).to_string(),
        proof: proof.to_string(),
        older: checkpoint(older).sign(&key(7)).to_string(),
        consistency: consistency.to_string(),
    }
}

/// Runs the script on the papers, kept under a name of their own. Returns its exit code and its line.
fn check(name: &str, papers: &Papers) -> (Option<i32>, String) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("ledger-check")
        .join(name);
    fs::create_dir_all(&folder).expect("a folder");
    let Papers {
        key,
        entry,
        proof,
        older,
        consistency,
    } = papers;
    let files = [
        ("key", key),
        ("entry", entry),
        ("proof", proof),
        ("older", older),
        ("consistency", consistency),
    ];
    let mut node = Command::new("node");
    node.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../../e2e/ledger/check.mjs"));
    for (option, text) in files {
        fs::write(folder.join(option), text).expect("a file");
        node.arg(format!("--{option}")).arg(folder.join(option));
    }
    let output = node.output().expect("node runs");
    let said = String::from_utf8([output.stdout, output.stderr].concat()).expect("text");
    (output.status.code(), said.trim_end().to_owned())
}

#[test]
fn a_good_proof_holds_without_waymark() {
    let said = "HOLDS: entry 6 of waymark.example/ledger/0198a000-0000-7000-8000-000000000001/1 is in the checkpoint of \
                11 entries signed by waymark.example, which keeps all 5 entries of the older checkpoint.";
    assert_eq!(check("good", &papers(11, 6, 5)), (Some(0), said.to_owned()));
}

#[test]
fn logs_of_every_shape_hold_without_waymark() {
    for (size, index, older) in [
        (1, 0, 0),
        (1, 0, 1),
        (2, 1, 1),
        (7, 6, 4),
        (8, 0, 8),
        (9, 8, 8),
        (100, 63, 37),
    ] {
        let (code, said) = check(
            &format!("shape-{size}-{index}-{older}"),
            &papers(size, index, older),
        );
        assert_eq!(code, Some(0), "{size}, {index}, {older}: {said}");
    }
}

#[test]
fn tampered_papers_are_refused_without_waymark() {
    let good = papers(11, 6, 5);
    let other = |size, index, older| papers(size, index, older);
    let hash = |text: &str| {
        text.lines()
            .find(|line| line.len() == 44)
            .expect("a hash")
            .to_owned()
    };
    let strange = Hash::of_leaf(b"strange").to_base64();
    let by_stranger = checkpoint(&leaves(5)).sign(&key(8)).to_string();
    let mut past = leaves(5);
    past[2] = Hash::of_leaf(b"another past");
    let forked = checkpoint(&past).sign(&key(7)).to_string();
    let mut rewritten = leaves(11);
    *rewritten.last_mut().expect("eleven") = Hash::of_leaf(b"another end");
    let inclusion = InclusionProof::build(&rewritten, 6).expect("built");
    let other_end = EntryProof {
        inclusion,
        checkpoint: checkpoint(&rewritten).sign(&key(7)),
    }
    .to_string();
    let resized = good.proof.replace("\n11\n", "\n12\n");
    let rerooted = good
        .proof
        .replace(&checkpoint(&leaves(11)).root.to_base64(), &strange);

    let mut refused = 0;
    let mut expect = |papers: Papers, reason: &str| {
        refused += 1;
        assert_ne!(papers.all(), good.all(), "{reason}: nothing was altered");
        assert_eq!(
            check(&format!("tampered-{refused}"), &papers),
            (Some(1), format!("REFUSED: {reason}."))
        );
    };
    let papers = || good.clone();
    expect(
        Papers {
            key: key(8).verifying_key().to_string(),
            ..papers()
        },
        "the checkpoint is not signed by waymark.example",
    );
    expect(
        Papers {
            key: good.key.replace("waymark", "waymarc"),
            ..papers()
        },
        "the id of the key does not fit its name and bytes",
    );
    expect(
        Papers {
            entry: good.entry.replace("viewed", "closed"),
            ..papers()
        },
        "the entry and the proof do not lead to the signed root",
    );
    expect(
        Papers {
            entry: good.entry.replace("\nseq", "\r\nseq"),
            ..papers()
        },
        "the entry belongs to another log",
    );
    expect(
        Papers {
            entry: other(11, 5, 5).entry,
            ..papers()
        },
        "the proof is for another entry",
    );
    expect(
        Papers {
            proof: other(11, 5, 5).proof,
            ..papers()
        },
        "the proof is for another entry",
    );
    expect(
        Papers {
            proof: good.proof.replacen(&hash(&good.proof), &strange, 1),
            ..papers()
        },
        "the entry and the proof do not lead to the signed root",
    );
    expect(
        Papers {
            proof: good.proof.replacen(&format!("{}\n", hash(&good.proof)), "", 1),
            ..papers()
        },
        "the proof is too short",
    );
    expect(
        Papers {
            proof: good
                .proof
                .replacen("index 6\n", &format!("index 6\n{strange}\n"), 1),
            ..papers()
        },
        "the proof is too long",
    );
    expect(
        Papers {
            proof: resized,
            ..papers()
        },
        "the signature does not fit the checkpoint",
    );
    expect(
        Papers {
            proof: rerooted,
            ..papers()
        },
        "the signature does not fit the checkpoint",
    );
    expect(
        Papers {
            proof: other_end,
            ..papers()
        },
        "the consistency proof does not lead to the newer root",
    );
    expect(
        Papers {
            older: by_stranger,
            ..papers()
        },
        "the checkpoint is not signed by waymark.example",
    );
    expect(
        Papers {
            older: forked,
            ..papers()
        },
        "the consistency proof does not lead to the older root",
    );
    expect(
        Papers {
            older: other(11, 6, 4).older,
            ..papers()
        },
        "the consistency proof is for other sizes",
    );
    expect(
        Papers {
            consistency: good.consistency.replacen(&hash(&good.consistency), &strange, 1),
            ..papers()
        },
        "the consistency proof does not lead to the older root",
    );
    expect(
        Papers {
            consistency: good.consistency.replace("older 5", "older 05"),
            ..papers()
        },
        "older is not a number",
    );
}

impl Papers {
    fn all(&self) -> [&str; 5] {
        [
            &self.key,
            &self.entry,
            &self.proof,
            &self.older,
            &self.consistency,
        ]
    }
}

#[test]
fn without_its_files_the_script_explains_itself() {
    let output = Command::new("node")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../../e2e/ledger/check.mjs"))
        .output()
        .expect("node runs");
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said.starts_with("Not run: files are missing.\n\nUsage: node check.mjs"),
        "{said}"
    );
}
