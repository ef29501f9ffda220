//! The arrows between our crates, and who may touch cryptography and the database's own mapper.

use anyhow::Result;

use super::manifest::{Crate, Dependency, Kind};
use super::unused::source;
use super::{manifest, none_of};

/// What each crate may depend on. A crate that is missing here has no place in the map yet.
const ARROWS: &[(&str, &[&str])] = &[
    ("waymark-domain", &[]),
    ("waymark-ledger", &[]),
    ("waymark-components", &[]),
    ("waymark-matching", &["domain"]),
    ("waymark-policy", &["domain"]),
    ("waymark-sealing", &["domain", "policy"]),
    ("waymark-storage", &["domain", "ledger", "sealing"]),
    ("waymark-exchange", &["domain"]),
    (
        "waymark-service",
        &[
            "domain", "ledger", "matching", "policy", "sealing", "storage", "exchange",
        ],
    ),
    ("waymark-views", &["domain", "components"]),
    (
        "waymark-web",
        &["domain", "policy", "service", "views", "components"],
    ),
    (
        "waymark-testkit",
        &[
            "domain", "ledger", "policy", "sealing", "storage", "exchange", "service", "views", "web",
        ],
    ),
    (
        "waymark",
        &[
            "domain",
            "ledger",
            "policy",
            "sealing",
            "storage",
            "exchange",
            "service",
            "views",
            "web",
            "components",
        ],
    ),
    ("xtask", &[]),
];

/// Never in the program: builders and fixed clocks belong to tests.
const TESTS_ONLY: &str = "waymark-testkit";

/// One module of approved primitives, so that a reviewer knows where to look. Rule: CRY-4.
const CRYPTOGRAPHY: &[&str] = &[
    "aes",
    "aes-gcm",
    "aes-gcm-siv",
    "age",
    "argon2",
    "aws-lc-rs",
    "aws-lc-sys",
    "bcrypt",
    "blake2",
    "blake3",
    "boring",
    "chacha20",
    "chacha20poly1305",
    "crypto_box",
    "curve25519-dalek",
    "ed25519-dalek",
    "fastrand",
    "getrandom",
    "hkdf",
    "hmac",
    "hpke",
    "md-5",
    "md5",
    "nanorand",
    "oorandom",
    "openssl",
    "orion",
    "p256",
    "pbkdf2",
    "poly1305",
    "rand",
    "rand_chacha",
    "rand_core",
    "ring",
    "rsa",
    "scrypt",
    "sha1",
    "sha2",
    "sha3",
    "sodiumoxide",
    "x25519-dalek",
];
const MAY_USE_CRYPTOGRAPHY: &[&str] = &["waymark-sealing", "waymark-ledger"];

/// Only storage knows what a database looks like; the test kit makes empty ones on a server.
const DATABASE: &[&str] = &[
    "sea-orm",
    "sea-orm-migration",
    "sea-query",
    "sqlx",
    "rusqlite",
    "libsqlite3-sys",
    "tokio-postgres",
];
const MAY_USE_DATABASE: &[&str] = &["waymark-storage", "waymark-testkit"];

/// The calls that write: whoever makes them must have asked policy and written down who did what, which is what
/// service is for. Moving, migrating and granting take other ways, and are the program's own.
const WRITES: &[&str] = &[".commit(", "Housekeeping::"];
const MAY_WRITE: &[&str] = &["waymark-storage", "waymark-service", "waymark-testkit"];

/// Fails naming every crate that points the wrong way, or writes and is not service.
pub(crate) fn check() -> Result<()> {
    let crates = manifest::read()?;
    none_of("dependencies that the layers do not allow", &faults(&crates))?;
    let mut writers = Vec::new();
    for krate in crates.iter().filter(|krate| reaches_store(krate)) {
        writers.extend(write_faults(&krate.name, &source(&krate.folder.join("src"))?));
    }
    none_of("writes that only service may make", &writers)
}

fn reaches_store(krate: &Crate) -> bool {
    let is_store = |d: &Dependency| d.package == "waymark-storage" && d.kind == Kind::Normal;
    krate.dependencies.iter().any(is_store)
}

fn write_faults(from: &str, program: &str) -> Vec<String> {
    let made = WRITES.iter().filter(|call| program.contains(**call));
    let made = made.filter(|_| !MAY_WRITE.contains(&from));
    made.map(|call| format!("{from} has `{call}`: only service writes to the store"))
        .collect()
}

fn faults(crates: &[Crate]) -> Vec<String> {
    crates
        .iter()
        .flat_map(|krate| krate.dependencies.iter().filter_map(|d| fault(krate, d)))
        .collect()
}

fn fault(krate: &Crate, dependency: &Dependency) -> Option<String> {
    let (from, to) = (krate.name.as_str(), dependency.package.as_str());
    if dependency.ours {
        return arrow_fault(from, to, dependency.kind);
    }
    if CRYPTOGRAPHY.contains(&to) && !MAY_USE_CRYPTOGRAPHY.contains(&from) {
        return Some(format!("{from} -> {to}: cryptography only in sealing and ledger"));
    }
    if DATABASE.contains(&to) && !MAY_USE_DATABASE.contains(&from) {
        return Some(format!("{from} -> {to}: the database only in storage"));
    }
    None
}

fn arrow_fault(from: &str, to: &str, kind: Kind) -> Option<String> {
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == from) else {
        return Some(format!(
            "{from}: not in the map of layers; give it a place in xtask/src/checks/layers.rs"
        ));
    };
    if kind == Kind::Dev {
        return None;
    }
    if to == TESTS_ONLY {
        return Some(format!(
            "{from} -> {to}: for tests only; make it a dev-dependency"
        ));
    }
    let short = to.strip_prefix("waymark-").unwrap_or(to);
    (!allowed.contains(&short)).then(|| format!("{from} -> {to}: points upwards or sideways"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(from: &str, to: &str, kind: Kind, ours: bool) -> Vec<String> {
        let dependency = Dependency {
            package: to.into(),
            identifier: to.replace('-', "_"),
            kind,
            ours,
        };
        faults(&[Crate {
            name: from.into(),
            folder: "x".into(),
            dependencies: vec![dependency],
            unnamed: vec![],
        }])
    }

    #[test]
    fn arrows_point_downwards_only() {
        assert_eq!(
            judged("waymark-service", "waymark-domain", Kind::Normal, true),
            [""; 0]
        );
        assert_eq!(
            judged("waymark-domain", "waymark-service", Kind::Normal, true),
            ["waymark-domain -> waymark-service: points upwards or sideways"]
        );
        assert_eq!(
            judged("waymark-web", "waymark-storage", Kind::Build, true),
            ["waymark-web -> waymark-storage: points upwards or sideways"]
        );
    }

    #[test]
    fn the_test_kit_stays_out_of_the_program() {
        assert_eq!(judged("waymark-web", "waymark-testkit", Kind::Dev, true), [""; 0]);
        assert_eq!(
            judged("waymark", "waymark-testkit", Kind::Normal, true),
            ["waymark -> waymark-testkit: for tests only; make it a dev-dependency"]
        );
    }

    #[test]
    fn cryptography_is_used_in_sealing_and_ledger_only() {
        assert_eq!(judged("waymark-sealing", "argon2", Kind::Normal, false), [""; 0]);
        assert_eq!(judged("waymark-ledger", "getrandom", Kind::Dev, false), [""; 0]);
        for banned in ["sha2", "rand", "ring", "aws-lc-rs"] {
            assert_eq!(
                judged("waymark-service", banned, Kind::Normal, false),
                [format!(
                    "waymark-service -> {banned}: cryptography only in sealing and ledger"
                )]
            );
        }
    }

    #[test]
    fn only_storage_knows_the_database() {
        assert_eq!(judged("waymark-storage", "sea-orm", Kind::Normal, false), [""; 0]);
        assert_eq!(
            judged("waymark", "sea-orm", Kind::Normal, false),
            ["waymark -> sea-orm: the database only in storage"]
        );
    }

    #[test]
    fn only_service_writes_to_the_store() {
        let program = "house.store().commit(change).await";
        assert_eq!(write_faults("waymark-service", program), [""; 0]);
        assert_eq!(
            write_faults("waymark", program),
            ["waymark has `.commit(`: only service writes to the store"]
        );
        assert_eq!(
            write_faults("waymark-web", "Housekeeping::PutDraft(draft)"),
            ["waymark-web has `Housekeeping::`: only service writes to the store"]
        );
    }

    #[test]
    fn a_crate_without_a_place_in_the_map_is_refused() {
        let faults = judged("waymark-surprise", "waymark-domain", Kind::Normal, true);
        assert_eq!(faults.len(), 1);
        assert!(
            faults
                .iter()
                .all(|fault| fault.contains("not in the map of layers")),
            "{faults:?}"
        );
    }
}
