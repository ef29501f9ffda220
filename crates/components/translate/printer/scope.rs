//! Which names live in a namespace object, and in whose.

use super::super::ast::{Node, Parameter};

/// From the file inwards.
#[derive(Default)]
pub(crate) struct Scopes {
    frames: Vec<Frame>,
}

enum Frame {
    Macro {
        namespace: String,
        /// Set by a loop somewhere in this macro.
        shared: Vec<String>,
        /// Set otherwise, or the macro's parameters.
        own: Vec<String>,
    },
    Loop(Vec<String>),
}

impl Scopes {
    /// Enters a macro; names its namespace if it needs one.
    pub(crate) fn enter(&mut self, parameters: &[Parameter], body: &[Node]) -> Option<String> {
        let namespace = format!("scope{}", self.frames.len());
        let mut names = Names::default();
        names.collect(body, false);
        let mut own = names.plain;
        own.extend(parameters.iter().map(|parameter| parameter.name.clone()));
        let needed = (!names.looped.is_empty()).then(|| namespace.clone());
        self.frames.push(Frame::Macro {
            namespace,
            shared: names.looped,
            own,
        });
        needed
    }

    pub(crate) fn enter_loop(&mut self, names: &[String]) {
        self.frames.push(Frame::Loop(names.to_vec()));
    }

    pub(crate) fn leave(&mut self) {
        self.frames.pop();
    }

    /// How a name is written here.
    pub(crate) fn resolve(&self, name: &str) -> String {
        for frame in self.frames.iter().rev() {
            let holds = |names: &[String]| names.iter().any(|held| held == name);
            match frame {
                Frame::Loop(names) if holds(names) => break,
                Frame::Macro {
                    namespace, shared, ..
                } if holds(shared) => return format!("{namespace}.{name}"),
                Frame::Macro { own, .. } if holds(own) => break,
                Frame::Loop(_) | Frame::Macro { .. } => {}
            }
        }
        name.to_owned()
    }
}

/// The names that one macro sets, leaving out the macros inside it.
#[derive(Default)]
struct Names {
    looped: Vec<String>,
    plain: Vec<String>,
}

impl Names {
    fn collect(&mut self, nodes: &[Node], in_loop: bool) {
        for node in nodes {
            match node {
                Node::Set { name, .. } => self.add(name, in_loop),
                Node::Capture { name, body, .. } => {
                    self.add(name, in_loop);
                    self.collect(body, in_loop);
                }
                Node::If { branches, .. } => {
                    branches
                        .iter()
                        .for_each(|branch| self.collect(&branch.body, in_loop));
                }
                Node::For { body, .. } => self.collect(body, true),
                Node::Group(nodes) => self.collect(nodes, in_loop),
                Node::Text(_) | Node::Nothing(_) | Node::Output(..) | Node::Call { .. } | Node::Macro(_) => {}
            }
        }
    }

    fn add(&mut self, name: &str, in_loop: bool) {
        let names = if in_loop {
            &mut self.looped
        } else {
            &mut self.plain
        };
        names.push(name.to_owned());
    }
}
