//! Components as functions of a page's own, strict environment.

use super::normal::normal;
use crate::add_components;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, context};

fn page(template: &str) -> Result<String, Error> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    env.set_debug(false);
    add_components(&mut env);
    env.render_named_str("page.html", template, context! { typed => "<b>typed</b>" })
}

/// The whole chain of an error's words, as a log would show it.
fn refusal(template: &str) -> String {
    format!("{:#}", page(template).unwrap_err())
}

#[test]
fn keywords_and_a_map_say_the_same() {
    let map = page(r#"{{ govukInput({"name": "a", "label": {"text": "A"}}) }}"#).unwrap();
    let keywords = page(r#"{{ govukInput(name="a", label={"text": "A"}) }}"#).unwrap();
    assert_eq!(map, keywords);
    assert!(map.contains(r#"name="a""#));
}

#[test]
fn a_component_goes_into_another_as_markup() {
    let html = page(
        r#"{% set input %}{{ govukInput(name="other", label={"text": "Other"}) }}{% endset %}
        {{ govukRadios(name="a", items=[{"text": "Other", "value": "o", "conditional": {"html": input}}]) }}"#,
    );
    assert!(
        normal(&html.unwrap()).contains(r#"<input class="govuk-input" id="other" name="other" type="text">"#)
    );
}

#[test]
fn a_body_between_tags_is_printed_where_upstream_prints_it() {
    let html = page(r#"{% call govukPanel(titleText="Sent") %}<p>{{ typed }}</p>{% endcall %}"#).unwrap();
    let expected = r#"<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">Sent</h1>
        <div class="govuk-panel__body"><p>&lt;b&gt;typed&lt;/b&gt;</p></div></div>"#;
    assert_eq!(normal(&html), normal(expected));
}

#[test]
fn plain_text_where_markup_belongs_is_refused_without_repeating_it() {
    for template in [
        "{{ govukInsetText(html=typed) }}",
        r#"{{ govukRadios(name="a", hint={"html": typed}, items=[]) }}"#,
        r#"{{ govukRadios(name="a", items=[{"text": "x", "conditional": {"html": typed}}]) }}"#,
        "{{ govukPanel(titleHtml=typed) }}",
        "{{ govukTag(text='x', attributes=typed) }}",
        r#"{{ govukServiceNavigation(slots={"end": typed}) }}"#,
    ] {
        let words = refusal(template);
        assert!(
            words.contains("holds text that is not marked safe"),
            "{template}: {words}"
        );
        assert!(!words.contains("typed</b>"), "{template}: {words}");
    }
}

#[test]
fn captured_markup_and_nothing_are_accepted_where_markup_belongs() {
    let html = page("{% set words %}<i>{{ typed }}</i>{% endset %}{{ govukInsetText(html=words) }}").unwrap();
    assert_eq!(
        normal(&html),
        normal(r#"<div class="govuk-inset-text"><i>&lt;b&gt;typed&lt;/b&gt;</i></div>"#)
    );
    assert_eq!(
        normal(&page(r#"{{ govukInsetText(html="", text=typed) }}"#).unwrap()),
        normal(r#"<div class="govuk-inset-text">&lt;b&gt;typed&lt;/b&gt;</div>"#)
    );
}

#[test]
fn a_page_stays_strict_about_its_own_names() {
    assert!(refusal("{{ nothing_of_this_name }}").contains("undefined value"));
    assert!(refusal("{{ govukNothing() }}").contains("unknown function"));
}

#[test]
fn a_map_and_keywords_together_are_refused() {
    assert!(refusal(r#"{{ govukTag({"text": "a"}, classes="b") }}"#).contains("not both"));
    assert!(refusal(r#"{{ govukTag({"text": "a"}, {"text": "b"}) }}"#).contains("one map"));
}

#[test]
fn what_a_person_typed_in_a_text_area_comes_back_unchanged() {
    let html = page(
        r#"{% set area %}{{ govukTextarea(name="t", label={"text": "T"}, value="one\n  two\nthree") }}{% endset %}
        {{ govukRadios(name="a", fieldset={"legend": {"text": "L"}},
            items=[{"text": "x", "value": "x", "conditional": {"html": area}}]) }}"#,
    );
    assert!(html.unwrap().contains(">one\n  two\nthree</textarea>"));
}
