//! A member's own account.

use axum::extract::State;
use axum::response::Response;
use waymark_domain::SessionId;
use waymark_domain::text::Code;
use waymark_views::pages::account::{AccountPage, DutyLine, SessionLine};
use waymark_views::paths;

use super::Staff;
use super::session::{SignedIn, see_other};
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn show(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let (office, now) = (&staff.office, signed_in.ctx.now);
    let duties = office.duties(&signed_in.ctx).into_iter();
    let duties = duties.map(|(area, name, on)| DutyLine {
        area: area.to_string(),
        name,
        on,
    });
    let sessions = office.own_sessions(now, &signed_in.who).await?.into_iter();
    let sessions = sessions.map(|session| SessionLine {
        id: session.id.to_string(),
        began: session.started_at.london_words(),
        seen: session.seen_at.london_words(),
        this: session.is_this,
    });
    let kept = office.kept_forms(&signed_in.ctx).await?.len();
    let page = AccountPage::new(duties.collect(), sessions.collect(), kept, signed_in.csrf());
    Ok(staff.pages().show(&place, &page))
}

pub(super) async fn duty(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    form: Form,
) -> Result<Response, Problem> {
    let [area, act] = form.take(["area", "act"])?;
    let area: Code = area.parse().map_err(|_| Problem::NotFound)?;
    match act.as_str() {
        "begin" => staff.office.start_duty(&signed_in.ctx, &area).await?,
        "end" => staff.office.end_duty(&signed_in.ctx, &area).await?,
        _ => return Err(Problem::Malformed),
    }
    Ok(see_other(paths::ACCOUNT))
}

pub(super) async fn end_session(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    form: Form,
) -> Result<Response, Problem> {
    let [session] = form.take(["session"])?;
    let session: SessionId = session.parse().map_err(|_| Problem::NotFound)?;
    staff
        .office
        .end_own_session(signed_in.ctx.now, &signed_in.who, session)
        .await?;
    Ok(see_other(paths::ACCOUNT))
}
