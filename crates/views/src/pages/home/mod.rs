//! The first page of the public site: what to do now.

use serde::Serialize;

use super::article::Article;
use crate::{Message, Page};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// The first page of the public site.
#[derive(Clone, Debug, Serialize)]
pub struct Home {
    reading_times: Option<String>,
    more: [Article; 8],
}

impl Home {
    /// The page without reading times.
    #[must_use]
    pub fn new() -> Self {
        let more = [
            Article::Worried,
            Article::WhatHappensNext,
            Article::WhatAReferralMeans,
            Article::Channel,
            Article::InAction,
            Article::HealthSupport,
            Article::HowToHelp,
            Article::EasyRead,
        ];
        Self {
            reading_times: None,
            more,
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

impl Default for Home {
    fn default() -> Self {
        Self::new()
    }
}

impl Page for Home {
    const TEMPLATE: &'static str = "pages/home/page.html";

    fn title(&self) -> Message {
        Message::new("home-title")
    }

    fn tab(&self) -> Message {
        Message::new("home-tab")
    }
}
