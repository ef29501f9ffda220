//! Something told to somebody outside.

use waymark_domain::case::{Disclosure, Refusal};
use waymark_domain::rules::List;
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::disclosure::{DisclosureForm, Disclosures, Made};

use super::{Field, Handled, NotShown, Opened, Visit, WHOLE};

impl Handled for DisclosureForm {
    const ACTION: Action = Action::RecordDisclosure;
    const LEDGER: &'static str = "case.disclosed";
    type Command = Disclosure;

    async fn shown(visit: &Visit, opened: &Opened) -> Result<Disclosures, NotShown> {
        let made = opened.file.disclosures.iter().rev().map(|told| {
            let agency = opened.words.label(List::Agency, told.disclosure.agency.as_str());
            Made::new(&agency, &told.disclosure)
        });
        Ok(Disclosures::new(
            opened.choices(visit, List::Agency),
            made.collect(),
        ))
    }

    fn command(&self, shown: &Disclosures, present: Present) -> Result<Disclosure, FormErrors> {
        self.parse(shown, present)
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, told: Disclosure) -> Result<(), ServiceError> {
        visit.staff.desk.record_disclosure(ctx, visit.case, &told).await
    }

    fn about(refusal: Refusal) -> Field {
        if matches!(
            refusal,
            Refusal::DecidedInTheFuture | Refusal::DecidedBeforeReceived
        ) {
            ("on", "on_day")
        } else {
            WHOLE
        }
    }
}
