//! Making a referral.

use waymark_domain::Clock;
use waymark_domain::case::Role;

use crate::app::TestApp;
use crate::client::{Answer, Browser, hidden};

/// What is typed on each page.
pub(crate) type Typed = [(&'static str, &'static [(&'static str, &'static str)])];

/// A referral as anybody makes it, without an area in the rule set. `quarlwort` is a word that stands nowhere else.
pub(crate) const PUBLIC: [(&str, &[(&str, &str)]); 8] = [
    ("/refer/danger", &[("danger", "no")]),
    ("/refer/worry", &[("worry", "quarlwort and more")]),
    (
        "/refer/person/1/name",
        &[("person.1.name", "Quarlwort Fennimore")],
    ),
    ("/refer/person/1/birth", &[("person.1.birth.unknown", "yes")]),
    (
        "/refer/person/1/aware",
        &[
            ("person.1.person_aware", "not_told"),
            ("person.1.family_aware", "not_known"),
        ],
    ),
    ("/refer/more", &[]),
    ("/refer/you", &[("confidential", "yes")]),
    ("/refer/reach", &[("feedback", "yes")]),
];

/// Types all of it and sends it; the page that follows.
pub(crate) async fn send_with(browser: &mut Browser, mode: &str, typed: &Typed) -> Answer {
    let check = fill(browser, mode, typed).await;
    let key = hidden(&check, "retry_key");
    browser.send("/refer/check", &[("retry_key", &key)]).await
}

/// Types all of it; the page on which it is checked.
pub(crate) async fn fill(browser: &mut Browser, mode: &str, typed: &Typed) -> Answer {
    let mut page = browser.send("/refer", &[("mode", mode)]).await;
    for (path, fields) in typed {
        let text = page.text();
        assert!(
            text.contains(&format!("action=\"{path}\"")),
            "expected {path} in {text}"
        );
        page = browser.send(path, fields).await;
    }
    page
}

pub(crate) async fn send_referral(browser: &mut Browser) -> Answer {
    send_with(browser, "public", &PUBLIC).await
}

/// The reference on the page: five groups, read together.
pub(crate) fn reference(page: &Answer) -> String {
    spoken(page, 5)
}

/// The receipt code on the page.
pub(crate) fn code(page: &Answer) -> String {
    spoken(page, 7)
}

/// The first run of this many groups of the alphabet that references use.
fn spoken(page: &Answer, groups: usize) -> String {
    let text = page.text();
    let is_group = |word: &str| {
        (1..=4).contains(&word.len())
            && word
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
            && word
                .bytes()
                .any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    };
    let words: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let found = words.windows(groups).find(|run| {
        run[..groups - 1]
            .iter()
            .all(|word| word.len() == 4 && is_group(word))
            && is_group(run[groups - 1])
    });
    found
        .unwrap_or_else(|| panic!("no {groups} groups in {text}"))
        .join("-")
}

#[tokio::test]
async fn a_worried_person_gets_a_reference_and_a_code_and_the_referral_is_there_once() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let page = send_referral(&mut browser).await;
    assert_eq!(page.status, 200);
    assert!(waymark_domain::reference::Reference::parse(&reference(&page)).is_ok());
    assert!(waymark_domain::reference::ReceiptCode::parse(&code(&page)).is_ok());
    assert!(!page.text().contains("uarlwort"), "nothing typed is shown");
    assert_eq!(app.times("referral.received").await, 1);
    assert!(!String::from_utf8_lossy(&app.bytes_on_disk()).contains("uarlwort"));
    app.stop().await;
}

#[tokio::test]
async fn int_2_refresh_resend_back_and_double_click_show_the_same_reference() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let check = fill(&mut browser, "public", &PUBLIC).await;
    let key = hidden(&check, "retry_key");
    let send: [(&str, &str); 1] = [("retry_key", &key)];
    let clicks = (0..8).map(|_| {
        let mut same = browser.clone();
        async move { same.send("/refer/check", &send).await }
    });
    let answers = futures_util::future::join_all(clicks).await;
    let shown: Vec<_> = answers.iter().map(|page| (reference(page), code(page))).collect();
    assert!(shown.iter().all(|pair| *pair == shown[0]), "{shown:?}");
    let refreshed = browser.get("/refer/sent").await;
    assert_eq!((reference(&refreshed), code(&refreshed)), shown[0]);
    let back = browser.get("/refer/worry").await;
    assert_eq!((back.status, back.header("location")), (303, Some("/refer/sent")));
    assert_eq!(app.times("referral.received").await, 1);
    app.stop().await;
}

#[tokio::test]
async fn what_was_typed_stands_on_the_page_again_and_nowhere_in_the_address() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    browser.send("/refer", &[("mode", "public")]).await;
    browser.send("/refer/danger", &[("danger", "no")]).await;
    let answer = browser.post("/refer/worry", &[("worry", "quarlwort")]).await;
    assert_eq!(answer.header("location"), Some("/refer/person/1/name"));
    assert!(browser.get("/refer/worry").await.text().contains("quarlwort"));
    app.stop().await;
}

#[tokio::test]
async fn a_draft_outlives_a_pause_and_ends_a_day_after_the_last_change() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    browser.send("/refer", &[("mode", "public")]).await;
    app.clock.advance_seconds(20 * 3600);
    browser.send("/refer/danger", &[("danger", "no")]).await;
    app.clock.advance_seconds(20 * 3600);
    assert!(
        browser.get("/refer").await.text().contains("/refer/worry"),
        "it can be gone on with"
    );
    app.clock.advance_seconds(5 * 3600);
    let answer = browser.get("/refer/worry").await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, Some("/refer/expired"))
    );
    app.stop().await;
}

#[tokio::test]
async fn what_is_typed_while_the_draft_expires_begins_a_new_one() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    browser.send("/refer", &[("mode", "public")]).await;
    browser.send("/refer/danger", &[("danger", "no")]).await;
    let before = browser.cookie("waymark-draft").unwrap().to_owned();
    app.clock.advance_seconds(30 * 3600);
    assert_eq!(
        browser
            .post("/refer/worry", &[("worry", "quarlwort")])
            .await
            .status,
        303
    );
    assert_ne!(browser.cookie("waymark-draft").unwrap(), before);
    assert!(browser.get("/refer/worry").await.text().contains("quarlwort"));
    app.stop().await;
}

#[tokio::test]
async fn cancelling_deletes_what_was_typed() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    browser.send("/refer", &[("mode", "public")]).await;
    let old = browser.clone();
    assert_eq!(browser.get("/refer/cancel").await.status, 200);
    let page = browser.send("/refer/cancel", &[]).await;
    assert_eq!((page.status, browser.cookie("waymark-draft")), (200, None));
    let gone = old.clone().get("/refer/danger").await;
    assert_eq!(
        gone.header("location"),
        Some("/refer/expired"),
        "the cookie opens nothing any more"
    );
    app.stop().await;
}

#[tokio::test]
async fn a_field_past_its_limit_is_kept_and_the_limit_said() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    browser.send("/refer", &[("mode", "public")]).await;
    browser.send("/refer/danger", &[("danger", "no")]).await;
    let long = format!("{}quarlwort", "z".repeat(10_000_000));
    let answer = browser.post("/refer/worry", &[("worry", &long)]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("quarlwort") && answer.text().contains("<title>Error: "));
    assert!(
        browser.get("/refer/worry").await.body.contains("quarlwort"),
        "it is kept"
    );
    app.stop().await;
}

#[tokio::test]
async fn past_what_is_read_the_page_says_what_to_do_and_earlier_answers_stay() {
    let app = TestApp::limited(waymark_web::Limits {
        form_bytes: 200_000,
        ..Default::default()
    })
    .await;
    let mut browser = app.browser();
    browser.send("/refer", &[("mode", "public")]).await;
    browser.send("/refer/danger", &[("danger", "no")]).await;
    browser.send("/refer/worry", &[("worry", "quarlwort")]).await;
    let answer = browser
        .post("/refer/worry", &[("worry", &"z".repeat(300_000))])
        .await;
    assert_eq!(answer.status, 413);
    assert!(browser.get("/refer/worry").await.text().contains("quarlwort"));
    app.stop().await;
}

#[tokio::test]
async fn a_draft_does_not_grow_without_end() {
    let app = TestApp::limited(waymark_web::Limits {
        draft_bytes: 1_000,
        ..Default::default()
    })
    .await;
    let mut browser = app.browser();
    browser.send("/refer", &[("mode", "public")]).await;
    browser.send("/refer/danger", &[("danger", "no")]).await;
    assert_eq!(
        browser
            .post("/refer/worry", &[("worry", &"z".repeat(2_000))])
            .await
            .status,
        413
    );
    app.stop().await;
}

#[tokio::test]
async fn five_thousand_people_change_nothing() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    browser.send("/refer", &[("mode", "public")]).await;
    browser.send("/refer/danger", &[("danger", "no")]).await;
    let names: Vec<String> = (1..=5_000)
        .map(|number| format!("person.{number}.name"))
        .collect();
    let fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "n")).collect();
    assert_eq!(browser.post("/refer/worry", &fields).await.status, 400);
    let few = &fields[..900];
    assert_eq!(browser.post("/refer/worry", few).await.status, 400);
    assert_eq!(
        browser
            .post("/refer/person/4999/name", &[("person.4999.name", "n")])
            .await
            .status,
        303
    );
    assert!(!browser.get("/refer/worry").await.text().contains("4999"));
    app.stop().await;
}

#[tokio::test]
async fn int_2_one_more_person_asked_for_twice_is_one_more_person() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let mut told = PUBLIC.to_vec();
    told[5] = ("/refer/more", &[("more.others", "yes")]);
    let page = fill(&mut browser, "public", &told[..6]).await;
    assert!(
        page.text().contains("action=\"/refer/people\""),
        "{}",
        page.text()
    );
    let shown = hidden(&page, "people.shown");
    let one_more: [(&str, &str); 2] = [("people.another", "yes"), ("people.shown", &shown)];
    for click in ["first", "second"] {
        let next = browser.post("/refer/people", &one_more).await;
        assert_eq!(next.header("location"), Some("/refer/person/2/name"), "{click}");
    }
    let filled = [("person.2.name", "Second Quarlwort")];
    browser.send("/refer/person/2/name", &filled).await;
    browser.post("/refer/people", &one_more).await;
    let page = browser.get("/refer/people").await;
    assert!(
        page.text().contains("/refer/person/2/name") && !page.text().contains("/refer/person/3/"),
        "{}",
        page.text()
    );
    app.stop().await;
}

#[tokio::test]
async fn in_welsh_the_journey_stays_in_welsh() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let start = browser.post("/cy/refer", &[("mode", "public")]).await;
    assert_eq!(start.header("location"), Some("/cy/refer/danger"));
    let page = browser.get("/cy/refer/danger").await;
    assert_eq!(page.header("content-language"), Some("cy"));
    assert!(page.text().contains("action=\"/cy/refer/danger\""));
    let next = browser.post("/cy/refer/danger", &[("danger", "no")]).await;
    assert_eq!(next.header("location"), Some("/cy/refer/worry"));
    app.stop().await;
}

#[tokio::test]
async fn a_professional_is_asked_the_sector_first_and_only_the_advice_line_may_be_the_advice_line() {
    let app = TestApp::start().await;
    let first = app.browser().post("/refer", &[("mode", "professional")]).await;
    assert_eq!(first.header("location"), Some("/refer/sector"));
    assert_eq!(
        app.browser().post("/refer", &[("mode", "operator")]).await.status,
        400
    );
    let mut staff = app.signed_in(&[Role::IntakeOfficer]).await;
    let operator = staff.post("/refer", &[("mode", "operator")]).await;
    assert_eq!(operator.header("location"), Some("/refer/danger"));
    app.stop().await;
}

#[tokio::test]
async fn a_changed_answer_leads_back_to_the_check() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    fill(&mut browser, "public", &PUBLIC).await;
    let page = browser.get("/refer/worry?change=1").await;
    assert!(
        page.text().contains("action=\"/refer/worry?change=1\""),
        "{}",
        page.text()
    );
    let answer = browser
        .post("/refer/worry?change=1", &[("worry", "other words")])
        .await;
    assert_eq!(answer.header("location"), Some("/refer/check"));
    app.stop().await;
}

#[tokio::test]
async fn a_form_of_an_earlier_draft_sends_nothing() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let old = hidden(&fill(&mut browser, "public", &PUBLIC).await, "retry_key");
    fill(&mut browser, "public", &PUBLIC).await;
    let answer = browser.post("/refer/check", &[("retry_key", &old)]).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, Some("/refer/check"))
    );
    assert_eq!(app.times("referral.received").await, 0);
    app.stop().await;
}

#[tokio::test]
async fn the_confirmation_goes_with_the_draft_and_never_says_that_nothing_was_sent() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    send_referral(&mut browser).await;
    app.clock.advance_seconds(25 * 3600);
    let answer = browser.get("/refer/sent").await;
    assert_eq!((answer.status, answer.header("location")), (303, Some("/")));
    assert_eq!(app.clock.now().to_string(), "2026-11-24T10:00:00.000000Z");
    app.stop().await;
}
