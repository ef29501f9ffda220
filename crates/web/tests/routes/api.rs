//! The JSON API as partners' systems meet it.

use std::path::Path;

use base64::Engine as _;
use serde_json::{Value, json};
use waymark_domain::case::Role;
use waymark_domain::office::OrganisationKind;
use waymark_domain::{ApiClientId, Clock as _};
use waymark_policy::Actor;
use waymark_service::desk::Answer as Released;
use waymark_service::import::import_rules;
use waymark_service::office::{ClientToAdd, Whose};

use crate::app::TestApp;
use crate::client::{Answer, request, send};

const JSON: (&str, &str) = ("Content-Type", "application/json");
const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");
const GRANT: &str = "grant_type=client_credentials";

/// A partner's system: its id and its secret.
struct Client {
    id: ApiClientId,
    secret: String,
}

/// An office that is open, since two administrators are there.
async fn start() -> TestApp {
    let app = TestApp::start().await;
    for name in ["anwen.morgan", "morgan.anwen"] {
        app.member(name, &[Role::Administrator]).await;
    }
    app
}

async fn client(app: &TestApp, area: Option<&str>) -> Client {
    let new = ClientToAdd {
        name: "School records".parse().unwrap(),
        organisation: Whose::Called("Wyrdale Schools".parse().unwrap(), OrganisationKind::Education),
        area: area.map(|area| area.parse().unwrap()),
    };
    let added = app
        .house
        .office()
        .add_client(&app.operator(), &new)
        .await
        .unwrap();
    Client {
        id: added.id,
        secret: added.secret.text().to_string(),
    }
}

async fn ask_token(app: &TestApp, id: &str, secret: &str) -> Answer {
    let basic = base64::engine::general_purpose::STANDARD.encode(format!("{id}:{secret}"));
    let basic = format!("Basic {basic}");
    let headers = [FORM, ("Authorization", basic.as_str())];
    send(app.staff, &request("POST", "/api/v1/token", &headers, GRANT)).await
}

async fn token(app: &TestApp, client: &Client) -> String {
    let answer = ask_token(app, &client.id.to_string(), &client.secret).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let given = read(&answer);
    assert_eq!(
        (&given["token_type"], &given["expires_in"]),
        (&json!("Bearer"), &json!(900))
    );
    format!("Bearer {}", given["access_token"].as_str().unwrap())
}

fn read(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("no JSON: {answer:?}"))
}

fn referral() -> Value {
    json!({
        "sector": "education",
        "danger": "no",
        "people": [{ "name": "Rhys Quarlwort", "birth": { "year": 2011 } }],
        "account": { "worry": "He speaks of nothing else.", "when": null },
        "referrer": { "name": "Nia Quarlwort", "email": "nia@wyrdale.example" },
        "feedback": "yes",
    })
}

async fn post(app: &TestApp, token: &str, key: &str, body: &str) -> Answer {
    let headers = [JSON, ("Authorization", token), ("Idempotency-Key", key)];
    send(app.staff, &request("POST", "/api/v1/referrals", &headers, body)).await
}

async fn get(app: &TestApp, token: &str, reference: &str) -> Answer {
    let path = format!("/api/v1/referrals/{reference}");
    send(app.staff, &request("GET", &path, &[("Authorization", token)], "")).await
}

/// Without what differs between any two answers.
fn alike(answer: Answer) -> (u16, Vec<(String, String)>, String) {
    let headers = answer.headers.into_iter().filter(|(name, _)| name != "date");
    (answer.status, headers.collect(), answer.body)
}

#[test]
fn the_printed_description_is_the_one_served() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/generated/openapi.json");
    let printed = waymark_web::staff::openapi();
    if std::env::var_os("WAYMARK_BLESS").is_some() {
        std::fs::write(&file, &printed).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), printed);
}

#[test]
fn every_route_of_the_api_is_described_and_nothing_else_is() {
    let described: Value = serde_json::from_str(&waymark_web::staff::openapi()).unwrap();
    let mut described: Vec<(String, String)> = described["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            let methods = item.as_object().unwrap().keys();
            methods.map(|method| (path.clone(), method.to_uppercase()))
        })
        .collect();
    described.sort();
    let routes = waymark_web::staff::routes();
    let mut routes: Vec<(String, String)> = routes
        .into_iter()
        .filter(|route| route.path.starts_with("/api/"))
        .map(|route| (route.path, route.method.to_string()))
        .collect();
    routes.sort();
    assert_eq!(routes, described);
}

#[tokio::test]
async fn a_partner_sends_a_referral_once_however_often_it_sends_it() {
    let app = start().await;
    let client = client(&app, None).await;
    let token = token(&app, &client).await;
    let body = referral().to_string();
    let first = post(&app, &token, "A-1", &body).await;
    assert_eq!(first.status, 201, "{}", first.body);
    let given = read(&first);
    assert!(
        given["receipt_code"].is_string() && given["urgent"] == json!(false),
        "{given}"
    );
    assert_eq!(app.times("referral.received").await, 1);
    let entries = app.house.store().ledger_entries(1, 0, 100).await.unwrap();
    let received = entries
        .into_iter()
        .map(|row| String::from_utf8(row.entry).unwrap())
        .find(|text| text.contains("referral.received"))
        .unwrap();
    for line in [
        format!("actor partner:{}", client.id),
        "basis partner.sends".to_owned(),
    ] {
        assert!(received.lines().any(|said| said == line), "{line}: {received}");
    }

    assert_eq!(alike(post(&app, &token, "A-1", &body).await), alike(first));
    let other = post(&app, &token, "A-1", &format!("{body} ")).await;
    assert_eq!(
        (other.status, &read(&other)["code"]),
        (422, &json!("idempotency_key_reused"))
    );
    assert_eq!(app.times("referral.received").await, 1);

    let next = post(&app, &token, "A-2", &body).await;
    assert_ne!(read(&next)["reference"], given["reference"]);
    assert_eq!(app.times("referral.received").await, 2);
    let bytes = app.bytes_on_disk();
    assert!(!bytes.windows(9).any(|found| found == b"Quarlwort"));
    app.stop().await;
}

#[tokio::test]
async fn acc_4_a_partner_learns_what_became_of_its_own_and_no_others() {
    let app = start().await;
    let (mine, other) = (client(&app, None).await, client(&app, None).await);
    let (mine, other) = (token(&app, &mine).await, token(&app, &other).await);
    let sent = read(&post(&app, &mine, "A-1", &referral().to_string()).await);
    let reference = sent["reference"].as_str().unwrap();
    let own = get(&app, &mine, reference).await;
    assert_eq!((own.status, read(&own)), (200, json!({ "state": "received" })));

    let unknown = alike(get(&app, &other, "0000-0000-0000-0000-0").await);
    assert_eq!(unknown.0, 404);
    assert_eq!(alike(get(&app, &other, reference).await), unknown, "another's");
    assert_eq!(
        alike(get(&app, &other, "no-reference").await),
        unknown,
        "no reference"
    );
    let looks = app.times("answer.looked").await;
    assert_eq!((looks, app.times("answer.looked_unknown").await), (1, 2));

    let id = app.referral().await;
    let (desk, now) = (app.house.staff_desk(), app.clock.now());
    let release = Released::Release("read".parse().unwrap());
    desk.set_answer(now, Actor::Public, id, &release).await.unwrap();
    let answered = read(&get(&app, &mine, reference).await);
    assert_eq!(
        (&answered["state"], &answered["answer"]["code"]),
        (&json!("answered"), &json!("read"))
    );
    assert_eq!(
        alike(get(&app, &other, reference).await),
        unknown,
        "another's, answered"
    );
    desk.set_answer(now, Actor::Public, id, &Released::Withdraw)
        .await
        .unwrap();
    assert_eq!(
        read(&get(&app, &mine, reference).await),
        json!({ "state": "received" })
    );
    app.stop().await;
}

#[tokio::test]
async fn aut_4_a_client_that_is_unknown_wrong_or_disabled_is_answered_with_the_same_bytes() {
    let app = start().await;
    let (here, gone) = (client(&app, None).await, client(&app, None).await);
    let office = app.house.office();
    office.disable_client(&app.operator(), gone.id).await.unwrap();
    let wrong = alike(ask_token(&app, &here.id.to_string(), &gone.secret).await);
    assert_eq!(wrong.0, 401);
    for (id, secret) in [
        (gone.id.to_string(), gone.secret.as_str()),
        ("00000000-0000-7000-8000-000000000000".to_owned(), &here.secret),
        ("nobody".to_owned(), "nothing"),
        (String::new(), ""),
    ] {
        assert_eq!(alike(ask_token(&app, &id, secret).await), wrong, "{id}");
    }
    assert_eq!(app.times("api_client.refused").await, 5);
    app.stop().await;
}

#[tokio::test]
async fn aut_3_after_too_many_tries_the_right_secret_is_refused_alike() {
    let app = start().await;
    let here = client(&app, None).await;
    let id = here.id.to_string();
    let mut wrong = None;
    for _ in 0..10 {
        wrong = Some(alike(ask_token(&app, &id, "nothing").await));
    }
    assert_eq!(Some(alike(ask_token(&app, &id, &here.secret).await)), wrong);
    app.clock.advance_seconds(16 * 60);
    assert_eq!(ask_token(&app, &id, &here.secret).await.status, 200);
    app.stop().await;
}

#[tokio::test]
async fn aut_6_a_token_ends_with_its_time_and_with_its_client() {
    let app = start().await;
    let here = client(&app, None).await;
    let first = token(&app, &here).await;
    let reference = "0000-0000-0000-0000-0";
    assert_eq!(get(&app, &first, reference).await.status, 404);
    app.clock.advance_seconds(15 * 60);
    let late = get(&app, &first, reference).await;
    assert_eq!(
        (late.status, late.header("www-authenticate")),
        (401, Some("Bearer"))
    );
    let second = token(&app, &here).await;
    let office = app.house.office();
    office.disable_client(&app.operator(), here.id).await.unwrap();
    assert_eq!(get(&app, &second, reference).await.status, 401);
    for nothing in ["", "Bearer", "Bearer x", "Basic x", "bearer  "] {
        assert_eq!(get(&app, nothing, reference).await.status, 401, "{nothing}");
    }
    app.stop().await;
}

#[tokio::test]
async fn aut_8_no_client_is_let_in_before_the_office_is_open() {
    let app = TestApp::start().await;
    let here = client(&app, None).await;
    assert_eq!(
        ask_token(&app, &here.id.to_string(), &here.secret).await.status,
        401
    );
    app.stop().await;
}

#[tokio::test]
async fn a_client_of_one_area_refers_into_it_alone() {
    let app = start().await;
    let rules = include_str!("../../../app/src/demo/rules.toml");
    import_rules(&app.house, &app.operator(), rules).await.unwrap();
    let here = client(&app, Some("fenmarsh")).await;
    let token = token(&app, &here).await;
    let mut body = referral();
    let unnamed = read(&post(&app, &token, "A-1", &body.to_string()).await);
    assert_eq!(unnamed["area"], json!("fenmarsh"));
    body["area"] = json!("harrow_vale");
    let elsewhere = post(&app, &token, "A-2", &body.to_string()).await;
    assert_eq!(
        (elsewhere.status, &read(&elsewhere)["field"]),
        (422, &json!("area"))
    );
    app.stop().await;
}

#[tokio::test]
async fn ses_2_a_browser_sends_to_the_api_from_our_own_pages_alone() {
    let app = start().await;
    let here = client(&app, None).await;
    let token = token(&app, &here).await;
    let before = app.ledger().await;
    for foreign in [
        ("Sec-Fetch-Site", "cross-site"),
        ("Origin", "https://refer.example.evil.example"),
        ("Cookie", "waymark-staff=x"),
    ] {
        let headers = [
            JSON,
            ("Authorization", token.as_str()),
            ("Idempotency-Key", "A-1"),
            foreign,
        ];
        let body = referral().to_string();
        let answer = send(app.staff, &request("POST", "/api/v1/referrals", &headers, &body)).await;
        assert_eq!(
            (answer.status, &read(&answer)["code"]),
            (403, &json!("foreign")),
            "{foreign:?}"
        );
    }
    assert_eq!(app.ledger().await, before);
    app.stop().await;
}

#[tokio::test]
async fn the_public_site_has_no_api() {
    let app = start().await;
    for path in ["/api/v1/openapi.json", "/api/v1/token", "/api/v1/referrals"] {
        let answer = send(app.public, &request("GET", path, &[], "")).await;
        assert_eq!(
            (answer.status, answer.body.contains("<h1")),
            (404, true),
            "{path}"
        );
    }
    app.stop().await;
}

/// What is sent, and the status, code and field of the answer. A canary stands wherever the sender may write.
fn hostile() -> Vec<(String, u16, &'static str, Option<&'static str>)> {
    let with = |path: &[&str], value: Value| {
        let mut body = referral();
        let mut at = &mut body;
        for step in path {
            at = match step.parse::<usize>() {
                Ok(index) => &mut at[index],
                Err(_) => &mut at[*step],
            };
        }
        *at = value;
        body.to_string()
    };
    let text = referral().to_string();
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let all =
        ["area", "sector", "subsector", "danger", "people", "account"].map(|field| referral()[field].clone());
    let listed = json!(all).to_string();
    let (canary, long) = (json!("quarlwort"), json!("z".repeat(100_001)));
    vec![
        (String::new(), 400, "malformed", None),
        ("{".into(), 400, "malformed", None),
        ("nul".into(), 400, "malformed", None),
        (format!("{text} {text}"), 400, "malformed", None),
        (
            text.replace("He speaks", "He \u{1}speaks"),
            400,
            "malformed",
            None,
        ),
        (text.replace("He speaks", "\\ud800"), 400, "malformed", None),
        ("null".into(), 400, "wrong_type", None),
        ("[]".into(), 400, "wrong_type", None),
        ("\"quarlwort\"".into(), 400, "wrong_type", None),
        ("1e999".into(), 400, "malformed", None),
        (deep(100_000), 400, "wrong_type", None),
        ("{}".into(), 400, "missing_field", Some("sector")),
        // A list of the fields in their order is no object, nor is an object a word.
        (listed, 400, "wrong_type", None),
        (
            with(&["people", "0", "birth"], json!([2011, null, null, null])),
            400,
            "wrong_type",
            Some("people.0.birth"),
        ),
        (
            with(&["danger"], json!({ "now": null })),
            400,
            "wrong_type",
            Some("danger"),
        ),
        (with(&["quarlwort"], canary.clone()), 400, "unknown_field", None),
        (
            with(&["role"], json!("administrator")),
            400,
            "unknown_field",
            None,
        ),
        (
            with(&["people", "0", "quarlwort"], canary.clone()),
            400,
            "unknown_field",
            Some("people.0"),
        ),
        (
            with(&["people", "0", "birth", "quarlwort"], json!({})),
            400,
            "unknown_field",
            Some("people.0.birth"),
        ),
        (
            with(&["account", "quarlwort"], canary.clone()),
            400,
            "unknown_field",
            Some("account"),
        ),
        (
            text.replacen('{', "{\"sector\":\"health\",", 1),
            400,
            "repeated_field",
            Some("sector"),
        ),
        (
            text.replace("\"worry\"", "\"worry\":\"quarlwort\",\"worry\""),
            400,
            "repeated_field",
            Some("account.worry"),
        ),
        (with(&["sector"], json!(7)), 400, "wrong_type", Some("sector")),
        (with(&["sector"], Value::Null), 400, "wrong_type", Some("sector")),
        (
            with(&["people"], canary.clone()),
            400,
            "wrong_type",
            Some("people"),
        ),
        (
            with(&["people", "0"], canary.clone()),
            400,
            "wrong_type",
            Some("people.0"),
        ),
        (
            with(&["people", "0", "name"], json!(["quarlwort"])),
            400,
            "wrong_type",
            Some("people.0.name"),
        ),
        (
            with(&["people", "0", "birth", "year"], json!(99_999)),
            400,
            "wrong_type",
            Some("people.0.birth.year"),
        ),
        (
            with(&["people", "0", "birth", "year"], json!(2011.0)),
            400,
            "wrong_type",
            Some("people.0.birth.year"),
        ),
        (
            with(&["people", "0", "birth", "year"], json!("2011")),
            400,
            "wrong_type",
            Some("people.0.birth.year"),
        ),
        (
            with(&["people", "0", "phones"], json!([1])),
            400,
            "wrong_type",
            Some("people.0.phones.0"),
        ),
        (
            with(&["people", "0", "phones"], json!(vec!["1"; 101])),
            400,
            "too_many_items",
            Some("people.0.phones"),
        ),
        (
            with(&["people"], json!(vec![json!({}); 101])),
            400,
            "too_many_items",
            Some("people"),
        ),
        (
            with(&["danger"], canary.clone()),
            400,
            "wrong_type",
            Some("danger"),
        ),
        (
            with(&["feedback"], json!(true)),
            400,
            "wrong_type",
            Some("feedback"),
        ),
        (
            with(&["account", "worry"], Value::Null),
            400,
            "wrong_type",
            Some("account.worry"),
        ),
        (with(&["people"], json!([])), 422, "invalid", Some("people")),
        (
            with(&["people", "0"], json!({})),
            422,
            "invalid",
            Some("people.0"),
        ),
        (
            with(&["account", "worry"], json!(" ")),
            422,
            "invalid",
            Some("account.worry"),
        ),
        (
            with(&["account", "worry"], long.clone()),
            422,
            "invalid",
            Some("account.worry"),
        ),
        (
            with(&["account", "when"], long),
            422,
            "invalid",
            Some("account.when"),
        ),
        (
            with(&["sector"], json!("Quarlwort")),
            422,
            "invalid",
            Some("sector"),
        ),
        (with(&["sector"], canary.clone()), 422, "invalid", Some("sector")),
        (with(&["area"], canary.clone()), 422, "invalid", Some("area")),
        (
            with(&["people", "0", "gender"], canary.clone()),
            422,
            "invalid",
            Some("people.gender"),
        ),
        (
            with(&["referrer", "relationship"], canary),
            422,
            "invalid",
            Some("referrer.relationship"),
        ),
        (
            with(&["people", "0", "birth", "month"], json!(13)),
            422,
            "invalid",
            Some("people.0.birth"),
        ),
        (
            with(&["people", "0", "birth", "about_years"], json!(9)),
            422,
            "invalid",
            Some("people.0.birth"),
        ),
        (
            with(&["people", "0", "birth", "year"], json!(9999)),
            422,
            "invalid",
            Some("people.0.birth"),
        ),
        (
            with(&["people", "0", "birth"], json!({ "about_years": 131 })),
            422,
            "invalid",
            Some("people.0.birth.about_years"),
        ),
    ]
}

#[tokio::test]
async fn inp_2_hostile_json_is_refused_and_nothing_of_it_is_repeated() {
    let app = start().await;
    let here = client(&app, None).await;
    let token = token(&app, &here).await;
    let before = app.ledger().await;
    for (at, (body, status, code, field)) in hostile().into_iter().enumerate() {
        let answer = post(&app, &token, &format!("A-{at}"), &body).await;
        let said = read(&answer);
        let shown: String = body.chars().take(200).collect();
        assert_eq!(
            (answer.status, &said["code"], said["field"].as_str()),
            (status, &json!(code), field),
            "{shown}"
        );
        assert_eq!(
            answer.header("content-type"),
            Some("application/problem+json"),
            "{shown}"
        );
        assert!(
            !answer.body.to_lowercase().contains("quarlwort"),
            "{shown}: {}",
            answer.body
        );
    }
    assert_eq!(app.ledger().await, before);
    app.stop().await;
}

#[tokio::test]
async fn inp_2_all_that_is_to_be_mended_is_said_at_once() {
    let app = start().await;
    let here = client(&app, None).await;
    let token = token(&app, &here).await;
    let mut body = referral();
    body["sector"] = json!("No Code");
    body["people"][0]["birth"] = json!({ "month": 2 });
    let said = read(&post(&app, &token, "A-1", &body.to_string()).await);
    assert_eq!(
        said["errors"],
        json!([
            { "field": "sector", "code": "unknown" },
            { "field": "people.0.birth", "code": "not_a_date" },
        ])
    );
    app.stop().await;
}

#[tokio::test]
async fn inp_2_another_content_type_a_missing_key_and_a_large_body_are_refused() {
    let app = TestApp::limited(waymark_web::Limits {
        form_bytes: 2_000,
        ..Default::default()
    })
    .await;
    for name in ["anwen.morgan", "morgan.anwen"] {
        app.member(name, &[Role::Administrator]).await;
    }
    let here = client(&app, None).await;
    let token = token(&app, &here).await;
    let body = referral().to_string();
    let sent = |headers: &[(&str, &str)], body: &str| {
        let all = [&[("Authorization", token.as_str())], headers].concat();
        request("POST", "/api/v1/referrals", &all, body)
    };
    let key = ("Idempotency-Key", "A-1");
    let large = format!("{body}{}", " ".repeat(2_000));
    let refused = [
        (sent(&[key], &body), 415, "media_type"),
        (sent(&[key, FORM], &body), 415, "media_type"),
        (sent(&[key, JSON, JSON], &body), 415, "media_type"),
        (
            sent(&[key, ("Content-Type", "text/json")], &body),
            415,
            "media_type",
        ),
        (sent(&[key, JSON], &large), 413, "too_large"),
        (sent(&[JSON], &body), 400, "idempotency_key"),
        (sent(&[JSON, key, key], &body), 400, "idempotency_key"),
        (
            sent(&[JSON, ("Idempotency-Key", "a b")], &body),
            400,
            "idempotency_key",
        ),
    ];
    for (request, status, code) in refused {
        let answer = send(app.staff, &request).await;
        assert_eq!((answer.status, &read(&answer)["code"]), (status, &json!(code)));
    }
    for (method, path, status) in [
        ("DELETE", "/api/v1/referrals", 405),
        ("GET", "/api/v1/token", 405),
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/v1/referrals/%ff", 404),
    ] {
        let answer = send(
            app.staff,
            &request(method, path, &[("Authorization", &token)], ""),
        )
        .await;
        let said = read(&answer);
        assert_eq!(
            (answer.status, &said["status"]),
            (status, &json!(status)),
            "{path}"
        );
    }
    assert_eq!(send(app.staff, &sent(&[key, JSON], &body)).await.status, 201);
    app.break_store().await;
    let answer = send(app.staff, &sent(&[key, JSON], &body)).await;
    assert_eq!(
        (answer.status, &read(&answer)["code"]),
        (503, &json!("unavailable"))
    );
    app.stop().await;
}
