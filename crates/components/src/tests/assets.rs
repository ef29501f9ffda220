//! What the browser is given: nothing branded, nothing from elsewhere, no address that leads nowhere.

use crate::{asset, assets, engine, url};
use std::collections::BTreeSet;

/// An asset's content as text; a typeface reads as gibberish, which harms no search.
fn texts() -> impl Iterator<Item = (&'static str, String)> {
    assets().map(|asset| (asset.name, String::from_utf8_lossy(asset.content).into_owned()))
}

fn found(texts: impl Iterator<Item = (&'static str, String)>, words: &[&str]) -> Vec<String> {
    texts
        .flat_map(|(name, text)| {
            let text = text.to_lowercase();
            let here: Vec<_> = words.iter().filter(|word| text.contains(**word)).collect();
            here.into_iter()
                .map(|word| format!("{name}: {word}"))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn no_crown_crest_or_licensed_typeface_is_carried() {
    let templates = engine::templates()
        .iter()
        .map(|template| (template.name, template.source.to_owned()));
    let branding = ["crown", "crest", "gds transport", "logotype", "govuk-logo"];
    assert_eq!(found(texts().chain(templates), &branding), Vec::<String>::new());
}

#[test]
fn styles_ask_only_for_what_the_policy_allows() {
    let styles: Vec<_> = texts().filter(|(name, _)| name.ends_with(".css")).collect();
    let asked = styles.iter().flat_map(|(_, text)| text.split("url(").skip(1));
    let elsewhere: Vec<_> = asked.filter(|address| !address.starts_with("/assets/")).collect();
    assert_eq!(elsewhere, Vec::<&str>::new());
    assert_eq!(
        found(styles.into_iter(), &["data:", "@import", "image-set("]),
        Vec::<String>::new()
    );
}

#[test]
fn script_neither_calls_out_nor_builds_code_nor_keeps_anything() {
    let scripts = texts().filter(|(name, _)| name.ends_with(".js"));
    let words = [
        "fetch(",
        "xmlhttprequest",
        "sendbeacon",
        "eval(",
        "new function",
        "localstorage",
        "indexeddb",
        "document.cookie",
    ];
    assert_eq!(found(scripts, &words), Vec::<String>::new());
    // GOV.UK Frontend's accordion would use session storage; our script tells it not to.
    let ours = String::from_utf8_lossy(asset("waymark.js").unwrap().content);
    assert!(ours.contains("rememberExpanded: false"));
}

#[test]
fn templates_carry_no_inline_style_or_script() {
    let templates = engine::templates()
        .iter()
        .map(|template| (template.name, template.source.to_owned()));
    assert_eq!(
        found(
            templates,
            &["style=", "<style", "<script", "onclick", "data:image"]
        ),
        Vec::<String>::new()
    );
}

#[test]
fn every_address_in_an_asset_is_that_of_an_asset() {
    let known: BTreeSet<_> = assets().map(|asset| asset.url.to_owned()).collect();
    let asked: BTreeSet<_> = texts().flat_map(|(_, text)| addresses(&text)).collect();
    assert!(asked.contains(url("source-sans-3-latin-ext-700-normal.woff2").unwrap()));
    assert!(asked.contains(url("govuk-frontend.js").unwrap()));
    assert_eq!(
        asked.difference(&known).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
}

fn addresses(text: &str) -> Vec<String> {
    let ends = |c: char| matches!(c, ')' | '"' | '\'' | '`') || c.is_whitespace();
    let rests = text.split("/assets/").skip(1);
    rests
        .map(|rest| format!("/assets/{}", rest.split(ends).next().unwrap()))
        .collect()
}

#[test]
fn an_address_names_the_content_and_the_file() {
    let sheet = asset("waymark.css").unwrap();
    assert_eq!(sheet.url, format!("/assets/{}/waymark.css", sheet.hash));
    assert_eq!(
        (sheet.hash.len(), sheet.content_type),
        (16, "text/css; charset=utf-8")
    );
    let hashes: BTreeSet<_> = assets().map(|asset| asset.hash).collect();
    assert_eq!(hashes.len(), assets().count());
    assert_eq!(asset("../Cargo.toml"), None);
}
