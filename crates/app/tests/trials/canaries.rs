//! Words that stand nowhere else are typed into every box there is; then everything that the program has
//! written is searched for them.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::net::{Ipv4Addr, Shutdown, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::runtime::Runtime;
use waymark_domain::referral::Question;

use crate::form::Form;
use crate::http::{Answer, Visitor, dial, exchange};
use crate::journey::{CHECK, Fields, Receipt, SENT, Site as _, receipt, retry_key, sending};
use crate::waymark::{Server, Waymark, sqlite_in};

/// In every box, header and address.
const WORD: &str = "quarlwortle";
/// The telephone number in every box for one, as it is typed; its digits are looked for as well.
const PHONE: &str = "07700 900461";
/// Where everything is sent from.
const FROM: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 77);
/// For the mail server to deliver.
const DELIVERY: Duration = Duration::from_secs(30);

/// The form for the advice line is on the staff site: nobody types into it without having signed in.
fn assert_asks_who_is_there(staff: SocketAddr) {
    let mut stranger = Told::visitor();
    let mode = vec![("mode".to_owned(), "operator".to_owned())];
    let answer = staff.post(&mut stranger, "/refer", &mode);
    assert_eq!((answer.status, answer.location()), (303, "/sign-in"));
}

#[test]
fn dat_1_and_cry_6_nothing_typed_is_found_anywhere_and_no_address() {
    let home = tempfile::tempdir().unwrap();
    let desk = format!("desk-{}@waymark.example", std::process::id());
    let waymark = Waymark::configured(&sqlite_in(home.path()), &mail_and_log(&desk));
    let server = waymark.start();
    let mut told = Told::default();
    told.refer(server.public, "public");
    told.refer(server.public, "professional");
    assert_asks_who_is_there(server.staff);
    told.add_and_ask(server.public);
    told.leave_unsent(server.public);
    told.knock(server.public);
    let letters = letters(&desk, told.receipts.len());
    told.open_alerts(server.staff, &letters);
    let backup = waymark.folder.path().join("backup.sealed");
    let made = waymark.run(&["backup", backup.to_str().unwrap()]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));

    let mut places = Places::default();
    places.add_folder("running", home.path());
    assert!(
        places.holds("waymark.db-wal"),
        "searched with its write-ahead log"
    );
    places.add_process(&server);
    server.stop();
    places.add_folder("stopped", home.path());
    places.add_folder("kept", waymark.folder.path());
    places.add("log", waymark.log().join("\n").into_bytes());
    letters
        .iter()
        .for_each(|letter| places.add("letter", letter.clone().into_bytes()));
    places.prove_to_be_read(&backup);
    let needles = told.needles();
    places.search(&needles);
    let boxes = told.boxes.len();
    assert!(
        boxes >= 28
            && Question::ALL
                .iter()
                .all(|question| told.boxes.contains(question.code()))
    );
    println!(
        "trial: canaries: {boxes} different boxes filled in {} referrals, {} letters; {} needles looked for in {} places of \
         {} KiB together, none found",
        told.receipts.len(),
        letters.len(),
        needles.len(),
        places.0.len(),
        places.0.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() / 1024
    );
}

fn needed(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| {
        panic!(
            "{name} is not set: run this as `cargo xtask services -- cargo nextest run -p waymark canaries`"
        )
    })
}

fn mail_and_log(desk: &str) -> String {
    let (server, authority) = (needed("WAYMARK_TEST_SMTP"), needed("WAYMARK_TEST_SMTP_CA"));
    let (server, port) = server.rsplit_once(':').unwrap();
    format!(
        "log = {{ level = \"debug\" }}\n\
         [mail]\nserver = \"{server}\"\nport = {port}\ncertificate_authority = \"{authority}\"\n\
         from = \"waymark@waymark.example\"\nnational_desk = \"{desk}\"\n"
    )
}

/// The letters to a desk, once there are so many: the mail server delivers in its own time.
fn letters(desk: &str, count: usize) -> Vec<String> {
    let folder = PathBuf::from(needed("WAYMARK_TEST_MAILDIR")).join("new");
    let to_desk = || -> Vec<String> {
        let files = fs::read_dir(&folder).into_iter().flatten().flatten();
        let texts = files.filter_map(|file| fs::read(file.path()).ok());
        let texts = texts.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        texts.filter(|text| text.contains(desk)).collect()
    };
    let arrived = async {
        let mut tick = tokio::time::interval(Duration::from_millis(50));
        loop {
            tick.tick().await;
            let found = to_desk();
            if found.len() >= count {
                return found;
            }
        }
    };
    let arrived = async { tokio::time::timeout(DELIVERY, arrived).await };
    let arrived = Runtime::new().unwrap().block_on(arrived);
    arrived.unwrap_or_else(|_| panic!("{} of {count} letters after {DELIVERY:?}", to_desk().len()))
}

/// What was typed, and every secret that was handed out meanwhile.
#[derive(Default)]
struct Told {
    receipts: Vec<Receipt>,
    secrets: Vec<String>,
    boxes: BTreeSet<String>,
}

impl Told {
    fn visitor() -> Visitor {
        Visitor::at(FROM)
            .saying("User-Agent", &format!("{WORD}browser/1.0"))
            .saying("Accept-Language", &format!("en-{WORD}"))
            .saying("X-Forwarded-For", "198.51.100.77")
            .saying("Referer", &format!("https://elsewhere.example/{WORD}"))
    }

    /// A referral with every page there is, and every box on each of them filled in.
    fn refer(&mut self, site: SocketAddr, mode: &str) {
        let mut visitor = Self::visitor();
        let mut at = site
            .post(
                &mut visitor,
                "/refer",
                &vec![("mode".to_owned(), mode.to_owned())],
            )
            .location()
            .to_owned();
        let mut opened = BTreeSet::new();
        while at != CHECK {
            let page = site.get(&mut visitor, &at);
            opened.insert(at);
            at = match Form::on(&page) {
                Some(form) => self.fill_in(site, &mut visitor, &form),
                None => next_task(&page, &opened),
            };
        }
        let key = retry_key(&site.get(&mut visitor, CHECK));
        let sent = site.post(&mut visitor, CHECK, &sending(&key));
        assert_eq!((sent.status, sent.location()), (303, SENT), "{}", sent.text());
        let thanks = site.get(&mut visitor, SENT);
        assert!(!thanks.body.contains(WORD), "what was typed does not come back");
        let receipt =
            receipt(&thanks).unwrap_or_else(|| panic!("no reference for {mode}: {}", thanks.text()));
        self.secrets
            .extend([key, receipt.reference.clone(), receipt.code.clone()]);
        self.secrets.extend(visitor.cookies());
        self.receipts.push(receipt);
    }

    /// Sends a page with a canary in every box; where it leads.
    fn fill_in(&mut self, site: SocketAddr, visitor: &mut Visitor, form: &Form) -> String {
        let fields = form.filled(typed, chosen);
        self.boxes.extend(
            fields
                .iter()
                .filter(|(_, value)| is_canary(value))
                .map(|(name, _)| name.clone()),
        );
        let answer = site.post(visitor, &form.action, &fields);
        assert_eq!(answer.status, 303, "{}: {}", form.action, answer.text());
        assert!(!answer.location().contains(WORD));
        answer.location().to_owned()
    }

    /// Something more, with the reference; and a look at whether there is an answer.
    fn add_and_ask(&mut self, site: SocketAddr) {
        let receipt = self.receipts[0].clone();
        for path in ["/add", "/answer"] {
            let mut visitor = Self::visitor();
            let form = Form::on(&site.get(&mut visitor, path)).unwrap();
            let fields = form.filled(
                |name| match name {
                    "reference" => receipt.reference.clone(),
                    "code" => receipt.code.clone(),
                    _ => typed(name),
                },
                chosen,
            );
            self.boxes.extend(
                fields
                    .iter()
                    .filter(|(_, value)| is_canary(value))
                    .map(|(name, _)| name.clone()),
            );
            let answer = site.post(&mut visitor, &form.action, &fields);
            assert!(
                [200, 303].contains(&answer.status),
                "{path}: {} {}",
                answer.status,
                answer.text()
            );
            assert!(!answer.body.contains(WORD));
        }
    }

    /// A form begun and never sent stays as a draft.
    fn leave_unsent(&mut self, site: SocketAddr) {
        let mut visitor = Self::visitor();
        let mut at = site
            .post(
                &mut visitor,
                "/refer",
                &vec![("mode".to_owned(), "public".to_owned())],
            )
            .location()
            .to_owned();
        for _ in 0..4 {
            let page = site.get(&mut visitor, &at);
            at = self.fill_in(site, &mut visitor, &Form::on(&page).unwrap());
        }
        self.secrets.extend(visitor.cookies());
    }

    /// What is refused leaves no trace either: addresses, names of fields, broken forms.
    fn knock(&mut self, site: SocketAddr) {
        let mut visitor = Self::visitor();
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        for path in [
            format!("/{WORD}"),
            format!("/refer/{WORD}"),
            format!("/refer/worry?name={WORD}"),
        ] {
            site.get(&mut visitor, &path);
        }
        let unknown: Fields = vec![field(WORD, WORD)];
        for path in ["/refer", "/refer/worry", "/add", "/answer", "/refer/check"] {
            let answer = site.post(&mut visitor, path, &unknown);
            assert!(answer.status < 500, "{path}: {}", answer.status);
        }
        // Hanging up in the middle of a request is worth a line at the level of debugging.
        let mut stream = dial(FROM, site).unwrap();
        stream
            .write_all(format!("POST /{WORD} HTTP/1.1\r\nHost: {WORD}").as_bytes())
            .unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        exchange(&stream, b"");
        let form = Form::on(&site.get(&mut visitor, "/add")).unwrap();
        let wrong = site.post(&mut visitor, &form.action, &form.filled(typed, chosen));
        assert_eq!(wrong.status, 422, "{WORD} is no reference");
    }

    /// The duty officer follows each letter and stops its mail.
    fn open_alerts(&mut self, staff: SocketAddr, letters: &[String]) {
        for letter in letters {
            let path = letter
                .split_once("https://desk.example")
                .unwrap()
                .1
                .split_whitespace()
                .next()
                .unwrap();
            let mut officer = Self::visitor();
            let form = Form::on(&staff.get(&mut officer, path)).unwrap();
            let opened = staff.post(&mut officer, &form.action, &form.filled(typed, chosen));
            assert!([200, 303].contains(&opened.status), "{}", opened.text());
        }
    }

    /// Everything to look for, each in the forms in which it might have been written.
    fn needles(&self) -> Vec<Needle> {
        let digits: String = PHONE.split_whitespace().collect();
        let mut words = vec![
            WORD.to_owned(),
            PHONE.to_owned(),
            digits,
            FROM.to_string(),
            "198.51.100.77".to_owned(),
        ];
        words.extend(self.secrets.iter().cloned());
        words.extend(self.secrets.iter().map(|secret| secret.replace('-', "")));
        words.sort();
        words.dedup();
        let mut needles: Vec<Needle> = words.iter().flat_map(|word| Needle::of(word)).collect();
        needles.push(Needle {
            what: "the address in hexadecimal".to_owned(),
            bytes: b"7f00004d".to_vec(),
            any_case: true,
        });
        needles
    }
}

fn is_canary(value: &str) -> bool {
    value.contains(WORD) || value == PHONE
}

fn typed(name: &str) -> String {
    match name.rsplit('.').next().unwrap_or_default() {
        "day" => "7".to_owned(),
        "month" => "3".to_owned(),
        "year" => "2011".to_owned(),
        // A birth date is given already.
        "age" => String::new(),
        "phone" | "phones" => PHONE.to_owned(),
        "email" | "emails" => format!("{WORD}@example.org"),
        last => format!("{WORD} {}", last.replace('_', " ")),
    }
}

fn chosen(name: &str, answers: &[String]) -> String {
    let wanted = match name {
        "people.another" => "no",
        "danger" => "now",
        _ => "yes",
    };
    let of = |answer: &&String| *answer == wanted;
    let first = answers.iter().find(|answer| !answer.is_empty());
    answers.iter().find(of).or(first).cloned().unwrap_or_default()
}

/// The first thing on a professional's list that was not opened yet; the check once all were.
fn next_task(list: &Answer, opened: &BTreeSet<String>) -> String {
    let text = list.text();
    let tasks = text.split("govuk-task-list__item").skip(1);
    let links = tasks.filter_map(|task| Some(task.split_once("href=\"")?.1.split_once('"')?.0.to_owned()));
    let mut left = links.filter(|link| !opened.contains(link));
    left.next().unwrap_or_else(|| CHECK.to_owned())
}

/// Something to look for.
struct Needle {
    what: String,
    bytes: Vec<u8>,
    any_case: bool,
}

impl Needle {
    /// A word as it is, in two bytes a letter, in hexadecimal, and in base 64 wherever it may begin.
    fn of(word: &str) -> Vec<Self> {
        let needle = |form: &str, bytes: Vec<u8>, any_case| Self {
            what: format!("{word} {form}"),
            bytes,
            any_case,
        };
        let hexadecimal: String = word.bytes().map(|byte| format!("{byte:02x}")).collect();
        let mut needles = vec![
            needle("as it is", word.to_lowercase().into_bytes(), true),
            needle(
                "in UTF-16",
                word.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                false,
            ),
            needle("in hexadecimal", hexadecimal.into_bytes(), true),
        ];
        for before in 0..3 {
            let text = STANDARD.encode([&b"   "[..before], word.as_bytes()].concat());
            // What stands before and after the word colours the letters at its ends.
            let inner = text.trim_end_matches('=').get(before + 1..).unwrap_or_default();
            let inner = inner.get(..inner.len().saturating_sub(2)).unwrap_or_default();
            if inner.len() >= 8 {
                needles.push(needle("in base 64", inner.as_bytes().to_vec(), false));
            }
        }
        needles
    }

    fn is_in(&self, bytes: &[u8], lowered: &[u8]) -> bool {
        let haystack = if self.any_case { lowered } else { bytes };
        let (first, length) = (self.bytes[0], self.bytes.len());
        let starts = haystack.iter().enumerate().filter(|(_, byte)| **byte == first);
        starts
            .into_iter()
            .any(|(at, _)| haystack.get(at..at + length) == Some(&self.bytes))
    }
}

/// Everything that is searched, with the name it is told by.
#[derive(Default)]
struct Places(Vec<(String, Vec<u8>)>);

impl Places {
    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        self.0.push((name.to_owned(), bytes));
    }

    /// Every file below a folder, and the files' own names.
    fn add_folder(&mut self, name: &str, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{name}/{}", path.file_name().unwrap().to_string_lossy());
            if path.is_dir() {
                self.add_folder(&name, &path);
            } else {
                self.add(&name, fs::read(&path).unwrap());
            }
            self.add("the name of a file", name.into_bytes());
        }
    }

    /// What anybody on the machine can see of the process.
    fn add_process(&mut self, server: &Server) {
        for file in ["cmdline", "environ", "comm", "maps"] {
            let bytes = fs::read(format!("/proc/{}/{file}", server.pid())).unwrap();
            assert!(!bytes.is_empty());
            self.add(&format!("/proc/{file}"), bytes);
        }
    }

    fn holds(&self, name: &str) -> bool {
        self.0
            .iter()
            .any(|(known, bytes)| known.ends_with(name) && !bytes.is_empty())
    }

    /// What is searched was read as it is written: what must be in it is found in it.
    fn prove_to_be_read(&self, backup: &Path) {
        let found = |name: &str, word: &str| {
            let needle = Needle {
                what: String::new(),
                bytes: word.to_lowercase().into_bytes(),
                any_case: true,
            };
            let of_name = self.0.iter().filter(|(known, _)| known.contains(name));
            of_name
                .into_iter()
                .any(|(_, bytes)| needle.is_in(bytes, &bytes.to_ascii_lowercase()))
        };
        for (name, word) in [
            ("running/waymark.db", "referral.received"),
            ("stopped/waymark.db", "addition.received"),
            ("log", "/refer/{step}"),
            ("log", r#""level":"DEBUG""#),
            ("letter", "something urgent"),
            ("cmdline", "serve"),
            ("kept/checkpoints/latest.txt", "waymark.example"),
        ] {
            assert!(found(name, word), "{word} is in {name}");
        }
        assert!(fs::metadata(backup).unwrap().len() > 50_000 && self.holds("backup.sealed"));
    }

    fn search(&self, needles: &[Needle]) {
        for (name, bytes) in &self.0 {
            let lowered = bytes.to_ascii_lowercase();
            for needle in needles {
                assert!(!needle.is_in(bytes, &lowered), "{} is in {name}", needle.what);
            }
        }
    }
}
