//! What one client may hold on to.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::app::{TestApp, config};
use crate::client::{request, send};

/// Short enough for a test that waits for them in real time.
fn short() -> waymark_web::Limits {
    waymark_web::Limits {
        headers: Duration::from_millis(200),
        idle: Duration::from_millis(400),
        answer: Duration::from_millis(300),
        form_grace: Duration::from_millis(200),
        ..Default::default()
    }
}

/// What a client says that then says nothing more.
const HOLDING_ON: [(&str, &str); 4] = [
    ("silent", ""),
    ("header", "GET / HTTP/1.1\r\nHost: refer.example\r\nX-A: b"),
    (
        "body",
        "POST /add HTTP/1.1\r\nHost: refer.example\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000\r\n\r\na=",
    ),
    ("idle", "GET / HTTP/1.1\r\nHost: refer.example\r\n\r\n"),
];

#[tokio::test]
async fn web_2_a_client_that_holds_on_is_let_go() {
    let app = TestApp::with(waymark_web::Config {
        limits: short(),
        ..config()
    })
    .await;
    for (kind, said) in HOLDING_ON {
        let mut stream = TcpStream::connect(app.public).await.unwrap();
        stream.write_all(said.as_bytes()).await.unwrap();
        let closed = tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut Vec::new())).await;
        assert!(closed.is_ok(), "{kind} is still connected");
    }
    app.stop().await;
}

#[tokio::test]
async fn web_2_one_source_may_not_hold_every_connection() {
    let limits = waymark_web::Limits {
        connections_per_source: 3,
        ..Default::default()
    };
    let app = TestApp::with(waymark_web::Config { limits, ..config() }).await;
    let mut held = Vec::new();
    for _ in 0..3 {
        held.push(TcpStream::connect(app.public).await.unwrap());
    }
    let mut fourth = TcpStream::connect(app.public).await.unwrap();
    assert_eq!(
        fourth.read(&mut [0; 1]).await.unwrap_or(0),
        0,
        "the fourth is closed at once"
    );
    drop(held);
    app.stop().await;
}

#[tokio::test]
async fn a_form_larger_than_anything_that_is_read_is_answered_and_not_cut_off() {
    let limits = waymark_web::Limits {
        form_bytes: 100_000,
        ..Default::default()
    };
    let app = TestApp::with(waymark_web::Config { limits, ..config() }).await;
    let headers = [
        ("Sec-Fetch-Site", "same-origin"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ];
    let body = format!("text={}", "z".repeat(300_000));
    let answer = send(app.public, &request("POST", "/add", &headers, &body)).await;
    assert_eq!((answer.status, answer.header("connection")), (413, Some("close")));
    assert!(answer.body.contains("0800 011 3764"), "{}", answer.body);
    app.stop().await;
}

#[tokio::test]
async fn a_stop_finishes_what_was_accepted() {
    let app = TestApp::start().await;
    let mut stream = TcpStream::connect(app.public).await.unwrap();
    stream
        .write_all(b"GET /signs HTTP/1.1\r\nHost: refer.example\r\n\r\n")
        .await
        .unwrap();
    let mut first = [0; 15];
    stream.read_exact(&mut first).await.unwrap();
    app.stop().await;
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).await.unwrap();
    assert_eq!(&first, b"HTTP/1.1 200 OK");
    assert!(rest.ends_with(b"</html>\n") || rest.ends_with(b"</html>"));
}
