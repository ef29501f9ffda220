//! Corrects who the person is. The fields begin with what is recorded, birth date and address too, so showing the
//! form is a look at those.

use waymark_domain::person::Identity;
use waymark_domain::rules::List;
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::correct::{CorrectForm, Correction, Recorded};

use super::{Handled, NotShown, Opened, Visit};

impl Handled for CorrectForm {
    const ACTION: Action = Action::Correct;
    const LEDGER: &'static str = "case.identity_corrected";
    type Command = Correction;

    async fn shown(visit: &Visit, opened: &Opened) -> Result<Recorded, NotShown> {
        let detail = visit.staff.desk.show_detail(visit.ctx(), visit.case).await?;
        let identity = Identity {
            birth: detail.birth,
            address: detail.address,
            postcode: detail.postcode,
            phones: detail.phones,
            emails: detail.emails,
            ..opened.file.identity.clone()
        };
        Ok(Recorded::new(&identity, opened.choices(visit, List::Gender)))
    }

    fn first(_: &Visit, _: &Opened, shown: &Recorded) -> Self {
        shown.filled_in()
    }

    fn command(&self, shown: &Recorded, present: Present) -> Result<Correction, FormErrors> {
        self.parse(shown, present)
    }

    async fn act(visit: &Visit, ctx: &Ctx, opened: &Opened, command: Correction) -> Result<(), ServiceError> {
        let identity = Identity {
            ethnicity: opened.file.identity.ethnicity.clone(),
            ..command.identity
        };
        visit
            .staff
            .desk
            .correct_identity(ctx, visit.case, &identity, command.reason)
            .await
    }
}
