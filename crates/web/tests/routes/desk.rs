//! The first page of the staff site.

use crate::app::TestApp;

#[tokio::test]
async fn the_operator_is_warned_until_a_key_backup_was_test_opened() {
    let app = TestApp::start().await;
    let page = app.staff_browser().get("/").await;
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
    assert!(!warned(app.staff_browser().get("/").await.text()));
    app.clock
        .set(waymark_domain::Timestamp::parse("2028-06-01T09:00:00Z").unwrap());
    assert!(warned(app.staff_browser().get("/").await.text()));
    app.stop().await;
}
