//! The second signature.

use waymark_domain::case::{CaseEvent, Refusal, SecondVerdict, Signature};
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::decisions::SecondSignature;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::sign::{SignForm, Unsigned};

use super::{Handled, NotShown, Opened, Visit};
use crate::staff::case::shown::decided;

impl Handled for SignForm {
    const ACTION: Action = Action::SignSecond;
    const LEDGER: &'static str = "case.decision_signed, case.decision_returned";
    type Command = SecondVerdict;

    async fn shown(_: &Visit, opened: &Opened) -> Result<Unsigned, NotShown> {
        let waits = opened
            .file
            .state
            .decision
            .is_some_and(|open| open.signature == Signature::Due);
        let waiting = opened.file.history.iter().rev().find_map(|happened| {
            let CaseEvent::GatewayDecided {
                decision,
                second: Some(because),
                ..
            } = &happened.event
            else {
                return None;
            };
            Some((happened.number, decision.as_ref(), *because))
        });
        match waiting.filter(|_| waits) {
            Some((number, decision, because)) => {
                let shown = decided(number, decision, &opened.words);
                Ok(Unsigned::new(shown.second(SecondSignature::Due), because))
            }
            None => Err(NotShown::Refused(Refusal::NothingToSign)),
        }
    }

    fn command(&self, _: &Unsigned, _: Present) -> Result<SecondVerdict, FormErrors> {
        self.parse()
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, verdict: SecondVerdict) -> Result<(), ServiceError> {
        visit.staff.desk.sign_second(ctx, visit.case, verdict).await
    }
}
