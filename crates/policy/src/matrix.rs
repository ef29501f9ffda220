//! The decisions as text, for reviewers.

use std::collections::BTreeMap;
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
    RestrictedIt,
    DecidedIt,
    ProposedLift,
    Emergency,
}

impl Relation {
    pub(crate) const ALL: [Self; 8] = [
        Self::Stranger,
        Self::OtherArea,
        Self::OnDuty,
        Self::Owner,
        Self::RestrictedIt,
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
            Self::RestrictedIt => "restricted it, where it is restricted",
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
        restricted_by: restricted.then_some(if is(Relation::RestrictedIt) { ME } else { ANOTHER }),
        lift_proposed_by: is(Relation::ProposedLift).then_some(ME),
        emergency: is(Relation::Emergency),
        connected: sensitivity == Sensitivity::Connected,
        decided_by: Some(if is(Relation::DecidedIt) { ME } else { ANOTHER }),
    };
    Some((member(Some(role), on_duty, is(Relation::OtherArea)), case))
}

/// Every decision about members: role by relation by sensitivity by action, both ways.
pub fn printed_matrix() -> String {
    let mut text = String::from(HEAD);
    for policy in Book::get().map(Book::explained).unwrap_or_default() {
        let effect = if policy.forbids { "forbids" } else { "allows" };
        let _ = writeln!(text, "| `{}` | {effect} | {} |", policy.id, policy.reason);
    }
    for (roles, body) in same_said_once(Role::ALL.iter().map(|role| (*role, of_role(*role)))) {
        let roles: Vec<String> = roles.iter().map(|role| format!("`{}`", role.code())).collect();
        let _ = write!(text, "\n## {}\n\n{body}", roles.join(", "));
    }
    let others = actors()
        .into_iter()
        .filter(|actor| !matches!(actor, Actor::Member(_)));
    text.push_str("\n## Whoever is no member\n\n");
    for actor in others {
        let _ = writeln!(text, "**{}**\n", sort_of(&actor));
        text.push_str(&office(&actor));
        let _ = match row(Role::Supervisor, Relation::Stranger, Sensitivity::Plain) {
            Some((_, case)) => writeln!(text, "- on a case: {}\n", on_case(&actor, &case)),
            None => writeln!(text),
        };
    }
    text
}

const HEAD: &str = "# Who may do what

Printed by the program and compared in a test; the policies are `crates/policy/policies/*.cedar`. What no policy \
allows is refused. *Hidden* means that the case looks like one that is not there.

For each role there is a table: what the member is to the case, by how sensitive the case is. A letter stands for the \
outcomes listed below it. Everybody has just proved who they are, unless the line says otherwise. A role is held in \
one area, the case's own unless the row says otherwise.

## The policies

| Policy | | Why |
|---|---|---|
";

fn same_said_once<T>(said: impl Iterator<Item = (T, String)>) -> Vec<(Vec<T>, String)> {
    let mut groups: Vec<(Vec<T>, String)> = Vec::new();
    for (who, what) in said {
        match groups.iter_mut().find(|(_, known)| *known == what) {
            Some((all, _)) => all.push(who),
            None => groups.push((vec![who], what)),
        }
    }
    groups
}

fn of_role(role: Role) -> String {
    let mut text = office(&Actor::Member(Arc::new(member(Some(role), &["here"], false))));
    let all: Vec<(Relation, Sensitivity)> = Relation::ALL
        .into_iter()
        .flat_map(|relation| Sensitivity::ALL.map(|sensitivity| (relation, sensitivity)))
        .collect();
    let outcome = |(relation, sensitivity)| {
        row(role, relation, sensitivity)
            .map(|(member, case)| on_case(&Actor::Member(Arc::new(member)), &case))
            .unwrap_or_default()
    };
    let groups = same_said_once(all.iter().map(|cell| (*cell, outcome(*cell))));
    if let [(_, only)] = groups.as_slice() {
        let _ = writeln!(text, "- on a case, whatever they are to it: {only}");
        return text;
    }
    let letter = |cell: &(Relation, Sensitivity)| {
        let shown = groups.iter().filter(|(_, what)| what != HIDDEN);
        let place = shown.zip('A'..='Z').find(|((cells, _), _)| cells.contains(cell));
        place.map_or(HIDDEN.to_owned(), |(_, letter)| letter.to_string())
    };
    let columns: Vec<&str> = Sensitivity::ALL.map(Sensitivity::words).into();
    let _ = writeln!(
        text,
        "\n| A member who | {} |\n|---{}|",
        columns.join(" | "),
        "|---".repeat(columns.len())
    );
    for relation in Relation::ALL {
        let cells = Sensitivity::ALL.map(|sensitivity| letter(&(relation, sensitivity)));
        let _ = writeln!(text, "| {} | {} |", relation.words(), cells.join(" | "));
    }
    text.push('\n');
    let shown = groups.iter().filter(|(_, what)| what != HIDDEN);
    for ((_, what), letter) in shown.zip('A'..='Z') {
        let _ = writeln!(text, "- **{letter}**: {what}");
    }
    text
}

/// What an actor may do where no case is asked about.
fn office(actor: &Actor) -> String {
    let here = area("here");
    let of_area = |own| Resource::Area {
        area: here.as_ref(),
        own,
    };
    let parts = [
        ("in the office", Target::Office, Resource::Office),
        ("in their area", Target::Area, of_area(false)),
        ("in their area, on what is their own", Target::Area, of_area(true)),
        (
            "on a proposal",
            Target::Proposal,
            Resource::Proposal { by: ANOTHER },
        ),
        (
            "on a proposal of their own",
            Target::Proposal,
            Resource::Proposal { by: ME },
        ),
    ];
    let mut text = String::new();
    for (place, target, resource) in parts {
        let _ = writeln!(text, "- {place}: {}", told(actor, target, resource));
    }
    text
}

fn on_case(actor: &Actor, case: &CaseRelation) -> String {
    told(actor, Target::Case, Resource::Case(case))
}

const HIDDEN: &str = "**hidden**";

/// All the actions on one thing by what was said of them.
fn told(actor: &Actor, target: Target, on: Resource<'_>) -> String {
    let mut allowed: BTreeMap<(&str, bool), Vec<&str>> = BTreeMap::new();
    let mut refused: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut hidden = false;
    for action in Action::ALL.iter().filter(|action| action.target() == target) {
        match verdict(actor, *action, on) {
            Verdict::Allow(permission) => {
                let proof = waits_for_proof(actor, *action, on);
                let by = (permission.policy(), proof);
                allowed.entry(by).or_default().push(action.code());
            }
            Verdict::Forbid(why) => refused.entry(why.code()).or_default().push(action.code()),
            Verdict::Hide => hidden = true,
        }
    }
    let allowed = allowed.iter().map(|((policy, proof), codes)| {
        let proof = if *proof { " (with a fresh proof)" } else { "" };
        format!("`{policy}` allows {}{proof}", codes.join(", "))
    });
    let refused = refused
        .iter()
        .map(|(why, codes)| format!("refused ({why}): {}", codes.join(", ")));
    let mut parts: Vec<String> = allowed.chain(refused).collect();
    if hidden && parts.is_empty() {
        return HIDDEN.to_owned();
    }
    if hidden {
        parts.push(format!("everything else {HIDDEN}"));
    }
    parts.join("; ")
}

/// Whether what is allowed is refused to the same member with an older proof.
fn waits_for_proof(actor: &Actor, action: Action, on: Resource<'_>) -> bool {
    match actor {
        Actor::Member(member) => {
            let older = Member {
                stepped_up: false,
                ..Member::clone(member)
            };
            let asked = verdict(&Actor::Member(Arc::new(older)), action, on);
            !matches!(asked, Verdict::Allow(_))
        }
        Actor::Public | Actor::System(_) | Actor::Partner(_) | Actor::Operator(_) => false,
    }
}
