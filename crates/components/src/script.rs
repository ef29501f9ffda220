//! What operators do in the templates' own language, where MiniJinja's do otherwise.

use minijinja::Environment;
use minijinja::value::{Rest, Value, ValueKind};
use std::borrow::Cow;

/// Adds the functions that the translator writes for operators.
pub(crate) fn add(env: &mut Environment<'_>) {
    env.add_function("plus", |values: Rest<Value>| plus(&values));
    env.add_function("equal", |left: Value, right: Value| equal(&left, &right));
    env.add_function("within", |value: Value, holder: Value| within(&value, &holder));
    env.add_function("concat", |list: Value, more: Rest<Value>| concat(&list, &more));
    env.add_test("truthy", |value: Value| truthy(&value));
}

/// How a value reads when it is printed or added to text.
pub(crate) fn text(value: &Value) -> Cow<'_, str> {
    if let Some(text) = value.as_str() {
        return Cow::Borrowed(text);
    }
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => Cow::Borrowed(""),
        ValueKind::Bool => Cow::Borrowed(if value.is_true() { "true" } else { "false" }),
        ValueKind::Number => Cow::Owned(number(value)),
        ValueKind::Seq => Cow::Owned(listed(value)),
        _ => Cow::Owned(value.to_string()),
    }
}

/// Whole numbers without a decimal point, however they are stored.
fn number(value: &Value) -> String {
    let printed = value.to_string();
    printed.strip_suffix(".0").map_or_else(|| printed.clone(), str::to_owned)
}

fn listed(value: &Value) -> String {
    let items: Vec<_> = value.try_iter().into_iter().flatten().map(|item| text(&item).into_owned()).collect();
    items.join(",")
}

/// `+`: numbers are summed, anything else is joined as text.
fn plus(values: &[Value]) -> Value {
    let mut values = values.iter().cloned();
    let first = values.next().unwrap_or_default();
    values.fold(first, |left, right| match (left.as_i64(), right.as_i64()) {
        (Some(a), Some(b)) if left.is_number() && right.is_number() => Value::from(a.saturating_add(b)),
        _ => Value::from(format!("{}{}", text(&left), text(&right))),
    })
}

/// `==`: a number equals its text, and nothing given equals nothing.
fn equal(left: &Value, right: &Value) -> bool {
    let empty = |value: &Value| matches!(value.kind(), ValueKind::Undefined | ValueKind::None);
    let plain = |value: &Value| value.as_str().is_some() || value.is_number();
    if empty(left) || empty(right) {
        empty(left) && empty(right)
    } else if plain(left) && plain(right) {
        text(left) == text(right)
    } else {
        left == right
    }
}

/// `in`: zero is not found where `false` is.
fn within(value: &Value, holder: &Value) -> bool {
    match (holder.as_str(), holder.kind()) {
        (Some(text_of_holder), _) => text_of_holder.contains(text(value).as_ref()),
        (None, ValueKind::Map) => holder.get_item(value).is_ok_and(|found| !found.is_undefined()),
        (None, ValueKind::Seq | ValueKind::Iterable) => {
            holder.try_iter().into_iter().flatten().any(|item| item.kind() == value.kind() && item == *value)
        }
        (None, _) => false,
    }
}

/// `concat`: a list is added item by item, anything else as one item.
fn concat(list: &Value, more: &[Value]) -> Value {
    let items = std::iter::once(list).chain(more).flat_map(|value| match value.kind() {
        ValueKind::Seq | ValueKind::Iterable => value.try_iter().into_iter().flatten().collect(),
        _ => vec![value.clone()],
    });
    items.collect()
}

/// An empty list or map is true; an empty text or zero is not.
pub(crate) fn truthy(value: &Value) -> bool {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None | ValueKind::Bool | ValueKind::Number | ValueKind::String => {
            value.is_true()
        }
        _ => true,
    }
}
