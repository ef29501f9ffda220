//! The safe answer to the referrer.

use waymark_domain::case::{ReferrerAnswer, Refusal};
use waymark_domain::referral::Wish;
use waymark_domain::rules::List;
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::answer::{AnswerForm, Answers};

use super::{Field, Handled, NotShown, Opened, Visit, WHOLE};

impl Handled for AnswerForm {
    const ACTION: Action = Action::ReleaseAnswer;
    const LEDGER: &'static str = "case.referrer_answered";
    type Command = ReferrerAnswer;

    async fn shown(visit: &Visit, opened: &Opened) -> Result<Answers, NotShown> {
        let today = visit.ctx().now.london_date();
        let answers = opened.words.rules().entries(List::SafeAnswer, today);
        let came = &opened.file.came;
        Ok(Answers::new(answers, came.feedback == Wish::Yes, came.in_welsh))
    }

    fn command(&self, shown: &Answers, _: Present) -> Result<ReferrerAnswer, FormErrors> {
        self.parse(shown)
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, answer: ReferrerAnswer) -> Result<(), ServiceError> {
        visit.staff.desk.answer_referrer(ctx, visit.case, answer).await
    }

    fn about(refusal: Refusal) -> Field {
        if refusal == Refusal::UnknownCode {
            ("answer", "answer")
        } else {
            WHOLE
        }
    }
}
