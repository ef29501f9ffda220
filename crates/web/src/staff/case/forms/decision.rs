//! The gateway's decision.

use waymark_domain::case::{Refusal, StageName};
use waymark_domain::rules::List;
use waymark_policy::Action;
use waymark_service::desk::Decision;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::decision::{Before, Beside, Decided, DecisionForm};
use waymark_views::pages::case::forms::{Choice, Present};

use super::{Field, Handled, NotShown, Opened, Visit, WHOLE};
use crate::staff::case::shown::earlier;

impl Handled for DecisionForm {
    const ACTION: Action = Action::RecordGatewayDecision;
    const LEDGER: &'static str = "case.gateway_decided";
    type Command = Decided;

    async fn shown(visit: &Visit, opened: &Opened) -> Result<Beside, NotShown> {
        let state = &opened.file.state;
        let refused = match state.stage.name() {
            StageName::GatewayAssessment if state.decision.is_some() => Some(Refusal::AlreadyDecided),
            StageName::GatewayAssessment => None,
            StageName::Received => Some(Refusal::NobodyOwnsIt),
            StageName::Closed => Some(Refusal::Closed),
            StageName::InformationGathering
            | StageName::AwaitingPanel
            | StageName::ConsentPending
            | StageName::Supported
            | StageName::PoliceLedPartnership
            | StageName::PostExit
            | StageName::Disposed => Some(Refusal::PastTheGateway),
        };
        if let Some(refused) = refused {
            return Err(NotShown::Refused(refused));
        }
        let choices = |list| opened.choices(visit, list);
        let beside = Beside::new(choices(List::Concern), choices(List::SignpostedTo))
            .earlier(
                opened
                    .file
                    .earlier
                    .iter()
                    .map(|case| earlier(case, &opened.words))
                    .collect(),
            )
            .before(&before(opened));
        Ok(match opened.file.second_if_no {
            Some(because) => beside.second(because),
            None => beside,
        })
    }

    fn command(&self, shown: &Beside, present: Present) -> Result<Decided, FormErrors> {
        self.parse(shown, present)
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, decided: Decided) -> Result<(), ServiceError> {
        let decision = Decision {
            outcome: decided.outcome,
            concern: decided.concern,
            facts: decided.facts,
            options: decided.options,
            not_checked: decided.not_checked,
            reason: decided.reason,
            weighed_together: decided.weighed_together,
            handover: decided.handover,
            told: decided.told,
            decided_at: Some(decided.decided_at),
        };
        visit
            .staff
            .desk
            .record_gateway_decision(ctx, visit.case, decision)
            .await
    }

    fn about(refusal: Refusal) -> Field {
        let fields = [
            (Refusal::NotWeighedTogether, ("weighed", "weighed")),
            (Refusal::NoHandover, ("service", "service")),
            (Refusal::RevisitInThePast, ("revisit", "revisit_day")),
            (Refusal::UnknownCode, ("concern", "concern")),
            (Refusal::DecidedInTheFuture, ("decided", "decided")),
            (Refusal::DecidedBeforeReceived, ("decided", "decided")),
        ];
        let known = fields.into_iter().find(|(about, _)| *about == refusal);
        known.map_or(WHOLE, |(_, field)| field)
    }
}

impl Opened {
    /// The codes of a list that can be chosen today.
    pub(super) fn choices(&self, visit: &Visit, list: List) -> Vec<Choice> {
        let today = visit.ctx().now.london_date();
        let entries = self.words.rules().entries(list, today);
        entries
            .map(|entry| Choice::new(entry.code.as_str(), entry.label.clone()))
            .collect()
    }
}

/// What has to be done first.
fn before(opened: &Opened) -> Vec<Before> {
    let file = &opened.file;
    let undecided = file
        .candidates
        .iter()
        .any(|candidate| candidate.state == "undecided");
    let all = [
        (file.state.deconfliction.is_none(), Before::Deconfliction),
        (undecided || file.row.match_pending, Before::Matches),
        (file.state.paused_on.is_some(), Before::Paused),
    ];
    all.into_iter()
        .filter_map(|(due, before)| due.then_some(before))
        .collect()
}
