//! Turns the component packages' Nunjucks macros into MiniJinja templates, so
//! that the mark-up is always upstream's own.
//!
//! A macro file becomes one template a macro: the macro's body, with its one
//! parameter as a name in the context. What the two languages do differently is
//! settled here (names and scopes) or by the functions and filters of the engine
//! that the printed template calls (how values add up, compare and print).

mod ast;
mod lexer;
mod parser;
mod printer;

use ast::Node;

/// One macro, as a template of its own.
#[derive(Debug)]
pub(crate) struct Template {
    /// The macro's name, such as `govukButton`.
    pub(crate) name: String,
    /// The name under which the template expects the macro's argument.
    pub(crate) parameter: String,
    /// MiniJinja source.
    pub(crate) source: String,
}

/// Reads a file that a template includes, by the path written in the template.
pub(crate) type Include<'a> = &'a dyn Fn(&str) -> Result<String, String>;

/// Translates every macro that stands at the top of a file.
pub(crate) fn macros(source: &str, include: Include<'_>) -> Result<Vec<Template>, String> {
    let mut templates = Vec::new();
    for node in parser::parse(source, include)? {
        if let Node::Macro(item) = node {
            let [parameter] = item.parameters.as_slice() else {
                return Err(format!("the macro {} does not take one argument", item.name));
            };
            templates.push(Template {
                name: item.name.clone(),
                parameter: parameter.name.clone(),
                source: printer::print(&item.body)?,
            });
        }
    }
    Ok(templates)
}
