//! The decisions as text, for reviewers.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use uuid::Uuid;
use waymark_domain::case::{Role, StageName};
use waymark_domain::text::Code;
use waymark_domain::{ApiClientId, CaseId, MemberId};

use crate::actor::{HeldRole, Member};
use crate::book::Book;
use crate::decision::{Purpose, decide};
use crate::facts::{CaseRelation, Resource};
use crate::opening::Opening;
use crate::verdict::{Verdict, verdict};
use crate::{Action, Actor, Job, OperatorName, Target};

const ME: MemberId = MemberId(Uuid::from_u128(1));
const ANOTHER: MemberId = MemberId(Uuid::from_u128(2));

/// One actor of every sort.
pub(crate) fn actors() -> Vec<Actor> {
    let jobs = Job::ALL.into_iter().map(Actor::System);
    [Actor::Public]
        .into_iter()
        .chain(jobs)
        .chain([
            Actor::Member(Arc::new(member(None, &[], false))),
            Actor::Partner(ApiClientId(Uuid::nil())),
        ])
        .chain(OperatorName::parse("anyone").map(Actor::Operator))
        .collect()
}

fn sort_of(actor: &Actor) -> String {
    match actor {
        Actor::Public => "public".to_owned(),
        Actor::System(job) => format!("system: {}", job.name()),
        Actor::Member(_) => "member".to_owned(),
        Actor::Partner(_) => "partner".to_owned(),
        Actor::Operator(_) => "operator".to_owned(),
    }
}

/// What is opened for a purpose: actor by purpose by what is opened. A line for each allowance, and for each
/// actor and purpose that opens nothing a line with the reason.
pub fn printed_grants() -> String {
    let mut text = String::from(
        "Who may open what for a purpose of its own. Written by a test of crates/policy; set WAYMARK_BLESS=1 to rewrite.\n\
         What no line allows is refused. What members open follows from what they may do: see policy.md.\n",
    );
    for actor in actors() {
        let _ = writeln!(text, "\n{}", sort_of(&actor));
        for purpose in Purpose::ALL {
            for line in lines(&actor, purpose) {
                let _ = writeln!(text, "  {:<24}{line}", purpose.name());
            }
        }
    }
    text.push_str("\nWhat a member's permission opens\n");
    for action in Action::ALL.iter().filter(|action| !action.opens().is_empty()) {
        let opens: Vec<&str> = action.opens().iter().map(|opening| opening.name()).collect();
        let _ = writeln!(text, "  {:<24}{}", action.code(), opens.join(", "));
    }
    text
}

/// One line for each thing opened; when nothing is, one line for each distinct refusal.
fn lines(actor: &Actor, purpose: Purpose) -> Vec<String> {
    let mut allowed = Vec::new();
    let mut refused = Vec::new();
    for opening in Opening::ALL {
        match decide(actor, purpose, opening) {
            Ok(policy) => allowed.push(format!("{:<14}allow {policy}", opening.name())),
            Err(denied) => refused.push(format!("{:<14}deny  {denied}", "everything")),
        }
    }
    refused.dedup();
    if allowed.is_empty() { refused } else { allowed }
}

/// What a member is to the case of a row of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    Stranger,
    OtherArea,
    OnDuty,
    Owner,
    DecidedIt,
    ProposedLift,
    Emergency,
}

impl Relation {
    pub(crate) const ALL: [Self; 7] = [
        Self::Stranger,
        Self::OtherArea,
        Self::OnDuty,
        Self::Owner,
        Self::DecidedIt,
        Self::ProposedLift,
        Self::Emergency,
    ];

    const fn words(self) -> &'static str {
        match self {
            Self::Stranger => "holds the role in the case's area, and nothing more",
            Self::OtherArea => "holds the role in another area",
            Self::OnDuty => "is on duty for the area",
            Self::Owner => "owns the case",
            Self::DecidedIt => "made the decision in force",
            Self::ProposedLift => "proposed to lift the restriction",
            Self::Emergency => "has emergency access",
        }
    }
}

/// How sensitive the case of a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sensitivity {
    Plain,
    PastTheGateway,
    Restricted,
    Connected,
}

impl Sensitivity {
    pub(crate) const ALL: [Self; 4] = [
        Self::Plain,
        Self::PastTheGateway,
        Self::Restricted,
        Self::Connected,
    ];

    const fn words(self) -> &'static str {
        match self {
            Self::Plain => "at the gateway",
            Self::PastTheGateway => "past the gateway",
            Self::Restricted => "restricted",
            Self::Connected => "of somebody they know",
        }
    }
}

fn area(code: &str) -> Option<Code> {
    code.parse().ok()
}

fn member(role: Option<Role>, on_duty: &[&str], elsewhere: bool) -> Member {
    let held = role.map(|role| HeldRole {
        role,
        area: area(if elsewhere { "there" } else { "here" }),
    });
    Member {
        id: ME,
        roles: held.into_iter().collect(),
        on_duty: on_duty.iter().filter_map(|code| area(code)).collect(),
        stepped_up: true,
    }
}

/// A member and a case that stand so to each other.
pub(crate) fn row(
    role: Role,
    relation: Relation,
    sensitivity: Sensitivity,
) -> Option<(Member, CaseRelation)> {
    let is = |wanted| relation == wanted;
    let on_duty: &[&str] = if is(Relation::OnDuty) { &["here"] } else { &[] };
    let restricted = sensitivity == Sensitivity::Restricted;
    let case = CaseRelation {
        case: CaseId(Uuid::nil()),
        area: area("here")?,
        stage: if sensitivity == Sensitivity::PastTheGateway {
            StageName::InformationGathering
        } else {
            StageName::GatewayAssessment
        },
        owner: Some(if is(Relation::Owner) { ME } else { ANOTHER }),
        restricted,
        restricted_by: restricted.then_some(ANOTHER),
        lift_proposed_by: is(Relation::ProposedLift).then_some(ME),
        emergency: is(Relation::Emergency),
        connected: sensitivity == Sensitivity::Connected,
        decided_by: Some(if is(Relation::DecidedIt) { ME } else { ANOTHER }),
    };
    Some((member(Some(role), on_duty, is(Relation::OtherArea)), case))
}

/// Every decision about members: role by relation by sensitivity by action, both ways.
pub fn printed_matrix() -> String {
    let mut text = String::from(
        "# Who may do what\n\n\
         Printed by the program and compared in a test. The policies are `crates/policy/policies/*.cedar`; everybody \
         here proved just now who they are. *Hidden* means that the case looks like one that is not there. What no \
         line allows is refused.\n\n## The policies\n\n| Policy | | Why |\n|---|---|---|\n",
    );
    for policy in Book::get().map(Book::explained).unwrap_or_default() {
        let effect = if policy.forbids { "forbids" } else { "allows" };
        let _ = writeln!(text, "| `{}` | {effect} | {} |", policy.id, policy.reason);
    }
    for role in Role::ALL {
        let _ = writeln!(text, "\n## `{}`\n", role.code());
        let actor = Actor::Member(Arc::new(member(Some(*role), &["here"], false)));
        let office = office_lines(&actor);
        let _ = writeln!(text, "**In the office:** {office}\n");
        for line in case_lines(*role) {
            let _ = writeln!(text, "- {line}");
        }
    }
    text
}

fn office_lines(actor: &Actor) -> String {
    let here = area("here");
    let allowed = Action::ALL.iter().filter_map(|action| {
        let resource = match action.target() {
            Target::Case => return None,
            Target::Area => Resource::Area {
                area: here.as_ref(),
                own: false,
            },
            Target::Office => Resource::Office,
            Target::Proposal => Resource::Proposal { by: ANOTHER },
        };
        match verdict(actor, *action, resource) {
            Verdict::Allow(permission) => Some(format!("{} (`{}`)", action.code(), permission.policy())),
            Verdict::Hide | Verdict::Forbid(_) => None,
        }
    });
    let allowed: Vec<String> = allowed.collect();
    if allowed.is_empty() {
        "nothing".to_owned()
    } else {
        allowed.join(", ")
    }
}

/// One line for each relation and sensitivity, those that say the same said once.
fn case_lines(role: Role) -> Vec<String> {
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    for sensitivity in Sensitivity::ALL {
        for relation in Relation::ALL {
            let Some((member, case)) = row(role, relation, sensitivity) else {
                continue;
            };
            let what = outcomes(&Actor::Member(Arc::new(member)), &case);
            let who = format!("{}, case {}", relation.words(), sensitivity.words());
            match said.iter_mut().find(|(known, _)| *known == what) {
                Some((_, who_all)) => who_all.push(who),
                None => said.push((what, vec![who])),
            }
        }
    }
    said.into_iter()
        .map(|(what, who)| format!("{}: {what}", who.join("; or ")))
        .collect()
}

fn outcomes(actor: &Actor, case: &CaseRelation) -> String {
    let mut allowed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut forbidden: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut hidden: BTreeSet<&str> = BTreeSet::new();
    for action in Action::ALL
        .iter()
        .filter(|action| action.target() == Target::Case)
    {
        match verdict(actor, *action, Resource::Case(case)) {
            Verdict::Allow(permission) => allowed
                .entry(permission.policy())
                .or_default()
                .push(action.code()),
            Verdict::Forbid(why) => forbidden.entry(why.code()).or_default().push(action.code()),
            Verdict::Hide => {
                hidden.insert(action.code());
            }
        }
    }
    let list = |label: &str, codes: &[&str]| format!("{label} {}", codes.join(", "));
    let mut parts: Vec<String> = allowed
        .iter()
        .map(|(policy, codes)| list(&format!("`{policy}` allows"), codes))
        .collect();
    parts.extend(
        forbidden
            .iter()
            .map(|(why, codes)| list(&format!("refused ({why}):"), codes)),
    );
    if parts.is_empty() {
        return "**hidden**".to_owned();
    }
    if !hidden.is_empty() {
        parts.push("everything else **hidden**".to_owned());
    }
    parts.join("; ")
}
