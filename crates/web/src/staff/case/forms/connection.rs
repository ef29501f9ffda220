//! A connection between people.

use waymark_domain::case::Connection;
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::connection::ConnectionForm;

use super::{Handled, NotShown, Opened, Visit};

impl Handled for ConnectionForm {
    const ACTION: Action = Action::RecordConnection;
    const LEDGER: &'static str = "case.connection_recorded";
    const RESTS_ON_THE_CASE: bool = false;
    type Command = Connection;

    async fn shown(_: &Visit, _: &Opened) -> Result<(), NotShown> {
        Ok(())
    }

    fn command(&self, (): &(), _: Present) -> Result<Connection, FormErrors> {
        self.parse()
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, command: Connection) -> Result<(), ServiceError> {
        visit
            .staff
            .desk
            .record_connection(ctx, visit.case, &command)
            .await
    }
}
