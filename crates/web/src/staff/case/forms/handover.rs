//! The receiving service has what was handed over.

use waymark_domain::case::{CaseEvent, Handover, HandoverState, Refusal};
use waymark_domain::rules::List;
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::handover::{Acknowledged, HandedOver, HandoverForm};

use super::{Field, Handled, NotShown, Opened, Visit, WHOLE};

impl Handled for HandoverForm {
    const ACTION: Action = Action::RecordHandover;
    const LEDGER: &'static str = "case.handover_acknowledged";
    type Command = Acknowledged;

    async fn shown(_: &Visit, opened: &Opened) -> Result<HandedOver, NotShown> {
        let waits = opened
            .file
            .state
            .decision
            .is_some_and(|decision| decision.handover == HandoverState::Waiting);
        let asked = opened.newest(|event| match event {
            CaseEvent::GatewayDecided { decision, .. } => match &decision.handover {
                Some(Handover::To { service, contact }) => Some(HandedOver::new(
                    opened.words.label(List::SignpostedTo, service.as_str()),
                    contact.as_str(),
                    decision.recorded_at.london_date(),
                )),
                Some(Handover::None { .. }) | None => None,
            },
            _ => None,
        });
        asked
            .filter(|_| waits)
            .ok_or(NotShown::Refused(Refusal::NoHandoverWaits))
    }

    fn command(&self, _: &HandedOver, present: Present) -> Result<Acknowledged, FormErrors> {
        self.parse(present)
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, command: Acknowledged) -> Result<(), ServiceError> {
        let Acknowledged { who, on } = command;
        visit
            .staff
            .desk
            .acknowledge_handover(ctx, visit.case, who, on)
            .await
    }

    fn about(refusal: Refusal) -> Field {
        if refusal == Refusal::DecidedInTheFuture {
            ("on", "on_day")
        } else {
            WHOLE
        }
    }
}
