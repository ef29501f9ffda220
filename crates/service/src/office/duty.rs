//! Turns of duty: begun and ended by the members themselves, in areas where they hold a role.

use std::collections::BTreeSet;

use waymark_domain::text::Code;
use waymark_domain::{MemberId, Timestamp};
use waymark_ledger::{Object, Token};
use waymark_policy::{Action, Resource};
use waymark_storage::entities::shift;
use waymark_storage::{Change, MemberWrite};

use super::{Office, entry, leave, object, unavailable};
use crate::desk::refused;
use crate::{Ctx, ServiceError};

impl Office {
    /// Begins the member's own duty for an area. Somebody who is on duty already stays so.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when there is no such area; [`ServiceError::Forbidden`] when they hold no role
    /// there that has duties.
    pub async fn start_duty(&self, ctx: &Ctx, area: &Code) -> Result<(), ServiceError> {
        let basis = duty_leave(ctx, area)?;
        let member = ctx.member().ok_or(ServiceError::NotFound)?;
        let rules = self.rules.in_force(ctx.now.london_date());
        rules.area(area.as_str()).ok_or(ServiceError::NotFound)?;
        let on = self.store.shifts_of(member, ctx.now).await.map_err(unavailable)?;
        if on.iter().any(|shift| shift.area == area.as_str()) {
            return Ok(());
        }
        let row = shift::Model {
            id: ctx.id(),
            member_id: member.0,
            area: area.to_string(),
            from_at: ctx.now.micros(),
            until_at: None,
        };
        let entry = entry(ctx, "duty.began", basis, objects(row.id, member.0));
        let change = Change::recorded("office.start_duty", entry).write(row);
        self.store.commit(change).await.map(drop).map_err(refused)
    }

    /// Ends the member's own duty for an area.
    ///
    /// # Errors
    /// [`ServiceError::Conflict`] when it ended meanwhile.
    pub async fn end_duty(&self, ctx: &Ctx, area: &Code) -> Result<(), ServiceError> {
        let member = ctx.member().ok_or(ServiceError::NotFound)?;
        let on = self.store.shifts_of(member, ctx.now).await.map_err(unavailable)?;
        for shift in on.iter().filter(|shift| shift.area == area.as_str()) {
            let basis = const { Token::from_static("own-duty") };
            let entry = entry(ctx, "duty.ended", basis, objects(shift.id, member.0));
            let change = Change::recorded("office.end_duty", entry).write(MemberWrite::EndShift {
                id: shift.id,
                at: ctx.now.micros(),
            });
            self.store.commit(change).await.map_err(refused)?;
        }
        Ok(())
    }

    /// Who is on duty anywhere at an instant.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    pub async fn on_duty(&self, now: Timestamp) -> Result<BTreeSet<MemberId>, ServiceError> {
        let shifts = self.store.shifts(now).await.map_err(unavailable)?;
        Ok(shifts.iter().map(|shift| MemberId(shift.member_id)).collect())
    }

    /// The name of an area, or its code when the rule set knows it no longer.
    pub fn area_name(&self, now: Timestamp, area: &Code) -> String {
        let rules = self.rules.in_force(now.london_date());
        rules
            .area(area.as_str())
            .map_or_else(|| area.to_string(), |area| area.name.clone())
    }

    /// The areas of the rule set, with whether the member may take duty there and whether they are on duty now.
    pub fn duties(&self, ctx: &Ctx) -> Vec<(Code, String, bool)> {
        let on = |area: &Code| match &ctx.actor {
            waymark_policy::Actor::Member(member) => member.on_duty.contains(area),
            waymark_policy::Actor::Public
            | waymark_policy::Actor::System(_)
            | waymark_policy::Actor::Partner(_)
            | waymark_policy::Actor::Operator(_) => false,
        };
        let rules = self.rules.in_force(ctx.now.london_date());
        let areas = rules.areas().iter();
        areas
            .filter(|area| duty_leave(ctx, &area.code).is_ok() || on(&area.code))
            .map(|area| (area.code.clone(), area.name.clone(), on(&area.code)))
            .collect()
    }
}

/// Only a member has duties: whoever stands at the server has none.
fn duty_leave(ctx: &Ctx, area: &Code) -> Result<Token, ServiceError> {
    ctx.member().ok_or(ServiceError::NotFound)?;
    let resource = Resource::Area {
        area: Some(area),
        own: false,
    };
    leave(ctx, Action::ManageShifts, resource)
}

fn objects(shift: uuid::Uuid, member: uuid::Uuid) -> Vec<Object> {
    vec![object("shift", shift), object("member", member)]
}
