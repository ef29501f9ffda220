//! Writes expressions. Where the two languages differ in what an operator does
//! (adding, comparing, what counts as true), a function or test of the engine stands for it.

use super::super::ast::{Expr, Operator};
use super::Printer;

impl Printer {
    pub(crate) fn expression(&self, value: &Expr) -> Result<String, String> {
        Ok(match value {
            Expr::Literal(text) => text.clone(),
            Expr::Null => "none".to_owned(),
            Expr::Name(name) => self.scopes.resolve(name),
            Expr::Attribute(of, name) => self.attribute(of, name)?,
            Expr::Item(of, key) => format!("{}[{}]", self.expression(of)?, self.expression(key)?),
            Expr::Call(callee, arguments) => self.call(callee, arguments)?,
            Expr::Filter(of, name, arguments) => {
                format!(
                    "{} | {name}{}",
                    self.tight(of)?,
                    self.optional_arguments(arguments)?
                )
            }
            Expr::Test {
                value,
                name,
                arguments,
                negated,
            } => self.test(value, name, arguments, *negated)?,
            Expr::Not(_) => format!("({})", self.truth(value)?),
            Expr::Negative(of) => format!("(-{})", self.tight(of)?),
            Expr::Binary(operator, left, right) => self.binary(*operator, left, right)?,
            Expr::If {
                then,
                condition,
                otherwise,
            } => {
                let otherwise = otherwise
                    .as_ref()
                    .map_or(Ok("\"\"".to_owned()), |value| self.expression(value))?;
                format!(
                    "({} if {} else {otherwise})",
                    self.expression(then)?,
                    self.truth(condition)?
                )
            }
            Expr::List(items) => format!("[{}]", self.list(items)?),
            Expr::Map(entries) => {
                let entries: Result<Vec<_>, String> = entries
                    .iter()
                    .map(|(key, value)| Ok(format!("\"{key}\": {}", self.expression(value)?)))
                    .collect();
                format!("{{{}}}", entries?.join(", "))
            }
        })
    }

    /// Like `expression`, where only the truth of the value matters: in Nunjucks
    /// an empty list or map is true.
    pub(crate) fn truth(&self, value: &Expr) -> Result<String, String> {
        Ok(match value {
            Expr::Name(_) | Expr::Attribute(..) | Expr::Item(..) | Expr::List(_) | Expr::Map(_) => {
                format!("{} is truthy", self.expression(value)?)
            }
            Expr::Not(inner) => format!("not ({})", self.truth(inner)?),
            Expr::Binary(Operator::And, left, right) => {
                format!("({} and {})", self.truth(left)?, self.truth(right)?)
            }
            Expr::Binary(Operator::Or, left, right) => {
                format!("({} or {})", self.truth(left)?, self.truth(right)?)
            }
            Expr::Literal(_)
            | Expr::Null
            | Expr::Call(..)
            | Expr::Filter(..)
            | Expr::Test { .. }
            | Expr::Negative(_)
            | Expr::Binary(..)
            | Expr::If { .. } => self.expression(value)?,
        })
    }

    /// In brackets where a filter or a minus would otherwise bind too little.
    fn tight(&self, value: &Expr) -> Result<String, String> {
        let printed = self.expression(value)?;
        Ok(if matches!(value, Expr::Filter(..) | Expr::Test { .. }) {
            format!("({printed})")
        } else {
            printed
        })
    }

    fn attribute(&self, of: &Expr, name: &str) -> Result<String, String> {
        let of = self.expression(of)?;
        Ok(match name {
            "length" => format!("({of} | size)"),
            // Nunjucks keeps the text of a value marked safe there; here the value is its text.
            "val" => of,
            _ => format!("{of}.{name}"),
        })
    }

    fn call(&self, callee: &Expr, arguments: &[Expr]) -> Result<String, String> {
        let printed = self.list(arguments)?;
        if let Expr::Attribute(of, method) = callee {
            let of = self.expression(of)?;
            return match method.as_str() {
                "concat" => Ok(format!("concat({of}, {printed})")),
                "includes" => Ok(format!("within({printed}, {of})")),
                "join" => Ok(format!("({of} | join({printed}))")),
                _ => Err(format!("the method {method} is not understood")),
            };
        }
        Ok(format!("{}({printed})", self.expression(callee)?))
    }

    fn test(&self, value: &Expr, name: &str, arguments: &[Expr], negated: bool) -> Result<String, String> {
        let value = self.tight(value)?;
        let word = if negated { "is not" } else { "is" };
        let name = if name == "null" { "none" } else { name };
        Ok(format!(
            "({value} {word} {name}{})",
            self.optional_arguments(arguments)?
        ))
    }

    fn binary(&self, operator: Operator, left: &Expr, right: &Expr) -> Result<String, String> {
        let (left, right) = (self.expression(left)?, self.expression(right)?);
        let infix = match operator {
            Operator::Plus => return Ok(format!("plus({left}, {right})")),
            Operator::Join => return Ok(format!("plus({left}, \"\", {right})")),
            Operator::Equal => return Ok(format!("equal({left}, {right})")),
            Operator::NotEqual => return Ok(format!("(not equal({left}, {right}))")),
            Operator::Identical => return Ok(format!("({left} is sameas({right}))")),
            Operator::NotIdentical => return Ok(format!("({left} is not sameas({right}))")),
            Operator::In => return Ok(format!("within({left}, {right})")),
            Operator::NotIn => return Ok(format!("(not within({left}, {right}))")),
            Operator::Or => "or",
            Operator::And => "and",
            Operator::Less => "<",
            Operator::LessOrEqual => "<=",
            Operator::Greater => ">",
            Operator::GreaterOrEqual => ">=",
            Operator::Minus => "-",
            Operator::Times => "*",
            Operator::Divide => "/",
        };
        Ok(format!("({left} {infix} {right})"))
    }

    fn list(&self, items: &[Expr]) -> Result<String, String> {
        let items: Result<Vec<_>, String> = items.iter().map(|item| self.expression(item)).collect();
        Ok(items?.join(", "))
    }

    fn optional_arguments(&self, arguments: &[Expr]) -> Result<String, String> {
        Ok(if arguments.is_empty() {
            String::new()
        } else {
            format!("({})", self.list(arguments)?)
        })
    }
}
