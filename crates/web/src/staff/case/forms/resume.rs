//! Starts the clock of a case again.

use waymark_domain::case::{CaseEvent, Refusal, Stage, resume};
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::resume::{ResumeForm, Stood};

use super::{Handled, NotShown, Opened, Visit};

impl Handled for ResumeForm {
    const ACTION: Action = Action::Resume;
    const LEDGER: &'static str = "case.resumed";
    type Command = ();

    async fn shown(visit: &Visit, opened: &Opened) -> Result<Stood, NotShown> {
        let (state, ctx) = (&opened.file.state, visit.ctx());
        let by = visit.signed_in.who.member.id;
        let events = resume(state, by, ctx.now, visit.staff.desk.calendar()).map_err(NotShown::Refused)?;
        let resumed = events.iter().find_map(|event| match event {
            CaseEvent::ClockResumed {
                stood_working_days,
                stage,
                ..
            } => Some((*stood_working_days, *stage)),
            _ => None,
        });
        let (since, (days, stage)) = state
            .paused_on
            .zip(resumed)
            .ok_or(NotShown::Refused(Refusal::NotPaused))?;
        let due = match stage {
            Stage::GatewayAssessment { due_on, .. } | Stage::InformationGathering { due_on, .. } => {
                Some(due_on)
            }
            Stage::PoliceLedPartnership { review_on, .. } => Some(review_on),
            Stage::Received { .. } | Stage::Closed { .. } => None,
        };
        Ok(Stood::new(since, days, due))
    }

    fn command(&self, _: &Stood, _: Present) -> Result<(), FormErrors> {
        Ok(())
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, (): ()) -> Result<(), ServiceError> {
        visit.staff.desk.resume(ctx, visit.case).await
    }
}
