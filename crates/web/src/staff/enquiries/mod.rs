//! Enquiries: listed, logged, read, made a referral.

mod list;
mod log;
mod one;
mod promote;

use waymark_domain::Timestamp;
use waymark_domain::rules::{List, RuleSet};
use waymark_policy::Action;
use waymark_service::desk::EnquiryListed;
use waymark_views::pages::case::forms::Choice;
use waymark_views::pages::enquiries::{self, EnquiryLine};
use waymark_views::paths;

use super::Staff;
use super::names::Names;
use crate::routes::Route;

pub(super) fn routes() -> Vec<Route<Staff>> {
    vec![
        Route::get(
            paths::ENQUIRIES,
            "enquiries of the reader's areas, counted by kind",
            list::show,
        )
        .entering("enquiries.viewed")
        .needing(Action::ReadEnquiries),
        Route::get(enquiries::NEW, "asks what an enquiry was about", log::ask).needing(Action::LogEnquiry),
        Route::post(enquiries::NEW, "logs an enquiry", log::log)
            .entering("enquiry.logged")
            .needing(Action::LogEnquiry),
        Route::get(enquiries::path("{enquiry}"), "one enquiry", one::show)
            .entering("enquiry.viewed")
            .needing(Action::ReadEnquiries),
        Route::get(
            enquiries::promote_path("{enquiry}"),
            "asks why an enquiry becomes a referral",
            promote::ask,
        )
        .entering("enquiry.viewed")
        .needing(Action::PromoteEnquiry),
        Route::post(
            enquiries::promote_path("{enquiry}"),
            "makes an enquiry a referral, once",
            promote::promote,
        )
        .entering("enquiry.promoted, referral.received, case.opened")
        .needing(Action::PromoteEnquiry),
    ]
}

/// The words of a kind of enquiry; its code once the rule set knows it no longer.
fn kind(rules: &RuleSet, code: &str, at: Timestamp) -> String {
    rules
        .entry(List::EnquiryKind, code, at.london_date())
        .map_or_else(|| code.to_owned(), |entry| entry.label.clone())
}

fn area(rules: &RuleSet, code: &str) -> String {
    rules
        .area(code)
        .map_or_else(|| code.to_owned(), |area| area.name.clone())
}

fn areas(rules: &RuleSet) -> Vec<Choice> {
    let choice = |area: &waymark_domain::rules::Area| Choice::new(area.code.to_string(), area.name.clone());
    rules.areas().iter().map(choice).collect()
}

fn line(enquiry: &EnquiryListed, rules: &RuleSet, names: &Names) -> EnquiryLine {
    let kind = kind(rules, &enquiry.kind, enquiry.at);
    let area = enquiry.area.as_ref().map(|code| area(rules, code));
    let line = EnquiryLine::new(enquiry.id, kind, area, enquiry.at, names.of_token(&enquiry.by));
    if enquiry.promoted { line.promoted() } else { line }
}
