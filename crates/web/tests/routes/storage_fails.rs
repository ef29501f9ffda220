//! A store that does not take what was sent: nothing is acknowledged, and what was typed is still there.

use waymark_domain::reference::Reference;

use crate::app::TestApp;
use crate::client::hidden;
use crate::refer::{PUBLIC, fill};

#[tokio::test]
async fn rel_3_a_referral_that_was_not_saved_is_not_acknowledged_and_can_be_sent_again() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let key = hidden(&fill(&mut browser, "public", &PUBLIC).await, "retry_key");
    app.spoil(&key).await;
    let answer = browser.post("/refer/check", &[("retry_key", &key)]).await;
    let text = answer.text();
    assert_eq!(answer.status, 503);
    assert!(
        text.contains("quarlwort") && text.contains("govuk-error-summary"),
        "{text}"
    );
    assert_eq!(
        hidden(&answer, "retry_key"),
        key,
        "it is sent again under the same key"
    );
    assert_eq!(app.times("referral.received").await, 0);
    assert!(
        browser.get("/refer/check").await.text().contains("quarlwort"),
        "the draft is as it was"
    );
    app.stop().await;
}

#[tokio::test]
async fn rel_3_a_page_that_was_not_saved_is_shown_back_with_what_was_typed() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    browser.send("/refer", &[("mode", "public")]).await;
    browser.send("/refer/danger", &[("danger", "no")]).await;
    app.break_store().await;
    let answer = browser.post("/refer/worry", &[("worry", "quarlwort")]).await;
    let text = answer.text();
    assert_eq!(answer.status, 503);
    assert!(
        text.contains("quarlwort") && text.contains("action=\"/refer/worry\""),
        "{text}"
    );
    assert!(text.contains("govuk-error-summary"), "{text}");
    app.stop().await;
}

#[tokio::test]
async fn rel_3_an_addition_that_was_not_saved_is_shown_back() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let key = hidden(&fill(&mut browser, "public", &PUBLIC).await, "retry_key");
    browser.send("/refer/check", &[("retry_key", &key)]).await;
    let reference = Reference::from_bytes([9; 10]).spoken();
    let fields = [
        ("reference", reference.as_str()),
        ("text", "quarlwort"),
        ("retry_key", &key),
    ];
    let answer = browser.post("/add", &fields).await;
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("quarlwort") && answer.text().contains(&reference));
    assert_eq!(hidden(&answer, "retry_key"), key);
    app.stop().await;
}

#[tokio::test]
async fn a_store_that_does_not_answer_leaves_the_pages_that_explain() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    browser.send("/refer", &[("mode", "public")]).await;
    app.break_store().await;
    assert_eq!(browser.get("/signs").await.status, 200);
    let page = browser.get("/refer/danger").await;
    assert_eq!((page.status, page.header("retry-after")), (503, Some("30")));
    assert!(page.text().contains("0800 011 3764"));
    app.stop().await;
}
