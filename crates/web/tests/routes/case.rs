//! A case read on its pages, and the lists that lead to it.

use waymark_domain::case::Role;
use waymark_domain::person::{Birth, Identity};
use waymark_domain::referral::{
    Answer as Said, Aware, Channel, Danger, Question, Referral, Referrer, Subject, Wish,
};
use waymark_domain::text::{PersonName, Text};
use waymark_domain::{CaseId, Clock as _, PartialDate, ReferralId};
use waymark_service::RetryKey;

use crate::app::TestApp;
use crate::client::Answer;

/// Pages of a case that read it, and the actions that each look leaves.
const PAGES: [(&str, &[&str]); 9] = [
    ("", &["case.viewed"]),
    ("/timeline", &["case.viewed"]),
    ("/people", &["case.viewed"]),
    ("/referral", &["case.viewed"]),
    ("/decisions", &["case.viewed"]),
    ("/notes", &["case.viewed"]),
    ("/tasks", &["case.viewed"]),
    ("/looks", &["looks.viewed", "case.viewed"]),
    ("/why", &["case.why_viewed", "case.viewed"]),
];

fn text(words: &str) -> Text {
    Text::parse(words).unwrap()
}

/// Somebody's worry about Wren, from a friend.
fn referral() -> Referral {
    Referral {
        channel: Channel::Public,
        area: None,
        sector: "friends_family".parse().unwrap(),
        subsector: None,
        danger: Danger::No,
        subjects: vec![Subject {
            identity: Identity {
                name: PersonName::parse("Wren Ashdown").ok(),
                birth: Birth::Born(PartialDate::Day("2009-05-09".parse().unwrap())),
                address: Some(text("4 Millrace Row")),
                phones: vec![text("01632 960123")],
                place: Some(text("Wyrdale College")),
                ..Identity::default()
            },
            person_aware: Aware::NotTold,
            family_aware: Aware::NotKnown,
        }],
        account: [(
            Question::Worry,
            Said::Said(text("He talks of nothing but the quarlwort.")),
        )]
        .into(),
        referrer: Referrer {
            name: PersonName::parse("Alder Quill").ok(),
            relationship: "friend".parse().ok(),
            phone: Some(text("01632 960777")),
            ..Referrer::default()
        },
        confidential: Wish::Yes,
        feedback: Wish::Yes,
        in_welsh: false,
    }
}

/// The case of a referral that was just sent.
pub(crate) async fn referred(app: &TestApp) -> CaseId {
    let (desk, store) = (app.house.public_desk(), app.house.store());
    let receipt = desk
        .submit(app.clock.now(), &referral(), &RetryKey::random(), None)
        .await
        .unwrap();
    let hash = app.house.vault().public().index().reference(&receipt.reference);
    let row = store.referral_by_reference(&hash.0).await.unwrap().unwrap();
    let found = store.referral(ReferralId(row.id)).await.unwrap().unwrap();
    CaseId(found.cases[0].id)
}

/// The same answer without what differs between any two.
fn timeless(mut answer: Answer) -> Answer {
    answer.headers.retain(|(name, _)| name != "date");
    answer
}

#[tokio::test]
async fn aud_1_every_page_of_a_case_leaves_its_entry_and_is_kept_nowhere() {
    let app = TestApp::start().await;
    let case = referred(&app).await;
    let mut supervisor = app.signed_in(&[Role::Supervisor]).await;
    for (page, actions) in PAGES {
        let before = app.ledger().await.len();
        let answer = supervisor.get(&format!("/cases/{case}{page}")).await;
        assert_eq!(answer.status, 200, "{page}: {}", answer.text());
        assert!(answer.text().contains("Wren Ashdown"), "{page}");
        assert!(answer.text().contains("17 years old, a child"), "{page}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{page}");
        assert!(!answer.text().contains("Alder Quill"), "{page}");
        assert!(!answer.text().contains("Millrace"), "{page}");
        assert_eq!(app.ledger().await[before..], *actions, "{page}");
    }
    app.stop().await;
}

#[tokio::test]
async fn acc_4_a_case_that_is_not_theirs_and_one_that_is_not_there_are_one_page() {
    let app = TestApp::start().await;
    let case = referred(&app).await.to_string();
    let missing = "0190d1c2-0000-7000-8000-000000000099".to_owned();
    let mut outsider = app.signed_in(&[Role::CaseOfficer]).await;
    for (page, _) in PAGES {
        let hidden = timeless(outsider.get(&format!("/cases/{case}{page}")).await);
        assert_eq!(hidden.status, 404, "{page}");
        for other in [missing.as_str(), "none"] {
            let none = timeless(outsider.get(&format!("/cases/{other}{page}")).await);
            assert_eq!(hidden, none, "{page}");
        }
    }
    for (page, fields) in [
        ("/referral/identity", [].as_slice()),
        ("/referral/referrer", &[("reason", "To ask what was said.")]),
        ("/referral/referrer", &[("reason", "")]),
    ] {
        let hidden = timeless(outsider.post(&format!("/cases/{case}{page}"), fields).await);
        let none = timeless(outsider.post(&format!("/cases/{missing}{page}"), fields).await);
        assert_eq!((hidden.status, &hidden), (404, &none), "{page}");
    }
    assert_eq!(app.times("case.viewed").await, 0);
    assert!(app.times("access.refused").await >= 2 * PAGES.len());
    app.stop().await;
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_asked_who_they_are_and_led_back() {
    let app = TestApp::start().await;
    let case = referred(&app).await;
    for (page, _) in PAGES {
        let path = format!("/cases/{case}{page}");
        let answer = app.staff_browser().get(&path).await;
        let to = format!("/sign-in?to={path}");
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, Some(to.as_str())),
            "{page}"
        );
    }
    assert_eq!(app.times("case.viewed").await, 0);
    app.stop().await;
}

#[tokio::test]
async fn aud_1_who_referred_is_shown_for_a_reason_alone_and_the_reason_becomes_a_note() {
    let app = TestApp::start().await;
    let case = referred(&app).await;
    let mut supervisor = app.signed_in(&[Role::Supervisor]).await;
    let path = format!("/cases/{case}/referral/referrer");
    let unsaid = supervisor.post(&path, &[("reason", "  ")]).await;
    assert_eq!(unsaid.status, 422);
    assert!(unsaid.text().contains("Say why you need to know who referred"));
    assert!(!unsaid.text().contains("Alder Quill"));
    assert_eq!(app.times("referrer.shown").await, 0);

    let before = app.ledger().await.len();
    let shown = supervisor
        .post(&path, &[("reason", "To ask about the tansyfold.")])
        .await;
    assert_eq!(shown.status, 200, "{}", shown.text());
    for known in ["Alder Quill", "01632 960777", "Friend"] {
        assert!(shown.text().contains(known), "{known}");
    }
    let entries = app.ledger().await;
    assert_eq!(
        entries[before..],
        ["case.note_written", "referrer.shown", "case.viewed"]
    );
    let notes = supervisor.get(&format!("/cases/{case}/notes")).await.text();
    assert!(
        notes.contains("To ask about the tansyfold.") && notes.contains("Bryn Calder"),
        "{notes}"
    );
    // Once the page is left, it is sealed again.
    let again = supervisor.get(&format!("/cases/{case}/referral")).await.text();
    assert!(!again.contains("Alder Quill"));
    app.stop().await;
}

#[tokio::test]
async fn aud_1_birth_date_and_address_are_shown_on_request_alone() {
    let app = TestApp::start().await;
    let case = referred(&app).await;
    let mut supervisor = app.signed_in(&[Role::Supervisor]).await;
    let hidden = supervisor.get(&format!("/cases/{case}/referral")).await.text();
    assert!(
        hidden.contains("quarlwort") && hidden.contains("Wyrdale College"),
        "{hidden}"
    );
    assert!(!hidden.contains("9 May 2009") && !hidden.contains("01632 960123"));
    let before = app.ledger().await.len();
    let shown = supervisor
        .post(&format!("/cases/{case}/referral/identity"), &[])
        .await;
    for known in ["9 May 2009", "4 Millrace Row", "01632 960123"] {
        assert!(shown.text().contains(known), "{known}: {}", shown.text());
    }
    assert_eq!(app.ledger().await[before..], ["case.detail_shown", "case.viewed"]);
    app.stop().await;
}

#[tokio::test]
async fn an_auditor_sees_who_has_looked_and_not_whom_the_case_is_about() {
    let app = TestApp::start().await;
    let case = referred(&app).await;
    let mut supervisor = app.signed_in(&[Role::Supervisor]).await;
    supervisor.get(&format!("/cases/{case}")).await;
    let auditor = app.member("sorrel.whitlock", &[Role::Auditor]).await;
    let mut auditor = app.browser_of(auditor).await;
    let looks = auditor.get(&format!("/cases/{case}/looks")).await;
    assert_eq!(looks.status, 200);
    let text = looks.text();
    assert!(
        text.contains("Read the case") && text.contains("Bryn Calder, Wyrdale Council"),
        "{text}"
    );
    assert!(!text.contains("Wren") && !text.contains("years old"), "{text}");
    assert_eq!(auditor.get(&format!("/cases/{case}")).await.status, 404);
    app.stop().await;
}

#[tokio::test]
async fn the_timeline_shows_one_kind_or_a_past_day_and_says_which_day_is_none() {
    let app = TestApp::start().await;
    let case = referred(&app).await;
    let mut supervisor = app.signed_in(&[Role::Supervisor]).await;
    let path = format!("/cases/{case}/timeline");
    let all = supervisor.get(&path).await.text();
    assert!(all.contains("Referral received"), "{all}");
    let decisions = supervisor.get(&format!("{path}?kind=decision")).await.text();
    assert!(!decisions.contains("Referral received") && decisions.contains("Nothing of this kind"));
    let before = supervisor.get(&format!("{path}?day=1&month=2&year=2026")).await;
    assert_eq!(before.status, 200);
    let text = before.text();
    assert!(
        text.contains("as it was known at the end of 1 February 2026"),
        "{text}"
    );
    assert!(!text.contains("Referral received"));
    let wrong = supervisor.get(&format!("{path}?day=31&month=2&year=2026")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("govuk-error-summary"));
    app.stop().await;
}

#[tokio::test]
async fn aud_1_each_list_names_the_case_and_is_a_look() {
    let app = TestApp::start().await;
    let case = referred(&app).await;
    let mut supervisor = app.signed_in(&[Role::Supervisor]).await;
    for (path, action) in [
        ("/", "work.viewed"),
        ("/queue", "queue.viewed"),
        ("/team", "team.viewed"),
    ] {
        let answer = supervisor.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        assert!(
            answer.text().contains(&format!("/cases/{case}")),
            "{path}: {}",
            answer.text()
        );
        assert!(answer.text().contains("Wren Ashdown"), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(app.times(action).await, 1, "{path}");
    }
    let narrowed = supervisor
        .get("/?kind=sign_second&kind=decide_match&whose=mine")
        .await
        .text();
    assert!(!narrowed.contains("Wren Ashdown") && narrowed.contains("Nothing waits for you within"));
    let unknown = supervisor.get("/?kind=%zz&area=nowhere&x=y").await;
    assert_eq!(unknown.status, 200);
    app.stop().await;
}

#[tokio::test]
async fn lists_are_for_whom_policy_names_and_everybody_else_learns_whom_to_ask() {
    let app = TestApp::start().await;
    referred(&app).await;
    let mut auditor = app.signed_in(&[Role::Auditor]).await;
    for path in ["/queue", "/team"] {
        let answer = auditor.get(path).await;
        assert_eq!(answer.status, 403, "{path}");
        assert!(
            answer.text().contains("ask a supervisor of your area"),
            "{}",
            answer.text()
        );
    }
    let home = auditor.get("/").await;
    assert_eq!(home.status, 200);
    assert!(!home.text().contains("Wren"));
    let officer = app.member("sorrel.whitlock", &[Role::GatewayOfficer]).await;
    let queue = app.browser_of(officer).await.get("/queue").await.text();
    assert!(
        queue.contains("You are not on duty") && !queue.contains("Wren"),
        "{queue}"
    );
    app.stop().await;
}
