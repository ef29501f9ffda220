//! Changes asked for from elsewhere.

use waymark_domain::case::Role;
use waymark_storage::copy;
use waymark_web::Listed;

use crate::app::TestApp;
use crate::client::{request, send};

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

fn posts() -> Vec<Listed> {
    let all = waymark_web::public::routes()
        .into_iter()
        .chain(waymark_web::staff::routes());
    all.filter(|route| route.method == "POST").collect()
}

#[tokio::test]
async fn ses_2_no_route_takes_a_form_that_is_not_ours_and_nothing_changes() {
    let app = TestApp::start().await;
    let before = app.ledger().await;
    let foreign: [&[(&str, &str)]; 4] = [
        &[FORM],
        &[FORM, ("Sec-Fetch-Site", "cross-site")],
        &[
            FORM,
            ("Sec-Fetch-Site", "same-site"),
            ("Origin", "https://refer.example"),
        ],
        &[FORM, ("Origin", "null")],
    ];
    for route in posts() {
        let site = if route.site == "staff" {
            app.staff
        } else {
            app.public
        };
        let path = route.path.replace(['{', '}'], "");
        // A partner's system is no browser and says nothing of where it comes from: what it needs is a token.
        let of_system = route.path.starts_with("/api/");
        for headers in foreign.into_iter().skip(usize::from(of_system)) {
            let answer = send(site, &request("POST", &path, headers, "mode=public")).await;
            assert_eq!(
                (answer.status, answer.header("set-cookie")),
                (403, None),
                "{path} {headers:?}"
            );
        }
    }
    assert_eq!(app.ledger().await, before);
    app.stop().await;
}

#[tokio::test]
async fn ses_2_no_staff_route_takes_a_form_without_the_sessions_own_token() {
    let app = TestApp::start().await;
    let member = app
        .member("bryn.calder", &[Role::IntakeOfficer, Role::Supervisor])
        .await;
    let other = app.member("calder.bryn", &[Role::Supervisor]).await;
    let (mut forger, stranger) = (
        app.browser_of(member).await.forging(),
        app.browser_of(other).await,
    );
    let before = copy::digests(app.house.store()).await.unwrap();
    for route in posts()
        .iter()
        .filter(|route| route.site == "staff" && !route.open && !route.path.starts_with("/api/"))
    {
        let path = route.path.replace(['{', '}'], "");
        assert_eq!(forger.post(&path, &[]).await.status, 403, "{path}");
        let foreign = [("csrf", stranger.csrf().unwrap())];
        assert_eq!(forger.post(&path, &foreign).await.status, 403, "{path}");
    }
    assert_eq!(copy::digests(app.house.store()).await.unwrap(), before);
    app.stop().await;
}

#[tokio::test]
async fn inp_2_no_route_takes_a_field_it_does_not_ask() {
    let app = TestApp::start().await;
    let member = app
        .member(
            "bryn.calder",
            &[Role::IntakeOfficer, Role::Supervisor, Role::Administrator],
        )
        .await;
    let staff = app.browser_of(member).await;
    app.step_up(member).await;
    let before = app.ledger().await;
    for route in posts()
        .into_iter()
        .filter(|route| !route.path.starts_with("/api/"))
    {
        let path = route
            .path
            .replace("{person}", "1")
            .replace("/1/{step}", "/1/name")
            .replace("{step}", "worry")
            .replace("{kept}", "00000000-0000-7000-8000-000000000000")
            .replace("{case}", "00000000-0000-7000-8000-000000000000")
            .replace("{list}", "sector")
            .replace("{number}", "limit.gateway_assessment")
            .replace("{area}", "wyrdale")
            .replace("{enquiry}", "00000000-0000-7000-8000-000000000000")
            .replace("{member}", "00000000-0000-7000-8000-000000000000")
            .replace("{organisation}", "00000000-0000-7000-8000-000000000000")
            .replace("{proposal}", "00000000-0000-7000-8000-000000000000")
            .replace("{client}", "00000000-0000-7000-8000-000000000000")
            .replace("{candidate}", "00000000-0000-7000-8000-000000000000")
            .replace("{access}", "00000000-0000-7000-8000-000000000000");
        let mut browser = if route.site == "public" {
            app.browser()
        } else if route.open {
            app.staff_browser()
        } else {
            staff.clone()
        };
        for fields in [
            &[("is_admin", "yes")][..],
            &[("mode", "public"), ("mode", "public")],
        ] {
            let answer = browser.post(&path, fields).await;
            let refused = answer.status == 400;
            // Without a draft a step has nothing to keep and says so.
            let away = answer.status == 303 && answer.header("location") == Some("/refer/expired");
            assert!(
                refused || (away && answer.header("set-cookie").is_none()),
                "{path} {fields:?}: {}",
                answer.status
            );
        }
    }
    assert_eq!(app.ledger().await, before);
    app.stop().await;
}
