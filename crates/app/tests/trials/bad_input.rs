//! What no browser sends, and more than anybody should: the server says no, and goes on.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};

use waymark_testkit::TestDatabase;

use crate::chance::{Chance, number_from};
use crate::evidence::{Evidence, Told};
use crate::http::{HOST, Visitor, dial, encoded, exchange};
use crate::journey::{Fields, Site as _};
use crate::waymark::{Server, Waymark};

const FROM: Ipv4Addr = Ipv4Addr::new(127, 9, 0, 1);
const MEGABYTE: usize = 1_000_000;
/// From one address no more than this many connections are kept.
const FROM_ONE_ADDRESS: u64 = 50;

#[test]
fn bad_input_over_the_wire_is_refused_plainly_and_the_server_goes_on() {
    let database = TestDatabase::sqlite();
    let waymark = Waymark::with(&database);
    let mut server = waymark.start();
    let mut statuses = Statuses::default();
    for (what, request, expected) in requests() {
        let stream = dial(FROM, server.public).unwrap();
        statuses.expect(&what, status(&exchange(&stream, &request)), &expected);
    }
    garbage(&server, &mut statuses);
    large_forms(server.public, &mut statuses);
    crowd(server.public, &mut statuses);
    assert_eq!(statuses.surprises, [""; 0]);
    assert!(server.is_running());
    let told = vec![Told::honestly(server.public, 1)];
    let evidence = Evidence::open(&waymark);
    evidence.hold_as_all(&told);
    evidence.close();
    assert_eq!(waymark.errors(), [""; 0]);
    assert!(statuses.total() > 300, "{statuses:?}");
    println!(
        "trial: bad input: {} requests, by status (0: let go without a word): {:?}",
        statuses.total(),
        statuses.counts
    );
}

#[test]
fn web_2_connections_held_open_keep_nobody_out() {
    let connections = number_from("WAYMARK_CONNECTIONS").unwrap_or(100);
    let database = TestDatabase::sqlite();
    let waymark = Waymark::with(&database);
    held_open(&waymark, connections);
}

#[test]
fn rel_3_a_server_out_of_handles_is_well_again_when_they_come_back() {
    let database = TestDatabase::sqlite();
    let waymark = Waymark::with(&database).within(&["prlimit", "--nofile=120:120"]);
    held_open(&waymark, 200);
    let refused = waymark
        .errors()
        .iter()
        .filter(|line| line.contains("could not be accepted"))
        .count();
    assert!(refused > 0, "it did run out of handles");
}

/// People refer while so many connections are held open, half a request sent on each; then all of those are let
/// go by the server itself.
fn held_open(waymark: &Waymark, connections: u64) {
    let mut server = waymark.start();
    let hold = |number: u64| {
        let [_, _, high, low] = u32::try_from(number / FROM_ONE_ADDRESS).unwrap().to_be_bytes();
        let mut stream = dial(Ipv4Addr::new(127, 8, high, low), server.public).unwrap();
        let piece: &[u8] = if number.is_multiple_of(2) {
            b""
        } else {
            b"POST /refer/worry HTTP/1.1\r\nHost: refer.ex"
        };
        stream.write_all(piece).unwrap();
        stream
    };
    let held: Vec<TcpStream> = (0..connections).map(hold).collect();
    let told: Vec<Told> = (1..4)
        .map(|number| Told::honestly(server.public, number))
        .collect();
    let let_go = held.into_iter().filter(ends).count();
    assert_eq!(let_go as u64, connections, "each was let go in the end");
    assert!(server.is_running());
    let evidence = Evidence::open(waymark);
    evidence.hold_as_all(&told);
    evidence.close();
    println!(
        "trial: held open: {connections} connections, each let go by the server; {} referrals meanwhile",
        told.len()
    );
}

/// Whether the server ends the connection, with or without an answer, before patience does.
fn ends(mut stream: &TcpStream) -> bool {
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        Ok(_) => true,
        Err(error) => error.kind() != std::io::ErrorKind::WouldBlock,
    }
}

/// How often each status was answered; 0 when the connection was ended without an answer.
#[derive(Debug, Default)]
struct Statuses {
    counts: BTreeMap<u16, usize>,
    surprises: Vec<String>,
}

impl Statuses {
    fn expect(&mut self, what: &str, status: u16, expected: &[u16]) {
        *self.counts.entry(status).or_default() += 1;
        if !expected.contains(&status) {
            self.surprises
                .push(format!("{what}: {status}, not one of {expected:?}"));
        }
    }

    fn total(&self) -> usize {
        self.counts.values().sum()
    }
}

fn status(answer: &[u8]) -> u16 {
    let line = String::from_utf8_lossy(answer.get(..15).unwrap_or_default()).into_owned();
    line.split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .unwrap_or(0)
}

/// A request in every detail, with a good line and a good host before what is wrong.
fn with(headers: &str, body: &str) -> Vec<u8> {
    let head = "POST /refer/worry HTTP/1.1\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n";
    format!("{head}{headers}\r\n{body}").into_bytes()
}

/// Requests that are wrong in one way each, and the statuses that say so.
fn requests() -> Vec<(String, Vec<u8>, Vec<u16>)> {
    let (host, form) = (
        format!("Host: {HOST}\r\n"),
        "Content-Type: application/x-www-form-urlencoded\r\n",
    );
    let good = format!("{host}{form}");
    let get =
        |line: &str, headers: &str| format!("{line}\r\n{headers}Connection: close\r\n\r\n").into_bytes();
    let sized = |body: &str| with(&format!("{good}Content-Length: {}\r\n", body.len()), body);
    let many_headers: String = (0..500).map(|number| format!("x-{number}: 1\r\n")).collect();
    let long = "x".repeat(100_000);
    let people: String = (1..=5_000)
        .map(|number| format!("person.{number}.name=Wren&"))
        .collect();
    let mut requests = vec![
        (
            "both lengths",
            with(
                &format!("{good}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"),
                "0\r\n\r\n",
            ),
            vec![400, 411],
        ),
        (
            "two lengths",
            with(
                &format!("{good}Content-Length: 4\r\nContent-Length: 5\r\n"),
                "a=bcd",
            ),
            vec![400],
        ),
        (
            "a length that is no number",
            with(&format!("{good}Content-Length: many\r\n"), "a=b"),
            vec![400],
        ),
        (
            "a negative length",
            with(&format!("{good}Content-Length: -1\r\n"), "a=b"),
            vec![400],
        ),
        ("no length", with(&good, ""), vec![411]),
        (
            "pieces",
            with(
                &format!("{good}Transfer-Encoding: chunked\r\n"),
                "3\r\na=b\r\n0\r\n\r\n",
            ),
            vec![411],
        ),
        (
            "more than it says",
            with(
                &format!("{good}Content-Length: 3\r\n"),
                "a=bGET / HTTP/1.1\r\n\r\n",
            ),
            vec![303, 400],
        ),
        (
            "no host",
            with(&format!("{form}Content-Length: 0\r\n"), ""),
            vec![400],
        ),
        (
            "two hosts",
            with(&format!("{good}{host}Content-Length: 0\r\n"), ""),
            vec![400],
        ),
        (
            "another host",
            get("GET / HTTP/1.1", "Host: elsewhere.example\r\n"),
            vec![421],
        ),
        (
            "a host with a path",
            get("GET / HTTP/1.1", "Host: refer.example/../x\r\n"),
            vec![400, 421],
        ),
        (
            "an address of another site",
            get("GET http://elsewhere.example/ HTTP/1.1", &host),
            vec![400, 421],
        ),
        (
            "json",
            with(
                &format!("{host}Content-Type: application/json\r\nContent-Length: 2\r\n"),
                "{}",
            ),
            vec![415],
        ),
        (
            "no kind",
            with(&format!("{host}Content-Length: 3\r\n"), "a=b"),
            vec![415],
        ),
        ("a torn escape", sized("worry=%"), vec![400]),
        ("a wrong escape", sized("worry=%zz"), vec![400]),
        ("no UTF-8", sized("worry=%ff%fe"), vec![400]),
        ("a field twice", sized("worry=a&worry=b"), vec![400]),
        (
            "two birth dates",
            sized("person.1.birth.day=1&person.1.birth.day=2"),
            vec![400],
        ),
        ("5,000 people", sized(&people), vec![400]),
        ("a field nobody asked for", sized("admin=1"), vec![303, 400]),
        (
            "too many headers",
            get("GET / HTTP/1.1", &format!("{host}{many_headers}")),
            vec![400, 431],
        ),
        (
            "a long header",
            get("GET / HTTP/1.1", &format!("{host}x: {long}\r\n")),
            vec![400, 431],
        ),
        (
            "a long address",
            get(&format!("GET /{long} HTTP/1.1"), &host),
            vec![400, 414, 431],
        ),
        (
            "a method nobody knows",
            get("BREW / HTTP/1.1", &host),
            vec![403, 405],
        ),
        ("DELETE", get("DELETE /refer HTTP/1.1", &host), vec![403, 405]),
        ("no method", get(" / HTTP/1.1", &host), vec![400]),
        ("an old version", get("GET / HTTP/0.9", &host), vec![0, 400, 505]),
        (
            "the next version",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
            vec![0, 400, 505],
        ),
        (
            "a way up",
            get("GET /../../etc/passwd HTTP/1.1", &host),
            vec![404],
        ),
        (
            "an escaped way up",
            get("GET /assets/%2e%2e%2f%2e%2e%2fCargo.toml HTTP/1.1", &host),
            vec![404],
        ),
        (
            "a nought in the address",
            get("GET /%00 HTTP/1.1", &host),
            vec![404],
        ),
        (
            "no UTF-8 in the address",
            get("GET /refer/%ff HTTP/1.1", &host),
            vec![400, 404],
        ),
        (
            "person nought",
            get("GET /refer/person/0/name HTTP/1.1", &host),
            vec![404],
        ),
        (
            "person 99999999999",
            get("GET /refer/person/99999999999/name HTTP/1.1", &host),
            vec![404],
        ),
        (
            "a header folded",
            get("GET / HTTP/1.1", &format!("{host}x: 1\r\n 2\r\n")),
            vec![200, 400],
        ),
        (
            "a space before the colon",
            get("GET / HTTP/1.1", &format!("{host}x : 1\r\n")),
            vec![400],
        ),
        (
            "TLS",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
            vec![0, 400],
        ),
        ("nothing but line ends", b"\r\n".repeat(50), vec![0, 400]),
    ]
    .into_iter()
    .map(|(what, request, expected)| (what.to_owned(), request, expected))
    .collect::<Vec<_>>();
    let foreign = String::from_utf8(sized("mode=public"))
        .unwrap()
        .replace("same-origin", "cross-site");
    requests.push(("another site's form".to_owned(), foreign.into_bytes(), vec![403]));
    requests
}

/// A good request with bytes of it changed, and bytes that are no request at all.
fn garbage(server: &Server, statuses: &mut Statuses) {
    let mut chance = Chance::seeded();
    let body = "mode=public";
    let headers = format!(
        "Host: {HOST}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
        body.len()
    );
    let good = String::from_utf8(with(&headers, body))
        .unwrap()
        .replace("/refer/worry", "/refer");
    for number in 0..300_u64 {
        let mut bytes = good.clone().into_bytes();
        for _ in 0..=number % 4 {
            let at = usize::try_from(chance.below(bytes.len() as u64)).unwrap();
            bytes[at] = u8::try_from(chance.below(256)).unwrap();
        }
        if number.is_multiple_of(5) {
            bytes = (0..chance.below(400))
                .map(|_| u8::try_from(chance.below(256)).unwrap())
                .collect();
        }
        let stream = dial(
            Ipv4Addr::new(127, 9, 1, u8::try_from(number % 200).unwrap()),
            server.public,
        )
        .unwrap();
        // Half a request is not waited for: whoever sends it has hung up.
        (&stream).write_all(&bytes).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let found = status(&exchange(&stream, b""));
        assert!(
            found < 500,
            "garbage {number} (seed {}): {found}",
            Chance::seeded().seed()
        );
        statuses.expect("garbage", found, &[found]);
    }
}

/// Ten megabytes in one box are kept and the limit is said; twice as many are refused before they are read.
fn large_forms(site: SocketAddr, statuses: &mut Statuses) {
    let mut visitor = Visitor::at(FROM);
    begin(site, &mut visitor);
    let worry = |length: usize| -> Fields {
        vec![("worry".to_owned(), "a much too long story ".repeat(length / 22))]
    };
    let answer = site.post(&mut visitor, "/refer/worry", &worry(10 * MEGABYTE));
    statuses.expect("ten megabytes", answer.status, &[422]);
    assert!(answer.text().contains("100,000"), "the limit is said");
    let again = site.get(&mut visitor, "/refer/worry");
    assert!(again.body.len() > 10 * MEGABYTE - 1_000, "what was typed is kept");
    let stream = dial(FROM, site).unwrap();
    let body = encoded(&worry(20 * MEGABYTE));
    let head = format!(
        "Host: {HOST}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
        body.len()
    );
    statuses.expect(
        "twenty megabytes",
        status(&exchange(&stream, &with(&head, &body))),
        &[413],
    );
    let short = site.post(&mut visitor, "/refer/worry", &worry(100));
    statuses.expect("the same, shortened", short.status, &[303]);
}

/// A twenty-first person is one too many, and the name of one is written from right to left.
fn crowd(site: SocketAddr, statuses: &mut Statuses) {
    let mut visitor = Visitor::at(FROM);
    begin(site, &mut visitor);
    let one = |name: &str, value: &str| -> Fields { vec![(name.to_owned(), value.to_owned())] };
    let name = "\u{202e}\u{5e8}\u{5d5}\u{5ea} e\u{301}\u{301}\u{301}\u{200f} Z\u{335}\u{321}";
    statuses.expect(
        "a worry",
        site.post(&mut visitor, "/refer/worry", &one("worry", name))
            .status,
        &[303],
    );
    let named = site.post(&mut visitor, "/refer/person/1/name", &one("person.1.name", name));
    statuses.expect("marks and directions", named.status, &[303]);
    let shown = site.get(&mut visitor, "/refer/person/1/name");
    assert!(shown.text().contains("\u{5e8}\u{5d5}\u{5ea}"), "the name is kept");
    statuses.expect(
        "more to tell",
        site.post(&mut visitor, "/refer/more", &one("more.others", "yes"))
            .status,
        &[303],
    );
    for number in 2..=20 {
        let another = site.post(&mut visitor, "/refer/people", &one("people.another", "yes"));
        statuses.expect(&format!("person {number}"), another.status, &[303]);
    }
    let answer = site.post(&mut visitor, "/refer/people", &one("people.another", "yes"));
    statuses.expect("person 21", answer.status, &[422]);
    let missing = site.get(&mut visitor, "/refer/person/21/name");
    statuses.expect("the page of person 21", missing.status, &[303, 404]);
}

fn begin(site: SocketAddr, visitor: &mut Visitor) {
    let begun = site.post(visitor, "/refer", &vec![("mode".to_owned(), "public".to_owned())]);
    assert_eq!(begun.status, 303);
}
