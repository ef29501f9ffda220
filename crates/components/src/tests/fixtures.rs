//! GOV.UK Frontend ships what each component should print for many parameters.

use super::{modules, normal::normal};
use crate::component::{self, Call, Template};
use crate::engine;
use minijinja::Value;
use minijinja::value::Serde;
use serde_json::Value as Json;
use std::fs;

/// One fixture: component, name, parameters, mark-up.
struct Fixture {
    component: String,
    name: String,
    options: Json,
    html: String,
}

#[test]
fn every_fixture_of_govuk_frontend_is_printed_as_upstream_prints_it() {
    let env = engine::complete();
    let fixtures = fixtures();
    let missed: Vec<_> = fixtures
        .iter()
        .filter(|fixture| !matches(&env, fixture))
        .map(title)
        .collect();
    missed
        .iter()
        .for_each(|title| eprintln!("not as upstream: {title}"));
    assert_eq!((missed, fixtures.len()), (Vec::<String>::new(), 725));
}

fn matches(env: &minijinja::Environment<'_>, fixture: &Fixture) -> bool {
    let macro_name = macro_name(&fixture.component);
    let template = template(&macro_name);
    let call = Call::of(Value::from(Serde(&fixture.options)));
    match component::render(env, template, &call) {
        Ok(html) => {
            let (ours, theirs) = (normal(&html.to_string()), normal(&fixture.html));
            ours == theirs
        }
        Err(error) => {
            eprintln!("{}: {error:#}", title(fixture));
            false
        }
    }
}

fn title(fixture: &Fixture) -> String {
    format!("{}: {}", fixture.component, fixture.name)
}

fn template(name: &str) -> &'static Template {
    engine::all()
        .find(|template| template.name == name)
        .unwrap_or_else(|| panic!("{name} is not translated"))
}

/// `date-input` is `govukDateInput`.
fn macro_name(component: &str) -> String {
    let words = component
        .split('-')
        .map(|word| word[..1].to_uppercase() + &word[1..]);
    std::iter::once("govuk".to_owned()).chain(words).collect()
}

/// Every fixture's component, as pages call it, and parameters.
pub(super) fn parameters() -> Vec<(String, Json)> {
    fixtures()
        .into_iter()
        .map(|fixture| (macro_name(&fixture.component), fixture.options))
        .collect()
}

fn fixtures() -> Vec<Fixture> {
    let components = modules().join("govuk-frontend/dist/govuk/components");
    let mut files: Vec<_> = fs::read_dir(components)
        .unwrap()
        .map(|entry| entry.unwrap().path().join("fixtures.json"))
        .collect();
    files.retain(|file| file.is_file());
    files.sort();
    files
        .iter()
        .flat_map(|file| read(&fs::read_to_string(file).unwrap()))
        .collect()
}

fn read(json: &str) -> Vec<Fixture> {
    let file: Json = serde_json::from_str(json).unwrap();
    let text = |value: &Json| value.as_str().unwrap().to_owned();
    let fixtures = file["fixtures"].as_array().unwrap().iter();
    fixtures
        .map(|fixture| Fixture {
            component: text(&file["component"]),
            name: text(&fixture["name"]),
            options: fixture["options"].clone(),
            html: text(&fixture["html"]),
        })
        .collect()
}
