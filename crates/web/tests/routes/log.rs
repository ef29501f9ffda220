//! What is written to the log.

use std::io;
use std::sync::{Arc, Mutex};

use tracing_subscriber::fmt::MakeWriter;

use crate::app::TestApp;
use crate::client::{request, send};
use crate::refer::send_referral;

/// Everything that was logged.
#[derive(Debug, Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn dat_1_int_6_a_request_leaves_its_route_and_no_trace_of_who_asked_or_what_was_typed() {
    let lines = Lines::default();
    let subscriber = tracing_subscriber::fmt()
        .json()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(lines.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);

    let app = TestApp::start().await;
    send_referral(&mut app.browser()).await;
    let headers = [
        ("User-Agent", "quarlwort-browser"),
        ("X-Forwarded-For", "203.0.113.77"),
        ("Referer", "quarlwort"),
    ];
    let odd = "/signs/quarlwort%0d%0a%1b[31m?q=quarlwort";
    send(app.public, &request("GET", odd, &headers, "")).await;
    send(app.public, &request("QUARLWORT", "/signs", &headers, "")).await;
    app.stop().await;

    let log = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    let ours: Vec<&str> = log.lines().filter(|line| line.contains("waymark_web")).collect();
    assert!(
        ours.iter()
            .any(|line| line.contains(r#""http.route":"/refer/{step}""#)),
        "{log}"
    );
    assert!(
        ours.iter().any(|line| line.contains(r#""http.route":"none""#)),
        "{log}"
    );
    for secret in ["uarlwort", "UARLWORT", "203.0.113.77", "127.0.0.1"] {
        let found: Vec<_> = ours.iter().filter(|line| line.contains(secret)).collect();
        assert!(found.is_empty(), "{secret}: {found:?}");
    }
}
