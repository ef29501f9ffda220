//! Rendering a component by name, and as a function in any environment.

use crate::{engine, markup};
use minijinja::value::{Kwargs, Rest, Value, ValueOrKwargs};
use minijinja::{Environment, Error, ErrorKind, State};

/// One translated macro.
pub(crate) struct Template {
    /// As pages call it, such as `govukButton`.
    pub(crate) name: &'static str,
    /// The name under which the template expects the parameters.
    pub(crate) parameter: &'static str,
    pub(crate) source: &'static str,
}

/// What a page passed to a component.
pub(crate) struct Call {
    parameters: Value,
    /// The mark-up between `call` and `endcall`.
    body: Option<Value>,
}

impl Call {
    /// Parameters without a body.
    pub(crate) fn of(parameters: Value) -> Self {
        Self {
            parameters,
            body: None,
        }
    }

    /// Reads one map, or keyword arguments in its place.
    pub(crate) fn read(state: &mut State, arguments: &[ValueOrKwargs]) -> Result<Self, Error> {
        let mut call = Self::of(Value::UNDEFINED);
        for argument in arguments {
            if argument.is_kwargs() {
                call.read_keywords(state, &Kwargs::try_from(Value::from(argument.clone()))?)?;
            } else if call.parameters.is_undefined() {
                call.parameters = argument.clone().into();
            } else {
                return Err(Error::new(
                    ErrorKind::TooManyArguments,
                    "a component takes one map of parameters",
                ));
            }
        }
        Ok(call)
    }

    fn read_keywords(&mut self, state: &mut State, keywords: &Kwargs) -> Result<(), Error> {
        if keywords.has("caller") {
            let caller: Value = keywords.get("caller")?;
            self.body = Some(caller.call(state, &[])?);
        }
        let mut named = keywords.args().filter(|name| *name != "caller").peekable();
        if named.peek().is_some() {
            if !self.parameters.is_undefined() {
                return Err(Error::new(
                    ErrorKind::TooManyArguments,
                    "give a map or keywords, not both",
                ));
            }
            let pairs: Result<Vec<_>, Error> = named
                .map(|name| Ok((name.to_owned(), keywords.peek(name)?)))
                .collect();
            self.parameters = Value::from_pairs::<Vec<(String, Value)>, _, _>(pairs?);
        }
        Ok(())
    }
}

/// Renders within an environment that holds the templates.
pub(crate) fn render(env: &Environment<'_>, template: &Template, call: &Call) -> Result<Value, Error> {
    let mut context = vec![(template.parameter, call.parameters.clone())];
    if let Some(body) = call.body.clone() {
        context.push(("caller", Value::from_function(move || body.clone())));
    }
    let html = env
        .get_template(template.name)?
        .render(Value::from_pairs(context))?;
    Ok(Value::from_safe_string(html))
}

/// Renders a component, such as `govukButton`, to mark-up.
///
/// # Errors
/// There is no such component, or its parameters do not suit it, or a parameter
/// for mark-up (`html`) holds text that is not marked safe.
pub fn render_component(name: &str, parameters: Value) -> Result<String, Error> {
    let template = engine::templates()
        .iter()
        .find(|template| template.name == name)
        .ok_or_else(|| {
            Error::new(
                ErrorKind::UnknownFunction,
                format!("there is no component {name}"),
            )
        })?;
    let html = checked(template, &Call::of(parameters))?;
    Ok(html.to_string())
}

/// Makes every component a function of an environment: `govukButton({"text": "Send"})`
/// or `govukButton(text="Send")`. Where upstream takes a body between tags, so does
/// `{% call govukPanel(titleText="Sent") %} ... {% endcall %}`.
///
/// A parameter that is printed as mark-up (`html`, `titleHtml`, ...) must be marked
/// safe; plain text there is refused, so that what a person typed cannot become mark-up.
pub fn add_components(env: &mut Environment<'_>) {
    for template in engine::templates() {
        env.add_function(
            template.name,
            |state: &mut State, arguments: Rest<ValueOrKwargs>| {
                checked(template, &Call::read(state, &arguments)?)
            },
        );
    }
}

/// The names of the components, in order.
pub fn names() -> impl Iterator<Item = &'static str> {
    engine::templates().iter().map(|template| template.name)
}

fn checked(template: &Template, call: &Call) -> Result<Value, Error> {
    markup::check(template.name, &call.parameters)?;
    let html = render(engine::engine(), template, call)?;
    Ok(Value::from_safe_string(html.to_string().trim().to_owned()))
}
