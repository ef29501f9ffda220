//! Writes the nodes as MiniJinja.
//!
//! Nunjucks lets a name that a loop's body sets outlive the loop; MiniJinja drops
//! it. So within one macro (or the top of a file) every name that a loop sets is
//! kept in one namespace object, which also reaches the macros that stand inside.

mod expression;
mod scope;

use super::ast::{Branch, Expr, Macro, Node, Parameter, Trim};
use scope::Scopes;

/// Prints a whole template.
pub(crate) fn print(nodes: &[Node]) -> Result<String, String> {
    let mut printer = Printer {
        scopes: Scopes::default(),
        out: String::new(),
    };
    printer.scope(
        Trim {
            before: false,
            after: true,
        },
        &[],
        nodes,
    )?;
    Ok(printer.out)
}

struct Printer {
    scopes: Scopes,
    out: String,
}

impl Printer {
    /// Prints the body of a macro, or of the file, in a scope of its own.
    fn scope(&mut self, trim: Trim, parameters: &[Parameter], body: &[Node]) -> Result<(), String> {
        if let Some(namespace) = self.scopes.enter(parameters, body) {
            let trim = Trim {
                before: false,
                after: trim.after,
            };
            self.tag(trim, &format!("set {namespace} = namespace()"));
        }
        self.nodes(body)?;
        self.scopes.leave();
        Ok(())
    }

    fn nodes(&mut self, nodes: &[Node]) -> Result<(), String> {
        nodes.iter().try_for_each(|node| self.node(node))
    }

    fn node(&mut self, node: &Node) -> Result<(), String> {
        match node {
            Node::Text(text) => self.out.push_str(text),
            Node::Nothing(trim) => self.delimited(*trim, ("{#", "#}"), ""),
            Node::Output(trim, value) => {
                let value = self.expression(value)?;
                self.delimited(*trim, ("{{", "}}"), &value);
            }
            Node::Set { trim, name, value } => {
                let value = self.expression(value)?;
                let name = self.scopes.resolve(name);
                self.tag(*trim, &format!("set {name} = {value}"));
            }
            Node::Capture {
                open,
                name,
                body,
                close,
            } => {
                let name = self.scopes.resolve(name);
                self.block(*open, &format!("set {name}"), body, *close, "endset")?;
            }
            Node::If { branches, close } => self.condition(branches, *close)?,
            Node::For {
                open,
                names,
                over,
                body,
                close,
            } => self.repeat(*open, names, over, body, *close)?,
            Node::Call {
                open,
                call,
                body,
                close,
            } => {
                let call = self.expression(call)?;
                self.tag(*open, &format!("call {call}"));
                self.scope(*open, &[], body)?;
                self.tag(*close, "endcall");
            }
            Node::Macro(item) => self.definition(item)?,
            Node::Group(nodes) => self.nodes(nodes)?,
        }
        Ok(())
    }

    fn condition(&mut self, branches: &[Branch], close: Trim) -> Result<(), String> {
        for (
            at,
            Branch {
                open,
                condition,
                body,
            },
        ) in branches.iter().enumerate()
        {
            let tag = match condition {
                None => "else".to_owned(),
                Some(condition) => {
                    let word = if at == 0 { "if" } else { "elif" };
                    format!("{word} {}", self.truth(condition)?)
                }
            };
            self.tag(*open, &tag);
            self.nodes(body)?;
        }
        self.tag(close, "endif");
        Ok(())
    }

    fn repeat(
        &mut self,
        open: Trim,
        names: &[String],
        over: &Expr,
        body: &[Node],
        close: Trim,
    ) -> Result<(), String> {
        let over = self.expression(over)?;
        let filter = if names.len() > 1 { "pairs" } else { "each" };
        let head = format!("for {} in {over} | {filter}", names.join(", "));
        self.scopes.enter_loop(names);
        self.block(open, &head, body, close, "endfor")?;
        self.scopes.leave();
        Ok(())
    }

    fn definition(&mut self, item: &Macro) -> Result<(), String> {
        let mut parameters = Vec::new();
        for Parameter { name, default } in &item.parameters {
            parameters.push(match default {
                None => name.clone(),
                Some(value) => format!("{name}={}", self.expression(value)?),
            });
        }
        self.tag(
            item.open,
            &format!("macro {}({})", item.name, parameters.join(", ")),
        );
        self.scope(item.open, &item.parameters, &item.body)?;
        self.tag(item.close, "endmacro");
        Ok(())
    }

    fn block(&mut self, open: Trim, head: &str, body: &[Node], close: Trim, end: &str) -> Result<(), String> {
        self.tag(open, head);
        self.nodes(body)?;
        self.tag(close, end);
        Ok(())
    }

    fn tag(&mut self, trim: Trim, inside: &str) {
        self.delimited(trim, ("{%", "%}"), inside);
    }

    fn delimited(&mut self, trim: Trim, (open, close): (&str, &str), inside: &str) {
        let dash = |wanted| if wanted { "-" } else { "" };
        self.out
            .extend([open, dash(trim.before), " ", inside, " ", dash(trim.after), close]);
    }
}
