//! The gateway queue, and the form on it that starts duty.

use axum::extract::State;
use axum::response::Response;
use waymark_domain::case::{Role, reference};
use waymark_policy::Areas;
use waymark_service::desk::Listed;
use waymark_views::pages::case::forms::Choice;
use waymark_views::pages::queue::{QueueCase, QueuePage};
use waymark_views::paths;

use super::case::shown::{Words, age};
use super::session::see_other;
use super::{SignedIn, Staff};
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn show(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let member = &signed_in.who.member;
    let supervised = member.areas_of(&[Role::Supervisor]);
    let supervises = match &supervised {
        Areas::All => true,
        Areas::These(areas) => !areas.is_empty(),
    };
    if member.on_duty.is_empty() && !supervises {
        let offered: Vec<Choice> = staff
            .office
            .duties(&signed_in.ctx)
            .into_iter()
            .map(|(area, name, _)| Choice::new(area.to_string(), name))
            .collect();
        let page = if offered.is_empty() {
            QueuePage::off_duty()
        } else {
            QueuePage::may_start(offered, signed_in.csrf())
        };
        return Ok(staff.pages().show(&place, &page));
    }
    let queue = staff.desk.queue(&signed_in.ctx).await?;
    let words = Words::load(&staff, signed_in.ctx.now).await?;
    let on_duty = member.on_duty.iter().map(ToString::to_string);
    let codes = match supervised {
        Areas::All => words.areas(),
        Areas::These(areas) => areas.iter().map(ToString::to_string).collect(),
    };
    let areas = words.areas_in_words(on_duty.chain(codes));
    let cases = queue.rows.iter().map(|listed| row(listed, &words)).collect();
    let page = QueuePage::on_duty(areas, cases);
    let page = if queue.more { page.and_more() } else { page };
    Ok(staff.pages().show(&place, &page))
}

/// Starts the reader's own duty in the areas they ticked.
pub(super) async fn start_duty(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    form: Form,
) -> Result<Response, Problem> {
    let offered = staff.office.duties(&signed_in.ctx);
    for (name, _) in form.into_fields() {
        let code = name.strip_prefix(QueuePage::AREA).ok_or(Problem::UnknownField)?;
        let area = offered.iter().find(|(area, ..)| area.as_str() == code);
        let (area, ..) = area.ok_or(Problem::NotFound)?;
        staff.office.start_duty(&signed_in.ctx, area).await?;
    }
    Ok(see_other(paths::QUEUE))
}

fn row(listed: &Listed, words: &Words) -> QueueCase {
    let row = QueueCase::new(listed.case, reference(listed.case), listed.stage)
        .in_area(words.area(&listed.area))
        .aged(age(listed.age, listed.age_guessed));
    let row = match listed.due {
        Some((day, urgency)) => row.due(urgency, words.due(day)),
        None => row,
    };
    let row = match &listed.name {
        Some(name) => row.about(name.as_str()),
        None => row,
    };
    let row = match listed.owner {
        Some(owner) => row.owned_by(words.member(owner)),
        None => row,
    };
    let row = if listed.urgent { row.urgent() } else { row };
    let row = if listed.repeat { row.repeat() } else { row };
    if listed.restricted { row.restricted() } else { row }
}
