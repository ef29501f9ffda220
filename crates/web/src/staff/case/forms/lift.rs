//! Ends a restriction, by two people.

use waymark_domain::case::{CaseEvent, Refusal};
use waymark_domain::text::Text;
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::lift::{LiftForm, Proposed};

use super::{Handled, NotShown, Opened, Visit};

impl Handled for LiftForm {
    const ACTION: Action = Action::LiftRestriction;
    const LEDGER: &'static str = "case.restriction_lifted";
    type Command = Text;

    async fn shown(_: &Visit, opened: &Opened) -> Result<Option<Proposed>, NotShown> {
        let Some(restriction) = opened.file.state.restriction else {
            return Err(NotShown::Refused(Refusal::NotRestricted));
        };
        let proposed = opened.newest(|event| match event {
            CaseEvent::LiftProposed { by, at, because } => Some(Proposed::new(
                opened.words.member_at_work(*by),
                *at,
                because.as_str(),
            )),
            _ => None,
        });
        Ok(proposed.filter(|_| restriction.lift_proposed_by.is_some()))
    }

    fn command(&self, _: &Option<Proposed>, _: Present) -> Result<Text, FormErrors> {
        self.parse()
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, because: Text) -> Result<(), ServiceError> {
        visit.staff.desk.unrestrict(ctx, visit.case, because).await
    }
}
