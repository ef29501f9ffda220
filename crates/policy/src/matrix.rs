//! The matrix of grants as text, for reviewers.

use std::fmt::Write as _;

use uuid::Uuid;
use waymark_domain::MemberId;

use crate::decision::{Policy, Purpose, decide};
use crate::opening::Opening;
use crate::{Actor, Job, OperatorName};

/// One actor of every sort.
pub(crate) fn actors() -> Vec<Actor> {
    let jobs = Job::ALL.into_iter().map(Actor::System);
    [Actor::Public]
        .into_iter()
        .chain(jobs)
        .chain([Actor::Member(MemberId(Uuid::nil()))])
        .chain(OperatorName::parse("anyone").map(Actor::Operator))
        .collect()
}

fn sort_of(actor: &Actor) -> String {
    match actor {
        Actor::Public => "public".to_owned(),
        Actor::System(job) => format!("system: {}", job.name()),
        Actor::Member(_) => "member".to_owned(),
        Actor::Operator(_) => "operator".to_owned(),
    }
}

/// Every decision: actor by purpose by what is opened. A line for each allowance, and for each actor and
/// purpose that opens nothing a line with the reason.
pub fn printed_matrix() -> String {
    let mut text = String::from(
        "Who may open what, and for which purpose. Written by a test of crates/policy; set WAYMARK_BLESS=1 to rewrite.\n\
         What no line allows is refused.\n\nPolicies\n",
    );
    for policy in Policy::ALL {
        let _ = writeln!(text, "  {}\n    {}", policy.id(), policy.reason());
    }
    for actor in actors() {
        let _ = writeln!(text, "\n{}", sort_of(&actor));
        for purpose in Purpose::ALL {
            for line in lines(&actor, purpose) {
                let _ = writeln!(text, "  {:<24}{line}", purpose.name());
            }
        }
    }
    text
}

/// One line for each thing opened; when nothing is, one line for each distinct refusal.
fn lines(actor: &Actor, purpose: Purpose) -> Vec<String> {
    let mut allowed = Vec::new();
    let mut refused = Vec::new();
    for opening in Opening::ALL {
        match decide(actor, purpose, opening) {
            Ok(policy) => allowed.push(format!("{:<14}allow {}", opening.name(), policy.id())),
            Err(denied) => refused.push(format!("{:<14}deny  {denied}", "everything")),
        }
    }
    refused.dedup();
    if allowed.is_empty() { refused } else { allowed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checked_in_matrix_is_what_the_code_decides() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/generated/grants.txt");
        if std::env::var_os("WAYMARK_BLESS").is_some() {
            std::fs::write(path, printed_matrix()).expect("the matrix can be written");
        }
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(
            printed_matrix(),
            kept,
            "run again with WAYMARK_BLESS=1 and read the difference"
        );
    }
}
