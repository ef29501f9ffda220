//! The words of the form.

use std::collections::BTreeSet;

use super::super::field::{Field, fields};
use super::*;
use crate::Lang;
use crate::messages::files;

/// Every page, each with whichever of its parts could be asked.
fn pages() -> impl Iterator<Item = (Mode, Step)> {
    let of = |mode| {
        let everything = samples::Draft::Full.answers(mode, &rules());
        let removal = Step::Remove(Position::FIRST);
        steps(&everything, setting(&rules()))
            .into_iter()
            .chain([removal])
            .map(move |step| (mode, step))
    };
    Mode::ALL.into_iter().flat_map(of).collect::<Vec<_>>().into_iter()
}

/// Every message of the form is used: named outright, a question's, or a page's.
#[test]
fn no_word_of_the_form_is_idle() {
    let asked: BTreeSet<String> = pages()
        .flat_map(|(mode, step)| fields(step, mode))
        .map(|field: Field| field.message())
        .collect();
    let slugs: BTreeSet<&str> = pages().map(|(_, step)| step.slug()).collect();
    let source: String = crate::tests::source::files().concat();
    let idle: Vec<String> = ids()
        .into_iter()
        .filter(|id| {
            let question = asked
                .iter()
                .any(|message| id == message || id.strip_prefix(message.as_str()) == Some("-hint"));
            let page = ["step", "intro", "say", "task"]
                .iter()
                .filter_map(|kind| id.strip_prefix(&format!("refer-{kind}-")))
                .any(|slug| slugs.contains(slug));
            let choice = [
                "danger",
                "aware",
                "wish",
                "area",
                "more",
                "begin",
                "person-birth",
                "expired",
                "deleted",
            ]
            .iter()
            .any(|kind| id.starts_with(&format!("refer-{kind}-")));
            !(question || page || choice || source.contains(&format!("\"{id}\"")))
        })
        .collect();
    assert_eq!(idle, Vec::<String>::new());
}

fn ids() -> Vec<String> {
    let (_, source) = files(Lang::En)
        .find(|(file, _)| file == "en/referral.ftl")
        .unwrap();
    let named = source.lines().filter(|line| line.starts_with("refer-"));
    named
        .filter_map(|line| Some(line.split_once(" =")?.0.to_owned()))
        .collect()
}
