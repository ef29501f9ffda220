//! What a supervisor asks.

use crate::app::TestApp;

#[tokio::test]
async fn ready_follows_the_store_and_live_does_not() {
    let app = TestApp::start().await;
    let mut staff = app.staff_browser();
    assert_eq!(staff.get("/health/live").await.status, 200);
    let ready = staff.get("/health/ready").await;
    assert_eq!((ready.status, ready.body.as_str()), (200, "ready\n"));
    app.break_store().await;
    assert_eq!(staff.get("/health/live").await.status, 200);
    let ready = staff.get("/health/ready").await;
    assert_eq!((ready.status, ready.body.as_str()), (503, "not ready\n"));
    app.stop().await;
}

#[tokio::test]
async fn staff_pages_look_missing_on_the_public_site() {
    let app = TestApp::start().await;
    let missing = app.get("/no-such-page").await.status;
    for path in [
        "/health/live",
        "/health/ready",
        "/alert/00000000-0000-0000-0000-000000000000",
    ] {
        assert_eq!(app.get(path).await.status, missing, "{path}");
    }
    app.stop().await;
}
