//! Text that would break out of its place, in every parameter that is not said to be mark-up.

use super::normal::elements;
use super::{fixtures, moj};
use crate::{add_components, render_component};
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use serde_json::Value as Json;

const HOSTILE: &str = "\"'><hostile-element hostile-attribute=1></textarea></title><script>alert(1)</script>";

#[test]
fn hostile_text_in_a_parameter_stays_text() {
    let mut broken_out = Vec::new();
    let mut tried = 0;
    for (component, options) in fixtures::parameters().into_iter().chain(moj::parameters()) {
        if !crate::names().any(|name| name == component) {
            continue;
        }
        tried += 1;
        let html = print(&component, poisoned("", &options));
        if elements(&html).iter().any(is_hostile) {
            broken_out.push(format!("{component}: {options}"));
        }
    }
    assert_eq!(broken_out, Vec::<String>::new());
    assert!(tried > 700);
}

/// With a body for the one component that cannot be without.
fn print(component: &str, options: Value) -> String {
    if component != "interruptionCard" {
        return render_component(component, options).unwrap();
    }
    let mut env = Environment::new();
    add_components(&mut env);
    let source = "{% call interruptionCard(options) %}Body{% endcall %}";
    env.render_named_str("page.html", source, context! { options })
        .unwrap()
}

fn is_hostile((name, attributes): &(String, Vec<(String, String)>)) -> bool {
    ["script", "hostile-element"].contains(&name.as_str())
        || attributes.iter().any(|(name, _)| name == "hostile-attribute")
}

/// The same parameters with hostile text for every text, except where mark-up belongs.
fn poisoned(key: &str, value: &Json) -> Value {
    match value {
        // No text: an instant and how to write it, or the page fails.
        Json::Object(_) | Json::String(_) if ["datetime", "timestamp"].contains(&key) => {
            Value::from(Serde(value))
        }
        Json::Object(map) => Value::from_pairs(map.iter().map(|(name, inner)| {
            let inner = if key == "slots" {
                marked(inner)
            } else {
                poisoned(name, inner)
            };
            (name.clone(), inner)
        })),
        Json::Array(items) => items.iter().map(|item| poisoned(key, item)).collect(),
        Json::String(_) if key == "html" || key.ends_with("Html") || key.ends_with("ttributes") => {
            marked(value)
        }
        Json::String(_) => Value::from(HOSTILE),
        Json::Null | Json::Bool(_) | Json::Number(_) => Value::from(Serde(value)),
    }
}

/// Mark-up that the page vouches for; empty text has none to vouch for.
fn marked(value: &Json) -> Value {
    match value {
        Json::String(html) => Value::from_safe_string(html.clone()),
        Json::Object(map) => Value::from_pairs(map.iter().map(|(name, inner)| (name.clone(), marked(inner)))),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Array(_) => Value::from(Serde(value)),
    }
}
