//! The decisions of a case, with their reasons.

use waymark_domain::Timestamp;
use waymark_domain::case::{CaseEvent, GatewayDecision, Handover, Told};
use waymark_domain::rules::List;
use waymark_service::desk::{CaseFile, Happened};
use waymark_views::pages::case::CaseHead;
use waymark_views::pages::case::decisions::{Decision, DecisionsPage, Part, SecondSignature};

use super::Words;

/// The decisions, newest first, each with its second signature.
pub(in crate::staff) fn decisions(file: &CaseFile, words: &Words, head: CaseHead) -> DecisionsPage {
    let mut all = Vec::new();
    for (place, happened) in file.history.iter().enumerate() {
        let CaseEvent::GatewayDecided { decision, second, .. } = &happened.event else {
            continue;
        };
        let shown = decided(happened.number, decision, words);
        let later = file.history.get(place + 1..).unwrap_or_default();
        all.push(match (second, signature(later, words)) {
            (_, Some(signature)) => shown.second(signature),
            (Some(_), None) => shown.second(SecondSignature::Due),
            (None, None) => shown,
        });
    }
    all.reverse();
    DecisionsPage::new(head, all)
}

/// What a second person said next; nothing once it was decided anew.
fn signature(later: &[Happened], words: &Words) -> Option<SecondSignature> {
    let until_anew = later
        .iter()
        .take_while(|happened| !matches!(happened.event, CaseEvent::GatewayDecided { .. }));
    until_anew
        .filter_map(|happened| {
            if let CaseEvent::DecisionSigned { by, at, note, .. } = &happened.event {
                return Some(SecondSignature::Given {
                    by: words.member_at_work(*by),
                    at: *at,
                    note: note.as_ref().map(|note| note.as_str().to_owned()),
                });
            }
            let CaseEvent::DecisionReturned { by, at, because } = &happened.event else {
                return None;
            };
            Some(SecondSignature::Returned {
                by: words.member_at_work(*by),
                at: *at,
                because: because.as_str().to_owned(),
            })
        })
        .next()
}

/// One decision, the one that the history's event of this number holds, without its second signature.
pub(in crate::staff) fn decided(number: u32, decision: &GatewayDecision, words: &Words) -> Decision {
    let (at, recorded): (Timestamp, Timestamp) = (decision.decided_at, decision.recorded_at);
    let outcome = words.label(List::InitialOutcome, decision.outcome.code());
    let shown = Decision::new(number, outcome, words.member_at_work(decision.by), at, recorded)
        .concern(words.label(List::Concern, decision.concern.as_str()))
        .part(Part::Facts, decision.facts.as_str())
        .part(Part::Options, decision.options.as_str())
        .part(Part::NotChecked, decision.not_checked.as_str())
        .part(Part::Reason, decision.reason.as_str());
    let shown = match &decision.weighed_together {
        Some(text) => shown.part(Part::Weighed, text.as_str()),
        None => shown,
    };
    let shown = match &decision.handover {
        Some(Handover::To { service, contact }) => {
            let service = words.label(List::SignpostedTo, service.as_str());
            shown.handed_to(format!("{service}: {}", contact.as_str()))
        }
        Some(Handover::None { because }) => shown.part(Part::NoHandover, because.as_str()),
        None => shown,
    };
    match &decision.told {
        Told::Told { on } => shown.told_on(on.words()),
        Told::NotTold { because, revisit_on } => shown
            .part(Part::NotTold, because.as_str())
            .revisit_on(revisit_on.words()),
    }
}
