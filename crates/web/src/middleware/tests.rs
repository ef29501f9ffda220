//! Every answer, whatever happens on the way to it.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use http_body_util::BodyExt;
use tower::ServiceExt;
use waymark_domain::{Clock, Ids};
use waymark_testkit::{FixedClock, SeededIds};
use waymark_views::{Operator, Purpose, Site, Views, Welsh};

use super::around;
use crate::config::{Limits, Listener};
use crate::pages::{Installation, Pages};
use crate::present::Present;
use crate::server::Peer;

struct Answer {
    status: StatusCode,
    policy: bool,
    body: String,
}

fn site(limits: &Limits, clock: &Arc<FixedClock>) -> Router {
    let installation = Installation {
        operator: Operator {
            name: "Exampleshire".to_owned(),
            email: "a@refer.example".to_owned(),
        },
        purpose: Purpose::Live,
        welsh: Welsh::Off,
    };
    let pages = Pages::new(
        Arc::new(Views::strict().unwrap()),
        Arc::new(installation),
        Site::Public,
    );
    let present = Present::new(
        Arc::clone(clock) as Arc<dyn Clock>,
        Arc::new(SeededIds::default()),
    );
    let routes = Router::new()
        .route("/panic", get(|| async { panic!("quarlwort") as &str }))
        .route("/never", get(std::future::pending::<&str>))
        .route("/take", post(|| async { "taken" }));
    around(routes, &pages, &present, &["refer.example".to_owned()], limits)
}

async fn ask(site: &Router, method: Method, path: &str, from: &str) -> Answer {
    let listener = Listener {
        addr: "127.0.0.1:0".parse().unwrap(),
        tls: None,
        trusted_proxies: vec![],
        hosts: vec![],
    };
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "refer.example")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("content-length", "0")
        .extension(Peer::admit(from.parse().unwrap(), &listener).unwrap())
        .body(Body::empty())
        .unwrap();
    let response: Response = site.clone().oneshot(request).await.unwrap();
    let policy = response.headers().contains_key("content-security-policy");
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    Answer {
        status,
        policy,
        body: String::from_utf8(body.to_vec()).unwrap(),
    }
}

#[tokio::test]
async fn web_4_a_panic_is_a_page_with_the_number_of_the_request_and_nothing_of_the_panic() {
    let clock = Arc::new(FixedClock::default());
    let id = SeededIds::default().next(clock.now()).to_string();
    let answer = ask(
        &site(&Limits::default(), &clock),
        Method::GET,
        "/panic",
        "127.0.0.1",
    )
    .await;
    assert_eq!(
        (answer.status, answer.policy),
        (StatusCode::INTERNAL_SERVER_ERROR, true)
    );
    assert!(
        answer.body.contains(&id) && !answer.body.contains("quarlwort"),
        "{}",
        answer.body
    );
}

#[tokio::test(start_paused = true)]
async fn web_2_a_handler_that_never_answers_is_given_up() {
    let site = site(&Limits::default(), &Arc::new(FixedClock::default()));
    let answer = ask(&site, Method::GET, "/never", "127.0.0.1").await;
    assert_eq!(
        (answer.status, answer.policy),
        (StatusCode::SERVICE_UNAVAILABLE, true)
    );
    assert!(answer.body.contains("0800 011 3764"), "{}", answer.body);
}

#[tokio::test]
async fn one_source_waits_a_minute_and_another_does_not() {
    let clock = Arc::new(FixedClock::default());
    let site = site(
        &Limits {
            forms_per_minute: 2,
            ..Limits::default()
        },
        &clock,
    );
    let take = |from: &'static str| ask(&site, Method::POST, "/take", from);
    let mut statuses = Vec::new();
    for from in ["127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.2"] {
        statuses.push(take(from).await.status.as_u16());
    }
    assert_eq!(statuses, [200, 200, 429, 200]);
    assert!(
        take("127.0.0.1").await.body.contains("0800 011 3764"),
        "the telephone is always there"
    );
    clock.advance_seconds(60);
    assert_eq!(take("127.0.0.1").await.status.as_u16(), 200);
}
