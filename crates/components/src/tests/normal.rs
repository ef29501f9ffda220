//! Mark-up in a form in which two pieces are equal if a browser would see the same:
//! parsed as a browser does, attributes in order, white space between words as one.

use html5ever::tendril::TendrilSink as _;
use html5ever::{LocalName, QualName, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// One node a line, indented by depth.
pub(crate) fn normal(html: &str) -> String {
    let mut lines = String::new();
    for child in parse(html).document.children.borrow().iter() {
        print(child, 0, false, &mut lines);
    }
    lines
}

/// The elements of a piece of mark-up: their names and attributes.
pub(crate) fn elements(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    fn collect(node: &Handle, found: &mut Vec<(String, Vec<(String, String)>)>) {
        if let NodeData::Element { name, attrs, .. } = &node.data {
            let attributes = attrs
                .borrow()
                .iter()
                .map(|a| (a.name.local.to_string(), a.value.to_string()))
                .collect();
            found.push((name.local.to_string(), attributes));
        }
        node.children
            .borrow()
            .iter()
            .for_each(|child| collect(child, found));
    }
    let mut found = Vec::new();
    collect(&parse(html).document, &mut found);
    found
}

fn parse(html: &str) -> RcDom {
    let body = QualName::new(None, ns!(html), LocalName::from("body"));
    parse_fragment(RcDom::default(), Default::default(), body, Vec::new(), false).one(html)
}

fn print(node: &Handle, depth: usize, verbatim: bool, lines: &mut String) {
    let indent = "  ".repeat(depth);
    let mut within = verbatim;
    match &node.data {
        NodeData::Text { contents } => {
            let contents = contents.borrow();
            let words = if verbatim {
                contents.to_string()
            } else {
                words(&contents)
            };
            if !words.is_empty() {
                lines.push_str(&format!("{indent}{words:?}\n"));
            }
        }
        NodeData::Element { name, attrs, .. } => {
            let mut attributes: Vec<_> = attrs
                .borrow()
                .iter()
                .map(|attribute| format!(" {}={:?}", attribute.name.local, words(&attribute.value)))
                .collect();
            attributes.sort();
            lines.push_str(&format!("{indent}<{}{}>\n", name.local, attributes.concat()));
            within = matches!(&*name.local, "textarea" | "pre");
        }
        NodeData::Comment { contents } => lines.push_str(&format!("{indent}<!--{contents}-->\n")),
        NodeData::Document | NodeData::Doctype { .. } | NodeData::ProcessingInstruction { .. } => {}
    }
    for child in node.children.borrow().iter() {
        print(child, depth + 1, within, lines);
    }
}

fn words(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn order_of_attributes_and_white_space_make_no_difference() {
    let one = "<p class='a  b' id=x>One\n  word</p>";
    let other = "\n<p id=\"x\" class=\"a b\"> One word </p>";
    assert_eq!(normal(one), normal(other));
}

#[test]
fn other_words_attributes_and_nesting_make_a_difference() {
    let html = "<p id=x>One <b>word</b></p>";
    for other in [
        "<p id=x>One <b>words</b></p>",
        "<p id=y>One <b>word</b></p>",
        "<p id=x>One </p><b>word</b>",
    ] {
        assert_ne!(normal(html), normal(other));
    }
}

#[test]
fn white_space_that_a_person_typed_makes_a_difference() {
    assert_ne!(
        normal("<textarea>a\nb</textarea>"),
        normal("<textarea>a\n  b</textarea>")
    );
}
