//! Stops the clock of a case.

use waymark_domain::case::Refusal;
use waymark_domain::text::Text;
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::pause::PauseForm;

use super::{Handled, NotShown, Opened, Visit};

impl Handled for PauseForm {
    const ACTION: Action = Action::Pause;
    const LEDGER: &'static str = "case.paused";
    type Command = Text;

    async fn shown(_: &Visit, opened: &Opened) -> Result<(), NotShown> {
        match opened.file.state.paused_on {
            Some(_) => Err(NotShown::Refused(Refusal::Paused)),
            None => Ok(()),
        }
    }

    fn command(&self, (): &(), _: Present) -> Result<Text, FormErrors> {
        self.parse()
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, because: Text) -> Result<(), ServiceError> {
        visit.staff.desk.pause(ctx, visit.case, because).await
    }
}
