//! Commands of the gateway: each loads the case for its action, asks the domain, and commits.

use waymark_domain::case::gateway::{
    AcknowledgeHandover, RecordDeconfliction, SignSecond, acknowledge_handover, answer_referrer,
    decide_match, record_deconfliction, record_gateway_decision, record_social_care, record_told,
    sign_second,
};
use waymark_domain::case::{
    AssignOwner, CaseEvent, Decider, EscalateEmergency, GatewayDecision, GatewayFacts, GatewayOutcome,
    MatchVerdict, OwnerKind, Pause, ReferrerAnswer, Refusal, Restrict, SecondVerdict, SocialCare, Told,
    Unrestrict, assign_owner, escalate_emergency, pause, read_addition, restrict, resume, unrestrict,
};
use waymark_domain::rules::RuleSet;
use waymark_domain::task::TaskKind;
use waymark_domain::text::{Code, Text};
use waymark_domain::{AdditionId, CandidateId, CaseId, Date, MemberId, ReferralId, Timestamp};
use waymark_ledger::Token;
use waymark_policy::Action;
use waymark_storage::Write;
use waymark_storage::entities::{alert, referral};

use super::access::CaseFor;
use super::change::{CaseChange, Counted};
use super::{LoadedCase, StaffDesk, unavailable};
use crate::{Ctx, ServiceError};

/// What an officer decides at the gateway; who and when come from the context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub outcome: GatewayOutcome,
    /// What the referral was about.
    pub concern: Code,
    /// The facts relied on.
    pub facts: Text,
    /// The options considered.
    pub options: Text,
    /// What was not checked.
    pub not_checked: Text,
    /// The reason.
    pub reason: Text,
    /// How all referrals were weighed together.
    pub weighed_together: Option<Text>,
    /// Who takes over.
    pub handover: Option<waymark_domain::case::Handover>,
    /// Whether the person was told.
    pub told: Told,
    /// When it was decided; now, unless it was by word of mouth before.
    pub decided_at: Option<Timestamp>,
}

/// What the domain is asked with.
struct Asked<'a> {
    case: &'a LoadedCase,
    by: MemberId,
    at: Timestamp,
    rules: &'a RuleSet,
    facts: &'a GatewayFacts<'a>,
}

impl StaffDesk {
    /// Assigns a case to somebody.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Forbidden`], [`ServiceError::Case`],
    /// [`ServiceError::Conflict`], as for every command here.
    ///
    /// Rule: docs/rules.md R-027
    pub async fn assign(
        &self,
        ctx: &Ctx,
        id: CaseId,
        (to, kind): (MemberId, Option<OwnerKind>),
        handover: Option<Text>,
    ) -> Result<(), ServiceError> {
        let action = const { Token::from_static("case.assigned") };
        self.decide(ctx, Action::AssignOwner, action, id, |asked| {
            let command = AssignOwner {
                to,
                kind,
                handover,
                by: asked.by,
                at: asked.at,
            };
            let area = &asked.case.row.area;
            assign_owner(
                &asked.case.state,
                &command,
                area,
                asked.rules,
                asked.facts.calendar,
            )
        })
        .await
    }

    /// Records the check against investigations.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md R-020
    pub async fn record_deconfliction(
        &self,
        ctx: &Ctx,
        id: CaseId,
        result: waymark_domain::case::Deconfliction,
        checked_on: Date,
        checked_by: Text,
    ) -> Result<(), ServiceError> {
        let action = const { Token::from_static("case.deconfliction_recorded") };
        self.decide(ctx, Action::RecordDeconfliction, action, id, |asked| {
            let command = RecordDeconfliction {
                result,
                checked_on,
                checked_by,
                by: asked.by,
                at: asked.at,
            };
            record_deconfliction(&asked.case.state, &command, asked.rules)
        })
        .await
    }

    /// Records the gateway's decision.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md
    pub async fn record_gateway_decision(
        &self,
        ctx: &Ctx,
        id: CaseId,
        decision: Decision,
    ) -> Result<(), ServiceError> {
        let action = const { Token::from_static("case.gateway_decided") };
        self.decide(ctx, Action::RecordGatewayDecision, action, id, |asked| {
            let decision = GatewayDecision {
                outcome: decision.outcome,
                concern: decision.concern,
                facts: decision.facts,
                options: decision.options,
                not_checked: decision.not_checked,
                reason: decision.reason,
                weighed_together: decision.weighed_together,
                handover: decision.handover,
                told: decision.told,
                decided_at: decision.decided_at.unwrap_or(asked.at),
                recorded_at: asked.at,
                by: asked.by,
            };
            record_gateway_decision(&asked.case.state, &decision, asked.facts)
        })
        .await
    }

    /// Signs a decision second, or sends it back.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md R-022
    pub async fn sign_second(
        &self,
        ctx: &Ctx,
        id: CaseId,
        verdict: SecondVerdict,
    ) -> Result<(), ServiceError> {
        let action = match verdict {
            SecondVerdict::Signed { .. } => const { Token::from_static("case.decision_signed") },
            SecondVerdict::Returned { .. } => const { Token::from_static("case.decision_returned") },
        };
        self.decide(ctx, Action::SignSecond, action, id, |asked| {
            let command = SignSecond {
                by: asked.by,
                at: asked.at,
                verdict,
            };
            sign_second(&asked.case.state, &command, asked.facts)
        })
        .await
    }

    /// Records that the receiving service has what was handed over.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md R-023
    pub async fn acknowledge_handover(
        &self,
        ctx: &Ctx,
        id: CaseId,
        who: Text,
        on: Date,
    ) -> Result<(), ServiceError> {
        let action = const { Token::from_static("case.handover_acknowledged") };
        self.decide(ctx, Action::RecordHandover, action, id, |asked| {
            let command = AcknowledgeHandover {
                who,
                on,
                by: asked.by,
                at: asked.at,
            };
            acknowledge_handover(&asked.case.state, &command, asked.facts)
        })
        .await
    }

    /// Records whether the person was told.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md R-024
    pub async fn record_told(&self, ctx: &Ctx, id: CaseId, told: Told) -> Result<(), ServiceError> {
        let action = const { Token::from_static("case.told_recorded") };
        self.decide(ctx, Action::RecordTold, action, id, |asked| {
            record_told(&asked.case.state, &told, asked.by, asked.at)
        })
        .await
    }

    /// Records whether children's social care was told.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md R-025
    pub async fn record_social_care(
        &self,
        ctx: &Ctx,
        id: CaseId,
        told: SocialCare,
    ) -> Result<(), ServiceError> {
        let action = const { Token::from_static("case.social_care_recorded") };
        self.decide(ctx, Action::RecordSocialCare, action, id, |asked| {
            record_social_care(&asked.case.state, &told, asked.by, asked.at, asked.facts)
        })
        .await
    }

    /// Says that what a referrer added was read. Said again, or of what is no open task, it changes nothing.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md R-035
    pub async fn read_addition(
        &self,
        ctx: &Ctx,
        id: CaseId,
        addition: AdditionId,
    ) -> Result<(), ServiceError> {
        let action = const { Token::from_static("case.addition_read") };
        let found = self.case_for(ctx, Action::ReadAddition, id).await?;
        let tasks = self.store.tasks_of(id).await.map_err(unavailable)?;
        let waits = tasks.iter().any(|task| {
            task.done_at.is_none()
                && task.kind == TaskKind::ReadAddition.code()
                && task.about_id == Some(addition.0)
        });
        if !waits {
            return Ok(());
        }
        self.decide_on(ctx, &found, action, Vec::new(), |asked| {
            read_addition(&asked.case.state, addition, asked.by)
        })
        .await
    }

    /// Releases a fixed answer to the referrer, or says why none.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md R-011
    pub async fn answer_referrer(
        &self,
        ctx: &Ctx,
        id: CaseId,
        answer: ReferrerAnswer,
    ) -> Result<(), ServiceError> {
        let action = const { Token::from_static("case.referrer_answered") };
        let found = self.case_for(ctx, Action::ReleaseAnswer, id).await?;
        let released = self.released(ctx, &found, &answer).await?;
        self.decide_on(ctx, &found, action, released, |asked| {
            answer_referrer(&asked.case.state, &answer, asked.by, asked.at, asked.facts)
        })
        .await
    }

    /// Releases the answer on the referral itself, where the referrer reads it.
    async fn released(
        &self,
        ctx: &Ctx,
        found: &CaseFor,
        answer: &ReferrerAnswer,
    ) -> Result<Vec<Write>, ServiceError> {
        let ReferrerAnswer::Released(code) = answer else {
            return Ok(Vec::new());
        };
        let id = ReferralId(found.case.row.referral_id);
        let row = self.store.referral(id).await.map_err(unavailable)?;
        let row = row.ok_or(ServiceError::NotFound)?.referral;
        let read = row.version;
        Ok(vec![Write::UpdateReferral {
            read,
            row: Box::new(referral::Model {
                answer_code: Some(code.to_string()),
                answer_released_at: Some(ctx.now.micros()),
                answer_withdrawn_at: None,
                version: read + 1,
                ..row
            }),
        }])
    }

    /// Decides whether two records are one person.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md R-026
    pub async fn decide_match(
        &self,
        ctx: &Ctx,
        id: CaseId,
        candidate: CandidateId,
        verdict: MatchVerdict,
        because: Text,
    ) -> Result<(), ServiceError> {
        let action = const { Token::from_static("case.match_decided") };
        let found = self.case_for(ctx, Action::DecideMatch, id).await?;
        let person = found.case.state.person;
        let candidates = self.store.candidates_of(person).await.map_err(unavailable)?;
        let known = candidates.iter().find(|row| row.id == candidate.0);
        if known.ok_or(ServiceError::NotFound)?.state != "undecided" {
            return Err(ServiceError::Case(Refusal::MatchDecided));
        }
        let write = Write::DecideCandidate {
            id: candidate.0,
            state: verdict.code(),
            by: found.by(ctx)?.0,
            at: ctx.now.micros(),
        };
        let counted = self.count(&found.case.row).await?;
        // As things stand once this one is decided.
        let counted = Counted {
            undecided_matches: counted.undecided_matches.saturating_sub(1),
            ..counted
        };
        self.decide_with(ctx, &found, action, (vec![write], counted), |asked| {
            let command = waymark_domain::case::gateway::DecideMatch {
                candidate,
                verdict,
                because,
                by: asked.by,
                at: asked.at,
            };
            decide_match(&asked.case.state, &command, asked.facts)
        })
        .await
    }

    /// Passes an emergency on: recorded at once, with who decided, when and why. The desk is alerted.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md
    pub async fn escalate(
        &self,
        ctx: &Ctx,
        id: CaseId,
        decided_at: Option<Timestamp>,
        by: Decider,
        reason: Text,
    ) -> Result<(), ServiceError> {
        let action = const { Token::from_static("case.emergency_escalated") };
        let found = self.case_for(ctx, Action::EscalateEmergency, id).await?;
        let alert = alert::Model {
            id: ctx.id(),
            referral_id: found.case.row.referral_id,
            area: found.case.row.area.clone(),
            raised_at: ctx.now.micros(),
            opened_at: None,
            last_sent_at: None,
            sends: 0,
        };
        let job = crate::intake::new_job(ctx, "send_alert", "alert", alert.id);
        let writes = vec![Write::from(alert), Write::from(job)];
        self.decide_on(ctx, &found, action, writes, |asked| {
            let command = EscalateEmergency {
                decided_at: decided_at.unwrap_or(asked.at),
                recorded_at: asked.at,
                by,
                reason,
            };
            escalate_emergency(&asked.case.state, &command)
        })
        .await
    }

    /// Hides a case from all but few, at once.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md R-028
    pub async fn restrict(&self, ctx: &Ctx, id: CaseId, because: Text) -> Result<(), ServiceError> {
        let action = const { Token::from_static("case.restricted") };
        self.decide(ctx, Action::Restrict, action, id, |asked| {
            let command = Restrict {
                by: asked.by,
                at: asked.at,
                because,
            };
            restrict(&asked.case.state, &command, asked.rules, asked.facts.calendar)
        })
        .await
    }

    /// Proposes to lift a restriction, or lifts one that somebody else proposed to.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md R-028
    pub async fn unrestrict(&self, ctx: &Ctx, id: CaseId, because: Text) -> Result<(), ServiceError> {
        let action = const { Token::from_static("case.restriction_lifted") };
        self.decide(ctx, Action::LiftRestriction, action, id, |asked| {
            let command = Unrestrict {
                by: asked.by,
                at: asked.at,
                because,
            };
            unrestrict(&asked.case.state, &command)
        })
        .await
    }

    /// Stops the clock of a case.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md R-029
    pub async fn pause(&self, ctx: &Ctx, id: CaseId, because: Text) -> Result<(), ServiceError> {
        let action = const { Token::from_static("case.paused") };
        self.decide(ctx, Action::Pause, action, id, |asked| {
            let command = Pause {
                by: asked.by,
                at: asked.at,
                because,
            };
            pause(&asked.case.state, &command)
        })
        .await
    }

    /// Starts the clock of a case again.
    ///
    /// # Errors
    /// As [`StaffDesk::assign`].
    ///
    /// Rule: docs/rules.md R-029
    pub async fn resume(&self, ctx: &Ctx, id: CaseId) -> Result<(), ServiceError> {
        let action = const { Token::from_static("case.resumed") };
        self.decide(ctx, Action::Resume, action, id, |asked| {
            resume(&asked.case.state, asked.by, asked.at, asked.facts.calendar)
        })
        .await
    }

    /// Loads, asks the domain, commits: what most commands are.
    async fn decide(
        &self,
        ctx: &Ctx,
        what: Action,
        action: Token,
        id: CaseId,
        ask: impl FnOnce(Asked<'_>) -> Result<Vec<CaseEvent>, Refusal>,
    ) -> Result<(), ServiceError> {
        let found = self.case_for(ctx, what, id).await?;
        self.decide_on(ctx, &found, action, Vec::new(), ask).await
    }

    async fn decide_on(
        &self,
        ctx: &Ctx,
        found: &CaseFor,
        action: Token,
        writes: Vec<Write>,
        ask: impl FnOnce(Asked<'_>) -> Result<Vec<CaseEvent>, Refusal>,
    ) -> Result<(), ServiceError> {
        let counted = self.count(&found.case.row).await?;
        self.decide_with(ctx, found, action, (writes, counted), ask).await
    }

    async fn decide_with(
        &self,
        ctx: &Ctx,
        found: &CaseFor,
        action: Token,
        (writes, counted): (Vec<Write>, Counted),
        ask: impl FnOnce(Asked<'_>) -> Result<Vec<CaseEvent>, Refusal>,
    ) -> Result<(), ServiceError> {
        let case = &found.case;
        let rules = self.rules.in_force(ctx.now.london_date());
        let facts = self.facts(&rules, counted);
        let events = ask(Asked {
            case,
            by: found.by(ctx)?,
            at: ctx.now,
            rules: &rules,
            facts: &facts,
        })
        .map_err(ServiceError::Case)?;
        let key = self.writing_key(ctx, case.state.person).await?;
        let change = CaseChange {
            name: "case.decide",
            action,
            case,
            events: &events,
            permission: &found.permission,
            writes,
            digests: Vec::new(),
            counted,
        };
        let change = self.case_change(ctx, &key, change).await?;
        self.commit_once(ctx, change, case.row.id).await
    }
}

impl CaseFor {
    /// Who acts: policy allows nothing of this to anybody but a member.
    pub(crate) fn by(&self, ctx: &Ctx) -> Result<MemberId, ServiceError> {
        ctx.member().ok_or(ServiceError::NotFound)
    }
}
