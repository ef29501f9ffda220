//! Refuses text that would be printed as mark-up without anyone having said that it is.

use crate::script::{is_list, is_map};
use minijinja::value::Value;
use minijinja::{Error, ErrorKind};

/// Looks through the parameters of one component.
///
/// # Errors
/// A parameter for mark-up holds text that is not marked safe. The error names the
/// parameter and never what it holds.
pub(crate) fn check(component: &str, parameters: &Value) -> Result<(), Error> {
    walk(component, parameters, false)
}

fn walk(component: &str, value: &Value, in_slots: bool) -> Result<(), Error> {
    if is_list(value) {
        return value
            .try_iter()?
            .try_for_each(|item| walk(component, &item, false));
    }
    if !is_map(value) {
        return Ok(());
    }
    for key in value.try_iter()? {
        let name = key.as_str().unwrap_or_default();
        let inner = value.get_item(&key)?;
        if (in_slots || takes_markup(name)) && is_plain_text(&inner) {
            return Err(refused(component, name));
        }
        walk(component, &inner, name == "slots")?;
    }
    Ok(())
}

/// Attributes given as a map are escaped one by one; given as text they are printed as they are.
fn takes_markup(name: &str) -> bool {
    name == "html" || name.ends_with("Html") || name == "attributes" || name.ends_with("Attributes")
}

fn is_plain_text(value: &Value) -> bool {
    !value.is_safe() && value.as_str().is_some_and(|text| !text.is_empty())
}

fn refused(component: &str, parameter: &str) -> Error {
    Error::new(
        ErrorKind::InvalidOperation,
        format!(
            "{component}: {parameter} holds text that is not marked safe; give it as text, or as captured mark-up"
        ),
    )
}
