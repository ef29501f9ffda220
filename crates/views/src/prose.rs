//! Running text in a message: a small mark-up that a translator can read.
//!
//! Blocks are parted by an empty line. A block is `## a heading`, `### a smaller one`, lines of `- bullets`, lines
//! of `1. steps`, `> set apart`, or else a paragraph. In a line, `**strong**` and `[words](where)`; a link goes to
//! a path of this site (put into the reader's language), a telephone number, a mailbox or a secure address.
//! Everything else is text, escaped: prose carries no HTML.

use std::fmt::Write as _;

use crate::Lang;

/// `text` as HTML for a page in `lang`.
pub(crate) fn to_html(lang: Lang, text: &str) -> String {
    let mut html = String::with_capacity(text.len() * 2);
    for block in text
        .split("\n\n")
        .map(str::trim)
        .filter(|block| !block.is_empty())
    {
        push_block(&mut html, lang, block);
    }
    html
}

/// Where the links of `text` go, as written.
#[cfg(test)]
pub(crate) fn links(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, link, after)) = split_link(rest) {
        found.push(link.target);
        rest = after;
    }
    found
}

fn push_block(html: &mut String, lang: Lang, block: &str) {
    if let Some(heading) = block.strip_prefix("### ") {
        push_element(html, lang, "h3", "govuk-heading-s", heading);
    } else if let Some(heading) = block.strip_prefix("## ") {
        push_element(html, lang, "h2", "govuk-heading-m", heading);
    } else if let Some(apart) = block.strip_prefix("> ") {
        push_element(html, lang, "div", "govuk-inset-text", apart);
    } else if let Some(items) = items(block, |line| line.strip_prefix("- ")) {
        push_list(html, lang, "ul", "govuk-list govuk-list--bullet", &items);
    } else if let Some(items) = items(block, step) {
        push_list(html, lang, "ol", "govuk-list govuk-list--number", &items);
    } else {
        push_element(html, lang, "p", "govuk-body", block);
    }
}

/// The lines of a block that is a list throughout.
fn items<'a>(block: &'a str, item: impl Fn(&'a str) -> Option<&'a str>) -> Option<Vec<&'a str>> {
    block.lines().map(item).collect()
}

fn step(line: &str) -> Option<&str> {
    let (number, rest) = line.split_once(". ")?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(rest)
}

fn push_list(html: &mut String, lang: Lang, tag: &str, class: &str, items: &[&str]) {
    let _ = writeln!(html, "<{tag} class=\"{class}\">");
    for item in items {
        html.push_str("<li>");
        push_inline(html, lang, item);
        html.push_str("</li>\n");
    }
    let _ = writeln!(html, "</{tag}>");
}

fn push_element(html: &mut String, lang: Lang, tag: &str, class: &str, text: &str) {
    let _ = write!(html, "<{tag} class=\"{class}\">");
    push_inline(html, lang, text);
    let _ = writeln!(html, "</{tag}>");
}

fn push_inline(html: &mut String, lang: Lang, text: &str) {
    let (mut rest, mut strong) = (text, false);
    while let Some((before, link, after)) = split_link(rest) {
        push_words(html, before, &mut strong);
        push_link(html, lang, &link);
        rest = after;
    }
    push_words(html, rest, &mut strong);
    if strong {
        html.push_str("</strong>");
    }
}

/// Words around links: what is strong stays so across a link.
fn push_words(html: &mut String, text: &str, strong: &mut bool) {
    for (position, part) in text.split("**").enumerate() {
        if position > 0 {
            html.push_str(if *strong { "</strong>" } else { "<strong>" });
            *strong = !*strong;
        }
        push_escaped(html, part);
    }
}

struct Link<'a> {
    words: &'a str,
    target: &'a str,
}

/// The text before the first link, the link, and the text after it.
fn split_link(text: &str) -> Option<(&str, Link<'_>, &str)> {
    let (upto, rest) = text.split_once("](")?;
    let (before, words) = upto.rsplit_once('[')?;
    let (target, after) = rest.split_once(')')?;
    Some((before, Link { words, target }, after))
}

fn push_link(html: &mut String, lang: Lang, link: &Link<'_>) {
    let href = match link.target {
        path if path.starts_with('/') => lang.url(path),
        outside
            if ["https://", "tel:", "mailto:"]
                .iter()
                .any(|kind| outside.starts_with(kind)) =>
        {
            outside.to_owned()
        }
        // A file with a mistake in it shows the words; a test finds the mistake.
        _ => return push_escaped(html, link.words),
    };
    html.push_str("<a class=\"govuk-link\" href=\"");
    push_escaped(html, &href);
    html.push_str("\">");
    push_escaped(html, link.words);
    html.push_str("</a>");
}

fn push_escaped(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_block_becomes_its_element() {
        let html = to_html(
            Lang::En,
            "## Calls\n\nRing\nus.\n\n- a\n- b\n\n1. c\n2. d\n\n> Stay safe\n\n### More",
        );
        assert_eq!(
            html,
            "<h2 class=\"govuk-heading-m\">Calls</h2>\n\
             <p class=\"govuk-body\">Ring\nus.</p>\n\
             <ul class=\"govuk-list govuk-list--bullet\">\n<li>a</li>\n<li>b</li>\n</ul>\n\
             <ol class=\"govuk-list govuk-list--number\">\n<li>c</li>\n<li>d</li>\n</ol>\n\
             <div class=\"govuk-inset-text\">Stay safe</div>\n\
             <h3 class=\"govuk-heading-s\">More</h3>\n"
        );
    }

    #[test]
    fn links_stay_in_the_readers_language() {
        assert_eq!(
            to_html(
                Lang::Cy,
                "Gweler [yr arwyddion](/signs) neu **ffoniwch** [999](tel:999)."
            ),
            "<p class=\"govuk-body\">Gweler <a class=\"govuk-link\" href=\"/cy/signs\">yr arwyddion</a> neu \
             <strong>ffoniwch</strong> <a class=\"govuk-link\" href=\"tel:999\">999</a>.</p>\n"
        );
    }

    #[test]
    fn strong_words_may_hold_a_link_and_end_where_they_are_said_to() {
        assert_eq!(
            to_html(
                Lang::En,
                "If **you [ring us](tel:101) now** it is quick, **or** not."
            ),
            "<p class=\"govuk-body\">If <strong>you <a class=\"govuk-link\" href=\"tel:101\">ring us</a> now</strong> \
             it is quick, <strong>or</strong> not.</p>\n"
        );
        assert_eq!(
            to_html(Lang::En, "- **open\n- closed"),
            "<ul class=\"govuk-list govuk-list--bullet\">\n<li><strong>open</strong></li>\n<li>closed</li>\n</ul>\n"
        );
    }

    #[test]
    fn prose_carries_neither_html_nor_script_addresses() {
        assert_eq!(
            to_html(Lang::En, "<script>1</script> [x](javascript:alert(1))"),
            "<p class=\"govuk-body\">&lt;script&gt;1&lt;/script&gt; x)</p>\n"
        );
        assert_eq!(
            links("a [b](/c) d [e](https://f.example/)"),
            ["/c", "https://f.example/"]
        );
    }
}
