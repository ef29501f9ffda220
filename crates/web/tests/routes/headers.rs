//! The headers of every answer.

use crate::app::TestApp;
use crate::client::{Answer, request, send};

fn missing(answer: &Answer) -> Vec<&'static str> {
    let expected = [
        (
            "content-security-policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; \
             form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
    ];
    let lacks = |(name, value): &(&'static str, &str)| answer.header(name) != Some(value);
    let mut missing: Vec<_> = expected
        .iter()
        .filter(|pair| lacks(pair))
        .map(|pair| pair.0)
        .collect();
    if !answer
        .header("permissions-policy")
        .is_some_and(|policy| policy.contains("camera=()"))
    {
        missing.push("permissions-policy");
    }
    missing
}

#[tokio::test]
async fn web_1_every_answer_has_its_headers_errors_and_redirects_too() {
    let app = TestApp::start().await;
    let mut wrong = Vec::new();
    for route in waymark_web::public::routes()
        .into_iter()
        .chain(waymark_web::staff::routes())
    {
        let site = if route.site == "staff" {
            app.staff
        } else {
            app.public
        };
        let path = route.path.replace(['{', '}'], "");
        for method in ["GET", "HEAD", "POST", "DELETE", "OPTIONS"] {
            let answer = send(
                site,
                &request(method, &path, &[("Sec-Fetch-Site", "same-origin")], ""),
            )
            .await;
            let missing = missing(&answer);
            if !missing.is_empty() || answer.header("strict-transport-security").is_some() {
                wrong.push((method, path.clone(), answer.status, missing));
            }
        }
    }
    assert_eq!(wrong, []);
    app.stop().await;
}

#[tokio::test]
async fn a_wrong_method_names_the_right_ones() {
    let app = TestApp::start().await;
    let answer = send(
        app.public,
        &request("DELETE", "/signs", &[("Sec-Fetch-Site", "same-origin")], ""),
    )
    .await;
    assert_eq!((answer.status, answer.header("allow")), (405, Some("GET,HEAD")));
    assert!(answer.body.contains("<h1"), "{}", answer.body);
    let head = send(app.public, &request("HEAD", "/signs", &[], "")).await;
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    app.stop().await;
}

#[tokio::test]
async fn a_missing_page_is_said_in_the_language_asked_for() {
    let app = TestApp::start().await;
    let english = app.get("/nothing-here").await;
    let welsh = app.get("/cy/nothing-here").await;
    assert_eq!(
        (english.status, english.header("content-language")),
        (404, Some("en"))
    );
    assert_eq!(
        (welsh.status, welsh.header("content-language")),
        (404, Some("cy"))
    );
    assert!(english.body.contains("0800 011 3764"), "{}", english.body);
    app.stop().await;
}

#[tokio::test]
async fn dat_2_only_an_asset_under_its_own_address_may_be_kept() {
    let app = TestApp::start().await;
    let page = app.get("/").await.text();
    let at = page.find("/assets/").expect("the page has a style sheet");
    let url = page[at..].split('"').next().unwrap();
    let asset = app.get(url).await;
    assert_eq!(asset.status, 200);
    assert_eq!(
        asset.header("cache-control"),
        Some("public, max-age=31536000, immutable")
    );
    let name = url.rsplit('/').next().unwrap();
    let other = app.get(&format!("/assets/0000000000000000/{name}")).await;
    assert_eq!(
        (other.status, other.header("cache-control")),
        (404, Some("no-store"))
    );
    app.stop().await;
}

#[tokio::test]
async fn leaving_quickly_makes_the_browser_forget() {
    let app = TestApp::start().await;
    let answer = app.get("/exit").await;
    let said =
        ["location", "clear-site-data", "set-cookie"].map(|name| answer.header(name).unwrap_or_default());
    assert_eq!(
        (answer.status, said),
        (
            303,
            [
                "https://www.bbc.co.uk/weather",
                "\"cache\", \"cookies\", \"storage\"",
                "waymark-draft=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0",
            ]
        )
    );
    app.stop().await;
}

#[tokio::test]
async fn web_1_each_error_has_the_headers_and_a_page() {
    let limits = waymark_web::Limits {
        form_bytes: 100,
        forms_per_minute: 3,
        ..Default::default()
    };
    let app = TestApp::limited(limits).await;
    let ours = ("Sec-Fetch-Site", "same-origin");
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let large = "z".repeat(200);
    let with_host =
        |host: &str| format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").into_bytes();
    let provoked = [
        (400, request("POST", "/add", &[ours, form], "role=admin")),
        (400, request("POST", "/add", &[ours, form], "a=%zz")),
        (403, request("POST", "/add", &[form], "")),
        (404, request("GET", "/nothing-here", &[], "")),
        (405, request("DELETE", "/signs", &[ours], "")),
        (
            411,
            request("GET", "/", &[("Transfer-Encoding", "chunked")], "0\r\n\r\n"),
        ),
        (413, request("POST", "/add", &[ours, form], &large)),
        (
            415,
            request("POST", "/add", &[ours, ("Content-Type", "text/plain")], ""),
        ),
        (421, with_host("other.example")),
        (400, with_host("refer.example\r\nHost: refer.example")),
        (400, request("POST", "/refer", &[ours, form], "mode=none")),
        (400, request("POST", "/refer", &[ours, form], "")),
        (429, request("POST", "/refer", &[ours, form], "mode=public")),
    ];
    for (status, request) in provoked {
        let answer = send(app.public, &request).await;
        assert_eq!((answer.status, missing(&answer)), (status, vec![]));
        assert!(
            answer.text().contains("tel:08000113764") && answer.text().contains("<h1"),
            "{status}"
        );
    }
    app.break_store().await;
    let answer = send(app.staff, &request("GET", "/sign-in", &[], "")).await;
    assert_eq!((answer.status, missing(&answer)), (503, vec![]));
    app.stop().await;
}
