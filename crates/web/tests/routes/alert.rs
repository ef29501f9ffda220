//! Opening an urgent alert.

use crate::app::TestApp;
use crate::refer::{PUBLIC, send_with};

#[tokio::test]
async fn an_alert_is_opened_once_and_says_nothing_of_the_referral() {
    let app = TestApp::start().await;
    let mut urgent = PUBLIC.to_vec();
    urgent[0].1 = &[("danger", "now")];
    urgent.insert(1, ("/refer/emergency", &[("emergency", "seen")]));
    send_with(&mut app.browser(), "public", &urgent).await;
    let alert = app.house.store().alerts_unopened().await.unwrap().remove(0).id;
    let path = format!("/alert/{alert}");

    let mut staff = app.staff_browser();
    let waiting = staff.get(&path).await;
    assert!(
        waiting.text().contains("An urgent referral is waiting"),
        "{}",
        waiting.text()
    );
    assert_eq!(app.times("alert.opened").await, 0, "looking opens nothing");
    let seen = staff.post(&path, &[]).await;
    assert!(seen.text().contains("alert is stopped"), "{}", seen.text());
    assert!(!format!("{}{}", waiting.text(), seen.text()).contains("quarlwort"));
    assert_eq!(app.times("alert.opened").await, 1);

    let gone = staff.get(&path).await.text();
    assert_eq!(staff.post(&path, &[]).await.text(), gone);
    let unknown = "/alert/00000000-0000-7000-8000-000000000000";
    assert_eq!(staff.get(unknown).await.text().replace(unknown, &path), gone);
    assert_eq!(
        staff
            .get("/alert/rubbish")
            .await
            .text()
            .replace("/alert/rubbish", &path),
        gone
    );
    assert_eq!(app.times("alert.opened").await, 1);
    app.stop().await;
}
