//! The first page and the pages that explain.

use waymark_views::Welsh;
use waymark_views::pages::article::Article;
use waymark_web::Config;

use crate::app::{TestApp, config};

#[tokio::test]
async fn every_page_that_explains_is_there_in_both_languages() {
    let app = TestApp::start().await;
    let paths = Article::ALL.map(Article::path);
    for path in paths.iter().map(String::as_str).chain(["/"]) {
        let english = app.get(path).await;
        assert_eq!(
            (english.status, english.header("content-language")),
            (200, Some("en")),
            "{path}"
        );
        let welsh = app.get(&format!("/cy{}", path.trim_end_matches('/'))).await;
        assert_eq!(
            (welsh.status, welsh.header("content-language")),
            (200, Some("cy")),
            "{path}"
        );
        for page in [english, welsh] {
            let text = page.text();
            assert!(
                text.contains("tel:999") && text.contains("tel:08000113764"),
                "{path}"
            );
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn without_a_reviewer_there_is_no_welsh_half() {
    let mut config = config();
    config.installation.welsh = Welsh::Off;
    let app = TestApp::with(Config { ..config }).await;
    assert_eq!(app.get("/cy/signs").await.status, 404);
    assert!(!app.get("/signs").await.text().contains("/cy/signs"));
    app.stop().await;
}
