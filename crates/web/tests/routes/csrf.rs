//! Changes asked for from elsewhere.

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
        for headers in foreign {
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
async fn inp_2_no_route_takes_a_field_it_does_not_ask() {
    let app = TestApp::start().await;
    let before = app.ledger().await;
    for route in posts() {
        let site = if route.site == "staff" {
            app.staff
        } else {
            app.public
        };
        let path = route
            .path
            .replace("{person}", "1")
            .replace("/1/{step}", "/1/name")
            .replace("{step}", "worry");
        for body in ["role=admin", "mode=public&mode=public"] {
            let answer = send(
                site,
                &request("POST", &path, &[FORM, ("Sec-Fetch-Site", "same-origin")], body),
            )
            .await;
            let refused = answer.status == 400;
            // Without a draft a step has nothing to keep and says so.
            let away = answer.status == 303 && answer.header("location") == Some("/refer/expired");
            assert!(
                refused || (away && answer.header("set-cookie").is_none()),
                "{path} {body}: {}",
                answer.status
            );
        }
    }
    assert_eq!(app.ledger().await, before);
    app.stop().await;
}
