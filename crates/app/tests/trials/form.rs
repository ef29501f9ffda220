//! A page's form as a browser sees it: read from the page, so that no question can be forgotten.

use crate::http::{Answer, unescaped};
use crate::journey::Fields;

/// A form: where it is sent, and what it asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) fields: Vec<Field>,
}

/// One thing that a form sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Field {
    /// A box to type in.
    Box { name: String },
    /// One of several answers.
    Choice { name: String, answers: Vec<String> },
    /// A tick.
    Tick { name: String, value: String },
    /// Sent as it is.
    Hidden { name: String, value: String },
}

impl Form {
    /// The form on a page, if there is one.
    pub(crate) fn on(page: &Answer) -> Option<Self> {
        let (_, rest) = page.body.split_once("<form ")?;
        let (form, _) = rest.split_once("</form>")?;
        let mut fields: Vec<Field> = Vec::new();
        for piece in form.split('<') {
            match Field::of(piece) {
                Some(Field::Choice { name, answers }) => join_choice(&mut fields, name, answers),
                Some(field) => fields.push(field),
                None => {}
            }
        }
        Some(Self {
            action: attribute(form, "action")?,
            fields,
        })
    }

    /// Filled in: what is typed in each box, and which of the answers is chosen. Everything is ticked but "I do
    /// not know".
    pub(crate) fn filled(
        &self,
        typed: impl Fn(&str) -> String,
        choose: impl Fn(&str, &[String]) -> String,
    ) -> Fields {
        let fill = |field: &Field| match field {
            Field::Box { name } => Some((name.clone(), typed(name))),
            Field::Choice { name, answers } => Some((name.clone(), choose(name, answers))),
            // "I do not know" beside an answer would contradict it.
            Field::Tick { name, value } => {
                (!name.ends_with(".unknown")).then(|| (name.clone(), value.clone()))
            }
            Field::Hidden { name, value } => Some((name.clone(), value.clone())),
        };
        self.fields.iter().filter_map(fill).collect()
    }
}

/// The buttons of one question are one choice; an option of a list belongs to the list before it.
fn join_choice(fields: &mut Vec<Field>, name: String, answers: Vec<String>) {
    match fields.last_mut() {
        Some(Field::Choice {
            name: before,
            answers: known,
        }) if *before == name || name.is_empty() => {
            known.extend(answers);
        }
        _ => fields.push(Field::Choice { name, answers }),
    }
}

impl Field {
    fn of(tag: &str) -> Option<Self> {
        let name = || attribute(tag, "name");
        let value = || attribute(tag, "value").unwrap_or_default();
        if tag.starts_with("textarea") {
            return Some(Self::Box { name: name()? });
        }
        if tag.starts_with("select") {
            return Some(Self::Choice {
                name: name()?,
                answers: Vec::new(),
            });
        }
        if tag.starts_with("option") {
            return Some(Self::Choice {
                name: String::new(),
                answers: vec![value()],
            });
        }
        if !tag.starts_with("input") {
            return None;
        }
        Some(match attribute(tag, "type")?.as_str() {
            "radio" => Self::Choice {
                name: name()?,
                answers: vec![value()],
            },
            "checkbox" => Self::Tick {
                name: name()?,
                value: value(),
            },
            "hidden" => Self::Hidden {
                name: name()?,
                value: value(),
            },
            _ => Self::Box { name: name()? },
        })
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let tag = format!(" {}", tag.split_once('>').map_or(tag, |(tag, _)| tag));
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| unescaped(value))
}

#[test]
fn every_kind_of_field_is_read() {
    let body = r#"<form action="&#x2f;refer" method="post" novalidate><input type="hidden" name="k" value="1">
        <input class="x" id="a" name="a" type="text" value=""><textarea id="b" name="b" rows="2">old</textarea>
        <input name="c" type="radio" value="yes"><label>Yes</label><input name="c" type="radio" value="no" checked>
        <select id="d" name="d"><option value="">-</option><option value="x">X</option></select>
        <input name="e.one" type="checkbox" value="yes"></form><input name="elsewhere" type="text">"#;
    let form = Form::on(&Answer {
        status: 200,
        headers: vec![],
        body: body.to_owned(),
    })
    .unwrap();
    let filled = form.filled(
        |name| format!("typed {name}"),
        |_, answers| answers.last().cloned().unwrap(),
    );
    let filled: Vec<_> = filled
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    assert_eq!(form.action, "/refer");
    assert_eq!(
        filled,
        ["k=1", "a=typed a", "b=typed b", "c=no", "d=x", "e.one=yes"]
    );
}
