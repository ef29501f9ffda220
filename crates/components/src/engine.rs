//! The environment that renders the translated templates.
//!
//! It is apart from the pages' own environment: a component's template asks for
//! parameters that were never given, which a page's template must not.

use crate::component::{self, Call, Template};
use crate::{filters, script};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Rest, Value, ValueOrKwargs};
use minijinja::{AutoEscape, Environment, Output, State, UndefinedBehavior, escape_formatter};
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/templates.rs"));

static ENGINE: LazyLock<Environment<'static>> = LazyLock::new(|| with(TEMPLATES));

/// The templates that the program carries, compiled at first use and kept.
pub(crate) fn engine() -> &'static Environment<'static> {
    &ENGINE
}

/// The templates that the program carries.
pub(crate) fn templates() -> &'static [Template] {
    TEMPLATES
}

/// Those and the ones that only the tests carry.
#[cfg(test)]
pub(crate) fn all() -> impl Iterator<Item = &'static Template> {
    TEMPLATES.iter().chain(WITHHELD)
}

/// An environment with all of them: the branded ones' fixtures test the translation too.
#[cfg(test)]
pub(crate) fn complete() -> Environment<'static> {
    with(all())
}

fn with(templates: impl IntoIterator<Item = &'static Template>) -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Chainable);
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    env.set_syntax(whitespace());
    env.set_formatter(format);
    // Debug errors would list the parameters, and so what people typed.
    env.set_debug(false);
    filters::add(&mut env);
    script::add(&mut env);
    for template in templates {
        #[expect(
            clippy::expect_used,
            reason = "the build made it, and the tests render every one"
        )]
        env.add_template(template.name, template.source)
            .expect("a translated template compiles");
        env.add_function(
            template.name,
            |state: &mut State, arguments: Rest<ValueOrKwargs>| {
                component::render(state.env(), template, &Call::read(state, &arguments)?)
            },
        );
    }
    env
}

/// Upstream writes for an environment that drops the white space around tags.
fn whitespace() -> SyntaxConfig {
    #[expect(clippy::expect_used, reason = "the delimiters are the usual ones")]
    SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
        .expect("a valid syntax")
}

/// Prints a value as Nunjucks does: nothing for none, `true` and not `True`.
fn format(out: &mut Output, state: &mut State, value: &Value) -> Result<(), minijinja::Error> {
    if value.as_str().is_some() {
        return escape_formatter(out, state, value);
    }
    escape_formatter(out, state, &Value::from(script::text(value).as_ref()))
}
