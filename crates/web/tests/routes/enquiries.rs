//! Enquiries on the staff site.

use waymark_domain::case::Role;
use waymark_service::import::import_rules;

use crate::app::TestApp;
use crate::client::hidden;

const AREA: &str = r#"
extends = "shipped"
valid_from = "2026-01-01"
note = "One invented area"
[[area]]
code = "wyrdale"
name = "Wyrdale"
force = "gwent"
controller = "national_desk"
desk_mailbox = "desk@wyrdale.example"
read_times = "Referrals are read from 8am to 6pm."
alert_again_minutes = 10
"#;

#[tokio::test]
async fn an_enquiry_is_logged_read_and_made_a_referral_once() {
    let app = TestApp::start().await;
    import_rules(&app.house, &app.operator(), AREA).await.unwrap();
    let mut line = app.signed_in(&[Role::IntakeOfficer]).await;
    let wrong = line.post("/enquiries/new", &[("kind", "how_to_refer")]).await;
    assert!(wrong.status == 422 && wrong.text().contains("Write what was asked and what you advised"));
    let fields = [
        ("kind", "how_to_refer"),
        ("area", "wyrdale"),
        ("advice", "Asked how to refer; told of the form."),
    ];
    let list = line.send("/enquiries/new", &fields).await;
    assert!(
        list.text().contains("How to refer") && list.text().contains("Wyrdale"),
        "{}",
        list.text()
    );
    let id = app.house.store().enquiries_in(None, 1).await.unwrap()[0].id;
    let path = format!("/enquiries/{id}");
    let page = line.get(&path).await;
    assert!(page.text().contains("told of the form"));

    let promote = format!("{path}/promote");
    let form = line.get(&promote).await;
    let retry = hidden(&form, "retry");
    let fields = [
        ("retry", retry.as_str()),
        ("reason", "The caller rang again"),
        ("name", "Perrin Holloway"),
        ("account", "A pupil speaks of nothing but a coming war."),
        ("area", "wyrdale"),
    ];
    let page = line.send(&promote, &fields).await;
    assert!(page.text().contains("It became referral"), "{}", page.text());
    let again = line.send(&promote, &fields).await;
    assert!(again.text().contains("It became referral"));
    assert_eq!(app.times("referral.received").await, 1);
    assert_eq!(app.times("enquiry.promoted").await, 1);

    let missing = line.get("/enquiries/0190d1c2-0000-7000-8000-000000000001").await;
    assert_eq!(missing.status, 404);
    app.stop().await;
}
