//! Takes out of the packages' styles what is the Crown's or licensed to others.

/// Marks the selectors of what the program does not carry: what is branded, and an
/// editor that is nothing without its script.
const LEFT_OUT: [&str; 8] = [
    "govuk-header",
    "govuk-logo",
    "govuk-footer__copyright-logo",
    "govuk-footer__licence",
    "moj-header",
    "moj-rich-text-editor",
    "crown",
    "crest",
];

const THEIR_TYPEFACE: &str = "GDS Transport,arial,sans-serif";
const OUR_TYPEFACE: &str = "\"Source Sans 3\",arial,sans-serif";

/// The style sheet without what is left out, with our typeface for theirs.
pub(crate) fn neutral(css: &str) -> String {
    let css = without_comments(css).replace(THEIR_TYPEFACE, OUR_TYPEFACE);
    rules(&css)
}

fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

/// Copies the rules of one nesting level that are to be kept.
fn rules(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['{', ';']) {
        let (head, block) = rest.split_at(at);
        let end = if block.starts_with('{') {
            end_of_block(block)
        } else {
            1
        };
        let (block, after) = block.split_at(end);
        rest = after;
        if block == ";" {
            kept.extend([head, block]);
        } else {
            kept.push_str(&rule(head, block));
        }
    }
    kept
}

/// One rule, without the selectors that are left out; nothing if none is left.
fn rule(head: &str, block: &str) -> String {
    let inner = block.get(1..block.len().saturating_sub(1)).unwrap_or_default();
    let head = head.trim_start();
    if head.starts_with("@font-face") {
        return String::new();
    }
    if head.starts_with("@media") || head.starts_with("@supports") {
        let inner = rules(inner);
        return if inner.is_empty() {
            inner
        } else {
            format!("{head}{{{inner}}}")
        };
    }
    let selectors: Vec<_> = head.split(',').filter(|selector| !left_out(selector)).collect();
    if selectors.is_empty() {
        String::new()
    } else {
        format!("{}{block}", selectors.join(","))
    }
}

fn left_out(selector: &str) -> bool {
    LEFT_OUT.iter().any(|name| selector.contains(name))
}

/// Where the block that opens `css` ends.
fn end_of_block(css: &str) -> usize {
    let mut depth = 0usize;
    for (at, character) in css.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return at + 1;
        }
    }
    css.len()
}
