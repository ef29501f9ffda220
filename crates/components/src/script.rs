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

/// Whether a value has items in order.
pub(crate) fn is_list(value: &Value) -> bool {
    matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable)
}

/// Whether a value has entries by name.
pub(crate) fn is_map(value: &Value) -> bool {
    value.kind() == ValueKind::Map
}

fn is_nothing(value: &Value) -> bool {
    value.is_undefined() || value.is_none()
}

/// How a value reads when it is printed or added to text.
pub(crate) fn text(value: &Value) -> Cow<'_, str> {
    if let Some(text) = value.as_str() {
        Cow::Borrowed(text)
    } else if is_nothing(value) {
        Cow::Borrowed("")
    } else if value.kind() == ValueKind::Bool {
        Cow::Borrowed(if value.is_true() { "true" } else { "false" })
    } else if value.is_number() {
        Cow::Owned(number(value))
    } else if is_list(value) {
        Cow::Owned(listed(value))
    } else {
        Cow::Owned(value.to_string())
    }
}

/// Whole numbers without a decimal point, however they are stored.
fn number(value: &Value) -> String {
    let printed = value.to_string();
    printed
        .strip_suffix(".0")
        .map_or_else(|| printed.clone(), str::to_owned)
}

fn listed(value: &Value) -> String {
    let items: Vec<_> = value
        .try_iter()
        .into_iter()
        .flatten()
        .map(|item| text(&item).into_owned())
        .collect();
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
    let plain = |value: &Value| value.as_str().is_some() || value.is_number();
    if is_nothing(left) || is_nothing(right) {
        is_nothing(left) && is_nothing(right)
    } else if plain(left) && plain(right) {
        text(left) == text(right)
    } else {
        left == right
    }
}

/// `in`: zero is not found where `false` is.
fn within(value: &Value, holder: &Value) -> bool {
    if let Some(whole) = holder.as_str() {
        whole.contains(text(value).as_ref())
    } else if is_map(holder) {
        holder.get_item(value).is_ok_and(|found| !found.is_undefined())
    } else {
        items(holder)
            .iter()
            .any(|item| item.kind() == value.kind() && item == value)
    }
}

/// `concat`: a list is added item by item, anything else as one item.
fn concat(list: &Value, more: &[Value]) -> Value {
    let parts = std::iter::once(list).chain(more);
    parts
        .flat_map(|part| {
            if is_list(part) {
                items(part)
            } else {
                vec![part.clone()]
            }
        })
        .collect()
}

/// The items of a list; none of anything else.
fn items(value: &Value) -> Vec<Value> {
    if is_list(value) {
        value.try_iter().into_iter().flatten().collect()
    } else {
        Vec::new()
    }
}

/// Lists and maps are true even when empty; an empty text and zero are not.
fn truthy(value: &Value) -> bool {
    is_list(value) || is_map(value) || value.is_true()
}
