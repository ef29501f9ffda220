//! What waits for a second person, and the answer.

use axum::extract::{Path, State};
use axum::response::Response;
use waymark_domain::ProposalId;
use waymark_domain::office::CodePurpose;
use waymark_domain::rules::RuleEdit;
use waymark_domain::text::Text;
use waymark_service::ServiceError;
use waymark_service::office::{Foreseen, ProposalAnswer, ProposalRead, Proposed, Settled, SettledHow};
use waymark_views::pages::admin::AdminPlace;
use waymark_views::pages::admin::difference::{Difference, rule_lines};
use waymark_views::pages::admin::once::OncePage;
use waymark_views::pages::admin::proposal::{AnswerProposalForm, Ended, Proposal, ProposalAnswer as Said};
use waymark_views::pages::admin::proposals::{ProposalLine, ProposalsPage, ProposedWhat};
use waymark_views::pages::staff_form::StaffFormPage;

use super::super::names::Names;
use super::super::session::{SignedIn, see_other};
use super::super::{Staff, forms};
use super::area_name;
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn list(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let waiting = staff.office.waiting_proposals(&signed_in.ctx).await?;
    let about = About::read(&staff, &signed_in).await?;
    let line = |proposal: &ProposalRead| {
        let by = about.names.of(proposal.by);
        let line = ProposalLine::new(proposal.id, about.words(&proposal.what), by, proposal.at);
        if proposal.by == signed_in.who.member.id {
            line.own()
        } else {
            line
        }
    };
    let page = ProposalsPage::new(waiting.iter().map(line).collect());
    Ok(staff.pages().show(&place, &page))
}

pub(super) async fn show(
    State(staff): State<Staff>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let page = page(&staff, &signed_in, proposal_id(&id)?).await?;
    Ok(forms::ask(&staff, &signed_in, &place, page))
}

pub(super) async fn answer(
    State(staff): State<Staff>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let id = proposal_id(&id)?;
    let typed = AnswerProposalForm::from_typed(form.take(AnswerProposalForm::FIELDS)?);
    let answer = match typed.parse() {
        Ok(Said::Agreed) => ProposalAnswer::Agree,
        Ok(Said::Refused { because }) => ProposalAnswer::Refuse(because),
        Ok(Said::Withdrawn { because }) => ProposalAnswer::Withdraw(because),
        Err(errors) => {
            let page = page(&staff, &signed_in, id).await?.typed(typed, errors);
            return Ok(forms::ask_again(&staff, &signed_in, &place, page));
        }
    };
    match staff.office.answer_proposal(&signed_in.ctx, id, &answer).await {
        Ok(Settled::Code(member, code)) => {
            let now = signed_in.ctx.now;
            let name = Names::read(&staff, now).await?.of(member);
            let until = now.plus_seconds(CodePurpose::Enrol.minutes() * 60);
            let page = OncePage::code(member, name, code.text().as_str(), until);
            Ok(staff.pages().show(&place, &page))
        }
        // Somebody else was faster: its page says what became of it.
        Ok(Settled::Done) | Err(ServiceError::Conflict) => Ok(see_other(&AdminPlace::Proposal.of(id))),
        Err(error) => Err(error.into()),
    }
}

fn proposal_id(id: &str) -> Result<ProposalId, Problem> {
    id.parse().map_err(|_| Problem::NotFound)
}

async fn page(
    staff: &Staff,
    signed_in: &SignedIn,
    id: ProposalId,
) -> Result<StaffFormPage<AnswerProposalForm>, Problem> {
    let (read, foreseen) = staff.office.proposal(&signed_in.ctx, id).await?;
    let about = About::read(staff, signed_in).await?;
    let before = staff.office.notice().await?;
    let differences = about.differences(&read, foreseen.as_ref(), before);
    let by = about.names.of(read.by);
    let mut shown = Proposal::new(about.words(&read.what), by, read.at, read.because, differences);
    if let Some(foreseen) = &foreseen {
        shown = shown.beginning(foreseen.from);
    }
    if read.by == signed_in.who.member.id {
        shown = shown.own();
    }
    if let Some(settled) = read.settled {
        let how = match settled.how {
            SettledHow::Approved => Ended::Agreed,
            SettledHow::Refused => Ended::Refused,
            SettledHow::Withdrawn => Ended::Withdrawn,
        };
        shown = shown.ended(how, about.names.of(settled.by), settled.at, settled.because);
    }
    Ok(AnswerProposalForm::page(id, shown))
}

/// What is needed to say what a proposal is about.
struct About<'a> {
    staff: &'a Staff,
    signed_in: &'a SignedIn,
    names: Names,
}

impl<'a> About<'a> {
    async fn read(staff: &'a Staff, signed_in: &'a SignedIn) -> Result<Self, ServiceError> {
        let now = signed_in.ctx.now;
        Ok(Self {
            staff,
            signed_in,
            names: Names::read(staff, now).await?,
        })
    }

    fn words(&self, what: &Proposed) -> String {
        let area = |area: &waymark_domain::text::Code| area_name(self.staff, self.signed_in, area);
        let said = match what {
            Proposed::Rules { edit, .. } => match edit {
                RuleEdit::Number { code, .. } => ProposedWhat::Number(code.clone()),
                RuleEdit::Entry { list, entry } => ProposedWhat::Entry(*list, entry.code.clone()),
                RuleEdit::Area(area) => ProposedWhat::Area(area.name.clone()),
            },
            Proposed::Role {
                member,
                role,
                area: where_to,
            } => ProposedWhat::Role(*role, where_to.as_ref().map(area), self.names.of(*member)),
            Proposed::RoleEnd {
                member,
                role,
                area: where_held,
                ..
            } => ProposedWhat::RoleEnd(*role, where_held.as_ref().map(area), self.names.of(*member)),
            Proposed::Enable { member } => ProposedWhat::Enable(self.names.of(*member)),
            Proposed::Reset { member } => ProposedWhat::Code(self.names.of(*member)),
            Proposed::Banner { .. } => ProposedWhat::Notice,
        };
        said.words(|message| self.staff.pages().words(message))
    }

    fn differences(
        &self,
        read: &ProposalRead,
        foreseen: Option<&Foreseen>,
        notice: Option<String>,
    ) -> Vec<Difference> {
        match (&read.what, foreseen) {
            (Proposed::Rules { .. }, Some(foreseen)) => {
                rule_lines(&foreseen.differences, |message| self.staff.pages().words(message))
            }
            (Proposed::Banner { text }, _) => {
                let before = if read.settled.is_none() { notice } else { None };
                let after = text.as_ref().map(Text::as_str).map(str::to_owned);
                vec![Difference::new(self.words(&read.what), before, after)]
            }
            (
                Proposed::Rules { .. }
                | Proposed::Role { .. }
                | Proposed::RoleEnd { .. }
                | Proposed::Enable { .. }
                | Proposed::Reset { .. },
                _,
            ) => Vec::new(),
        }
    }
}
