//! Requests that no browser sends.

use crate::app::TestApp;
use crate::client::raw;

/// Status of each, or 0 when the connection is closed without a word.
const TABLE: [(&str, &str, u16); 18] = [
    ("no host", "GET / HTTP/1.1\r\n\r\n", 400),
    (
        "two hosts",
        "GET / HTTP/1.1\r\nHost: refer.example\r\nHost: refer.example\r\n\r\n",
        400,
    ),
    (
        "an unknown host",
        "GET / HTTP/1.1\r\nHost: other.example\r\n\r\n",
        421,
    ),
    (
        "a known host at another port",
        "GET / HTTP/1.1\r\nHost: refer.example:81\r\n\r\n",
        421,
    ),
    ("an empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 421),
    (
        "a list of hosts",
        "GET / HTTP/1.1\r\nHost: refer.example, refer.example\r\n\r\n",
        421,
    ),
    (
        "another host in the request line",
        "GET http://other.example/ HTTP/1.1\r\nHost: refer.example\r\n\r\n",
        400,
    ),
    (
        "both forms of length",
        "POST /add HTTP/1.1\r\nHost: refer.example\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        411,
    ),
    (
        "both forms of length, the other way about",
        "POST /add HTTP/1.1\r\nHost: refer.example\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
        411,
    ),
    (
        "a form in pieces",
        "POST /add HTTP/1.1\r\nHost: refer.example\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=1\r\n0\r\n\r\n",
        411,
    ),
    (
        "a page asked for in pieces",
        "GET / HTTP/1.1\r\nHost: refer.example\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        411,
    ),
    (
        "two lengths that differ",
        "POST /add HTTP/1.1\r\nHost: refer.example\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\na=1",
        400,
    ),
    (
        "a length that is no number",
        "POST /add HTTP/1.1\r\nHost: refer.example\r\nContent-Length: +3\r\n\r\na=1",
        400,
    ),
    (
        "an unknown coding",
        "POST /add HTTP/1.1\r\nHost: refer.example\r\nTransfer-Encoding: gzip\r\n\r\n",
        400,
    ),
    (
        "a header without a name",
        "GET / HTTP/1.1\r\nHost: refer.example\r\n: x\r\n\r\n",
        400,
    ),
    (
        "a space before the colon",
        "GET / HTTP/1.1\r\nHost : refer.example\r\n\r\n",
        400,
    ),
    (
        "a folded header",
        "GET / HTTP/1.1\r\nHost: refer.example\r\nX-A: b\r\n c\r\n\r\n",
        400,
    ),
    ("HTTP/2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 0),
];

fn status(answer: &[u8]) -> u16 {
    let text = String::from_utf8_lossy(answer);
    text.split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .unwrap_or(0)
}

#[tokio::test]
async fn web_3_what_two_machines_could_read_in_two_ways_is_refused() {
    let app = TestApp::start().await;
    let mut found = Vec::new();
    for (what, request, _) in TABLE {
        // A second request on the same connection asks the server to close it, so that reading ends.
        let closing = format!("{request}GET / HTTP/1.1\r\nHost: refer.example\r\nConnection: close\r\n\r\n");
        found.push((what, status(&raw(app.public, closing.as_bytes()).await)));
    }
    assert_eq!(found, TABLE.map(|(what, _, expected)| (what, expected)).to_vec());
    app.stop().await;
}

#[tokio::test]
async fn more_headers_than_a_browser_sends_are_refused() {
    let app = TestApp::start().await;
    let many = "X-A: b\r\n".repeat(100);
    let request = format!("GET / HTTP/1.1\r\nHost: refer.example\r\n{many}\r\n");
    assert_eq!(status(&raw(app.public, request.as_bytes()).await), 431);
    let long = "a".repeat(60_000);
    let request = format!("GET / HTTP/1.1\r\nHost: refer.example\r\nX-A: {long}\r\n\r\n");
    assert_eq!(status(&raw(app.public, request.as_bytes()).await), 431);
    app.stop().await;
}
