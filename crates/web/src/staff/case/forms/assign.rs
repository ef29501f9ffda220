//! Gives a case an owner, or another one.

use waymark_domain::case::Refusal;
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::assign::{AssignForm, Assigned, Owners};

use super::{Field, Handled, NotShown, Opened, Visit, WHOLE};

impl Handled for AssignForm {
    const ACTION: Action = Action::AssignOwner;
    const LEDGER: &'static str = "case.assigned";
    type Command = Assigned;

    async fn shown(visit: &Visit, opened: &Opened) -> Result<Owners, NotShown> {
        let present = opened.file.state.stage.owner();
        let present = present.map(|owner| opened.words.member_at_work(owner));
        let may = visit.staff.desk.may_own(visit.ctx(), visit.case).await?;
        Ok(may.into_iter().fold(Owners::new(present), |owners, may| {
            let name = format!("{}, {}", may.name, may.organisation);
            owners.person(may.member, name, may.load.cases, may.load.late)
        }))
    }

    fn command(&self, shown: &Owners, _: Present) -> Result<Assigned, FormErrors> {
        self.parse(shown)
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, command: Assigned) -> Result<(), ServiceError> {
        let Assigned { to, handover } = command;
        visit.staff.desk.assign_to(ctx, visit.case, to, handover).await
    }

    fn about(refusal: Refusal) -> Field {
        if matches!(refusal, Refusal::AlreadyTheirs | Refusal::MayNotOwn) {
            ("owner", "owner")
        } else if refusal == Refusal::NoHandoverNote {
            ("handover", "handover")
        } else {
            WHOLE
        }
    }
}
