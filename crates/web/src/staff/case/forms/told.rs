//! Whether the person was told.

use waymark_domain::case::Told;
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::told::ToldForm;

use super::{Handled, NotShown, Opened, Visit};

impl Handled for ToldForm {
    const ACTION: Action = Action::RecordTold;
    const LEDGER: &'static str = "case.told_recorded";
    type Command = Told;

    async fn shown(_: &Visit, _: &Opened) -> Result<(), NotShown> {
        Ok(())
    }

    fn command(&self, (): &(), present: Present) -> Result<Told, FormErrors> {
        self.parse(present)
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, command: Told) -> Result<(), ServiceError> {
        visit.staff.desk.record_told(ctx, visit.case, command).await
    }
}
