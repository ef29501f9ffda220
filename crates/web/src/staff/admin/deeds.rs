//! Stopping a member, which one administrator does at once; letting them in again and enrolling them anew, which
//! take two.

use axum::extract::{Path, State};
use axum::response::Response;
use waymark_domain::text::Text;
use waymark_service::office::{MemberListed, Proposed};
use waymark_views::pages::admin::AdminPlace;
use waymark_views::pages::admin::confirm::{ConfirmForm, Deed};

use super::super::session::{SignedIn, see_other};
use super::super::{Staff, forms};
use super::{member, proposed};
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn ask_disable(
    staff: State<Staff>,
    id: Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    ask(Deed::DisableMember, (staff, id), signed_in, place).await
}

pub(super) async fn ask_enable(
    staff: State<Staff>,
    id: Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    ask(Deed::EnableMember, (staff, id), signed_in, place).await
}

pub(super) async fn ask_code(
    staff: State<Staff>,
    id: Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    ask(Deed::RenewInvitation, (staff, id), signed_in, place).await
}

async fn ask(
    deed: Deed,
    (State(staff), Path(id)): (State<Staff>, Path<String>),
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let member = member(&staff, signed_in.ctx.now, &id).await?;
    let page = ConfirmForm::page(deed, member.id, member.display_name);
    Ok(forms::ask(&staff, &signed_in, &place, page))
}

pub(super) async fn disable(
    State(staff): State<Staff>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = ConfirmForm::from_typed(form.take(ConfirmForm::FIELDS)?);
    let member = member(&staff, signed_in.ctx.now, &id).await?;
    match read(&staff, &signed_in, &place, (Deed::DisableMember, &member), typed) {
        Ok(because) => {
            staff
                .office
                .stop_member(&signed_in.ctx, member.id, &because)
                .await?;
            Ok(see_other(&AdminPlace::Member.of(member.id)))
        }
        Err(again) => Ok(*again),
    }
}

pub(super) async fn enable(
    State(staff): State<Staff>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = ConfirmForm::from_typed(form.take(ConfirmForm::FIELDS)?);
    let member = member(&staff, signed_in.ctx.now, &id).await?;
    match read(&staff, &signed_in, &place, (Deed::EnableMember, &member), typed) {
        Ok(because) => {
            let what = Proposed::Enable { member: member.id };
            proposed(&staff, &signed_in.ctx, &what, &because).await
        }
        Err(again) => Ok(*again),
    }
}

pub(super) async fn code(
    State(staff): State<Staff>,
    Path(id): Path<String>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = ConfirmForm::from_typed(form.take(ConfirmForm::FIELDS)?);
    let member = member(&staff, signed_in.ctx.now, &id).await?;
    match read(
        &staff,
        &signed_in,
        &place,
        (Deed::RenewInvitation, &member),
        typed,
    ) {
        Ok(because) => {
            let what = Proposed::Reset { member: member.id };
            proposed(&staff, &signed_in.ctx, &what, &because).await
        }
        Err(again) => Ok(*again),
    }
}

/// Why, or the form again.
fn read(
    staff: &Staff,
    signed_in: &SignedIn,
    place: &Place,
    (deed, member): (Deed, &MemberListed),
    typed: ConfirmForm,
) -> Result<Text, Box<Response>> {
    typed.parse().map_err(|errors| {
        let page = ConfirmForm::page(deed, member.id, member.display_name.clone());
        let page = page.typed(typed, errors);
        Box::new(forms::ask_again(staff, signed_in, place, page))
    })
}
