//! A page of running text on the public site: a title and prose, both in the message files.

use serde::Serialize;

use crate::{Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// Everything the public site explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Article {
    /// For somebody worried about a person they know.
    Worried,
    /// What the signs may look like.
    Signs,
    /// What happens after a referral.
    WhatHappensNext,
    /// What a referral means for the person.
    WhatAReferralMeans,
    /// Four short stories.
    InAction,
    /// How the public, and community and faith groups, can help.
    HowToHelp,
    /// Channel, and why support is voluntary.
    Channel,
    /// Support with health.
    HealthSupport,
    /// Where the published statistics are.
    Statistics,
    /// The whole in short sentences.
    EasyRead,
    /// Every way to reach us.
    Contact,
    /// Privacy: where to start.
    Privacy,
    /// Privacy for somebody who refers.
    PrivacyReferrer,
    /// Privacy for somebody who was referred.
    PrivacyPerson,
    /// Privacy for a parent or guardian.
    PrivacyParent,
    /// Privacy for a partner agency.
    PrivacyPartner,
    /// The accessibility statement.
    Accessibility,
    /// Cookies.
    Cookies,
    /// What leaving quickly does and cannot do.
    LeavingQuickly,
}

impl Article {
    /// Every article.
    pub const ALL: [Self; 19] = [
        Self::Worried,
        Self::Signs,
        Self::WhatHappensNext,
        Self::WhatAReferralMeans,
        Self::InAction,
        Self::HowToHelp,
        Self::Channel,
        Self::HealthSupport,
        Self::Statistics,
        Self::EasyRead,
        Self::Contact,
        Self::Privacy,
        Self::PrivacyReferrer,
        Self::PrivacyPerson,
        Self::PrivacyParent,
        Self::PrivacyPartner,
        Self::Accessibility,
        Self::Cookies,
        Self::LeavingQuickly,
    ];

    /// Its name in the address and in the message files.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Worried => "worried",
            Self::Signs => "signs",
            Self::WhatHappensNext => "what-happens-next",
            Self::WhatAReferralMeans => "what-a-referral-means",
            Self::InAction => "in-action",
            Self::HowToHelp => "how-to-help",
            Self::Channel => "channel",
            Self::HealthSupport => "health-support",
            Self::Statistics => "statistics",
            Self::EasyRead => "easy-read",
            Self::Contact => "contact",
            Self::Privacy => "privacy",
            Self::PrivacyReferrer => "privacy-referrer",
            Self::PrivacyPerson => "privacy-person",
            Self::PrivacyParent => "privacy-parent",
            Self::PrivacyPartner => "privacy-partner",
            Self::Accessibility => "accessibility",
            Self::Cookies => "cookies",
            Self::LeavingQuickly => "leaving-quickly",
        }
    }

    /// Its path in English.
    #[must_use]
    pub fn path(self) -> String {
        format!("/{}", self.slug())
    }

    /// The message that is its heading.
    #[must_use]
    pub fn title_id(self) -> String {
        format!("{}-title", self.slug())
    }

    /// The message that is its title in the browser: its heading, or a plainer one where the heading would tell
    /// somebody looking on that a referral was made.
    #[must_use]
    pub fn tab_id(self) -> String {
        match self {
            Self::WhatAReferralMeans | Self::InAction | Self::PrivacyPerson => format!("{}-tab", self.slug()),
            Self::Worried
            | Self::Signs
            | Self::WhatHappensNext
            | Self::HowToHelp
            | Self::Channel
            | Self::HealthSupport
            | Self::Statistics
            | Self::EasyRead
            | Self::Contact
            | Self::Privacy
            | Self::PrivacyReferrer
            | Self::PrivacyParent
            | Self::PrivacyPartner
            | Self::Accessibility
            | Self::Cookies
            | Self::LeavingQuickly => self.title_id(),
        }
    }

    /// The message that is its prose.
    #[must_use]
    pub fn body_id(self) -> String {
        format!("{}-body", self.slug())
    }
}

/// An article as a page.
#[derive(Clone, Debug, Serialize)]
pub struct ArticlePage {
    article: Article,
    body: String,
    reading_times: Option<String>,
}

impl ArticlePage {
    /// The page of `article`, without reading times.
    #[must_use]
    pub fn of(article: Article) -> Self {
        Self {
            article,
            body: article.body_id(),
            reading_times: None,
        }
    }

    /// The same page telling when referrals are read in the reader's area: the area's own text.
    #[must_use]
    pub fn read_at(self, times: impl Into<String>) -> Self {
        Self {
            reading_times: Some(times.into()),
            ..self
        }
    }
}

impl Page for ArticlePage {
    const TEMPLATE: &'static str = "pages/article/page.html";

    fn title(&self) -> Message {
        Message::new(self.article.title_id())
    }

    fn tab(&self) -> Message {
        Message::new(self.article.tab_id())
    }
}
