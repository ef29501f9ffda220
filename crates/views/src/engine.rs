//! Renders pages: templates, words and components together.

use std::fmt;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value, context};
use rust_embed::RustEmbed;

use crate::messages::{Arg, MessageError, Messages};
use crate::{Chrome, Lang, Message, Page, prose};

#[derive(RustEmbed)]
#[folder = "src/"]
#[include = "*.html"]
struct Templates;

/// Why a page could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum ViewError {
    /// The message files cannot be read.
    #[error("the messages cannot be read")]
    Messages(#[from] MessageError),
    /// A template does not compile, or names something the page does not have.
    #[error("a page cannot be rendered")]
    Template(#[from] Error),
}

/// Everything needed to render any page in either language. Made once; cheap to share.
pub struct Views {
    messages: Arc<Messages>,
    en: Environment<'static>,
    cy: Environment<'static>,
}

impl fmt::Debug for Views {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Views(..)")
    }
}

/// What to do about words that are missing.
#[derive(Clone, Copy)]
enum Gaps {
    /// Say it in English and write a warning: for people.
    InEnglish,
    /// Fail: for tests.
    Refuse,
}

impl Views {
    /// The views as a server uses them: words missing in Welsh show in English, with a warning in the log.
    ///
    /// # Errors
    /// When an embedded template or message file cannot be read.
    pub fn new() -> Result<Self, ViewError> {
        Self::build(Gaps::InEnglish)
    }

    /// The views as tests use them: missing words and values are errors.
    ///
    /// # Errors
    /// When an embedded template or message file cannot be read.
    pub fn strict() -> Result<Self, ViewError> {
        Self::build(Gaps::Refuse)
    }

    /// `page` as a whole HTML document in `lang`.
    ///
    /// # Errors
    /// [`ViewError::Template`] when the template asks for what the page does not have.
    pub fn render<P: Page>(&self, lang: Lang, chrome: &Chrome, page: &P) -> Result<String, ViewError> {
        let template = self.environment(lang).get_template(P::TEMPLATE)?;
        let erroneous = page.errors().is_some_and(|errors| !errors.is_empty());
        let context = context! {
            page => Value::from(Serde(page)),
            chrome => Value::from(Serde(chrome)),
            title => Value::from(Serde(page.title())),
            tab => Value::from(Serde(page.tab())),
            erroneous => erroneous,
        };
        Ok(template.render(context)?)
    }

    /// The words of `message` in `lang`: for texts that are not pages, such as e-mails.
    #[must_use]
    pub fn text(&self, lang: Lang, message: &Message) -> String {
        self.messages.text_or_english(lang, message)
    }

    fn build(gaps: Gaps) -> Result<Self, ViewError> {
        let messages = Arc::new(Messages::load()?);
        let en = environment(Lang::En, &messages, gaps)?;
        let cy = environment(Lang::Cy, &messages, gaps)?;
        Ok(Self { messages, en, cy })
    }

    fn environment(&self, lang: Lang) -> &Environment<'static> {
        match lang {
            Lang::En => &self.en,
            Lang::Cy => &self.cy,
        }
    }
}

/// One environment a language: macros and partials then speak it without being told.
fn environment(lang: Lang, messages: &Arc<Messages>, gaps: Gaps) -> Result<Environment<'static>, ViewError> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    env.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()?,
    );
    waymark_components::add_components(&mut env);
    env.add_function("asset", asset);
    add_words(&mut env, lang, messages, gaps);
    for path in Templates::iter() {
        if let Some(file) = Templates::get(&path) {
            env.add_template_owned(path, String::from_utf8_lossy(&file.data).into_owned())?;
        }
    }
    Ok(env)
}

/// `t(id or message, name=value…)` → text; `prose(id, name=value…)` → HTML; `url(path)` → the path in this
/// language; `lang` → its tag; `field_error(form, field)` → the `errorMessage` of a component, or none;
/// `error_list(form)` → the `errorList` of the error summary.
fn add_words(env: &mut Environment<'static>, lang: Lang, messages: &Arc<Messages>, gaps: Gaps) {
    let words = Words {
        lang,
        messages: Arc::clone(messages),
        gaps,
    };
    env.add_global("lang", lang.tag());
    env.add_function("url", move |path: &str| lang.url(path));
    let say = words.clone();
    env.add_function("t", move |said: &Value, values: Kwargs| say.say(said, &values));
    let prose = words.clone();
    env.add_function("prose", move |said: &Value, values: Kwargs| {
        prose.prose(said, &values)
    });
    let errors = words.clone();
    env.add_function("field_error", move |form: &Value, field: &str| {
        errors.field_error(form, field)
    });
    env.add_function("error_list", move |form: &Value| words.error_list(form));
}

#[derive(Clone)]
struct Words {
    lang: Lang,
    messages: Arc<Messages>,
    gaps: Gaps,
}

impl Words {
    fn say(&self, said: &Value, values: &Kwargs) -> Result<String, Error> {
        let mut message = message(said)?;
        for name in values.args() {
            message = message.with(name, arg(&values.get::<Value>(name)?)?);
        }
        match self.gaps {
            Gaps::InEnglish => Ok(self.messages.text_or_english(self.lang, &message)),
            Gaps::Refuse => self.messages.text(self.lang, &message).map_err(refused),
        }
    }

    fn say_plainly(&self, said: &Value) -> Result<String, Error> {
        self.say(said, &Kwargs::from_iter(Vec::<(&str, Value)>::new()))
    }

    fn prose(&self, said: &Value, values: &Kwargs) -> Result<Value, Error> {
        Ok(Value::from_safe_string(prose::to_html(
            self.lang,
            &self.say(said, values)?,
        )))
    }

    fn field_error(&self, form: &Value, field: &str) -> Result<Value, Error> {
        for error in form.get_attr("errors")?.try_iter()? {
            if error.get_attr("field")?.as_str() == Some(field) {
                let text = self.say_plainly(&error.get_attr("message")?)?;
                let prefix = self.say_plainly(&Value::from("error-prefix"))?;
                return Ok(context! { text, visuallyHiddenText => prefix });
            }
        }
        Ok(Value::from(()))
    }

    fn error_list(&self, form: &Value) -> Result<Vec<Value>, Error> {
        let line = |error: Value| {
            let text = self.say_plainly(&error.get_attr("message")?)?;
            Ok(context! { text, href => format!("#{}", error.get_attr("anchor")?) })
        };
        form.get_attr("errors")?.try_iter()?.map(line).collect()
    }
}

fn asset(name: &str) -> Result<&'static str, Error> {
    waymark_components::url(name).ok_or_else(|| refused(format!("there is no asset {name}")))
}

/// A template may hold an id or a whole [`Message`] of its view struct.
fn message(said: &Value) -> Result<Message, Error> {
    if let Some(id) = said.as_str() {
        return Ok(Message::new(id.to_owned()));
    }
    let id = said.get_attr("id")?;
    let id = id
        .as_str()
        .ok_or_else(|| refused("neither an id nor a message"))?;
    let mut message = Message::new(id.to_owned());
    let args = said.get_attr("args")?;
    for name in args.try_iter()? {
        let value = arg(&args.get_item(&name)?)?;
        message = message.with(&name.to_string(), value);
    }
    Ok(message)
}

fn arg(value: &Value) -> Result<Arg, Error> {
    if value.is_undefined() || value.is_none() {
        return Err(refused("a message was given nothing for one of its values"));
    }
    Ok(match (value.is_integer(), i64::try_from(value.clone())) {
        (true, Ok(number)) => Arg::Number(number),
        (true | false, _) => Arg::Text(value.to_string()),
    })
}

fn refused(why: impl fmt::Display) -> Error {
    Error::new(ErrorKind::InvalidOperation, why.to_string())
}
