//! Reads statements: what stands in `{% %}`, with the text between.

mod expression;

use super::Include;
use super::ast::{Branch, Macro, Node, Parameter, Trim};
use super::lexer::{self, Cut, Piece};
use expression::Tokens;

/// Reads a whole template.
pub(crate) fn parse(source: &str, include: Include<'_>) -> Result<Vec<Node>, String> {
    let mut parser = Parser {
        cuts: lexer::cut(source)?.into_iter(),
        include,
    };
    let (nodes, end) = parser.until(&[])?;
    match end {
        None => Ok(nodes),
        Some(tag) => Err(format!("{} closes nothing", tag.word)),
    }
}

struct Parser<'s> {
    cuts: std::vec::IntoIter<Cut<'s>>,
    include: Include<'s>,
}

/// The tag that ended a body, such as `endif` or `elif`.
struct End<'s> {
    word: &'s str,
    trim: Trim,
    rest: Tokens<'s>,
}

impl<'s> Parser<'s> {
    /// Reads up to a tag that starts with one of `words`, or to the end.
    fn until(&mut self, words: &[&str]) -> Result<(Vec<Node>, Option<End<'s>>), String> {
        let mut nodes = Vec::new();
        while let Some(cut) = self.cuts.next() {
            match cut.piece {
                Piece::Text(text) => nodes.push(Node::Text(text.to_owned())),
                Piece::Comment => nodes.push(Node::Nothing(cut.trim)),
                Piece::Output => nodes.push(Node::Output(cut.trim, Tokens::new(cut.inside)?.whole()?)),
                Piece::Statement => {
                    let mut rest = Tokens::new(cut.inside)?;
                    let word = rest.name()?;
                    if words.contains(&word) {
                        return Ok((
                            nodes,
                            Some(End {
                                word,
                                trim: cut.trim,
                                rest,
                            }),
                        ));
                    }
                    nodes.push(self.statement(word, cut.trim, rest)?);
                }
            }
        }
        Ok((nodes, None))
    }

    /// Reads the body of a block up to its one closing tag.
    fn body(&mut self, close: &str) -> Result<(Vec<Node>, Trim), String> {
        match self.until(&[close])? {
            (nodes, Some(end)) => Ok((nodes, end.trim)),
            (_, None) => Err(format!("{close} is missing")),
        }
    }

    fn statement(&mut self, word: &str, trim: Trim, rest: Tokens<'s>) -> Result<Node, String> {
        match word {
            "set" => self.set(trim, rest),
            "if" => self.condition(trim, rest),
            "for" => self.repeat(trim, rest),
            "macro" => self.definition(trim, rest),
            "call" => self.call(trim, rest),
            "include" => self.inline(rest),
            // Every macro of the packages is a function of the engine: nothing to import.
            "from" => Ok(Node::Nothing(trim)),
            other => Err(format!("the tag {other} is not understood")),
        }
    }

    fn set(&mut self, trim: Trim, mut rest: Tokens<'s>) -> Result<Node, String> {
        let name = rest.name()?.to_owned();
        if rest.skip("=") {
            return Ok(Node::Set {
                trim,
                name,
                value: rest.whole()?,
            });
        }
        let (body, close) = self.body("endset")?;
        Ok(Node::Capture {
            open: trim,
            name,
            body,
            close,
        })
    }

    fn condition(&mut self, trim: Trim, rest: Tokens<'s>) -> Result<Node, String> {
        let mut branches = Vec::new();
        let mut open = trim;
        let mut condition = Some(rest.whole()?);
        loop {
            let (body, end) = self.until(&["elif", "elseif", "else", "endif"])?;
            branches.push(Branch {
                open,
                condition,
                body,
            });
            let end = end.ok_or("endif is missing")?;
            open = end.trim;
            condition = match end.word {
                "endif" => {
                    return Ok(Node::If {
                        branches,
                        close: end.trim,
                    });
                }
                "else" => None,
                _ => Some(end.rest.whole()?),
            };
        }
    }

    fn repeat(&mut self, trim: Trim, mut rest: Tokens<'s>) -> Result<Node, String> {
        let mut names = vec![rest.name()?.to_owned()];
        while rest.skip(",") {
            names.push(rest.name()?.to_owned());
        }
        rest.word("in")?;
        let over = rest.whole()?;
        let (body, close) = self.body("endfor")?;
        Ok(Node::For {
            open: trim,
            names,
            over,
            body,
            close,
        })
    }

    fn definition(&mut self, trim: Trim, mut rest: Tokens<'s>) -> Result<Node, String> {
        let name = rest.name()?.to_owned();
        let parameters = parameters(&mut rest)?;
        let (body, close) = self.body("endmacro")?;
        Ok(Node::Macro(Macro {
            open: trim,
            name,
            parameters,
            body,
            close,
        }))
    }

    fn call(&mut self, trim: Trim, rest: Tokens<'s>) -> Result<Node, String> {
        let call = rest.whole()?;
        let (body, close) = self.body("endcall")?;
        Ok(Node::Call {
            open: trim,
            call,
            body,
            close,
        })
    }

    fn inline(&self, mut rest: Tokens<'s>) -> Result<Node, String> {
        let path = rest.quoted()?;
        let source = (self.include)(path)?;
        Ok(Node::Group(parse(&source, self.include)?))
    }
}

fn parameters(rest: &mut Tokens<'_>) -> Result<Vec<Parameter>, String> {
    let mut parameters = Vec::new();
    rest.sign("(")?;
    while !rest.skip(")") {
        let name = rest.name()?.to_owned();
        let default = if rest.skip("=") {
            Some(rest.expression()?)
        } else {
            None
        };
        parameters.push(Parameter { name, default });
        rest.skip(",");
    }
    Ok(parameters)
}
