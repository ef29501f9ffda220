//! Reads expressions, loosest binding first, in the order Nunjucks has it.

use super::super::ast::{Expr, Operator};
use super::super::lexer::{self, Token};

/// The tokens of one tag, read from the front.
pub(crate) struct Tokens<'s> {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token<'s>>>,
}

type Level<'s> = fn(&mut Tokens<'s>) -> Result<Expr, String>;

impl<'s> Tokens<'s> {
    pub(crate) fn new(code: &'s str) -> Result<Self, String> {
        Ok(Self {
            tokens: lexer::tokens(code)?.into_iter().peekable(),
        })
    }

    /// Reads one expression that takes all that is left.
    pub(crate) fn whole(mut self) -> Result<Expr, String> {
        let expression = self.expression()?;
        match self.tokens.next() {
            None => Ok(expression),
            Some(left) => Err(format!("{left:?} stands after the end of an expression")),
        }
    }

    pub(crate) fn name(&mut self) -> Result<&'s str, String> {
        match self.tokens.next() {
            Some(Token::Name(name)) => Ok(name),
            other => Err(format!("a name was expected, not {other:?}")),
        }
    }

    /// Quoted text without its marks.
    pub(crate) fn quoted(&mut self) -> Result<&'s str, String> {
        match self.tokens.next() {
            Some(Token::Quoted(text)) => Ok(unquoted(text)),
            other => Err(format!("quoted text was expected, not {other:?}")),
        }
    }

    pub(crate) fn skip(&mut self, sign: &str) -> bool {
        self.tokens
            .next_if(|token| matches!(token, Token::Sign(found) if *found == sign))
            .is_some()
    }

    pub(crate) fn sign(&mut self, sign: &str) -> Result<(), String> {
        if self.skip(sign) {
            Ok(())
        } else {
            Err(format!("{sign} was expected, not {:?}", self.tokens.peek()))
        }
    }

    fn skip_word(&mut self, word: &str) -> bool {
        self.tokens
            .next_if(|token| matches!(token, Token::Name(found) if *found == word))
            .is_some()
    }

    pub(crate) fn word(&mut self, word: &str) -> Result<(), String> {
        if self.skip_word(word) {
            Ok(())
        } else {
            Err(format!("{word} was expected, not {:?}", self.tokens.peek()))
        }
    }

    pub(crate) fn expression(&mut self) -> Result<Expr, String> {
        let then = self.or()?;
        if !self.skip_word("if") {
            return Ok(then);
        }
        let condition = Box::new(self.or()?);
        let otherwise = if self.skip_word("else") {
            Some(Box::new(self.expression()?))
        } else {
            None
        };
        Ok(Expr::If {
            then: Box::new(then),
            condition,
            otherwise,
        })
    }

    fn or(&mut self) -> Result<Expr, String> {
        let mut left = self.and()?;
        while self.skip_word("or") {
            left = binary(Operator::Or, left, self.and()?);
        }
        Ok(left)
    }

    fn and(&mut self) -> Result<Expr, String> {
        let mut left = self.not()?;
        while self.skip_word("and") {
            left = binary(Operator::And, left, self.not()?);
        }
        Ok(left)
    }

    fn not(&mut self) -> Result<Expr, String> {
        if self.skip_word("not") {
            Ok(Expr::Not(Box::new(self.not()?)))
        } else {
            self.membership()
        }
    }

    fn membership(&mut self) -> Result<Expr, String> {
        let mut left = self.test()?;
        loop {
            let operator = if self.skip_word("not") {
                self.word("in")?;
                Operator::NotIn
            } else if self.skip_word("in") {
                Operator::In
            } else {
                return Ok(left);
            };
            left = binary(operator, left, self.test()?);
        }
    }

    fn test(&mut self) -> Result<Expr, String> {
        let value = self.comparison()?;
        if !self.skip_word("is") {
            return Ok(value);
        }
        let negated = self.skip_word("not");
        let name = self.name()?.to_owned();
        let arguments = if self.skip("(") {
            self.arguments(")")?
        } else {
            Vec::new()
        };
        Ok(Expr::Test {
            value: Box::new(value),
            name,
            arguments,
            negated,
        })
    }

    fn comparison(&mut self) -> Result<Expr, String> {
        self.chain(Self::join, |sign| match sign {
            "==" => Some(Operator::Equal),
            "!=" => Some(Operator::NotEqual),
            "===" => Some(Operator::Identical),
            "!==" => Some(Operator::NotIdentical),
            "<" => Some(Operator::Less),
            "<=" => Some(Operator::LessOrEqual),
            ">" => Some(Operator::Greater),
            ">=" => Some(Operator::GreaterOrEqual),
            _ => None,
        })
    }

    fn join(&mut self) -> Result<Expr, String> {
        self.chain(Self::sum, |sign| (sign == "~").then_some(Operator::Join))
    }

    fn sum(&mut self) -> Result<Expr, String> {
        self.chain(Self::product, |sign| match sign {
            "+" => Some(Operator::Plus),
            "-" => Some(Operator::Minus),
            _ => None,
        })
    }

    fn product(&mut self) -> Result<Expr, String> {
        self.chain(Self::filtered, |sign| match sign {
            "*" => Some(Operator::Times),
            "/" => Some(Operator::Divide),
            _ => None,
        })
    }

    /// Operators of one strength, which group from the left.
    fn chain(&mut self, tighter: Level<'s>, operator: fn(&str) -> Option<Operator>) -> Result<Expr, String> {
        let mut left = tighter(self)?;
        while let Some(found) = self.next_operator(operator) {
            left = binary(found, left, tighter(self)?);
        }
        Ok(left)
    }

    fn next_operator(&mut self, operator: fn(&str) -> Option<Operator>) -> Option<Operator> {
        let Some(Token::Sign(sign)) = self.tokens.peek() else {
            return None;
        };
        let found = operator(sign)?;
        self.tokens.next();
        Some(found)
    }

    fn filtered(&mut self) -> Result<Expr, String> {
        let mut value = self.unary()?;
        while self.skip("|") {
            let name = self.name()?.to_owned();
            let arguments = if self.skip("(") {
                self.arguments(")")?
            } else {
                Vec::new()
            };
            value = Expr::Filter(Box::new(value), name, arguments);
        }
        Ok(value)
    }

    fn unary(&mut self) -> Result<Expr, String> {
        if self.skip("-") {
            Ok(Expr::Negative(Box::new(self.unary()?)))
        } else {
            self.postfix()
        }
    }

    fn postfix(&mut self) -> Result<Expr, String> {
        let mut value = self.primary()?;
        loop {
            if self.skip(".") {
                value = Expr::Attribute(Box::new(value), self.name()?.to_owned());
            } else if self.skip("[") {
                value = Expr::Item(Box::new(value), Box::new(self.expression()?));
                self.sign("]")?;
            } else if self.skip("(") {
                value = Expr::Call(Box::new(value), self.arguments(")")?);
            } else {
                return Ok(value);
            }
        }
    }

    fn primary(&mut self) -> Result<Expr, String> {
        match self.tokens.next() {
            Some(Token::Name("null" | "none")) => Ok(Expr::Null),
            Some(Token::Name(word @ ("true" | "false"))) => Ok(Expr::Literal(word.to_owned())),
            Some(Token::Name(name)) => Ok(Expr::Name(name.to_owned())),
            Some(Token::Number(text) | Token::Quoted(text)) => Ok(Expr::Literal(text.to_owned())),
            Some(Token::Sign("(")) => {
                let inner = self.expression()?;
                self.sign(")")?;
                Ok(inner)
            }
            Some(Token::Sign("[")) => Ok(Expr::List(self.arguments("]")?)),
            Some(Token::Sign("{")) => self.map(),
            other => Err(format!("a value was expected, not {other:?}")),
        }
    }

    fn arguments(&mut self, close: &str) -> Result<Vec<Expr>, String> {
        let mut arguments = Vec::new();
        while !self.skip(close) {
            arguments.push(self.expression()?);
            if !self.skip(",") {
                self.sign(close)?;
                break;
            }
        }
        Ok(arguments)
    }

    fn map(&mut self) -> Result<Expr, String> {
        let mut entries = Vec::new();
        while !self.skip("}") {
            let key = match self.tokens.next() {
                Some(Token::Name(name)) => name,
                Some(Token::Quoted(text)) => unquoted(text),
                other => return Err(format!("a key was expected, not {other:?}")),
            };
            self.sign(":")?;
            entries.push((key.to_owned(), self.expression()?));
            if !self.skip(",") {
                self.sign("}")?;
                break;
            }
        }
        Ok(Expr::Map(entries))
    }
}

fn binary(operator: Operator, left: Expr, right: Expr) -> Expr {
    Expr::Binary(operator, Box::new(left), Box::new(right))
}

fn unquoted(text: &str) -> &str {
    text.get(1..text.len().saturating_sub(1)).unwrap_or_default()
}
