//! Adding to a referral.

use waymark_domain::reference::Reference;

use crate::app::TestApp;
use crate::client::hidden;
use crate::refer::{reference, send_referral};

#[tokio::test]
async fn int_3_known_and_unknown_references_are_answered_alike_and_nothing_is_shown() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let known = reference(&send_referral(&mut browser).await);
    let unknown = Reference::from_bytes([9; 10]).spoken();
    let mut answers = Vec::new();
    for reference in [known, unknown] {
        let mut stranger = app.browser();
        let key = hidden(&stranger.get("/add").await, "retry_key");
        let fields = [
            ("reference", reference.as_str()),
            ("text", "quarlwort again"),
            ("retry_key", &key),
        ];
        let posted = stranger.post("/add", &fields).await;
        let done = stranger.get("/add/done").await;
        answers.push((
            posted.status,
            posted.header("location").map(str::to_owned),
            posted.body,
            done.text(),
        ));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!((answers[0].0, answers[0].1.as_deref()), (303, Some("/add/done")));
    assert!(!answers[0].3.contains("quarlwort"));
    assert_eq!(app.times("addition.received").await, 2);
    app.stop().await;
}

#[tokio::test]
async fn a_resend_is_one_addition() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let key = hidden(&browser.get("/add").await, "retry_key");
    let reference = Reference::from_bytes([9; 10]).spoken();
    for _ in 0..3 {
        let fields = [
            ("reference", reference.as_str()),
            ("text", "more"),
            ("retry_key", &key),
        ];
        assert_eq!(browser.post("/add", &fields).await.status, 303);
    }
    assert_eq!(app.times("addition.received").await, 1);
    app.stop().await;
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_was_typed_stays() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let key = hidden(&browser.get("/add").await, "retry_key");
    let answer = browser
        .post(
            "/add",
            &[
                ("reference", "7K2M"),
                ("text", "<b>more</b>"),
                ("retry_key", &key),
            ],
        )
        .await;
    let text = answer.text();
    assert_eq!(answer.status, 422);
    assert!(text.contains("<title>Error: "), "{text}");
    assert!(
        answer.body.contains("&lt;b&gt;more") && !answer.body.contains("<b>more"),
        "{text}"
    );
    assert_eq!(hidden(&answer, "retry_key"), key);
    app.stop().await;
}
