//! Hides a case from all but a few, at once.

use waymark_domain::case::Refusal;
use waymark_domain::text::Text;
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::restrict::RestrictForm;

use super::{Handled, NotShown, Opened, Visit};

impl Handled for RestrictForm {
    const ACTION: Action = Action::Restrict;
    const LEDGER: &'static str = "case.restricted";
    type Command = Text;

    async fn shown(_: &Visit, opened: &Opened) -> Result<(), NotShown> {
        match opened.file.state.restriction {
            Some(_) => Err(NotShown::Refused(Refusal::AlreadyRestricted)),
            None => Ok(()),
        }
    }

    fn command(&self, (): &(), _: Present) -> Result<Text, FormErrors> {
        self.parse()
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, because: Text) -> Result<(), ServiceError> {
        visit.staff.desk.restrict(ctx, visit.case, because).await
    }
}
