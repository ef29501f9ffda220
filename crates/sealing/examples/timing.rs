//! What sealing costs: `cargo run --release -p waymark-sealing --example timing`.
#![expect(
    clippy::print_stdout,
    reason = "an example for the command line: its output is its purpose"
)]
#![expect(clippy::disallowed_methods, reason = "it measures durations")]

use std::hint::black_box;
use std::time::Instant;

use uuid::Uuid;
use waymark_domain::{DataKeyId, PersonId, Timestamp};
use waymark_policy::{Actor, Case, Job, Purpose, grant};
use waymark_sealing::{DataKey, DatabaseId, DraftToken, Keyring, Passphrase, Place, RetryKey, Wrapper};

const ROUNDS: u32 = 2_000;

fn measure<T>(what: &str, mut act: impl FnMut() -> T) {
    let begun = Instant::now();
    for _ in 0..ROUNDS {
        black_box(act());
    }
    let micros = begun.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS);
    println!("{what:<44}{micros:>9.1} µs");
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let now = Timestamp::parse("2026-11-23T09:00:00Z").ok_or("an instant")?;
    let keyring = Keyring::generate(DatabaseId(Uuid::from_u128(9)), now);
    let public = keyring.public();
    let place = Place {
        table: "content",
        row: Uuid::from_u128(3),
        column: "sealed",
    };
    let key = DataKey::<Case>::fresh(DataKeyId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
    let wrapper = Wrapper::to(public.epoch());
    let wrapped = wrapper.wrap(&key);
    let grant = grant::<Case>(&Actor::System(Job::ProveDigests), Purpose::ProveDigest)?;
    let (page, long) = (vec![b'a'; 2_000], vec![b'a'; 100_000]);
    let (sealed, _) = key.seal(&place, &page);
    let item = public.seal_to_intake::<Case>(&place, &page);
    let (retry, draft) = (RetryKey::random(), DraftToken::random());

    measure("begin wrapping (once a change)", || Wrapper::to(public.epoch()));
    measure("wrap one data key", || wrapper.wrap(&key));
    measure("unwrap one data key", || keyring.unwrap::<Case>(&grant, &wrapped));
    measure("seal 2,000 bytes", || key.seal(&place, &page));
    measure("open 2,000 bytes", || key.open(&grant, &place, &sealed));
    measure("seal 100,000 bytes", || key.seal(&place, &long));
    measure("seal 2,000 bytes to the intake", || {
        public.seal_to_intake::<Case>(&place, &page)
    });
    measure("open 2,000 bytes of the intake", || {
        keyring.open_intake(&grant, &place, &item)
    });
    measure("hash a telephone number for the index", || {
        public.index().phone("07700 900123")
    });
    measure("derive reference and receipt code", || {
        (public.reference(&retry), public.receipt_code(&retry))
    });
    measure("seal a draft of 2,000 bytes", || draft.seal(&page));

    let home = std::env::temp_dir().join(format!("waymark-timing-{}", std::process::id()));
    let folder = waymark_sealing::KeyFolder::create(&home, DatabaseId(Uuid::from_u128(9)), now)?;
    let passphrase = Passphrase::new("llyn, gorse and slate")?;
    let begun = Instant::now();
    black_box(waymark_sealing::export_backup(&folder, &passphrase, now));
    println!(
        "{:<44}{:>9.0} ms",
        "make a key backup",
        begun.elapsed().as_secs_f64() * 1e3
    );
    std::fs::remove_dir_all(home)?;
    Ok(())
}
