//! What the demo's members do with a case, one step at a time, each as whoever would do it and when they would have.

use std::sync::Arc;

use waymark_domain::case::{
    Decider, Deconfliction, LooseEnd, MatchVerdict, OwnerKind, ReferrerAnswer, Role, SecondVerdict,
    SocialCare,
};
use waymark_domain::text::{Code, Text};
use waymark_domain::{AlertId, CaseId, ReferralId, Timestamp};
use waymark_policy::{Actor, Member};
use waymark_service::desk::StaffDesk;
use waymark_service::{Ctx, House};

use super::cases::{Casework, Deed};
use super::office::Colleagues;
use super::seed::broken;
use super::told::{Damaged, code, coded};
use crate::failure::Failure;

/// How long an alert waits until the officer on duty opens it.
const MINUTES_TO_OPEN: i64 = 10;

/// A case that the desk works on.
pub(super) struct Worked {
    /// The case.
    pub(super) id: CaseId,
    /// Its referral.
    pub(super) referral: ReferralId,
    /// Its area.
    pub(super) area: Code,
    /// Whose turn it is, and which of the words are used.
    pub(super) turn: usize,
    /// Whether the person is one of an earlier case.
    pub(super) again: bool,
    /// The answer that the referrer gets.
    pub(super) answer: Code,
    /// Who owns it.
    pub(super) owner: Option<Member>,
}

/// Everybody who works, and what they work with.
pub(super) struct Work<'a> {
    pub(super) house: &'a House,
    pub(super) desk: StaffDesk,
    pub(super) colleagues: &'a Colleagues,
    pub(super) casework: &'a Casework,
}

impl Work<'_> {
    /// Does one thing.
    pub(super) async fn does(&self, deed: &Deed, case: &mut Worked, at: Timestamp) -> Result<(), Failure> {
        let (id, turn, today) = (case.id, case.turn, at.london_date());
        let done = match deed {
            Deed::Take => {
                let officer = self.colleague(Role::GatewayOfficer, case)?;
                return self.assign(case, at, officer, (officer, OwnerKind::Police)).await;
            }
            Deed::Give => {
                let supervisor = self.colleague(Role::Supervisor, case)?;
                let officer = self.colleague(Role::CaseOfficer, case)?;
                return self
                    .assign(case, at, supervisor, (officer, OwnerKind::Police))
                    .await;
            }
            Deed::Pass => {
                let coordinator = self.colleague(Role::ChannelCoordinator, case)?;
                let owner = owner(case)?;
                let to = (coordinator, OwnerKind::LocalAuthority);
                return self.assign(case, at, &owner, to).await;
            }
            Deed::Check { result } => {
                let result = coded(result, Deconfliction::from_code).map_err(broken)?;
                let (ctx, unit) = (self.as_owner(case, at)?, self.words("unit", case)?);
                self.desk
                    .record_deconfliction(&ctx, id, result, today, unit)
                    .await
            }
            Deed::Write => {
                let note = self.casework.note(turn).map_err(broken)?;
                self.desk.write_note(&self.as_owner(case, at)?, id, &note).await
            }
            Deed::Connect => {
                let connection = self.casework.connection(turn).map_err(broken)?;
                let ctx = self.as_owner(case, at)?;
                self.desk.record_connection(&ctx, id, &connection).await
            }
            Deed::Disclose => {
                let told = self.casework.disclosure(turn, today).map_err(broken)?;
                let ctx = self.as_owner(case, at)?;
                self.desk.record_disclosure(&ctx, id, &told).await
            }
            Deed::Pause => {
                let because = self.words("pause", case)?;
                self.desk.pause(&self.as_owner(case, at)?, id, because).await
            }
            Deed::Resume => self.desk.resume(&self.as_owner(case, at)?, id).await,
            Deed::Restrict => {
                let because = self.words("restrict", case)?;
                self.desk.restrict(&self.as_owner(case, at)?, id, because).await
            }
            Deed::Lift => {
                let because = self.words("lift", case)?;
                self.desk.unrestrict(&self.as_owner(case, at)?, id, because).await
            }
            Deed::Escalate => return self.escalate(case, at).await,
            Deed::Emergency => {
                let ctx = self.as_member(self.colleagues.of_elsewhere(&case.area).map_err(broken)?, at);
                let (category, reason) = (
                    code("child_at_risk").map_err(broken)?,
                    self.words("emergency", case)?,
                );
                self.desk
                    .take_emergency_access(&ctx, id, &category, &reason)
                    .await
            }
            Deed::Know => {
                let others = self
                    .colleagues
                    .of(Role::GatewayOfficer, &case.area, turn + 1)
                    .map_err(broken)?;
                let because = self.words("know", case)?;
                self.desk
                    .declare_connection(&self.as_member(others, at), id, &because)
                    .await
            }
            Deed::Decide { outcome } => return self.decide(outcome, case, at).await,
            Deed::Return => {
                let because = self.words("returned", case)?;
                let ctx = self.as_supervisor(case, at)?;
                self.desk
                    .sign_second(&ctx, id, SecondVerdict::Returned { because })
                    .await
            }
            Deed::Settle { leave } => return self.settle(leave, case, at).await,
        };
        done.map_err(broken)
    }

    async fn assign(
        &self,
        case: &mut Worked,
        at: Timestamp,
        by: &Member,
        (to, kind): (&Member, OwnerKind),
    ) -> Result<(), Failure> {
        let words = self.words("handover", case)?;
        let handover = case.owner.is_some().then_some(words);
        self.desk
            .assign(&self.as_member(by, at), case.id, (to.id, Some(kind)), handover)
            .await
            .map_err(broken)?;
        case.owner = Some(to.clone());
        Ok(())
    }

    /// Passes an emergency on; the officer on duty opens the alert that it raised.
    async fn escalate(&self, case: &Worked, at: Timestamp) -> Result<(), Failure> {
        let (ctx, reason) = (self.as_owner(case, at)?, self.words("escalate", case)?);
        let by = Decider {
            name: self.words("decider", case)?,
        };
        self.desk
            .escalate(&ctx, case.id, None, by, reason)
            .await
            .map_err(broken)?;
        let raised = self.house.store().alerts_unopened().await.map_err(broken)?;
        for alert in raised.iter().filter(|alert| alert.referral_id == case.referral.0) {
            let officer = self.colleague(Role::GatewayOfficer, case)?;
            let ctx = self.as_member(officer, at.plus_seconds(MINUTES_TO_OPEN * 60));
            self.desk
                .open_alert(ctx.now, ctx.actor, AlertId(alert.id))
                .await
                .map_err(broken)?;
        }
        Ok(())
    }

    /// Decides, after it was decided of each record that may be the same person whether it is.
    async fn decide(&self, outcome: &str, case: &Worked, at: Timestamp) -> Result<(), Failure> {
        let ctx = self.as_owner(case, at)?;
        let file = self.desk.read_case(&ctx, case.id, None).await.map_err(broken)?;
        let verdict = if case.again {
            MatchVerdict::Same
        } else {
            MatchVerdict::Different
        };
        for candidate in file.candidates {
            let because = self.words(verdict.code(), case)?;
            self.desk
                .decide_match(&ctx, case.id, candidate.id, verdict, because)
                .await
                .map_err(broken)?;
        }
        let mut decision = self
            .casework
            .decision(outcome, case.turn, at.london_date())
            .map_err(broken)?;
        if case.again {
            decision.weighed_together = Some(self.words("weighed", case)?);
        }
        self.desk
            .record_gateway_decision(&ctx, case.id, decision)
            .await
            .map_err(broken)
    }

    /// Settles what is left hanging, but for what is to be left.
    async fn settle(&self, leave: &[String], case: &Worked, at: Timestamp) -> Result<(), Failure> {
        let ctx = self.as_owner(case, at)?;
        let file = self.desk.read_case(&ctx, case.id, None).await.map_err(broken)?;
        let left = |end: &LooseEnd| leave.iter().any(|code| code == end.code());
        for end in file.loose_ends.into_iter().filter(|end| !left(end)) {
            let settled = match end {
                // Decided before the decision was, or left to be decided.
                LooseEnd::UndecidedMatch => Ok(()),
                LooseEnd::SecondSignature => {
                    let note = Some(self.words("signed", case)?);
                    let ctx = self.as_supervisor(case, at)?;
                    self.desk
                        .sign_second(&ctx, case.id, SecondVerdict::Signed { note })
                        .await
                }
                LooseEnd::Handover => {
                    let who = self.words("acknowledged", case)?;
                    self.desk
                        .acknowledge_handover(&ctx, case.id, who, at.london_date())
                        .await
                }
                LooseEnd::SocialCare => {
                    let told = SocialCare::Told {
                        on: at.london_date(),
                        reference: self.words("social_care", case)?,
                    };
                    self.desk.record_social_care(&ctx, case.id, told).await
                }
                LooseEnd::Referrer => {
                    let answer = ReferrerAnswer::Released(case.answer.clone());
                    self.desk.answer_referrer(&ctx, case.id, answer).await
                }
            };
            settled.map_err(broken)?;
        }
        Ok(())
    }

    /// Whoever has their turn of those with a role in the case's area.
    fn colleague(&self, role: Role, case: &Worked) -> Result<&Member, Failure> {
        self.colleagues.of(role, &case.area, case.turn).map_err(broken)
    }

    fn words(&self, list: &str, case: &Worked) -> Result<Text, Failure> {
        self.casework.words(list, case.turn).map_err(broken)
    }

    fn as_owner(&self, case: &Worked, at: Timestamp) -> Result<Ctx, Failure> {
        Ok(self.as_member(&owner(case)?, at))
    }

    fn as_supervisor(&self, case: &Worked, at: Timestamp) -> Result<Ctx, Failure> {
        Ok(self.as_member(self.colleague(Role::Supervisor, case)?, at))
    }

    fn as_member(&self, member: &Member, at: Timestamp) -> Ctx {
        let actor = Actor::Member(Arc::new(member.clone()));
        Ctx::new(actor, at, Arc::clone(self.house.ids()))
    }
}

fn owner(case: &Worked) -> Result<Member, Failure> {
    let nobody = || broken(Damaged("a course in which nobody took the case".to_owned()));
    case.owner.clone().ok_or_else(nobody)
}
