use std::fmt;

use serde::{Deserialize, Serialize};
use waymark_domain::referral::Referrer;
use waymark_domain::text::{PersonName, Text};

use super::{BadContent, Content, optional, parsed};

/// Who referred, as sealed in the referrer compartment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferrerContent {
    name: Option<String>,
    relationship: Option<String>,
    role: Option<String>,
    organisation: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    safe_times: Option<String>,
}

impl Content for ReferrerContent {
    const KIND: &'static str = "referrer/1";
}

impl fmt::Debug for ReferrerContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReferrerContent(..)")
    }
}

impl From<&Referrer> for ReferrerContent {
    fn from(referrer: &Referrer) -> Self {
        let text = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned());
        Self {
            name: referrer.name.as_ref().map(|name| name.as_str().to_owned()),
            relationship: referrer.relationship.as_ref().map(ToString::to_string),
            role: text(&referrer.role),
            organisation: text(&referrer.organisation),
            phone: text(&referrer.phone),
            email: text(&referrer.email),
            safe_times: text(&referrer.safe_times),
        }
    }
}

impl TryFrom<&ReferrerContent> for Referrer {
    type Error = BadContent;
    fn try_from(content: &ReferrerContent) -> Result<Self, BadContent> {
        let kind = ReferrerContent::KIND;
        let text = |raw: &Option<String>| optional(raw.as_ref(), kind, |raw| Text::parse(raw).ok());
        Ok(Self {
            name: optional(content.name.as_ref(), kind, |raw| PersonName::parse(raw).ok())?,
            relationship: content
                .relationship
                .as_ref()
                .map(|raw| parsed(raw, kind))
                .transpose()?,
            role: text(&content.role)?,
            organisation: text(&content.organisation)?,
            phone: text(&content.phone)?,
            email: text(&content.email)?,
            safe_times: text(&content.safe_times)?,
        })
    }
}
