//! Checkpoints are C2SP signed notes: what is not exactly one is refused, and strangers' signatures do not matter.

mod support;

use proptest::prelude::*;
use support::{checkpoint, key, leaves, origin};
use waymark_ledger::{
    Checkpoint, CheckpointError, Frontier, InvalidKey, KeyName, NoteError, SignedCheckpoint, SigningKey,
    VerifyingKey,
};

fn signed() -> SignedCheckpoint {
    checkpoint(&leaves(5)).sign(&key(7))
}

fn parse(text: &str) -> Result<SignedCheckpoint, CheckpointError> {
    SignedCheckpoint::parse(text.as_bytes())
}

#[test]
fn a_checkpoint_is_three_lines_and_a_signature() {
    let text = signed().to_string();
    let lines: Vec<&str> = text.split('\n').collect();
    let root = checkpoint(&leaves(5)).root.to_base64();
    let [name, size, signed_root, blank, signature, end] = lines[..] else {
        panic!("six parts: {lines:?}")
    };
    assert_eq!(
        [name, size, signed_root, blank, end],
        [origin().as_str(), "5", &root, "", ""]
    );
    assert!(signature.starts_with("— waymark.example "), "{signature}");
}

#[test]
fn a_signed_checkpoint_reads_back_and_verifies() {
    let read = parse(&signed().to_string()).expect("it reads");
    assert_eq!(read, signed());
    assert_eq!(read.verify(&key(7).verifying_key()), Ok(&checkpoint(&leaves(5))));
}

#[test]
fn an_empty_log_has_a_checkpoint() {
    let empty = Checkpoint::of(&origin(), &Frontier::new());
    assert!(
        empty
            .to_string()
            .ends_with("\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
    );
    let read = parse(&empty.sign(&key(7)).to_string()).expect("it reads");
    assert_eq!(read.verify(&key(7).verifying_key()), Ok(&empty));
}

/// The key, note and signature printed in the Go module checksum database's own documentation.
#[test]
fn another_logs_published_key_reads_and_prints_the_same() {
    let text = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
    assert_eq!(
        text.parse::<VerifyingKey>().map(|key| key.to_string()),
        Ok(text.to_owned())
    );
}

#[test]
fn a_key_that_was_mistyped_is_refused() {
    let good = key(7).verifying_key();
    let text = good.to_string();
    assert_eq!(text.parse(), Ok(good));
    let [name, id, bytes] = text.splitn(3, '+').collect::<Vec<_>>()[..] else {
        panic!("three parts")
    };
    let point = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    for (bad, expected) in [
        (format!("other.example+{id}+{bytes}"), InvalidKey::Id),
        (format!("{name}+00000000+{bytes}"), InvalidKey::Id),
        (
            format!("{name}+{}+{bytes}", id.to_uppercase() + "A"),
            InvalidKey::Id,
        ),
        (format!("{name}+{bytes}"), InvalidKey::Form),
        (format!("{name}+{id}+{bytes}\n"), InvalidKey::Form),
        (format!("{name}+{id}+A{bytes}"), InvalidKey::Form),
        (
            format!("{name}+{id}+{}", bytes.replacen("A", "B", 1)),
            InvalidKey::Form,
        ),
        (format!("{name}+{id}+{point}"), InvalidKey::Form),
        (format!("+{id}+{bytes}"), InvalidKey::Name),
        (format!("a b+{id}+{bytes}"), InvalidKey::Name),
        (String::new(), InvalidKey::Form),
    ] {
        assert_eq!(bad.parse::<VerifyingKey>(), Err(expected), "{bad}");
    }
}

#[test]
fn a_signing_key_does_not_show_itself() {
    let shown = format!("{:?}", key(7));
    assert_eq!(shown, r#"SigningKey { name: KeyName("waymark.example"), .. }"#);
}

#[test]
fn a_malformed_checkpoint_is_refused() {
    let text = signed().to_string();
    let (note, body) = (|why| CheckpointError::Note(why), CheckpointError::Text);
    let form = note(NoteError::Form);
    for (old, new, expected) in [
        ("\n5\n", "\n05\n", body),
        ("\n5\n", "\n+5\n", body),
        ("\n5\n", "\n5 \n", body),
        ("\n5\n", "\n-5\n", body),
        ("\n5\n", "\n18446744073709551616\n", body),
        ("\n5\n", "\n", body),
        ("=\n\n", "\n\n", body),
        ("=\n\n", "=\nextension\n\n", body),
        ("=\n\n", "=\n\n\n", body),
        ("waymark.example/", "https://waymark.example/", body),
        ("waymark.example/", "waymark.example /", body),
        ("=\n\n", "=\n", form),
        ("\n5\n", "\r\n5\r\n", form),
        ("\n5\n", "\n5\t\n", form),
        ("— ", "- ", form),
        ("— ", "—", form),
        ("— waymark.example ", "— waymark+example ", form),
        ("— waymark.example ", "— waymark\u{a0}example ", form),
        ("— waymark.example ", "— ", form),
        ("— waymark.example ", "— waymark.example  ", form),
        ("— waymark.example ", "\n— waymark.example ", body),
    ] {
        let altered = text.replacen(old, new, 1);
        assert_ne!(altered, text);
        assert_eq!(parse(&altered), Err(expected), "{old:?} as {new:?}");
    }
    assert_eq!(parse(text.trim_end()), Err(form));
    assert_eq!(parse(&format!("{text}\n")), Err(form));
    assert_eq!(
        parse(&format!("{text}— waymark.example AAAAAA==\n")),
        Err(form),
        "a key id and no signature"
    );
    assert_eq!(SignedCheckpoint::parse(b"\xff\n\n"), Err(form));
    assert_eq!(parse(""), Err(form));
}

#[test]
fn a_note_beyond_all_reason_is_refused_unread() {
    let text = signed().to_string();
    let stranger = "— stranger.example AAAAAAAA\n";
    let too_large = Err(CheckpointError::Note(NoteError::TooLarge));
    assert!(parse(&format!("{text}{}", stranger.repeat(31))).is_ok());
    assert_eq!(parse(&format!("{text}{}", stranger.repeat(32))), too_large);
    assert_eq!(parse(&"x".repeat(1024 * 1024)), too_large);
}

#[test]
fn strangers_signatures_are_left_aside_and_kept() {
    let text = signed().to_string();
    let same_name = checkpoint(&leaves(5)).sign(&key(8)).to_string();
    let (_, line) = same_name.split_once("\n\n").expect("a signature");
    let witnessed = format!("{text}{line}— witness.example/w1 AAAAAQIDBA==\n");
    let read = parse(&witnessed).expect("it reads");
    assert_eq!(read.verify(&key(7).verifying_key()), Ok(&checkpoint(&leaves(5))));
    assert_eq!(read.verify(&key(8).verifying_key()), Ok(&checkpoint(&leaves(5))));
    assert_eq!(read.to_string(), witnessed);
}

#[test]
fn a_checkpoint_by_another_key_is_not_signed() {
    assert_eq!(
        signed().verify(&key(8).verifying_key()),
        Err(NoteError::NotSigned)
    );
    let renamed = SigningKey::from_bytes(&[7; 32], KeyName::new("other.example").expect("a name"));
    assert_eq!(
        signed().verify(&renamed.verifying_key()),
        Err(NoteError::NotSigned)
    );
}

#[test]
fn one_bad_signature_of_ours_spoils_the_note() {
    let older = checkpoint(&leaves(4)).sign(&key(7)).to_string();
    let (_, line) = older.split_once("\n\n").expect("a signature");
    let both = parse(&format!("{}{line}", signed())).expect("it reads");
    assert_eq!(both.verify(&key(7).verifying_key()), Err(NoteError::BadSignature));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_checkpoint_altered_anywhere_is_refused(place: prop::sample::Index, change in 1_u8..) {
        let mut bytes = signed().to_string().into_bytes();
        let place = place.index(bytes.len());
        bytes[place] ^= change;
        let believed = SignedCheckpoint::parse(&bytes).is_ok_and(|read| read.verify(&key(7).verifying_key()).is_ok());
        prop_assert!(!believed, "byte {} changed by {}", place, change);
    }

    #[test]
    fn bytes_of_any_kind_only_ever_read_or_are_refused(bytes: Vec<u8>, text in "[ -~—\n]{0,200}") {
        for input in [bytes.as_slice(), text.as_bytes()] {
            if let Ok(read) = SignedCheckpoint::parse(input) {
                prop_assert_eq!(read.to_string().into_bytes(), input);
            }
        }
    }
}
