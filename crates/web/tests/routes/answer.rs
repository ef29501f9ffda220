//! Reading a released answer.

use waymark_domain::reference::ReceiptCode;
use waymark_policy::Actor;
use waymark_service::desk::Answer;

use crate::app::TestApp;
use crate::client::Browser;
use crate::refer::{code, send_referral};

async fn asked(app: &TestApp, code: &str) -> (u16, String) {
    let answer = app.browser().post("/answer", &[("code", code)]).await;
    (answer.status, answer.text())
}

#[tokio::test]
async fn int_3_unknown_unreleased_and_withdrawn_are_one_page() {
    let app = TestApp::start().await;
    let mut browser: Browser = app.browser();
    let code = code(&send_referral(&mut browser).await);
    let unknown = asked(&app, &ReceiptCode::from_bytes([3; 16]).spoken()).await;
    assert_eq!(unknown.0, 200);
    assert_eq!(asked(&app, &code).await, unknown, "not released");

    let id = app.referral().await;
    let (desk, now) = (
        app.house.staff_desk(),
        waymark_domain::Clock::now(app.clock.as_ref()),
    );
    let release = Answer::Release("read".parse().unwrap());
    desk.set_answer(now, Actor::Public, id, &release).await.unwrap();
    let released = asked(&app, &code).await;
    assert!(
        released.1.contains("has been read by a trained officer"),
        "{}",
        released.1
    );

    desk.set_answer(now, Actor::Public, id, &Answer::Withdraw)
        .await
        .unwrap();
    assert_eq!(asked(&app, &code).await, unknown, "withdrawn");
    app.stop().await;
}

#[tokio::test]
async fn a_slip_in_the_code_is_said() {
    let app = TestApp::start().await;
    let (status, text) = asked(&app, "7K2M-Q9TX").await;
    assert_eq!(status, 422);
    assert!(text.contains("27 letters and digits"), "{text}");
    app.stop().await;
}
