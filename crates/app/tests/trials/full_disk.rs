//! The disk has no room, or does not take what is written to it.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use rustix::process::{Pid, Resource, Rlimit, prlimit};

use crate::evidence::{Evidence, Told};
use crate::http::Visitor;
use crate::journey::{CHECK, SENT, Site as _, Story, fill, receipt, refer, sending};
use crate::waymark::{Server, Waymark, sqlite_in};

/// The size of the small disk.
const DISK: &str = "size=6m";
/// As long as one field may be.
const LONG: usize = 99_000;
/// Forms after which a full disk must have refused one: far more than fit.
const FORMS: u32 = 150;

/// A disk of its own, seen by the server alone: it goes with the server, however the trial ends.
#[test]
fn rel_3_a_full_disk_is_said_politely_and_nothing_is_half_saved() {
    let home = tempfile::tempdir().unwrap();
    let mount = format!(
        "mount -t tmpfs -o {DISK} none '{}' && exec \"$@\"",
        home.path().display()
    );
    let wrapper = ["unshare", "--mount", "--map-root-user", "sh", "-c", &mount, "sh"];
    let waymark = Waymark::configured(&sqlite_in(home.path()), "").within(&wrapper);
    let server = waymark.start();
    let disk = PathBuf::from(format!("/proc/{}/root{}", server.pid(), home.path().display()));
    assert!(disk.join("waymark.db").exists() && !home.path().join("waymark.db").exists());
    let filler = disk.join("filler");
    let trouble = Trouble {
        begin: &|| fill_up(&filler),
        end: &|| fs::remove_file(&filler).unwrap(),
        // From outside, the disk can be read and not be opened as a database: links are followed out of it.
        database: &|| {
            server.freeze();
            for file in ["waymark.db", "waymark.db-wal"] {
                fs::copy(disk.join(file), home.path().join(file)).unwrap();
            }
            sqlite_in(home.path())
        },
    };
    trial("a full disk", &waymark, &server, &trouble);
}

/// Every write past the first bytes of a file fails, as on a disk that is failing.
#[test]
fn rel_3_a_failed_write_is_said_politely_and_nothing_is_half_saved() {
    let home = tempfile::tempdir().unwrap();
    // Without this the system ends a process that writes past its limit.
    let wrapper = ["sh", "-c", "trap '' XFSZ && exec \"$@\"", "sh"];
    let waymark = Waymark::configured(&sqlite_in(home.path()), "").within(&wrapper);
    let server = waymark.start();
    let process = Pid::from_raw(i32::try_from(server.pid()).unwrap()).unwrap();
    let limit = |current| {
        let limit = Rlimit {
            current,
            maximum: None,
        };
        prlimit(Some(process), Resource::Fsize, limit).unwrap();
    };
    let trouble = Trouble {
        begin: &|| limit(Some(4_096)),
        end: &|| limit(None),
        database: &|| sqlite_in(home.path()),
    };
    trial("failing writes", &waymark, &server, &trouble);
}

/// How writing is made to fail and to succeed again, and where the database is in the end.
struct Trouble<'a> {
    begin: &'a dyn Fn(),
    end: &'a dyn Fn(),
    database: &'a dyn Fn() -> String,
}

fn fill_up(filler: &Path) {
    let mut file = File::create(filler).unwrap();
    // Down to the last page: a write that still fits is no trouble.
    while file.write_all(&[0; 4_096]).is_ok() {}
}

fn trial(name: &str, waymark: &Waymark, server: &Server, trouble: &Trouble<'_>) {
    let site = server.public;
    let before = Story::new(1, 1);
    let (key, seen) = refer(site, &before);
    let mut told = vec![Told {
        story: before,
        retry_key: key,
        receipt: seen,
    }];
    let (typing, sent) = (Story::new(1, 2).at_length(LONG), Story::new(1, 3).at_length(LONG));
    let mut typist = typing.teller();
    typist
        .post(site, "/refer", &[("mode".to_owned(), "public".to_owned())])
        .unwrap();
    let mut sender = sent.teller();
    let key = fill(&site, &mut sender, &sent);

    (trouble.begin)();
    let refused = forms_until_refused(server, &mut typist, &typing);
    let page = site.post(&mut sender, CHECK, &sending(&key));
    let text = page.text();
    assert_eq!(page.status, 503, "{text}");
    assert!(text.contains("This was NOT saved") && text.contains(&sent.worry) && text.contains(&key));
    let newcomer = site.post(
        &mut Story::new(1, 4).teller(),
        "/refer",
        &vec![("mode".to_owned(), "public".to_owned())],
    );
    assert_eq!(
        (newcomer.status, newcomer.header("retry-after")),
        (503, Some("30")),
        "{}",
        newcomer.text()
    );
    assert!(newcomer.text().contains("0800 011 3764"));
    assert_eq!(
        site.get(&mut typist, "/").status,
        200,
        "what needs no disk goes on"
    );
    (trouble.end)();

    let thanks = site.post(&mut sender, CHECK, &sending(&key));
    assert_eq!(
        (thanks.status, thanks.location()),
        (303, SENT),
        "{}",
        thanks.text()
    );
    let page = receipt(&site.get(&mut sender, SENT)).unwrap();
    told.push(Told {
        story: sent,
        retry_key: key,
        receipt: page,
    });
    let (key, page) = refer(site, &typing);
    told.push(Told {
        story: typing,
        retry_key: key,
        receipt: page,
    });
    let evidence = Evidence::of(&(trouble.database)(), waymark);
    evidence.hold_as_all(&told);
    let entries = evidence.verify_ledger();
    evidence.close();
    assert!(
        !waymark
            .log()
            .iter()
            .any(|line| line.contains("a fault of its own")),
        "nothing panicked"
    );
    println!(
        "trial: {name}: {refused} forms fitted before one was refused; {} referrals there, {entries} entries hold",
        told.len()
    );
}

/// Sends one page again and again, each time with as much on it, until it is refused; then what was typed is on
/// the page that says so. How many were taken before.
fn forms_until_refused(server: &Server, typist: &mut Visitor, story: &Story) -> u32 {
    for taken in 0..FORMS {
        let worry = format!("{} {taken}", story.worry);
        let answer = server
            .public
            .post(typist, "/refer/worry", &vec![("worry".to_owned(), worry.clone())]);
        if answer.status == 303 {
            continue;
        }
        let text = answer.text();
        assert_eq!(answer.status, 503, "{text}");
        assert!(text.contains("This was NOT saved") && text.contains(&worry));
        return taken;
    }
    panic!("{FORMS} forms of {LONG} letters were taken");
}
