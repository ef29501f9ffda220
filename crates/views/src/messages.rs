//! The words of every page, kept in Fluent files outside the code.
//!
//! `messages/en` and `messages/cy` hold one file for each group of pages; `names.ftl` holds what several share.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use serde::Serialize;
use unic_langid::LanguageIdentifier;

use crate::Lang;

#[derive(RustEmbed)]
#[folder = "messages/"]
struct MessageFiles;

/// A sentence still to be put into the reader's language: its id and the values it speaks of.
///
/// Templates say it with `t(message)`; code with [`crate::Views::text`].
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    id: Cow<'static, str>,
    args: BTreeMap<String, Arg>,
}

/// A value inside a message.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Arg {
    /// A whole number; it chooses the plural form.
    Number(i64),
    /// Text, shown as it is.
    Text(String),
}

impl Message {
    /// The message of that id, without values so far.
    #[must_use]
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self {
            id: id.into(),
            args: BTreeMap::new(),
        }
    }

    /// The words of a code: the message whose id is a prefix and the code.
    #[must_use]
    pub fn coded(prefix: &str, code: &str) -> Self {
        Self::new([prefix, code].concat())
    }

    /// The same message with one more value.
    #[must_use]
    pub fn with(self, name: &str, value: impl Into<Arg>) -> Self {
        let mut args = self.args;
        args.insert(name.to_owned(), value.into());
        Self { args, ..self }
    }

    /// The id of the message in the message files.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    fn fluent_args(&self) -> FluentArgs<'_> {
        self.args
            .iter()
            .map(|(name, arg)| (name.as_str(), arg.as_fluent()))
            .collect()
    }
}

/// Shows the id only: a value may be what somebody typed.
impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Message({})", self.id)
    }
}

impl Arg {
    fn as_fluent(&self) -> FluentValue<'_> {
        match self {
            Self::Number(number) => FluentValue::from(*number),
            Self::Text(text) => FluentValue::from(text.as_str()),
        }
    }
}

/// Shows only which kind of value it is: it may be what somebody typed.
impl fmt::Debug for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Number(_) => "Number(..)",
            Self::Text(_) => "Text(..)",
        })
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// Why words could not be found or filled in.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// A message file does not parse, or names an id twice.
    #[error("message file {file} cannot be read: {detail}")]
    File {
        /// The path below `messages/`.
        file: String,
        /// What is wrong with it.
        detail: String,
    },
    /// There is no such message in that language.
    #[error("no message {id} in {lang}")]
    Missing {
        /// The language asked for.
        lang: Lang,
        /// The id asked for.
        id: String,
    },
    /// The message names a value or a message that it was not given.
    #[error("message {id} in {lang} lacks a value: {detail}")]
    Unfilled {
        /// The language asked for.
        lang: Lang,
        /// The id asked for.
        id: String,
        /// What is missing.
        detail: String,
    },
}

/// All messages of both languages.
pub struct Messages {
    en: FluentBundle<FluentResource>,
    cy: FluentBundle<FluentResource>,
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Messages(..)")
    }
}

impl Messages {
    /// Reads the embedded message files.
    ///
    /// # Errors
    /// [`MessageError::File`] when one does not parse or an id appears twice.
    pub fn load() -> Result<Self, MessageError> {
        Ok(Self {
            en: bundle(Lang::En, files(Lang::En))?,
            cy: bundle(Lang::Cy, files(Lang::Cy))?,
        })
    }

    /// Messages of a test's own.
    #[cfg(test)]
    pub(crate) fn of(en: &str, cy: &str) -> Result<Self, MessageError> {
        let file = |source: &str| [("test".to_owned(), source.to_owned())];
        Ok(Self {
            en: bundle(Lang::En, file(en))?,
            cy: bundle(Lang::Cy, file(cy))?,
        })
    }

    /// The words of `message` in `lang`.
    ///
    /// # Errors
    /// [`MessageError::Missing`] and [`MessageError::Unfilled`].
    pub fn text(&self, lang: Lang, message: &Message) -> Result<String, MessageError> {
        let missing = || MessageError::Missing {
            lang,
            id: message.id().to_owned(),
        };
        let bundle = self.bundle(lang);
        let pattern = bundle
            .get_message(message.id())
            .and_then(|found| found.value())
            .ok_or_else(missing)?;
        let mut errors = Vec::new();
        let text = bundle
            .format_pattern(pattern, Some(&message.fluent_args()), &mut errors)
            .into_owned();
        match errors.first() {
            None => Ok(text),
            Some(error) => Err(MessageError::Unfilled {
                lang,
                id: message.id().to_owned(),
                detail: error.to_string(),
            }),
        }
    }

    /// Whether `lang` has a message of that id.
    #[must_use]
    pub fn has(&self, lang: Lang, id: &str) -> bool {
        self.bundle(lang).has_message(id)
    }

    /// The words of `message`, in English when `lang` lacks them and as the bare id when both do, with a warning
    /// in the log: a page with one odd line helps a worried person more than no page.
    #[must_use]
    pub fn text_or_english(&self, lang: Lang, message: &Message) -> String {
        self.text(lang, message).unwrap_or_else(|error| {
            tracing::warn!(message.id = message.id(), lang = lang.tag(), %error, "message missing");
            self.text(Lang::En, message)
                .unwrap_or_else(|_| message.id().to_owned())
        })
    }

    fn bundle(&self, lang: Lang) -> &FluentBundle<FluentResource> {
        match lang {
            Lang::En => &self.en,
            Lang::Cy => &self.cy,
        }
    }
}

/// The message files of one language as (path below `messages/`, content), in order of path.
pub(crate) fn files(lang: Lang) -> impl Iterator<Item = (String, String)> {
    let folder = format!("{lang}/");
    MessageFiles::iter()
        .filter(move |path| path.starts_with(&folder))
        .filter_map(|path| {
            let file = MessageFiles::get(&path)?;
            Some((
                path.into_owned(),
                String::from_utf8_lossy(&file.data).into_owned(),
            ))
        })
}

fn bundle(
    lang: Lang,
    files: impl IntoIterator<Item = (String, String)>,
) -> Result<FluentBundle<FluentResource>, MessageError> {
    let locale: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Invisible isolation marks would be copied along with references; templates isolate typed text with <bdi>.
    bundle.set_use_isolating(false);
    for (file, source) in files {
        let refuse = |detail: String| MessageError::File {
            file: file.clone(),
            detail,
        };
        let resource =
            FluentResource::try_new(source).map_err(|(_, errors)| refuse(format!("{errors:?}")))?;
        bundle
            .add_resource(resource)
            .map_err(|errors| refuse(format!("{errors:?}")))?;
    }
    Ok(bundle)
}
