//! What holds for every message.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::source;
use crate::messages::{Messages, files};
use crate::pages::article::Article;
use crate::{Lang, Message, Views, prose};

/// Files that only the staff site, which is in English, uses.
const STAFF: [&str; 9] = [
    "en/admin.ftl",
    "en/case.ftl",
    "en/desk.ftl",
    "en/enquiries.ftl",
    "en/find.ftl",
    "en/gateway.ftl",
    "en/sign-in.ftl",
    "en/staff.ftl",
    "en/work.ftl",
];

/// Every message and term of a language with the variables it speaks of.
fn messages(lang: Lang, include: impl Fn(&str) -> bool) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (file, source) in files(lang).filter(|(file, _)| include(file)) {
        for entry in parser::parse(source)
            .unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"))
            .body
        {
            let (id, pattern) = match entry {
                Entry::Message(message) => (message.id.name, message.value.unwrap()),
                Entry::Term(term) => (format!("-{}", term.id.name), term.value),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
                Entry::Junk { content } => panic!("{file}: {content}"),
            };
            let mut variables = BTreeSet::new();
            collect(&pattern, &mut variables);
            assert_eq!(found.insert(id.clone(), variables), None, "{id} twice");
        }
    }
    found
}

fn collect(pattern: &Pattern<String>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => collect_inline(inline, variables),
                Expression::Select { selector, variants } => {
                    collect_inline(selector, variables);
                    variants
                        .iter()
                        .for_each(|variant| collect(&variant.value, variables));
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<String>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.clone());
        }
        InlineExpression::TermReference { .. } => {}
        other @ (InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::FunctionReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::Placeable { .. }) => panic!("not used in our messages: {other:?}"),
    }
}

fn public(file: &str) -> bool {
    !STAFF.contains(&file)
}

#[test]
fn every_public_message_exists_in_welsh_with_the_same_values() {
    let entries = |lang| messages(lang, public).into_iter().collect::<BTreeSet<_>>();
    let only_in_one: Vec<_> = entries(Lang::En)
        .symmetric_difference(&entries(Lang::Cy))
        .cloned()
        .collect();
    assert_eq!(only_in_one, []);
}

#[test]
fn every_message_that_is_named_exists() {
    let english = messages(Lang::En, |_| true);
    let mut missing = BTreeSet::new();
    for file in source::files() {
        for before in [" t(", "(t(", "=t(", "prose(", "Message::new("] {
            let named = source::literals_after(&file, before).filter(|id| !id.ends_with('-'));
            missing.extend(named.filter(|id| !english.contains_key(*id)).map(str::to_owned));
        }
    }
    // Two ids stand in for any in the form's own test.
    assert_eq!(missing.into_iter().collect::<Vec<_>>(), ["a", "b"]);
}

#[test]
fn no_message_is_unused() {
    let sources = source::files();
    let articles: BTreeSet<String> = Article::ALL
        .iter()
        .flat_map(|a| [a.title_id(), a.tab_id(), a.body_id()])
        .collect();
    let literals: BTreeSet<&str> = sources
        .iter()
        .flat_map(|file| source::literals_after(file, ""))
        .collect();
    let prefixes: Vec<_> = literals
        .iter()
        .filter(|literal| literal.len() > 3 && literal.ends_with('-'))
        .collect();
    let all_words: String = [Lang::En, Lang::Cy]
        .into_iter()
        .flat_map(files)
        .map(|(_, text)| text)
        .collect();
    let unused: Vec<String> = messages(Lang::En, |_| true)
        .into_keys()
        .filter(|id| match id.strip_prefix('-') {
            Some(_) => !all_words.contains(&format!("{{ {id} }}")),
            None => {
                !articles.contains(id)
                    && !literals.contains(id.as_str())
                    && !prefixes.iter().any(|prefix| id.starts_with(**prefix))
            }
        })
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

/// The kinds of a prose's blocks, the number of their lines, and where its links go.
fn shape(lang: Lang, article: Article) -> (Vec<(String, usize)>, Vec<String>) {
    let message = Message::new(article.body_id())
        .with("operator", "o")
        .with("email", "e@o.example");
    let text = Messages::load().unwrap().text(lang, &message).unwrap();
    let html = prose::to_html(lang, &text);
    let blocks = text.split("\n\n").map(|block| {
        let kind = block
            .split(' ')
            .next()
            .filter(|start| ["##", "###", "-", "1.", ">"].contains(start));
        (kind.unwrap_or_default().to_owned(), block.lines().count())
    });
    let links: Vec<String> = prose::links(&text).into_iter().map(str::to_owned).collect();
    assert_eq!(
        html.matches("<a ").count(),
        links.len(),
        "{}: a link goes nowhere",
        article.slug()
    );
    assert_eq!(
        text.matches("**").count(),
        html.matches("<strong>").count() * 2,
        "{}: a ** that is open, or within a link's words",
        article.slug()
    );
    (blocks.collect(), links)
}

#[test]
fn welsh_prose_has_the_same_parts_and_links_as_english() {
    for article in Article::ALL {
        assert_eq!(
            shape(Lang::Cy, article),
            shape(Lang::En, article),
            "{}",
            article.slug()
        );
    }
}

#[test]
fn both_languages_give_the_same_telephone_numbers() {
    let numbers = |lang| {
        files(lang)
            .find(|(file, _)| file.ends_with("names.ftl"))
            .unwrap()
            .1
    };
    let only_terms = |text: String| {
        text.lines()
            .filter(|l| l.starts_with('-'))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(only_terms(numbers(Lang::En)), only_terms(numbers(Lang::Cy)));
}

#[test]
fn all_six_welsh_plural_forms_are_chosen() {
    let source = "dogs = { $n ->\n    [zero] dim ci\n    [one] un ci\n    [two] dau gi\n    [few] tri chi\n    \
                  [many] chwe chi\n   *[other] { $n } ci\n }\n";
    let messages = Messages::of(source, source).unwrap();
    let said = |n: i64| {
        messages
            .text(Lang::Cy, &Message::new("dogs").with("n", n))
            .unwrap()
    };
    let forms = [0, 1, 2, 3, 4, 6, 7].map(said);
    assert_eq!(
        forms,
        ["dim ci", "un ci", "dau gi", "tri chi", "4 ci", "chwe chi", "7 ci"]
    );
}

#[test]
fn words_missing_in_welsh_show_in_english_and_stop_no_page() {
    let views = Views::new().unwrap();
    assert_eq!(views.text(Lang::Cy, &Message::new("desk-title")), "The desk");
    assert_eq!(
        views.text(Lang::Cy, &Message::new("never-written")),
        "never-written"
    );
    let strict = Messages::load().unwrap();
    assert!(strict.text(Lang::Cy, &Message::new("desk-title")).is_err());
}

#[test]
fn a_message_without_its_value_is_an_error() {
    let messages = Messages::load().unwrap();
    let error = messages
        .text(Lang::En, &Message::new("problem-reference"))
        .unwrap_err();
    assert!(error.to_string().contains("problem-reference"), "{error}");
}
