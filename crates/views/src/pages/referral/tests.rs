//! Holds the referral form to its rules: what is asked when, and what becomes of the answers.

mod errors;
mod flow;
mod journeys;
mod words;

use std::collections::BTreeMap;

use waymark_domain::rules::RuleSet;

use super::samples::{rules, setting};
use super::*;

/// What somebody answers, by the names of the fields; whatever is not there they leave as it is.
type Told = BTreeMap<&'static str, &'static str>;

fn told<const N: usize>(answers: [(&'static str, &'static str); N]) -> Told {
    answers.into()
}

/// The least that a referral needs.
fn least() -> Told {
    told([
        ("sector", "other"),
        ("worry", "He talks of going abroad."),
        ("person.1.name", "Robin Marsh"),
    ])
}

/// What a browser posts of a page that somebody fills in.
fn posted(step: Step, answers: &Answers, told: &Told) -> Vec<(String, String)> {
    posted_names(step, answers)
        .into_iter()
        .filter_map(|name| {
            let value = match step {
                Step::Emergency => "seen",
                // Somebody has more people to tell of as long as they tell of the next.
                Step::People
                    if told.contains_key(format!("person.{}.name", answers.people() + 1).as_str()) =>
                {
                    "yes"
                }
                _ => told.get(name.as_str()).copied()?,
            };
            Some((name, value.to_owned()))
        })
        .collect()
}

/// Walks from the first page to the last check, sending each page as told; a professional takes the next
/// unfinished task from the list. Gives the pages in the order they were sent.
fn walk(mode: Mode, told: &Told, rules: &RuleSet) -> (Answers, Vec<Step>) {
    let setting = setting(rules);
    let mut answers = Answers::new(mode);
    let mut sent = Vec::new();
    let mut step = first(&answers, setting);
    while step != Step::Check {
        assert!(
            opens(step, &answers, setting),
            "{step:?} was led to and does not open"
        );
        assert!(sent.len() < 200, "it never ends: {sent:?}");
        if step == Step::Tasks {
            step = next_task(&answers, setting);
            continue;
        }
        let posted = posted(step, &answers, told);
        absorb(step, &mut answers, posted, setting).unwrap();
        assert_eq!(check(step, &answers, setting), FormErrors::none(), "{step:?}");
        sent.push(step);
        step = next(step, &answers, setting, false);
    }
    assert!(opens(Step::Check, &answers, setting));
    (answers, sent)
}

fn next_task(answers: &Answers, setting: Setting<'_>) -> Step {
    steps(answers, setting)
        .into_iter()
        .find(|step| *step != Step::Tasks && (*step == Step::Check || !is_done(*step, answers, setting)))
        .unwrap()
}
