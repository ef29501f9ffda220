//! The check against investigations.

use waymark_domain::case::Refusal;
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::deconfliction::{Checked, DeconflictionForm};

use super::{Field, Handled, NotShown, Opened, Visit, WHOLE};

impl Handled for DeconflictionForm {
    const ACTION: Action = Action::RecordDeconfliction;
    const LEDGER: &'static str = "case.deconfliction_recorded";
    type Command = Checked;

    async fn shown(_: &Visit, _: &Opened) -> Result<(), NotShown> {
        Ok(())
    }

    fn command(&self, (): &(), present: Present) -> Result<Checked, FormErrors> {
        self.parse(present)
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, checked: Checked) -> Result<(), ServiceError> {
        let Checked { result, on, by } = checked;
        visit
            .staff
            .desk
            .record_deconfliction(ctx, visit.case, result, on, by)
            .await
    }

    fn about(refusal: Refusal) -> Field {
        if refusal == Refusal::Intelligence {
            ("checked_by", "checked_by")
        } else if matches!(
            refusal,
            Refusal::DecidedInTheFuture | Refusal::DecidedBeforeReceived
        ) {
            ("checked", "checked_day")
        } else {
            WHOLE
        }
    }
}
