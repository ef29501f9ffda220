//! No key or token in the files git keeps. What merely looks like one says so: `not a secret:` and why,
//! on its own line or the line above.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::none_of;
use crate::workspace;

/// What a token begins with, and how many characters must follow for it to be one.
const TOKENS: &[(&str, usize)] = &[
    ("AGE-SECRET-KEY-1", 50),
    ("AKIA", 16),
    ("eyJhbGciOi", 40),
    ("ghp_", 30),
    ("gho_", 30),
    ("ghs_", 30),
    ("github_pat_", 30),
    ("glpat-", 20),
    ("npm_", 36),
    ("PRIVATE+KEY+", 20),
    ("sk_live_", 20),
    ("xoxb-", 20),
    ("xoxp-", 20),
];
/// Parts of the line above a private key's text.
// not a secret: the parts themselves, on one line
const KEY_BLOCK: &[&str] = &["-----BEGIN ", "PRIVATE KEY-----"];
const KEY_ENDINGS: &[&str] = &["key", "p12", "pfx", "jks", "keystore"];
const KEY_NAMES: &[&str] = &[".env", ".netrc", ".pgpass", "id_rsa", "id_ecdsa", "id_ed25519"];
const EXCUSE: &str = "not a secret:";

/// Fails naming each file and line that holds what looks like a secret.
pub(crate) fn check() -> Result<()> {
    let mut faults = Vec::new();
    for file in workspace::files()? {
        if is_key_file(&file) {
            faults.push(format!("{}: by its name a file of keys", file.display()));
        }
        let bytes = fs::read(workspace::root().join(&file))?;
        let lines = suspicious_lines(&String::from_utf8_lossy(&bytes));
        faults.extend(lines.iter().map(|line| format!("{}:{line}", file.display())));
    }
    none_of("what looks like a secret", &faults)
}

fn is_key_file(file: &Path) -> bool {
    let is_one_of =
        |part: Option<&std::ffi::OsStr>, list: &[&str]| part.is_some_and(|p| list.iter().any(|l| p == *l));
    is_one_of(file.extension(), KEY_ENDINGS) || is_one_of(file.file_name(), KEY_NAMES)
}

/// The numbers of the lines that look like secrets and have no excuse.
fn suspicious_lines(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut excused = false;
    for (index, line) in text.lines().enumerate() {
        let excuse_here = line.contains(EXCUSE);
        if looks_like_a_secret(line) && !excused && !excuse_here {
            found.push(index + 1);
        }
        excused = excuse_here;
    }
    found
}

fn looks_like_a_secret(line: &str) -> bool {
    let key_block = KEY_BLOCK.iter().all(|part| line.contains(part));
    key_block
        || TOKENS
            .iter()
            .any(|(start, length)| holds_token(line, start, *length))
}

fn holds_token(line: &str, start: &str, length: usize) -> bool {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "_-+/.=".contains(c);
    line.match_indices(start).any(|(at, _)| {
        let rest = line.get(at + start.len()..).unwrap_or_default();
        rest.chars().take_while(|c| is_token(*c)).count() >= length
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn planted_keys_and_tokens_are_found() {
        let dashes = "-----";
        let key = format!("one\n{dashes}BEGIN EC PRIVATE KEY{dashes}\nabc\n");
        assert_eq!(suspicious_lines(&key), [2]);
        for (start, length) in TOKENS {
            let planted = format!("let token = \"{start}{}\";", "A1".repeat(*length));
            assert_eq!(suspicious_lines(&planted), [1], "{start}");
        }
    }

    #[test]
    fn ordinary_text_and_excused_lines_pass() {
        let token = format!("ghp_{}", "a".repeat(36));
        assert_eq!(
            suspicious_lines(&format!("// not a secret: a made-up token\n{token}\n")),
            [0; 0]
        );
        assert_eq!(
            suspicious_lines(&format!("// not a secret: that one\n{token}\n{token}\n")),
            [3]
        );
        assert_eq!(
            suspicious_lines("a ghp_ prefix and an AKIA word, and -----BEGIN PUBLIC KEY-----"),
            [0; 0]
        );
    }

    #[test]
    fn files_of_keys_are_known_by_name() {
        for name in ["keys/epoch.key", ".env", "home/id_rsa"] {
            assert!(is_key_file(Path::new(name)), "{name}");
        }
        assert!(!is_key_file(Path::new("docs/keys.md")));
    }
}
