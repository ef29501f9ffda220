//! The decision: who, what, on what.

use std::sync::Arc;

use crate::actor::{Actor, Member};
use crate::book::{Book, Explained, Fact, Said, ask};
use crate::facts::{CaseRelation, Resource};
use crate::{Action, Target};

/// What policy said.
#[derive(Debug)]
pub enum Verdict {
    /// It is theirs to do.
    Allow(Permission),
    /// They may not know that it is there: it is reported as missing.
    Hide,
    /// They see it, and this is not theirs to do.
    Forbid(Why),
}

/// Leave to do one thing, under a named policy. Only [`verdict`] makes one.
#[derive(Debug)]
pub struct Permission {
    action: Action,
    policy: &'static str,
}

impl Permission {
    /// What it is leave for.
    pub const fn action(&self) -> Action {
        self.action
    }

    /// The id of the policy that allowed it: for the ledger, and for "why can I see this".
    pub const fn policy(&self) -> &'static str {
        self.policy
    }
}

/// Why something is not theirs to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// No policy gives it to them.
    NotYours,
    /// They must prove again who they are.
    StepUp,
    /// They decided it themselves.
    OwnDecision,
    /// They proposed it themselves.
    OwnProposal,
    /// They took the access themselves.
    OwnAccess,
}

impl Why {
    /// Every reason, in order.
    pub const ALL: [Self; 5] = [
        Self::NotYours,
        Self::StepUp,
        Self::OwnDecision,
        Self::OwnProposal,
        Self::OwnAccess,
    ];

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotYours => "not_yours",
            Self::StepUp => "step_up",
            Self::OwnDecision => "own_decision",
            Self::OwnProposal => "own_proposal",
            Self::OwnAccess => "own_access",
        }
    }

    fn of(forbidding: &Explained) -> Self {
        let code = forbidding.why.as_deref();
        let named = Self::ALL.into_iter().find(|why| Some(why.code()) == code);
        named.unwrap_or(Self::NotYours)
    }
}

/// Asks whether `actor` may do `action` on `resource`. Pages, API, jobs and commands all end here, and content
/// opened for a purpose of its own ends at the same policies by [`grant`](crate::grant).
///
/// A case that a member may not view is hidden for every action, and so is any case from whoever is no member.
/// Two things are apart from sight and allowed without it: to learn who has looked, and to take emergency access.
/// Whoever offers emergency access asks for a fresh proof before it looks the case up: here a missing proof on an
/// unseen case is [`Verdict::Hide`], as for a case that is not there.
pub fn verdict(actor: &Actor, action: Action, resource: Resource<'_>) -> Verdict {
    let said = said(actor, action, resource);
    let sees = action == Action::ViewCase && matches!(said, Said::Allowed(_)) || sees(actor, resource);
    match said {
        Said::Allowed(by) if sees || action.is_apart_from_sight() => Verdict::Allow(Permission {
            action,
            policy: &by.id,
        }),
        Said::Allowed(_) | Said::Refused(_) if !sees => Verdict::Hide,
        Said::Refused(_) if waits_for_step_up(actor, action, resource) => Verdict::Forbid(Why::StepUp),
        Said::Allowed(_) | Said::Refused(None) => Verdict::Forbid(Why::NotYours),
        Said::Refused(Some(by)) => Verdict::Forbid(Why::of(by)),
    }
}

/// Whether they may know that it is there.
fn sees(actor: &Actor, resource: Resource<'_>) -> bool {
    match resource {
        Resource::Case(_) => matches!(said(actor, Action::ViewCase, resource), Said::Allowed(_)),
        Resource::Area { .. } | Resource::Office | Resource::Proposal { .. } => true,
    }
}

/// Whether it would be allowed had they just proved who they are.
fn waits_for_step_up(actor: &Actor, action: Action, resource: Resource<'_>) -> bool {
    match actor {
        Actor::Member(member) if !member.stepped_up => {
            let stepped_up = Member {
                stepped_up: true,
                ..Member::clone(member)
            };
            let asked = said(&Actor::Member(Arc::new(stepped_up)), action, resource);
            matches!(asked, Said::Allowed(_))
        }
        Actor::Member(_) | Actor::Public | Actor::System(_) | Actor::Partner(_) | Actor::Operator(_) => false,
    }
}

fn said(actor: &Actor, action: Action, resource: Resource<'_>) -> Said {
    let (target, kind) = match resource {
        Resource::Case(_) => (Target::Case, "Case"),
        Resource::Area { .. } => (Target::Area, "Area"),
        Resource::Office => (Target::Office, "Office"),
        Resource::Proposal { .. } => (Target::Proposal, "Proposal"),
    };
    if action.target() != target {
        return Said::Refused(None);
    }
    let facts = match actor {
        Actor::Member(member) => facts(member, resource),
        Actor::Public | Actor::System(_) | Actor::Partner(_) | Actor::Operator(_) => Vec::new(),
    };
    ask(actor.principal(), action.code(), kind, facts)
}

fn facts(member: &Member, resource: Resource<'_>) -> Vec<(&'static str, Fact)> {
    match resource {
        Resource::Case(relation) => case_facts(member, relation),
        Resource::Area { area, own } => {
            let roles = member.roles_in(area);
            let on_duty = area.is_some_and(|area| member.on_duty.contains(area));
            office_facts(member, roles, on_duty, own)
        }
        Resource::Office => {
            let on_duty = !member.on_duty.is_empty();
            office_facts(member, member.roles_anywhere(), on_duty, false)
        }
        Resource::Proposal { by } => office_facts(member, member.roles_anywhere(), false, by == member.id),
    }
}

fn case_facts(member: &Member, case: &CaseRelation) -> Vec<(&'static str, Fact)> {
    let me = Some(member.id);
    vec![
        ("roles", Fact::Words(member.roles_in(Some(&case.area)))),
        ("roles_anywhere", Fact::Words(member.roles_anywhere())),
        ("on_duty", Fact::Is(member.on_duty.contains(&case.area))),
        ("stepped_up", Fact::Is(member.stepped_up)),
        ("stage", Fact::Word(case.stage.code())),
        ("owner", Fact::Is(case.owner == me)),
        ("restricted", Fact::Is(case.restricted)),
        ("restricted_it", Fact::Is(case.restricted_by == me)),
        ("proposed_lift", Fact::Is(case.lift_proposed_by == me)),
        ("emergency", Fact::Is(case.emergency)),
        ("connected", Fact::Is(case.connected)),
        ("decided_it", Fact::Is(case.decided_by == me)),
    ]
}

fn office_facts(
    member: &Member,
    roles: Vec<&'static str>,
    on_duty: bool,
    own: bool,
) -> Vec<(&'static str, Fact)> {
    vec![
        ("roles", Fact::Words(roles)),
        ("stepped_up", Fact::Is(member.stepped_up)),
        ("on_duty", Fact::Is(on_duty)),
        ("own", Fact::Is(own)),
    ]
}

/// Why a policy is there, in plain words: for the page "Why can I see this?".
pub fn explain(policy: &str) -> Option<&'static str> {
    let explained = Book::get()?.explained().iter().find(|known| known.id == policy);
    explained.map(|known| known.reason.as_str())
}
