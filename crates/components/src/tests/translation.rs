//! Where Nunjucks and MiniJinja differ, what the translated template does.

use crate::engine;
use crate::translate;
use minijinja::{Value, context};

/// Prints a template as the body of a macro, with one parameter.
fn printed(body: &str, params: Value) -> String {
    let nothing = |path: &str| Err(format!("nothing at {path}"));
    let templates = translate::macros(
        &format!("{{% macro one(params) %}}{body}{{% endmacro %}}"),
        &nothing,
    )
    .unwrap();
    assert_eq!(templates.len(), 1);
    assert_eq!(
        (templates[0].name.as_str(), templates[0].parameter.as_str()),
        ("one", "params")
    );
    engine::complete()
        .render_named_str("one", &templates[0].source, context! { params })
        .unwrap()
}

fn problem(body: &str) -> String {
    let nothing = |path: &str| Err(format!("nothing at {path}"));
    translate::macros(body, &nothing).unwrap_err()
}

#[test]
fn a_name_set_in_a_loop_outlives_it() {
    let template =
        "{% set all = '' %}{% for item in params %}{% set all = all + item %}{% endfor %}{{ all }}";
    assert_eq!(printed(template, vec!["a", "b"].into()), "ab");
}

#[test]
fn a_macro_inside_sees_what_is_set_after_it() {
    let template = "{% macro two() %}{{ later }}{% endmacro %}{% set later = 'x' %}{{ two() }}";
    assert_eq!(printed(template, Value::UNDEFINED), "x");
}

#[test]
fn a_macro_inside_sees_what_a_loop_set_but_not_over_its_own_parameter() {
    let template = "{% macro two(b) %}{{ a }}{{ b }}{% endmacro %}\
        {% for item in params %}{% set a = item %}{% set b = item %}{% endfor %}{{ two('own') }}";
    assert_eq!(printed(template, vec!["1", "2"].into()), "2own");
}

#[test]
fn numbers_are_summed_and_anything_else_is_joined() {
    assert_eq!(
        printed(
            "{{ 1 + 2 }} {{ 1 + 2 + 'x' }} {{ 'x' + 1 + 2 }} {{ 'a' ~ true }}",
            Value::UNDEFINED
        ),
        "3 3x x12 atrue"
    );
}

#[test]
fn an_empty_map_is_true_and_an_empty_text_is_not() {
    let template = "{{ 'yes' if params.map else 'no' }}{% if params.text or not params.list %}no{% else %}yes{% endif %}";
    let params = context! { map => context! {}, list => Vec::<Value>::new(), text => "" };
    assert_eq!(printed(template, params), "yesyes");
}

#[test]
fn a_number_equals_its_text_loosely_but_not_strictly() {
    let template = "{{ params == '1' }} {{ params === '1' }} {{ params != 1 }} {{ 0 in [false] }} {{ [1, 2].includes(params) }}";
    assert_eq!(printed(template, 1.into()), "true false false false true");
}

#[test]
fn nothing_given_prints_nothing_and_equals_nothing() {
    let template =
        "[{{ params.a.b }}{{ null }}{{ 'x' if params.a }}] {{ params.a == null }} {{ params.a | length }}";
    assert_eq!(printed(template, context! {}), "[] true 0");
}

#[test]
fn a_map_can_be_looped_over_with_two_names() {
    let template = "{% for name, value in params %}{{ name }}={{ value }} {% endfor %}";
    assert_eq!(printed(template, context! { a => 1, b => true }), "a=1 b=true ");
}

#[test]
fn braces_and_marks_in_quoted_text_end_nothing() {
    assert_eq!(
        printed(r#"{{ {a: {b: "}} %} #}"}}.a.b }}{{ 'it\'s' }}"#, Value::UNDEFINED),
        "}} %} #}it&#39;s".replace("&#39;", "&#x27;")
    );
}

#[test]
fn what_is_not_understood_stops_the_build_and_is_named() {
    assert_eq!(
        problem("{% macro a(params) %}{% raw %}{% endraw %}{% endmacro %}"),
        "the tag raw is not understood"
    );
    assert_eq!(
        problem("{% macro a(params) %}{{ x.slice(1) }}{% endmacro %}"),
        "the method slice is not understood"
    );
    assert_eq!(problem("{% macro a(params) %}"), "endmacro is missing");
    assert_eq!(
        problem("{% macro a(b, c) %}{% endmacro %}"),
        "the macro a does not take one argument"
    );
    assert_eq!(
        problem("{{ a b }}"),
        "Name(\"b\") stands after the end of an expression"
    );
    assert_eq!(
        problem("{{ 'never closed }}"),
        "a tag is never closed: {{ 'never closed }}"
    );
}
