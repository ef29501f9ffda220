//! Cuts a template into text and tags, and the inside of a tag into tokens.

use super::ast::Trim;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'s> {
    Text(&'s str),
    Comment,
    Output,
    Statement,
}

/// A piece with the source between its delimiters.
#[derive(Debug)]
pub(crate) struct Cut<'s> {
    pub(crate) piece: Piece<'s>,
    pub(crate) trim: Trim,
    pub(crate) inside: &'s str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'s> {
    Name(&'s str),
    Number(&'s str),
    /// With its quotation marks.
    Quoted(&'s str),
    Sign(&'s str),
}

/// Longest first, so that `===` is not read as `==` and `=`.
const SIGNS: [&str; 24] = [
    "===", "!==", "==", "!=", "<=", ">=", "(", ")", "[", "]", "{", "}", ",", ":", ".", "|", "+", "-", "~",
    "*", "/", "<", ">", "=",
];

/// Cuts a whole template.
pub(crate) fn cut(source: &str) -> Result<Vec<Cut<'_>>, String> {
    let mut cuts = Vec::new();
    let mut rest = source;
    while let Some((at, piece)) = next_tag(rest) {
        let (text, tag) = rest.split_at(at);
        cuts.push(Cut {
            piece: Piece::Text(text),
            trim: Trim::default(),
            inside: "",
        });
        let inside = tag.get(2..).unwrap_or_default();
        let end =
            end_of_tag(inside, piece).ok_or_else(|| format!("a tag is never closed: {}", first_line(tag)))?;
        let (inside, after) = inside.split_at(end);
        cuts.push(trimmed(piece, inside));
        rest = after.get(2..).unwrap_or_default();
    }
    cuts.push(Cut {
        piece: Piece::Text(rest),
        trim: Trim::default(),
        inside: "",
    });
    Ok(cuts)
}

fn next_tag(source: &str) -> Option<(usize, Piece<'_>)> {
    let tags = [
        ("{{", Piece::Output),
        ("{%", Piece::Statement),
        ("{#", Piece::Comment),
    ];
    tags.into_iter()
        .filter_map(|(delimiter, piece)| Some((source.find(delimiter)?, piece)))
        .min_by_key(|(at, _)| *at)
}

fn end_of_tag(inside: &str, piece: Piece<'_>) -> Option<usize> {
    match piece {
        Piece::Comment => inside.find("#}"),
        Piece::Statement => end_of_code(inside, "%}"),
        Piece::Output | Piece::Text(_) => end_of_code(inside, "}}"),
    }
}

/// The first `delimiter` that is not inside quotation marks or brackets: two
/// closing braces also end a map within a map.
fn end_of_code(code: &str, delimiter: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut quote = None;
    let mut escaped = false;
    for (at, character) in code.char_indices() {
        if let Some(mark) = quote {
            if escaped {
                escaped = false;
            } else if character == '\\' {
                escaped = true;
            } else if character == mark {
                quote = None;
            }
            continue;
        }
        if depth == 0 && code.get(at..).is_some_and(|rest| rest.starts_with(delimiter)) {
            return Some(at);
        }
        match character {
            '"' | '\'' => quote = Some(character),
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

fn trimmed<'s>(piece: Piece<'s>, inside: &'s str) -> Cut<'s> {
    let (before, inside) = inside
        .strip_prefix('-')
        .map_or((false, inside), |rest| (true, rest));
    let (after, inside) = inside
        .strip_suffix('-')
        .map_or((false, inside), |rest| (true, rest));
    Cut {
        piece,
        trim: Trim { before, after },
        inside,
    }
}

/// Cuts the inside of a tag.
pub(crate) fn tokens(code: &str) -> Result<Vec<Token<'_>>, String> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let token = token(rest, first).ok_or_else(|| format!("not understood: {}", first_line(rest)))?;
        rest = rest.get(length(token)..).unwrap_or_default().trim_start();
        tokens.push(token);
    }
    Ok(tokens)
}

fn token(rest: &str, first: char) -> Option<Token<'_>> {
    match first {
        '"' | '\'' => quoted(rest, first).map(Token::Quoted),
        '0'..='9' => Some(Token::Number(leading(rest, |c| c.is_ascii_digit()))),
        c if c.is_alphabetic() || c == '_' => {
            Some(Token::Name(leading(rest, |c| c.is_alphanumeric() || c == '_')))
        }
        _ => SIGNS
            .into_iter()
            .find(|sign| rest.starts_with(sign))
            .map(Token::Sign),
    }
}

fn length(token: Token<'_>) -> usize {
    match token {
        Token::Name(text) | Token::Number(text) | Token::Quoted(text) | Token::Sign(text) => text.len(),
    }
}

fn leading(rest: &str, belongs: impl Fn(char) -> bool) -> &str {
    let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    rest.split_at(end).0
}

fn quoted(rest: &str, mark: char) -> Option<&str> {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if character == mark {
            return rest.get(..=at);
        }
    }
    None
}

fn first_line(source: &str) -> &str {
    source.lines().next().unwrap_or_default()
}
