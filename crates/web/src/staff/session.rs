//! Who is signed in: looked up once a request, before any handler that is not open to everybody.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use waymark_domain::case::Role;
use waymark_domain::{MemberId, Timestamp};
use waymark_policy::{Action, Resource, Verdict, Why, verdict};
use waymark_service::office::{self, SessionToken, Source, Visitor};
use waymark_service::{Ctx, ServiceError};
use waymark_views::{Hidden, Section, SignedInAs, paths};

use super::Staff;
use super::wish::Wish;
use crate::cookie::Jar;
use crate::middleware::Form;
use crate::problem::Problem;
use crate::server::Peer;

/// The field by which a form shows that it is one of this session's.
pub(super) const CSRF: &str = "csrf";
/// The field by which a form says that it is one that was kept.
pub(super) const KEPT: &str = "kept";

/// The member who is signed in, and the context of what they do in this request.
///
/// Every route of the staff site has one unless it is marked as open; a handler that asks for it on an open route
/// answers with a fault.
#[derive(Debug, Clone)]
pub(crate) struct SignedIn {
    /// Who acts, when, and where ids come from: one instant for the whole request.
    pub(crate) ctx: Ctx,
    /// The session and its member.
    pub(crate) who: Arc<office::SignedIn>,
    /// The names of the areas they are on duty for.
    duty: Vec<String>,
}

impl SignedIn {
    /// What each form of this session carries, hidden.
    pub(crate) fn csrf(&self) -> Hidden {
        Hidden {
            name: CSRF,
            value: self.who.csrf().text().to_string(),
        }
    }

    /// Who they are, as every page tells them: their roles, and where they can go from the page at `path`.
    pub(crate) fn shown(&self, path: &str) -> SignedInAs {
        let mut roles: Vec<Role> = self.who.member.roles.iter().map(|held| held.role).collect();
        roles.sort_unstable();
        roles.dedup();
        let open: Vec<Section> = Section::ALL
            .into_iter()
            .filter(|section| self.may(section_needs(*section)))
            .collect();
        let within = |section: &&Section| match section.path() {
            paths::HOME => path == paths::HOME,
            begins => {
                path == begins
                    || path
                        .strip_prefix(begins)
                        .is_some_and(|rest| rest.starts_with('/'))
            }
        };
        let current = open.iter().find(within).copied();
        let duty: Vec<&str> = self.duty.iter().map(String::as_str).collect();
        let shown =
            SignedInAs::new(self.who.name.clone(), &roles, self.csrf()).with_navigation(&open, current);
        if duty.is_empty() {
            shown
        } else {
            shown.on_duty_for(duty.join(", "))
        }
    }

    /// Whether policy lets them do something about no one case, somewhere.
    pub(super) fn may(&self, action: Action) -> bool {
        matches!(
            verdict(&self.ctx.actor, action, Resource::Office),
            Verdict::Allow(_) | Verdict::Forbid(Why::StepUp)
        )
    }
}

/// What a part of the site is there for.
const fn section_needs(section: Section) -> Action {
    match section {
        Section::MyWork => Action::SeeOwnWork,
        Section::Queue => Action::SeeQueue,
        Section::Team => Action::SeeWorkload,
        Section::Find => Action::FindPeople,
        Section::Enquiries => Action::ReadEnquiries,
        Section::Administration => Action::ManageRules,
    }
}

impl<S: Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get().cloned().ok_or(Problem::Internal)
    }
}

/// Where a try of a secret comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct From(pub(super) Source);

impl FromRequestParts<Staff> for From {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, staff: &Staff) -> Result<Self, Problem> {
        let peer = parts.extensions.get::<Peer>().ok_or(Problem::Internal)?;
        let source = staff
            .office
            .source(peer.client(&parts.headers), staff.intake.now());
        Ok(Self(source))
    }
}

/// What stands before a route that is not open.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    pub(super) staff: Staff,
    /// The act for which the whole route is there, where policy decides it without a case.
    pub(super) needs: Option<Action>,
}

/// Lets in who is signed in, with a form that is theirs, to what policy lets them do; sends everybody else to sign
/// in, and keeps what was typed for a member whose session has ended.
pub(super) async fn guard(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let now = guard.staff.intake.now();
    let admitted = match admit(&guard, now, &mut parts).await {
        Ok(admitted) => admitted,
        Err(answer) => return *answer,
    };
    let Admitted {
        signed_in,
        form,
        kept,
    } = admitted;
    let wish = Wish::of(&parts);
    parts.extensions.insert(signed_in.clone());
    let response = next.run(Request::from_parts(parts, body)).await;
    if response.extensions().get::<Problem>() == Some(&Problem::StepUp) {
        return step_up(&guard.staff, &signed_in, form, &wish).await;
    }
    if let Some(kept) = kept.filter(|_| response.status().as_u16() < 400) {
        // Sent after all. Should this fail, it is offered once more and expires by itself.
        drop(guard.staff.office.remove_kept(&signed_in.ctx, kept).await);
    }
    response
}

struct Admitted {
    signed_in: SignedIn,
    /// A copy of the form, in case a code is asked for before it can be taken.
    form: Option<Form>,
    /// The kept form that it was.
    kept: Option<uuid::Uuid>,
}

async fn admit(guard: &Guard, now: Timestamp, parts: &mut Parts) -> Result<Admitted, Box<Response>> {
    let office = &guard.staff.office;
    let refuse = |problem: Problem| Box::new(problem.into_response());
    let Some(token) = Jar::of(parts).secret(&parts.headers) else {
        return Err(Box::new(to_sign_in(parts, false)));
    };
    let visitor = office.visitor(now, &token).await;
    let who = match visitor.map_err(|error| refuse(error.into()))? {
        Visitor::Here(who) => Arc::new(*who),
        Visitor::Stranger => return Err(Box::new(to_sign_in(parts, false))),
        Visitor::Ended(member) => {
            let kept = keep(guard, now, parts, &token, member).await;
            let kept = kept.map_err(|error| refuse(error.into()))?;
            return Err(Box::new(to_sign_in(parts, kept)));
        }
    };
    let signed_in = SignedIn {
        ctx: office.ctx_of(&who, now),
        duty: who
            .member
            .on_duty
            .iter()
            .map(|area| office.area_name(now, area))
            .collect(),
        who,
    };
    let mut admitted = Admitted {
        signed_in,
        form: None,
        kept: None,
    };
    if parts.method == Method::POST {
        let form = parts.extensions.get_mut::<Form>();
        let form = form.ok_or_else(|| refuse(Problem::NotAForm))?;
        let ours = form.remove(CSRF).is_some_and(|text| token.csrf().is(&text));
        ours.then_some(()).ok_or_else(|| refuse(Problem::ForeignForm))?;
        admitted.kept = form.remove(KEPT).and_then(|id| id.parse().ok());
        admitted.form = Some(form.clone());
    }
    if let Some(action) = guard.needs {
        match verdict(&admitted.signed_in.ctx.actor, action, Resource::Office) {
            Verdict::Allow(_) => {}
            Verdict::Hide => return Err(refuse(Problem::NotFound)),
            Verdict::Forbid(why) => return Err(refuse(ServiceError::Forbidden(why).into())),
        }
    }
    Ok(admitted)
}

/// Keeps a form that met an ended session, if it is one of that session's.
async fn keep(
    guard: &Guard,
    now: Timestamp,
    parts: &mut Parts,
    token: &SessionToken,
    member: MemberId,
) -> Result<bool, ServiceError> {
    let Some(mut form) = parts.extensions.remove::<Form>() else {
        return Ok(false);
    };
    if !form.remove(CSRF).is_some_and(|text| token.csrf().is(&text)) {
        return Ok(false);
    }
    form.remove(KEPT);
    let path = parts.uri.path();
    guard
        .staff
        .office
        .keep_form(now, member, path, &form.into_fields())
        .await?;
    Ok(true)
}

/// To the page that signs in, with the page that was asked for, if that can be come back to.
fn to_sign_in(parts: &Parts, kept: bool) -> Response {
    let wish = if kept {
        Wish::to(paths::KEPT)
    } else {
        Wish::of(parts)
    };
    see_other(&wish.query(paths::SIGN_IN))
}

/// To the page that asks for a code. What was sent is kept until then.
async fn step_up(staff: &Staff, signed_in: &SignedIn, form: Option<Form>, wish: &Wish) -> Response {
    let Some(form) = form else {
        return see_other(&wish.query(paths::STEP_UP));
    };
    let member = signed_in.who.member.id;
    let kept = staff
        .office
        .keep_form(signed_in.ctx.now, member, wish.sent_to(), &form.into_fields())
        .await;
    match kept {
        Ok(()) => see_other(&Wish::to(paths::KEPT).query(paths::STEP_UP)),
        Err(error) => Problem::from(error).into_response(),
    }
}

pub(super) fn see_other(to: &str) -> Response {
    // A wish is plain letters, so this always is a header.
    let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static(paths::HOME));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}
