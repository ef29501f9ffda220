//! One entry has one text, and every other text is refused by name of the line.

mod support;

use proptest::{collection::vec, option, prelude::*};
use support::{entry, origin, token};
use uuid::Uuid;
use waymark_ledger::{Entry, EntryDraft, EntryError, Hash, Object, Token};

const TEXT: &str = "waymark-entry/v1
origin waymark.example/ledger/0198a000-0000-7000-8000-000000000001/1
seq 4
at 1760000244000004
actor member:00000001-0000-0000-0000-000000000004
action case.viewed
basis policy:assigned-officer
object referral 00000002-0000-0000-0000-000000000004
object person 00000003-0000-0000-0000-000000000004
digest 0404040404040404040404040404040404040404040404040404040404040404
";

#[test]
fn an_entry_is_written_one_field_a_line() {
    assert_eq!(String::from_utf8(entry(4).canonical()).as_deref(), Ok(TEXT));
    assert_eq!(Entry::parse(TEXT.as_bytes()), Ok(entry(4)));
}

#[test]
fn a_leaf_hash_is_that_of_a_zero_byte_and_the_text() {
    // Taken with `(printf '\0'; cat entry) | sha256sum`.
    let expected = "83534afe9bd2f9e7391cdf438cc6bb2f0037e7ecc63c0b8e99f68002a9e7d4b1";
    assert_eq!(Hash::of_leaf(TEXT.as_bytes()).to_string(), expected);
    assert_eq!(entry(4).leaf_hash().to_string(), expected);
}

#[test]
fn an_entry_without_objects_or_content_says_so() {
    let draft = EntryDraft {
        objects: Vec::new(),
        digest: None,
        at_micros: -1,
        ..entry(0).draft
    };
    let entry = draft.at(&origin(), 0);
    let text = String::from_utf8(entry.canonical()).expect("text");
    assert!(text.ends_with("\nat -1\nactor member:00000001-0000-0000-0000-000000000000\naction case.viewed\nbasis policy:assigned-officer\ndigest none\n"), "{text}");
    assert_eq!(Entry::parse(text.as_bytes()), Ok(entry));
}

#[test]
fn any_other_text_is_refused_by_name_of_the_line() {
    let not_canonical = EntryError::NotCanonical;
    let field = EntryError::Field;
    for (old, new, expected) in [
        ("waymark-entry/v1", "waymark-entry/v2", EntryError::Version),
        ("waymark-entry/v1\n", "", EntryError::Version),
        ("origin waymark", "origin https://waymark", field("origin")),
        ("seq 4", "seq 04", field("seq")),
        ("seq 4", "seq +4", field("seq")),
        ("seq 4\n", "", field("seq")),
        ("seq 4", "seq 18446744073709551616", field("seq")),
        ("at 1760000244000004", "at 01760000244000004", not_canonical),
        ("at 1760000244000004", "at -0", not_canonical),
        ("at 1760000244000004", "at 2025-10-09", field("at")),
        ("actor member:0", "actor Member:0", field("actor")),
        ("case.viewed", "case viewed", field("action")),
        (
            "action case.viewed\nbasis policy:assigned-officer",
            "basis policy:assigned-officer\naction case.viewed",
            field("action"),
        ),
        ("basis policy:assigned-officer", "basis ", field("basis")),
        ("object referral 0", "object referral  0", field("object")),
        (
            "object referral 00000002-0000-0000",
            "object referral {00000002-0000-0000",
            field("object"),
        ),
        (
            "object referral 00000002-0000-0000-0000-000000000004",
            "object referral 00000002000000000000000000000004",
            not_canonical,
        ),
        ("object person", "subject person", field("digest")),
        ("digest 04", "digest 0", field("digest")),
        ("digest 04", "digest 0G", field("digest")),
        ("digest 04", "digest 0404", field("digest")),
        ("04\n", "04", not_canonical),
        ("04\n", "04\n\n", not_canonical),
        ("04\n", "04\nremark none\n", not_canonical),
        ("\nseq", "\r\nseq", not_canonical),
    ] {
        let altered = if old == "04\n" {
            format!("{}{new}", &TEXT[..TEXT.len() - 3])
        } else {
            TEXT.replacen(old, new, 1)
        };
        assert_ne!(altered, TEXT);
        assert_eq!(
            Entry::parse(altered.as_bytes()),
            Err(expected),
            "{old:?} as {new:?}"
        );
    }
    assert_eq!(Entry::parse(b"\xff"), Err(EntryError::Version));
    assert_eq!(Entry::parse(b""), Err(EntryError::Version));
}

fn any_token() -> impl Strategy<Value = Token> {
    "[a-z0-9][a-z0-9._:/-]{0,63}".prop_map(|text| token(&text))
}

fn any_object() -> impl Strategy<Value = Object> {
    (any_token(), any::<u128>()).prop_map(|(kind, id)| Object {
        kind,
        id: Uuid::from_u128(id),
    })
}

prop_compose! {
    fn any_entry()(
        (seq, at_micros) in any::<(u64, i64)>(),
        (actor, action, basis) in (any_token(), any_token(), any_token()),
        objects in vec(any_object(), 0..6),
        digest in option::of(any::<[u8; 32]>()),
    ) -> Entry {
        EntryDraft { at_micros, actor, action, basis, objects, digest }.at(&origin(), seq)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_entry_reads_back_as_it_was_written(entry in any_entry()) {
        prop_assert_eq!(Entry::parse(&entry.canonical()), Ok(entry));
    }

    #[test]
    fn two_entries_never_share_a_text(one in any_entry(), other in any_entry()) {
        prop_assert_eq!(one == other, one.canonical() == other.canonical());
    }

    #[test]
    fn what_reads_is_what_would_be_written(entry in any_entry(), place: prop::sample::Index, byte: u8) {
        let mut bytes = entry.canonical();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        if let Ok(read) = Entry::parse(&bytes) {
            prop_assert_eq!(read.canonical(), bytes);
        }
    }
}
