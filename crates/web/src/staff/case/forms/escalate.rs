//! Passes an emergency on at once. Nothing that somebody else changed holds it up.

use waymark_domain::case::{Decider, Refusal};
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::escalate::{EscalateForm, Escalated};

use super::{Field, Handled, NotShown, Opened, Visit, WHOLE};

impl Handled for EscalateForm {
    const ACTION: Action = Action::EscalateEmergency;
    const LEDGER: &'static str = "case.emergency_escalated";
    const RESTS_ON_THE_CASE: bool = false;
    type Command = Escalated;

    async fn shown(_: &Visit, _: &Opened) -> Result<(), NotShown> {
        Ok(())
    }

    fn first(visit: &Visit, opened: &Opened, (): &()) -> Self {
        Self::now_by(opened.words.member_at_work(visit.signed_in.who.member.id))
    }

    fn command(&self, (): &(), present: Present) -> Result<Escalated, FormErrors> {
        self.parse(present)
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, command: Escalated) -> Result<(), ServiceError> {
        let Escalated {
            reason,
            by,
            decided_at,
        } = command;
        let by = Decider { name: by };
        visit
            .staff
            .desk
            .escalate(ctx, visit.case, Some(decided_at), by, reason)
            .await
    }

    fn about(refusal: Refusal) -> Field {
        if matches!(
            refusal,
            Refusal::DecidedInTheFuture | Refusal::DecidedBeforeReceived
        ) {
            ("decided", "decided")
        } else {
            WHOLE
        }
    }
}
