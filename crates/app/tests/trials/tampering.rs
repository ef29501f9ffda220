//! Somebody who owns the database file alters, drops, swaps and truncates ledger entries, and the index from things
//! to them: who has looked.

use std::fs;
use std::path::{Path, PathBuf};

use tokio::runtime::Runtime;
use uuid::Uuid;
use waymark_ledger::{Break, Checkpoint, Entry, Frontier, Hash, Object, SignedCheckpoint, Token, Verified};
use waymark_storage::entities::ledger_entry;
use waymark_storage::{Database, Log, Store, VerifyError};
use waymark_testkit::as_owner;

use crate::chance::Chance;
use crate::evidence::Evidence;
use crate::journey::{Story, refer};
use crate::waymark::{Waymark, sqlite_in};

const ALTERATIONS: usize = 1_000;
/// One alteration in so many is also shown to the program itself.
const SHOWN_TO_THE_PROGRAM: usize = 50;
/// Each start cuts a checkpoint of what the ones before have taken in.
const STARTS: u32 = 5;
const REFERRALS_A_START: u32 = 8;

#[test]
fn each_of_a_thousand_alterations_is_found_and_named() {
    let home = tempfile::tempdir().unwrap();
    let waymark = Waymark::configured(&sqlite_in(home.path()), "");
    fill(&waymark);
    let ledger = Ledger::of(&waymark, home.path());
    let mut chance = Chance::seeded();
    let (mut by_kind, mut shown) = ([0; KINDS.len()], 0);
    for number in 0..ALTERATIONS {
        let kind = number % KINDS.len();
        let (statements, expected) = KINDS[kind](&ledger, &mut chance);
        ledger.put_back();
        ledger.alter(statements);
        let found = ledger.verify();
        assert_eq!(found, Err(expected), "alteration {number} of kind {kind}");
        by_kind[kind] += 1;
        if number % SHOWN_TO_THE_PROGRAM == 0 {
            is_told(&waymark, &ledger, expected);
            shown += 1;
        }
    }
    ledger.put_back();
    let good = ledger.verify().expect("the ledger left alone holds");
    assert!(ledger.run(&waymark).0, "the program finds it whole as well");
    assert!(by_kind.iter().all(|count| *count > 10) && shown >= 20);
    println!(
        "trial: tampering: {ALTERATIONS} alterations of {} kinds to {} entries under {} checkpoints, each found and named; \
         {shown} of them by the program as well",
        KINDS.len(),
        good.size,
        good.checkpoints
    );
}

/// Referrals, taken in by a server that is stopped and started several times.
fn fill(waymark: &Waymark) {
    for start in 0..STARTS {
        let server = waymark.start();
        for number in 0..REFERRALS_A_START {
            refer(server.public, &Story::new(1, start * REFERRALS_A_START + number));
        }
        server.stop();
    }
    Evidence::open(waymark).close();
}

/// The program names the same place, and ends as one that failed.
fn is_told(waymark: &Waymark, ledger: &Ledger, expected: Break) {
    let (held, said) = ledger.run(waymark);
    // Lines are broken for a terminal.
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        !held && said.contains(&expected.to_string()),
        "{expected} is not in {said}"
    );
}

/// The ledger as the server left it, a copy of its file, and the checkpoints that were kept elsewhere.
struct Ledger {
    runtime: Runtime,
    file: PathBuf,
    copy: PathBuf,
    log: Log,
    rows: Vec<ledger_entry::Model>,
    kept: Vec<Checkpoint>,
    notes: Vec<PathBuf>,
}

impl Ledger {
    fn of(waymark: &Waymark, home: &Path) -> Self {
        let (runtime, file, copy) = (
            Runtime::new().unwrap(),
            home.join("waymark.db"),
            home.join("copy.db"),
        );
        assert!(
            !home.join("waymark.db-wal").exists(),
            "a server that stopped in order leaves one file"
        );
        fs::copy(&file, &copy).unwrap();
        let key = waymark.run(&["ledger", "key"]);
        let key = String::from_utf8(key.stdout).unwrap().trim().parse().unwrap();
        let mut notes: Vec<PathBuf> = fs::read_dir(waymark.checkpoints())
            .unwrap()
            .map(|file| file.unwrap().path())
            .filter(|path| {
                path.file_name()
                    .unwrap()
                    .to_string_lossy()
                    .starts_with("checkpoint-1-")
            })
            .collect();
        notes.sort();
        let read = |note: &PathBuf| {
            let signed = SignedCheckpoint::parse(&fs::read(note).unwrap()).unwrap();
            signed.verify(&key).unwrap().clone()
        };
        let mut kept: Vec<Checkpoint> = notes.iter().map(read).collect();
        kept.sort_by_key(|checkpoint| checkpoint.size);
        let (log, rows) = runtime.block_on(async {
            let store = Store::open(&Database::Sqlite(file.clone())).await.unwrap();
            let log = store.open_log().await.unwrap().unwrap();
            let rows = store.ledger_entries(log.number, 0, 100_000).await.unwrap();
            store.close().await;
            (log, rows)
        });
        let ledger = Self {
            runtime,
            file,
            copy,
            log,
            rows,
            kept,
            notes,
        };
        assert!(
            ledger.signed() + 10 < ledger.size(),
            "some entries are newer than any checkpoint"
        );
        ledger
    }

    fn size(&self) -> u64 {
        self.rows.len() as u64
    }

    /// How many entries the newest checkpoint covers.
    fn signed(&self) -> u64 {
        self.kept.last().unwrap().size
    }

    /// Where a rewrite at this place shows: between the two checkpoints around it, or past the last.
    fn rewritten(&self, at: u64) -> Break {
        let from = self
            .kept
            .iter()
            .map(|kept| kept.size)
            .filter(|size| *size <= at)
            .max()
            .unwrap_or(0);
        match self.kept.iter().find(|kept| kept.size > at) {
            Some(next) => Break::Rewritten {
                from,
                to: next.size - 1,
            },
            None => Break::Frontier { from },
        }
    }

    fn put_back(&self) {
        for left_over in ["db-wal", "db-shm"] {
            let _ = fs::remove_file(self.file.with_extension(left_over));
        }
        fs::copy(&self.copy, &self.file).unwrap();
    }

    /// Takes the guards away first, as the owner of a file can.
    fn alter(&self, statements: Vec<String>) {
        let address = format!("sqlite:{}", self.file.display());
        let guards = ["entry", "object"].into_iter().flat_map(|table| {
            ["no_update", "no_delete", "no_insert"]
                .map(|guard| format!("DROP TRIGGER ledger_{table}_{guard}"))
        });
        let statements: Vec<String> = guards.chain(statements).collect();
        self.runtime.block_on(as_owner(&address, &statements));
    }

    /// As the program verifies it, against the checkpoints that were kept elsewhere.
    fn verify(&self) -> Result<Verified, Break> {
        self.runtime.block_on(async {
            let store = Store::open(&Database::Sqlite(self.file.clone())).await.unwrap();
            let verified = store.verify(self.log.number, self.kept.clone(), drop).await;
            store.close().await;
            verified.map_err(|error| match error {
                VerifyError::Broken(found) => found,
                VerifyError::Store(error) => panic!("the ledger could not be read: {error}"),
            })
        })
    }

    /// `waymark ledger verify` with every checkpoint that was kept: whether it held, and what it said.
    fn run(&self, waymark: &Waymark) -> (bool, String) {
        let mut words = vec!["ledger".to_owned(), "verify".to_owned()];
        for note in &self.notes {
            words.extend(["--checkpoint".to_owned(), note.display().to_string()]);
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let ran = waymark.run(&words);
        (ran.status.success(), String::from_utf8(ran.stderr).unwrap())
    }

    fn entry(&self, at: u64) -> Entry {
        Entry::parse(&self.rows[usize::try_from(at).unwrap()].entry).unwrap()
    }

    /// Another good entry that could stand at this place.
    fn forged(&self, at: u64) -> Entry {
        let mut forged = self.entry(at.min(self.size() - 1));
        forged.seq = at;
        forged.draft.actor = Token::new("member:forged").unwrap();
        forged
    }

    /// The end of the log, made to fit these entries.
    fn refit(&self, leaves: impl Iterator<Item = Hash>) -> String {
        let frontier: Frontier = leaves.collect();
        let (size, edge) = (frontier.size(), blob(&frontier.encode()));
        format!(
            "UPDATE ledger_origin SET size = {size}, frontier = {edge} WHERE number = {}",
            self.log.number
        )
    }

    fn leaves(&self) -> impl Iterator<Item = (u64, Hash)> + use<'_> {
        (0..)
            .zip(&self.rows)
            .map(|(at, row)| (at, Hash::of_leaf(&row.entry)))
    }
}

fn blob(bytes: &[u8]) -> String {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("X'{digits}'")
}

fn flipped(bytes: &[u8], chance: &mut Chance) -> String {
    let mut bytes = bytes.to_vec();
    let at = usize::try_from(chance.below(bytes.len() as u64)).unwrap();
    bytes[at] ^= 1 << chance.below(8);
    blob(&bytes)
}

fn set(at: u64, column: &str, value: &str) -> String {
    format!("UPDATE ledger_entry SET {column} = {value} WHERE seq = {at}")
}

fn put(at: u64, entry: &Entry) -> [String; 2] {
    [
        set(at, "entry", &blob(&entry.canonical())),
        set(at, "leaf_hash", &blob(entry.leaf_hash().bytes())),
    ]
}

fn insert(ledger: &Ledger, at: u64, entry: &Entry) -> String {
    let (text, leaf) = (blob(&entry.canonical()), blob(entry.leaf_hash().bytes()));
    format!(
        "INSERT INTO ledger_entry (origin, seq, entry, leaf_hash) VALUES ({}, {at}, {text}, {leaf})",
        ledger.log.number
    )
}

/// Moves the numbers from `from` on by `by`, in two steps so that no number is there twice meanwhile.
fn renumber(from: u64, by: i64) -> [String; 2] {
    [
        format!("UPDATE ledger_entry SET seq = -1 - (seq + {by}) WHERE seq >= {from}"),
        "UPDATE ledger_entry SET seq = -1 - seq WHERE seq < 0".to_owned(),
    ]
}

/// One way to alter a ledger: what is done to it, and the break that must be named.
type Kind = fn(&Ledger, &mut Chance) -> (Vec<String>, Break);

const KINDS: [Kind; 17] = [
    alter_text,
    replace_text,
    alter_leaf_hash,
    alter_both,
    rewrite,
    rewrite_with_the_end,
    drop_some,
    drop_and_renumber,
    swap,
    put_one_in,
    add_past_the_end,
    truncate,
    truncate_with_the_end,
    hide_a_look,
    put_a_look_on_another,
    invent_a_look,
    move_a_look,
];

fn alter_text(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let at = chance.below(ledger.size());
    let text = flipped(&ledger.entry(at).canonical(), chance);
    (vec![set(at, "entry", &text)], Break::AlteredText { at })
}

fn replace_text(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let at = chance.below(ledger.size());
    (
        vec![set(at, "entry", &blob(&ledger.forged(at).canonical()))],
        Break::AlteredText { at },
    )
}

fn alter_leaf_hash(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let at = chance.below(ledger.size());
    let leaf = flipped(ledger.entry(at).leaf_hash().bytes(), chance);
    (vec![set(at, "leaf_hash", &leaf)], Break::AlteredLeafHash { at })
}

fn alter_both(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let at = chance.below(ledger.size());
    let [text, _] = put(at, &ledger.forged(at));
    let leaf = flipped(ledger.entry(at).leaf_hash().bytes(), chance);
    (vec![text, set(at, "leaf_hash", &leaf)], Break::Altered { at })
}

fn rewrite(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let at = chance.below(ledger.size());
    (put(at, &ledger.forged(at)).into(), ledger.rewritten(at))
}

fn rewrite_with_the_end(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let at = chance.below(ledger.signed());
    let forged = ledger.forged(at);
    let leaf = forged.leaf_hash();
    let end = ledger.refit(
        ledger
            .leaves()
            .map(|(seq, good)| if seq == at { leaf } else { good }),
    );
    (
        put(at, &forged).into_iter().chain([end]).collect(),
        ledger.rewritten(at),
    )
}

fn drop_some(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let from = chance.below(ledger.size() - 1);
    let to = from + chance.below((ledger.size() - 1 - from).min(9));
    (
        vec![format!(
            "DELETE FROM ledger_entry WHERE seq BETWEEN {from} AND {to}"
        )],
        Break::Missing { from, to },
    )
}

fn drop_and_renumber(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let at = chance.below(ledger.size() - 1);
    let end = ledger.refit(
        ledger
            .leaves()
            .filter(|(seq, _)| *seq != at)
            .map(|(_, leaf)| leaf),
    );
    let drop = format!("DELETE FROM ledger_entry WHERE seq = {at}");
    let statements = [drop].into_iter().chain(renumber(at + 1, -1)).chain([end]);
    (statements.collect(), Break::OutOfOrder { at, found: at + 1 })
}

fn swap(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let at = chance.below(ledger.size() - 1);
    let found = at + 1 + chance.below(ledger.size() - 1 - at);
    let statements = put(at, &ledger.entry(found))
        .into_iter()
        .chain(put(found, &ledger.entry(at)));
    (statements.collect(), Break::OutOfOrder { at, found })
}

fn put_one_in(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let at = chance.below(ledger.size());
    let forged = ledger.forged(at);
    let statements = renumber(at, 1).into_iter().chain([insert(ledger, at, &forged)]);
    (statements.collect(), Break::Repeated { at })
}

fn add_past_the_end(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let (from, to) = (ledger.size(), ledger.size() + chance.below(5));
    let statements = (from..=to).map(|at| insert(ledger, at, &ledger.forged(at)));
    (statements.collect(), Break::Surplus { from, to })
}

fn truncate(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let from = chance.below(ledger.size());
    let to = ledger.size() - 1;
    (
        vec![format!("DELETE FROM ledger_entry WHERE seq >= {from}")],
        Break::Missing { from, to },
    )
}

fn truncate_with_the_end(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let from = chance.below(ledger.signed());
    let end = ledger.refit(
        ledger
            .leaves()
            .take_while(|(seq, _)| *seq < from)
            .map(|(_, leaf)| leaf),
    );
    let cut = format!("DELETE FROM ledger_entry WHERE seq >= {from}");
    (
        vec![cut, end],
        Break::Missing {
            from,
            to: ledger.signed() - 1,
        },
    )
}

/// An entry that names something, and one of the things.
fn one_named(ledger: &Ledger, chance: &mut Chance) -> (u64, Object) {
    let naming: Vec<(u64, Object)> = (0..ledger.size())
        .flat_map(|at| {
            let objects = ledger.entry(at).draft.objects;
            objects.into_iter().map(move |object| (at, object))
        })
        .collect();
    let one = chance.below(naming.len() as u64);
    naming[usize::try_from(one).unwrap()].clone()
}

fn id(id: Uuid) -> String {
    blob(id.as_bytes())
}

fn row(ledger: &Ledger, at: u64, object: &Object) -> String {
    format!(
        "origin = {} AND seq = {at} AND kind = '{}' AND object_id = {}",
        ledger.log.number,
        object.kind,
        id(object.id)
    )
}

fn stranger(chance: &mut Chance) -> Uuid {
    Uuid::from_u128(u128::from(chance.below(u64::MAX)))
}

fn hide_a_look(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let (at, object) = one_named(ledger, chance);
    let hide = format!("DELETE FROM ledger_object WHERE {}", row(ledger, at, &object));
    (vec![hide], Break::IndexLacks { at })
}

fn put_a_look_on_another(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let (at, object) = one_named(ledger, chance);
    let other = id(stranger(chance));
    let put = format!(
        "UPDATE ledger_object SET object_id = {other} WHERE {}",
        row(ledger, at, &object)
    );
    (vec![put], Break::IndexAdds { at })
}

fn invent_a_look(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let at = chance.below(ledger.size());
    let (log, other) = (ledger.log.number, id(stranger(chance)));
    let invent = format!(
        "INSERT INTO ledger_object (origin, seq, kind, object_id) VALUES ({log}, {at}, 'case', {other})"
    );
    (vec![invent], Break::IndexAdds { at })
}

/// To an entry that does not name it.
fn move_a_look(ledger: &Ledger, chance: &mut Chance) -> (Vec<String>, Break) {
    let (at, object) = one_named(ledger, chance);
    let elsewhere = (0..ledger.size()).find(|other| !ledger.entry(*other).draft.objects.contains(&object));
    let elsewhere = elsewhere.unwrap();
    let moved = format!(
        "UPDATE ledger_object SET seq = {elsewhere} WHERE {}",
        row(ledger, at, &object)
    );
    let first = if elsewhere < at {
        Break::IndexAdds { at: elsewhere }
    } else {
        Break::IndexLacks { at }
    };
    (vec![moved], first)
}
