//! Whether children's social care was told.

use waymark_domain::case::SocialCare;
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::social_care::SocialCareForm;

use super::{Handled, NotShown, Opened, Visit};

impl Handled for SocialCareForm {
    const ACTION: Action = Action::RecordSocialCare;
    const LEDGER: &'static str = "case.social_care_recorded";
    type Command = SocialCare;

    async fn shown(_: &Visit, _: &Opened) -> Result<(), NotShown> {
        Ok(())
    }

    fn command(&self, (): &(), present: Present) -> Result<SocialCare, FormErrors> {
        self.parse(present)
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, command: SocialCare) -> Result<(), ServiceError> {
        visit
            .staff
            .desk
            .record_social_care(ctx, visit.case, command)
            .await
    }
}
