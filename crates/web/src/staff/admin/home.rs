//! Where an administrator begins.

use axum::extract::State;
use axum::response::Response;
use waymark_domain::rules::{List, RuleSet};
use waymark_views::pages::admin::home::AdminHome;

use super::super::Staff;
use super::super::session::SignedIn;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn show(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let waiting = staff.office.waiting_proposals(&signed_in.ctx).await?;
    let me = signed_in.who.member.id;
    let for_me = waiting
        .iter()
        .filter(|proposal| proposal.by != me && proposal.what.member() != Some(me));
    let rules = staff.office.newest_rules(&signed_in.ctx).await?;
    let page = AdminHome::new(count(for_me.count()), count(unconfirmed(&rules)));
    Ok(staff.pages().show(&place, &page))
}

fn unconfirmed(rules: &RuleSet) -> usize {
    let numbers = rules.numbers().filter(|(_, number)| number.unconfirmed).count();
    let codes = List::ALL.iter().flat_map(|list| rules.all_entries(*list));
    numbers + codes.filter(|entry| entry.unconfirmed).count()
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
