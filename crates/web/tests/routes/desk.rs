//! The first page of the staff site.

use waymark_domain::case::Role;

use crate::app::TestApp;

#[tokio::test]
async fn the_operator_is_warned_until_a_key_backup_was_test_opened() {
    let app = TestApp::start().await;
    let page = app.signed_in(&[Role::Supervisor]).await.get("/").await;
    assert_eq!(page.status, 200);
    assert!(
        page.text().contains("No key backup has been test-opened"),
        "{}",
        page.text()
    );
    app.stop().await;
}

#[tokio::test]
async fn the_operator_is_warned_a_year_before_the_bank_holidays_end() {
    let app = TestApp::start().await;
    let warned = |page: String| page.contains("The table of bank holidays ends on");
    let member = app.member("bryn.calder", &[Role::Supervisor]).await;
    assert!(!warned(app.browser_of(member).await.get("/").await.text()));
    app.clock
        .set(waymark_domain::Timestamp::parse("2028-06-01T09:00:00Z").unwrap());
    assert!(warned(app.browser_of(member).await.get("/").await.text()));
    app.stop().await;
}
