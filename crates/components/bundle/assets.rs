//! The static assets, each under an address that names its content, so that a
//! browser may keep it for ever.

use super::stylesheet;
use crate::{read, write};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

struct Asset {
    name: String,
    hash: String,
    content: Vec<u8>,
}

const FONTS: [&str; 4] = ["latin-400", "latin-700", "latin-ext-400", "latin-ext-700"];

/// Writes the assets and a Rust table of them to `out`.
pub(crate) fn write_all(own: &Path, modules: &Path, out: &Path) -> Result<(), String> {
    let govuk = modules.join("govuk-frontend/dist/govuk");
    let moj = modules.join("@ministryofjustice/frontend/moj");
    let typeface = modules.join("@fontsource/source-sans-3");
    let mut assets = Vec::new();
    for font in FONTS {
        let name = format!("source-sans-3-{font}-normal.woff2");
        add(&mut assets, &name, bytes(&typeface.join("files").join(&name))?);
    }
    add(
        &mut assets,
        "source-sans-3-licence.txt",
        bytes(&typeface.join("LICENSE"))?,
    );
    let moj_css = stylesheet::neutral(&read(&moj.join("moj-frontend.min.css"))?);
    for image in images(&moj_css) {
        add(&mut assets, image, bytes(&moj.join("assets/images").join(image))?);
    }
    add(&mut assets, "favicon.svg", bytes(&own.join("favicon.svg"))?);
    let govuk_css = stylesheet::neutral(&read(&govuk.join("govuk-frontend.min.css"))?);
    let govuk_js = without_map(&read(&govuk.join("govuk-frontend.min.js"))?);
    let texts = [
        ("govuk-frontend.css", govuk_css),
        ("moj-frontend.css", moj_css),
        ("waymark.css", read(&own.join("waymark.css"))?),
        ("govuk-frontend.js", govuk_js),
        ("waymark.js", read(&own.join("waymark.js"))?),
    ];
    for (name, text) in texts {
        let text = addressed(&text, &assets);
        add(&mut assets, name, text.into_bytes());
    }
    assets
        .iter()
        .try_for_each(|asset| write(&out.join(&asset.name), &asset.content))?;
    write(&out.join("assets.rs"), table(&assets))
}

fn add(assets: &mut Vec<Asset>, name: &str, content: Vec<u8>) {
    assets.push(Asset {
        name: name.to_owned(),
        hash: hash(&content),
        content,
    });
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// 64-bit FNV-1a: it tells versions apart and protects nothing.
fn hash(content: &[u8]) -> String {
    let mixed = content.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{mixed:016x}")
}

/// The images that a style sheet asks for, each once.
fn images(css: &str) -> Vec<&str> {
    let mut names: Vec<_> = css
        .split("url(/assets/images/")
        .skip(1)
        .filter_map(|rest| rest.split_once(')').map(|(name, _)| name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Puts the content's address in place of each plain one, such as `/assets/waymark.css`.
fn addressed(text: &str, assets: &[Asset]) -> String {
    assets.iter().fold(
        text.replace("/assets/images/", "/assets/"),
        |text, Asset { name, hash, .. }| {
            text.replace(&format!("/assets/{name}"), &format!("/assets/{hash}/{name}"))
        },
    )
}

/// The source map is not served, so nothing should ask for it.
fn without_map(js: &str) -> String {
    js.split("//# sourceMappingURL=")
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn table(assets: &[Asset]) -> String {
    let mut rust = format!("static ASSETS: [Asset; {}] = [\n", assets.len());
    for Asset { name, hash, .. } in assets {
        // Writing to a String cannot fail.
        let _ = writeln!(
            rust,
            "    Asset {{ name: {name:?}, content_type: {:?}, hash: {hash:?}, url: \"/assets/{hash}/{name}\", \
             content: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\")) }},",
            content_type(name)
        );
    }
    rust.push_str("];\n");
    rust
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        _ => "text/plain; charset=utf-8",
    }
}
