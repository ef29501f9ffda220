//! Enrolling with a one-time code.

use axum::extract::State;
use axum::response::Response;
use secrecy::ExposeSecret as _;
use waymark_service::office::{EnrolError, Offer};
use waymark_views::pages::enrol::{EnrolPage, EnrolledPage, SetUpPage};

use super::super::Staff;
use super::super::session::From;
use super::page::REFUSED;
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(in super::super) async fn begin(State(staff): State<Staff>, place: Place) -> Response {
    staff.pages().show(&place, &EnrolPage::new())
}

pub(in super::super) async fn offer(
    State(staff): State<Staff>,
    From(source): From,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let [code] = form.take(["code"])?;
    match staff.office.offer(staff.intake.now(), source, &code).await {
        Ok(offer) => Ok(staff.pages().show(&place, &page(&offer, &code))),
        Err(error) => refused(&staff, &place, error),
    }
}

pub(in super::super) async fn set_up(
    State(staff): State<Staff>,
    From(source): From,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    // The name is there for password managers alone.
    let [code, offer, _, passphrase, digits] =
        form.take(["code", "offer", "name", "passphrase", "digits"])?;
    let now = staff.intake.now();
    let enrolled = staff
        .office
        .enrol(now, source, &code, &offer, &passphrase, &digits)
        .await;
    let again = |page: SetUpPage| Ok(staff.pages().show_with(REFUSED, &place, &page));
    match enrolled {
        Ok(()) => Ok(staff.pages().show(&place, &EnrolledPage)),
        Err(error @ (EnrolError::Passphrase(_) | EnrolError::App)) => {
            match (staff.office.same_offer(now, source, &code, &offer).await, error) {
                (Ok(offer), EnrolError::Passphrase(fault)) => again(page(&offer, &code).passphrase(fault)),
                (Ok(offer), EnrolError::App | EnrolError::Code | EnrolError::Service(_)) => {
                    again(page(&offer, &code).digits())
                }
                (Err(error), _) => refused(&staff, &place, error),
            }
        }
        Err(error @ (EnrolError::Code | EnrolError::Service(_))) => refused(&staff, &place, error),
    }
}

fn page(offer: &Offer, code: &str) -> SetUpPage {
    let (secret, address) = (offer.secret.expose_secret(), offer.address.expose_secret());
    SetUpPage::new(&offer.sign_in_name, secret, address, code, &offer.sealed)
}

fn refused(staff: &Staff, place: &Place, error: EnrolError) -> Result<Response, Problem> {
    match error {
        EnrolError::Service(error) => Err(error.into()),
        EnrolError::Code | EnrolError::Passphrase(_) | EnrolError::App => {
            Ok(staff
                .pages()
                .show_with(REFUSED, place, &EnrolPage::new().refused()))
        }
    }
}
