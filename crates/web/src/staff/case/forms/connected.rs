//! The reader knows somebody in the case, and from then on sees it no more.

use waymark_domain::text::Text;
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::connected::ConnectedForm;

use super::{Handled, NotShown, Opened, Visit};

impl Handled for ConnectedForm {
    const ACTION: Action = Action::DeclareConnection;
    const LEDGER: &'static str = "connection.declared";
    const RESTS_ON_THE_CASE: bool = false;
    type Command = Text;

    async fn shown(_: &Visit, _: &Opened) -> Result<(), NotShown> {
        Ok(())
    }

    fn command(&self, (): &(), _: Present) -> Result<Text, FormErrors> {
        self.parse()
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, command: Text) -> Result<(), ServiceError> {
        visit
            .staff
            .desk
            .declare_connection(ctx, visit.case, &command)
            .await
    }
}
