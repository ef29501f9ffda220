use std::fmt;

use serde::{Deserialize, Serialize};
use waymark_domain::case::{Connection, Disclosure, Note, NoteKind, Sort, Statement};
use waymark_domain::text::Text;

use super::{BadContent, Content, parsed};

/// A note, as sealed in the case compartment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteContent {
    kind: String,
    about: Option<String>,
    statements: Vec<StatementContent>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StatementContent {
    sort: String,
    words: String,
    source: String,
}

/// A connection, as sealed in the case compartment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConnectionContent {
    who: String,
    how: String,
    source: String,
}

/// What was told to somebody outside, as sealed in the case compartment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisclosureContent {
    agency: String,
    recipient: String,
    purpose: String,
    legal_basis: String,
    authorised_by: String,
    on: String,
    content: String,
}

/// Why emergency access was taken, as sealed in the case compartment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonContent {
    /// In their words.
    pub reason: String,
}

/// The referral that an enquiry became and why, as sealed beside the enquiry's advice.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromotionContent {
    /// The referral's reference, for the telephone.
    pub reference: String,
    /// Why, in their words.
    pub reason: String,
}

impl Content for PromotionContent {
    const KIND: &'static str = "promotion/1";
}

impl Content for NoteContent {
    const KIND: &'static str = "note/1";
}

impl Content for ConnectionContent {
    const KIND: &'static str = "connection/1";
}

impl Content for DisclosureContent {
    const KIND: &'static str = "disclosure/1";
}

impl Content for ReasonContent {
    const KIND: &'static str = "reason/1";
}

macro_rules! hidden {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )*};
}
hidden!(
    NoteContent,
    StatementContent,
    ConnectionContent,
    DisclosureContent,
    PromotionContent,
    ReasonContent
);

fn plain(text: &Text) -> String {
    text.as_str().to_owned()
}

impl From<&Note> for NoteContent {
    fn from(note: &Note) -> Self {
        let statement = |statement: &Statement| StatementContent {
            sort: statement.sort.code().to_owned(),
            words: plain(&statement.words),
            source: plain(&statement.source),
        };
        Self {
            kind: note.kind.code().to_owned(),
            about: note.about.map(|day| day.to_string()),
            statements: note.statements.iter().map(statement).collect(),
        }
    }
}

impl TryFrom<&NoteContent> for Note {
    type Error = BadContent;
    fn try_from(content: &NoteContent) -> Result<Self, BadContent> {
        let bad = BadContent {
            kind: NoteContent::KIND,
        };
        let words = |raw: &str| Text::parse(raw).map_err(|_| bad);
        let statement = |statement: &StatementContent| {
            Ok(Statement {
                sort: Sort::from_code(&statement.sort).ok_or(bad)?,
                words: words(&statement.words)?,
                source: words(&statement.source)?,
            })
        };
        Ok(Self {
            kind: NoteKind::from_code(&content.kind).ok_or(bad)?,
            about: content
                .about
                .as_ref()
                .map(|raw| parsed(raw, NoteContent::KIND))
                .transpose()?,
            statements: content
                .statements
                .iter()
                .map(statement)
                .collect::<Result<_, BadContent>>()?,
        })
    }
}

impl From<&Connection> for ConnectionContent {
    fn from(connection: &Connection) -> Self {
        Self {
            who: plain(&connection.who),
            how: plain(&connection.how),
            source: plain(&connection.source),
        }
    }
}

impl TryFrom<&ConnectionContent> for Connection {
    type Error = BadContent;
    fn try_from(content: &ConnectionContent) -> Result<Self, BadContent> {
        let bad = BadContent {
            kind: ConnectionContent::KIND,
        };
        let words = |raw: &str| Text::parse(raw).map_err(|_| bad);
        Ok(Self {
            who: words(&content.who)?,
            how: words(&content.how)?,
            source: words(&content.source)?,
        })
    }
}

impl From<&Disclosure> for DisclosureContent {
    fn from(disclosure: &Disclosure) -> Self {
        Self {
            agency: disclosure.agency.to_string(),
            recipient: plain(&disclosure.recipient),
            purpose: plain(&disclosure.purpose),
            legal_basis: plain(&disclosure.legal_basis),
            authorised_by: plain(&disclosure.authorised_by),
            on: disclosure.on.to_string(),
            content: plain(&disclosure.content),
        }
    }
}

impl TryFrom<&DisclosureContent> for Disclosure {
    type Error = BadContent;
    fn try_from(content: &DisclosureContent) -> Result<Self, BadContent> {
        let kind = DisclosureContent::KIND;
        let words = |raw: &str| Text::parse(raw).map_err(|_| BadContent { kind });
        Ok(Self {
            agency: parsed(&content.agency, kind)?,
            recipient: words(&content.recipient)?,
            purpose: words(&content.purpose)?,
            legal_basis: words(&content.legal_basis)?,
            authorised_by: words(&content.authorised_by)?,
            on: parsed(&content.on, kind)?,
            content: words(&content.content)?,
        })
    }
}
