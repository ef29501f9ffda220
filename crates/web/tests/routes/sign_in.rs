//! Signing in and out of the staff site.

use waymark_domain::case::Role;
use waymark_domain::office::OrganisationKind;
use waymark_domain::{Clock as _, MemberId};
use waymark_sealing::{TotpSecret, TotpStep};
use waymark_service::office::Invitation;
use waymark_web::{Config, StaffConfig};

use crate::app::{TestApp, config};
use crate::client::{Answer, Browser, hidden, request, send};

const PASSPHRASE: &str = "a heron on the weir at dawn";
/// Routes for which nobody needs to be signed in. A new one belongs here only with a reason.
const OPEN: [&str; 14] = [
    // The link in an alert's mail, which shows nothing and stops the mail.
    "GET /alert/{alert}",
    "POST /alert/{alert}",
    // What a supervisor of processes asks, and what every page is made of.
    "GET /health/live",
    "GET /health/ready",
    "GET /assets/{hash}/{name}",
    // The ways in.
    "GET /sign-in",
    "POST /sign-in",
    "GET /sign-in/code",
    "POST /sign-in/code",
    "GET /enrol",
    "POST /enrol",
    "POST /enrol/set-up",
    // The way in of partners' systems, and the description of what they may ask.
    "POST /api/v1/token",
    "GET /api/v1/openapi.json",
];

struct Enrolled {
    name: &'static str,
    member: MemberId,
    secret: TotpSecret,
}

impl Enrolled {
    fn digits(&self, app: &TestApp) -> String {
        self.secret.code(TotpStep::at(app.clock.now())).to_string()
    }
}

/// Enrols as a person does: the code from the command line, the pages in a browser.
async fn enrol(app: &TestApp, name: &'static str) -> Enrolled {
    enrol_as(app, name, true).await
}

async fn enrol_as(app: &TestApp, name: &'static str, administrator: bool) -> Enrolled {
    let invitation = Invitation {
        sign_in_name: name.parse().unwrap(),
        display_name: "Bryn Calder".parse().unwrap(),
        organisation: "Wyrdale Council".parse().unwrap(),
        kind: OrganisationKind::LocalAuthority,
        administrator,
    };
    let invited = app
        .house
        .office()
        .invite(&app.operator(), &invitation)
        .await
        .unwrap();
    let mut browser = app.staff_browser();
    let page = browser.post("/enrol", &[("code", &invited.code.text())]).await;
    let text = page.text();
    let secret = text
        .split("<strong class=\"waymark-code\">")
        .filter_map(|rest| TotpSecret::parse(rest.split('<').next()?))
        .next()
        .unwrap_or_else(|| panic!("no secret in {text}"));
    assert!(text.contains("<svg"), "and a picture of it");
    let enrolled = Enrolled {
        name,
        member: invited.member,
        secret,
    };
    let (code, offer) = (hidden(&page, "code"), hidden(&page, "offer"));
    let set_up = |passphrase: &'static str, digits: String| {
        let (code, offer) = (code.clone(), offer.clone());
        let mut browser = app.staff_browser();
        async move {
            let fields = [
                ("code", code.as_str()),
                ("offer", &offer),
                ("name", name),
                ("passphrase", passphrase),
                ("digits", &digits),
            ];
            browser.post("/enrol/set-up", &fields).await
        }
    };
    let short = set_up("too short", enrolled.digits(app)).await;
    assert!(
        short.status == 422 && short.text().contains("must have 15 characters"),
        "{}",
        short.text()
    );
    let done = set_up(PASSPHRASE, enrolled.digits(app)).await;
    assert!(done.text().contains("Your account is set up"), "{}", done.text());
    app.clock.advance_seconds(30);
    enrolled
}

/// Both steps; the answer to the second.
async fn sign_in(app: &TestApp, browser: &mut Browser, who: &Enrolled, to: &str) -> Answer {
    let fields = [("name", who.name), ("passphrase", PASSPHRASE), ("to", to)];
    let page = browser.post("/sign-in", &fields).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let ticket = hidden(&page, "ticket");
    let to = hidden(&page, "to");
    let digits = who.digits(app);
    browser
        .post(
            "/sign-in/code",
            &[("ticket", &ticket), ("code", &digits), ("to", &to)],
        )
        .await
}

#[tokio::test]
async fn aut_8_nothing_but_enrolment_works_until_two_administrators_are_enrolled() {
    let app = TestApp::start().await;
    let mut browser = app.staff_browser();
    assert!(
        browser
            .get("/sign-in")
            .await
            .text()
            .contains("Nobody can sign in yet")
    );
    let one = enrol(&app, "a.morgan").await;
    let fields = [("name", one.name), ("passphrase", PASSPHRASE), ("to", "/")];
    let refused = browser.post("/sign-in", &fields).await;
    assert!(refused.status == 422 && refused.text().contains("Nobody can sign in yet"));
    enrol(&app, "b.rees").await;
    assert!(browser.get("/sign-in").await.text().contains("Passphrase"));
    app.stop().await;
}

#[tokio::test]
async fn a_member_signs_in_goes_where_they_wished_proves_it_again_and_signs_out() {
    let app = TestApp::start().await;
    let one = enrol(&app, "a.morgan").await;
    enrol(&app, "b.rees").await;
    let mut browser = app.staff_browser();
    let away = browser.get("/account").await;
    assert_eq!(
        (away.status, away.header("location")),
        (303, Some("/sign-in?to=/account"))
    );
    // SES-1: a token that somebody else planted is not taken up.
    let mut browser = browser.with_session(&"A".repeat(43), "").forging();
    let answer = sign_in(&app, &mut browser, &one, "/account").await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, Some("/account"))
    );
    let token = browser.cookie("waymark-staff").unwrap().to_owned();
    assert_ne!(token, "A".repeat(43));
    let page = browser.get("/account").await;
    assert!(
        page.text().contains("Bryn Calder") && page.text().contains("(this one)"),
        "{}",
        page.text()
    );
    browser.takes_up(&page);

    app.clock.advance_seconds(30);
    let wrong = browser
        .post("/step-up", &[("code", "000000"), ("to", "/account")])
        .await;
    assert_eq!(wrong.status, 422);
    let right = browser
        .post("/step-up", &[("code", &one.digits(&app)), ("to", "/account")])
        .await;
    assert_eq!((right.status, right.header("location")), (303, Some("/account")));
    assert_ne!(browser.cookie("waymark-staff"), Some(token.as_str()));
    browser.takes_up(&browser.clone().get("/account").await);

    let out = browser.post("/sign-out", &[]).await;
    assert_eq!(
        out.header("clear-site-data"),
        Some("\"cache\", \"cookies\", \"storage\"")
    );
    assert!(browser.cookie("waymark-staff").is_none());
    assert_eq!(browser.get("/account").await.status, 303);
    assert!(!String::from_utf8_lossy(&app.bytes_on_disk()).contains(PASSPHRASE));
    app.stop().await;
}

#[tokio::test]
async fn aut_4_unknown_wrong_and_disabled_are_answered_with_the_same_bytes() {
    let app = TestApp::start().await;
    enrol(&app, "a.morgan").await;
    enrol(&app, "b.rees").await;
    let third = enrol_as(&app, "c.third", false).await;
    let office = app.house.office();
    office
        .disable_member(&app.operator(), third.member)
        .await
        .unwrap();
    // Nothing differs but the name that was typed, which comes back.
    let answer = |name: &'static str, passphrase: &'static str| {
        let mut browser = app.staff_browser();
        async move {
            let fields = [("name", name), ("passphrase", passphrase), ("to", "/")];
            let mut answer = browser.post("/sign-in", &fields).await;
            answer.body = answer.body.replace(name, "NAME");
            answer
                .headers
                .retain(|(name, _)| name != "date" && name != "content-length");
            answer
        }
    };
    let unknown = answer("n.body", PASSPHRASE).await;
    assert_eq!(unknown.status, 422);
    assert_eq!(answer("a.morgan", "not the heron on the weir").await, unknown);
    assert_eq!(answer("c.third", PASSPHRASE).await, unknown);
    for _ in 0..10 {
        answer("a.morgan", "not the heron on the weir").await;
    }
    assert_eq!(answer("a.morgan", PASSPHRASE).await, unknown, "locked");
    app.stop().await;
}

#[tokio::test]
async fn aut_1_every_other_route_asks_who_is_there_and_one_alone_begins_a_session() {
    let app = TestApp::start().await;
    let routes = waymark_web::staff::routes();
    let named = |open: bool| -> Vec<String> {
        let routes = routes.iter().filter(|route| route.open == open);
        routes
            .map(|route| format!("{} {}", route.method, route.path))
            .collect()
    };
    assert_eq!(named(true), OPEN);
    for route in routes.iter().filter(|route| !route.open) {
        let path = route.path.replace(['{', '}'], "");
        let form = ("Content-Type", "application/x-www-form-urlencoded");
        let json = ("Content-Type", "application/json");
        let by_system = path.starts_with("/api/");
        let kind = if by_system { json } else { form };
        let headers = [("Sec-Fetch-Site", "same-origin"), kind];
        let answer = send(app.staff, &request(route.method.as_str(), &path, &headers, "")).await;
        if by_system {
            assert_eq!(
                (answer.status, answer.header("www-authenticate")),
                (401, Some("Bearer")),
                "{path}"
            );
            continue;
        }
        let location = answer.header("location").unwrap_or_default();
        assert!(
            answer.status == 303 && location.starts_with("/sign-in"),
            "{path}: {}",
            answer.status
        );
        assert_eq!(answer.body, "", "{path}");
    }
    let begin: Vec<_> = routes
        .iter()
        .filter(|route| route.ledger.contains("session.began"))
        .map(|route| route.path.as_str())
        .collect();
    assert_eq!(begin, ["/sign-in/code"]);
    app.stop().await;
}

#[tokio::test]
async fn a_form_that_meets_an_ended_session_is_kept_sealed_and_offered_to_its_member_alone() {
    let app = TestApp::start().await;
    let member = app
        .member("bryn.calder", &[Role::Supervisor, Role::IntakeOfficer])
        .await;
    let other = app.member("calder.bryn", &[Role::Supervisor]).await;
    let (mut browser, mut forger) = (
        app.browser_of(member).await,
        app.browser_of(member).await.forging(),
    );
    app.clock.advance_seconds(15 * 60);
    let typed = [("worry", "quarlwort and more")];
    let forged = forger.post("/refer/worry", &typed).await;
    assert_eq!(
        forged.header("location"),
        Some("/sign-in"),
        "a form of another site is not kept"
    );
    let kept = browser.post("/refer/worry", &typed).await;
    assert_eq!(
        (kept.status, kept.header("location")),
        (303, Some("/sign-in?to=/kept"))
    );
    assert!(
        browser
            .get("/sign-in?to=/kept")
            .await
            .text()
            .contains("is kept for you")
    );
    assert!(!String::from_utf8_lossy(&app.bytes_on_disk()).contains("quarlwort"));

    let mut stranger = app.browser_of(other).await;
    assert!(
        stranger
            .get("/kept")
            .await
            .text()
            .contains("Nothing is kept for you")
    );
    let mut browser = app.browser_of(member).await;
    let list = browser.get("/kept").await.text();
    let id = list
        .split("/kept/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    assert!(
        list.contains("/refer/worry") && !list.contains("quarlwort"),
        "{list}"
    );
    let path = format!("/kept/{id}");
    assert_eq!(stranger.post(&path, &[]).await.status, 404);
    let opened = browser.post(&path, &[]).await;
    assert!(opened.text().contains("quarlwort and more"), "{}", opened.text());
    assert_eq!(hidden(&opened, "kept"), id);
    // Sent after all: it is kept no longer.
    browser.post("/refer", &[("mode", "operator")]).await;
    let sent = browser
        .post("/refer/worry", &[("worry", "quarlwort and more"), ("kept", &id)])
        .await;
    assert_eq!(sent.status, 303);
    assert!(
        browser
            .get("/kept")
            .await
            .text()
            .contains("Nothing is kept for you")
    );
    app.stop().await;
}

#[tokio::test]
async fn a_kept_form_is_thrown_away_when_its_member_says_so() {
    let app = TestApp::start().await;
    let member = app
        .member("bryn.calder", &[Role::Supervisor, Role::IntakeOfficer])
        .await;
    let mut browser = app.browser_of(member).await;
    app.clock.advance_seconds(15 * 60);
    browser.post("/refer/worry", &[("worry", "quarlwort")]).await;
    let mut browser = app.browser_of(member).await;
    let list = browser.get("/kept").await.text();
    let id = list
        .split("/kept/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let gone = browser.send(&format!("/kept/{id}/remove"), &[]).await;
    assert!(gone.text().contains("Nothing is kept for you"), "{}", gone.text());
    app.stop().await;
}

#[tokio::test]
async fn aut_6_a_member_who_is_disabled_is_signed_out_between_page_and_form() {
    let app = TestApp::start().await;
    let member = app.member("bryn.calder", &[Role::Supervisor]).await;
    let mut browser = app.browser_of(member).await;
    assert_eq!(browser.get("/account").await.status, 200);
    app.house
        .office()
        .disable_member(&app.operator(), member)
        .await
        .unwrap();
    let sent = browser.post("/account/session", &[("session", "x")]).await;
    assert_eq!((sent.status, sent.header("location")), (303, Some("/sign-in")));
    assert_eq!(browser.get("/account").await.status, 303);
    app.stop().await;
}

#[tokio::test]
async fn the_form_for_callers_is_for_those_who_take_calls() {
    let app = TestApp::start().await;
    let mut auditor = app.signed_in(&[Role::Auditor]).await;
    assert_eq!(auditor.get("/refer").await.status, 403);
    assert_eq!(auditor.post("/refer", &[("mode", "operator")]).await.status, 403);
    assert_eq!(auditor.get("/account").await.status, 200);
    app.stop().await;
}

#[tokio::test]
async fn aut_8_only_a_demonstration_on_this_machine_lets_visitors_choose_who_to_be() {
    let app = TestApp::start().await;
    let member = app.member("bryn.calder", &[Role::Supervisor]).await.to_string();
    let mut browser = app.staff_browser();
    let (absent, missing) = (
        browser.get("/sign-in-as").await,
        browser.get("/nothing-here").await,
    );
    assert_eq!((absent.status, absent.body), (404, missing.body));
    assert_eq!(
        browser.post("/sign-in-as", &[("member", &member)]).await.status,
        404
    );
    app.stop().await;

    let demo = StaffConfig { sign_in_as: true };
    let mut behind_a_proxy = Config {
        staff_site: demo,
        ..config()
    };
    behind_a_proxy.staff.trusted_proxies = vec!["192.0.2.10".parse().unwrap()];
    let app = TestApp::with(behind_a_proxy).await;
    assert_eq!(app.staff_browser().get("/sign-in-as").await.status, 404);
    app.stop().await;

    let app = TestApp::with(Config {
        staff_site: demo,
        ..config()
    })
    .await;
    let member = app.member("bryn.calder", &[Role::Supervisor]).await.to_string();
    let mut browser = app.staff_browser();
    let page = browser.get("/sign-in-as").await;
    assert!(
        page.text().contains("Bryn Calder") && page.text().contains("supervisor"),
        "{}",
        page.text()
    );
    let chosen = browser.post("/sign-in-as", &[("member", &member)]).await;
    assert_eq!((chosen.status, chosen.header("location")), (303, Some("/")));
    assert_eq!(browser.get("/").await.status, 200);
    app.stop().await;
}
