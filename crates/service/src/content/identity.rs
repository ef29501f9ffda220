use std::fmt;

use serde::{Deserialize, Serialize};
use waymark_domain::person::{Birth, Ethnicity, Identity};
use waymark_domain::text::{Code, PersonName, Text};

use super::{BadContent, Content, optional, parsed};

/// Who a person is, as sealed in the identity compartment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentityContent {
    name: Option<String>,
    other_names: Vec<String>,
    birth: BirthContent,
    gender: Option<String>,
    ethnicity: Option<(String, String)>,
    address: Option<String>,
    postcode: Option<String>,
    phones: Vec<String>,
    emails: Vec<String>,
    handles: Vec<String>,
    place: Option<String>,
    language: Option<String>,
    description: Option<String>,
}

/// What the index in memory is built from: as much of an identity as matching compares, one a person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatchRecord {
    /// All names, the one used most first.
    pub names: Vec<String>,
    birth: BirthContent,
    /// Gender code.
    pub gender: Option<String>,
    /// Address as given.
    pub address: Option<String>,
    /// Postcode as given.
    pub postcode: Option<String>,
    /// Telephone numbers as given.
    pub phones: Vec<String>,
    /// E-mail addresses as given.
    pub emails: Vec<String>,
    /// Names used online.
    pub handles: Vec<String>,
    /// School, college or work.
    pub place: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum BirthContent {
    Unknown,
    Born(String),
    AgedAbout { years: u8, on: String },
}

impl Content for IdentityContent {
    const KIND: &'static str = "identity/1";
}

impl Content for MatchRecord {
    const KIND: &'static str = "match/1";
}

impl fmt::Debug for IdentityContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdentityContent(..)")
    }
}

impl fmt::Debug for MatchRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MatchRecord(..)")
    }
}

impl From<Birth> for BirthContent {
    fn from(birth: Birth) -> Self {
        match birth {
            Birth::Unknown => Self::Unknown,
            Birth::Born(date) => Self::Born(date.to_string()),
            Birth::AgedAbout { years, on } => Self::AgedAbout {
                years,
                on: on.to_string(),
            },
        }
    }
}

impl TryFrom<&BirthContent> for Birth {
    type Error = BadContent;
    fn try_from(birth: &BirthContent) -> Result<Self, BadContent> {
        let kind = IdentityContent::KIND;
        Ok(match birth {
            BirthContent::Unknown => Self::Unknown,
            BirthContent::Born(date) => Self::Born(parsed(date, kind)?),
            BirthContent::AgedAbout { years, on } => Self::AgedAbout {
                years: *years,
                on: parsed(on, kind)?,
            },
        })
    }
}

fn texts(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.as_str().to_owned()).collect()
}

fn text(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}

impl From<&Identity> for IdentityContent {
    fn from(identity: &Identity) -> Self {
        let code = |code: &Code| code.to_string();
        Self {
            name: identity.name.as_ref().map(|name| name.as_str().to_owned()),
            other_names: identity
                .other_names
                .iter()
                .map(|name| name.as_str().to_owned())
                .collect(),
            birth: identity.birth.into(),
            gender: identity.gender.as_ref().map(code),
            ethnicity: identity
                .ethnicity
                .as_ref()
                .map(|e| (code(&e.code), code(&e.stated_by))),
            address: text(identity.address.as_ref()),
            postcode: text(identity.postcode.as_ref()),
            phones: texts(&identity.phones),
            emails: texts(&identity.emails),
            handles: texts(&identity.handles),
            place: text(identity.place.as_ref()),
            language: text(identity.language.as_ref()),
            description: text(identity.description.as_ref()),
        }
    }
}

impl From<&Identity> for MatchRecord {
    fn from(identity: &Identity) -> Self {
        let names = identity.name.iter().chain(&identity.other_names);
        Self {
            names: names.map(|name| name.as_str().to_owned()).collect(),
            birth: identity.birth.into(),
            gender: identity.gender.as_ref().map(Code::to_string),
            address: text(identity.address.as_ref()),
            postcode: text(identity.postcode.as_ref()),
            phones: texts(&identity.phones),
            emails: texts(&identity.emails),
            handles: texts(&identity.handles),
            place: text(identity.place.as_ref()),
        }
    }
}

impl MatchRecord {
    /// When the person was born, as known.
    ///
    /// # Errors
    /// [`BadContent`] when the date is damaged.
    pub fn birth(&self) -> Result<Birth, BadContent> {
        Birth::try_from(&self.birth)
    }
}

impl TryFrom<&IdentityContent> for Identity {
    type Error = BadContent;
    fn try_from(content: &IdentityContent) -> Result<Self, BadContent> {
        let kind = IdentityContent::KIND;
        let name = |raw: &str| PersonName::parse(raw).ok();
        let text = |raw: &str| Text::parse(raw).ok();
        let all = |raw: &[String]| {
            raw.iter()
                .map(|raw| text(raw).ok_or(BadContent { kind }))
                .collect::<Result<Vec<_>, _>>()
        };
        let ethnicity = content.ethnicity.as_ref().map(|(code, stated_by)| {
            Ok(Ethnicity {
                code: parsed(code, kind)?,
                stated_by: parsed(stated_by, kind)?,
            })
        });
        Ok(Self {
            name: optional(content.name.as_ref(), kind, name)?,
            other_names: content
                .other_names
                .iter()
                .map(|raw| name(raw).ok_or(BadContent { kind }))
                .collect::<Result<_, _>>()?,
            birth: Birth::try_from(&content.birth)?,
            gender: content.gender.as_ref().map(|raw| parsed(raw, kind)).transpose()?,
            ethnicity: ethnicity.transpose()?,
            address: optional(content.address.as_ref(), kind, text)?,
            postcode: optional(content.postcode.as_ref(), kind, text)?,
            phones: all(&content.phones)?,
            emails: all(&content.emails)?,
            handles: all(&content.handles)?,
            place: optional(content.place.as_ref(), kind, text)?,
            language: optional(content.language.as_ref(), kind, text)?,
            description: optional(content.description.as_ref(), kind, text)?,
        })
    }
}
