//! Filters that the templates use, where MiniJinja has none or another of the name.

use crate::script::{is_list, is_map, text};
use crate::time;
use minijinja::value::{Rest, Value};
use minijinja::{Environment, Error, HtmlEscape};

/// Adds them to the templates' environment.
pub(crate) fn add(env: &mut Environment<'_>) {
    env.add_filter("each", each);
    env.add_filter("pairs", pairs);
    env.add_filter("length", |value: Value| length(&value).unwrap_or_default());
    env.add_filter("size", |value: Value| {
        length(&value).map_or(Value::UNDEFINED, Value::from)
    });
    env.add_filter("int", |value: Value| {
        text(&value).trim().parse::<i64>().unwrap_or_default()
    });
    env.add_filter("string", |value: Value| {
        as_safe_as(&value, text(&value).into_owned())
    });
    env.add_filter("trim", |value: Value| {
        as_safe_as(&value, text(&value).trim().to_owned())
    });
    // White space between tags is for readers of the source; inside a text area it would
    // change what a person typed. So nothing is indented.
    env.add_filter("indent", |value: Value, _: Rest<Value>| value);
    env.add_filter("escape", |value: Value| escape(&value));
    env.add_filter("safe", |value: Value| {
        Value::from_safe_string(text(&value).into_owned())
    });
    env.add_filter("replace", |value: Value, old: Value, new: Value| {
        as_safe_as(&value, text(&value).replace(text(&old).as_ref(), &text(&new)))
    });
    env.add_filter("mojDate", |value: Value, form: Option<String>| {
        time::printed(&text(&value), form.as_deref())
    });
    env.add_filter("date", no_format);
}

fn each(value: Value) -> Value {
    if is_list(&value) || is_map(&value) {
        value
    } else {
        Value::from(Vec::<Value>::new())
    }
}

/// The entries of a map, or the items of a list, to loop over with two names.
fn pairs(value: Value) -> Result<Value, Error> {
    if !is_map(&value) {
        return Ok(each(value));
    }
    value
        .try_iter()?
        .map(|key| Ok(Value::from(vec![key.clone(), value.get_item(&key)?])))
        .collect()
}

fn length(value: &Value) -> Option<usize> {
    match value.as_str() {
        Some(text) => Some(text.encode_utf16().count()),
        None => value.len(),
    }
}

fn as_safe_as(value: &Value, text: String) -> Value {
    if value.is_safe() {
        Value::from_safe_string(text)
    } else {
        Value::from(text)
    }
}

fn escape(value: &Value) -> Value {
    if value.is_safe() {
        return value.clone();
    }
    Value::from_safe_string(HtmlEscape(&text(value)).to_string())
}

fn no_format(_: Value, _: Rest<Value>) -> Result<Value, Error> {
    Err(Error::new(
        minijinja::ErrorKind::InvalidOperation,
        "a date takes a type (datetime, shortdatetime, date, shortdate or time), not a format",
    ))
}
