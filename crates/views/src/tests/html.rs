//! Reads a page as a browser would.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// One element: its tag, attributes and all text within.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) tag: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(found, _)| found == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Every element of a document in order, and what its mark-up gets wrong.
pub(crate) fn read(html: &str) -> (Vec<Element>, Vec<String>) {
    let options = ParseOpts::default();
    let dom = parse_document(RcDom::default(), options).one(html);
    let mut elements = Vec::new();
    collect(&dom.document, &mut elements);
    (
        elements,
        dom.errors.borrow().iter().map(ToString::to_string).collect(),
    )
}

fn collect(node: &Handle, elements: &mut Vec<Element>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes = attrs
            .borrow()
            .iter()
            .map(|a| (a.name.local.to_string(), a.value.to_string()))
            .collect();
        elements.push(Element {
            tag: name.local.to_string(),
            attributes,
            text: text(node),
        });
    }
    node.children
        .borrow()
        .iter()
        .for_each(|child| collect(child, elements));
}

fn text(node: &Handle) -> String {
    let own = match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        NodeData::Document
        | NodeData::Doctype { .. }
        | NodeData::Comment { .. }
        | NodeData::Element { .. }
        | NodeData::ProcessingInstruction { .. } => String::new(),
    };
    node.children
        .borrow()
        .iter()
        .fold(own, |text_so_far, child| text_so_far + &text(child))
}
