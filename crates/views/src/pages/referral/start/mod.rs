//! Where a referral begins: what it is, when it is read, what to do meanwhile.

use serde::Serialize;
use waymark_domain::rules::RuleSet;

use super::answers::Mode;
use super::reading::Reading;
use crate::{Form, Message, Page, paths};

/// Where a referral begins. Its form posts `mode`.
#[derive(Clone, Debug, Serialize)]
pub struct StartPage {
    offers: Vec<Mode>,
    /// Where to go on with a draft that was begun before.
    resume: Option<String>,
    areas: Vec<Reading>,
    /// Hours a draft is kept.
    draft_hours: u32,
    form: Form,
}

impl StartPage {
    /// The page offering the modes in `offers`; `resume` is the path to go on with a draft, if there is one.
    #[must_use]
    pub fn new(rules: &RuleSet, offers: &[Mode], resume: Option<String>) -> Self {
        Self {
            offers: offers.to_vec(),
            resume,
            areas: Reading::all(rules),
            draft_hours: rules.number("form.draft_hours").map_or(24, u32::from),
            form: Form::to(paths::REFER).back_to(paths::HOME),
        }
    }
}

impl Page for StartPage {
    const TEMPLATE: &'static str = "pages/referral/start/page.html";

    fn title(&self) -> Message {
        Message::new("refer-start-title")
    }
}
