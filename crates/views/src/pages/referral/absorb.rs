//! Takes what a page posted into the draft.

use std::collections::BTreeMap;

use super::Setting;
use super::answers::Answers;
use super::field::fields;
use super::step::Step;

/// The hidden field of the page of people: how many it showed. It tells a page that is sent again from one more
/// wish for one more person.
pub(super) const SHOWN: &str = "people.shown";

/// A page posted a field that it does not ask. It names nothing, since the name too came from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the page posted a field that it does not ask")]
pub struct UnexpectedField;

/// The names of everything a page posts.
#[must_use]
pub fn posted_names(step: Step, answers: &Answers) -> Vec<String> {
    let fields = fields(step, answers.mode());
    fields.iter().flat_map(super::field::Field::posts).collect()
}

/// Takes what was posted into the draft, whatever it is: what is wrong with it is [`super::check()`]'s to say. A
/// name that is posted twice keeps both values, a line each, so that neither is lost and the check finds it.
///
/// # Errors
/// [`UnexpectedField`] when the page does not ask something that was posted; the draft is then unchanged.
pub fn absorb(
    step: Step,
    answers: &mut Answers,
    posted: Vec<(String, String)>,
    setting: Setting<'_>,
) -> Result<(), UnexpectedField> {
    let names = posted_names(step, answers).into_iter();
    let mut sent: BTreeMap<String, Vec<String>> = names.map(|name| (name, Vec::new())).collect();
    let mut shown = None;
    for (name, value) in posted {
        if step == Step::People && name == SHOWN {
            shown = Some(value);
            continue;
        }
        sent.get_mut(&name).ok_or(UnexpectedField)?.push(value);
    }
    for (name, values) in sent {
        answers.put(name, values.join("\n"));
    }
    act(step, answers, shown.as_deref(), setting);
    Ok(())
}

/// The two pages whose answer changes how many people there are. `shown` is how many the page had shown, if it
/// said so: a page of an earlier number was sent before, by a double click or from the browser's history, and adds
/// nobody.
fn act(step: Step, answers: &mut Answers, shown: Option<&str>, setting: Setting<'_>) {
    let again = shown.is_some_and(|shown| shown != answers.people().to_string());
    if step == Step::People && answers.get("people.another") == "yes" && (again || !setting.is_full(answers))
    {
        if !again {
            answers.add_person();
        }
        answers.forget("people.another");
    }
    if let Step::Remove(position) = step {
        let key = super::answers::person_key(position, "remove");
        let agreed = answers.get(&key) == "yes";
        answers.forget(&key);
        if agreed && position.number() <= answers.people() {
            answers.remove_person(position);
            answers.forget("people.another");
        }
    }
}

#[cfg(test)]
mod tests {
    use waymark_domain::rules::RuleSet;

    use super::super::Mode;
    use super::super::samples::{rules, setting};
    use super::*;

    fn send(step: Step, answers: &mut Answers, posted: &[(&str, &str)]) -> Result<(), UnexpectedField> {
        let rules: RuleSet = rules();
        let posted: Vec<(String, String)> = posted
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()))
            .collect();
        absorb(step, answers, posted, setting(&rules))
    }

    #[test]
    fn a_field_the_page_does_not_ask_changes_nothing() {
        let mut answers = Answers::new(Mode::Public);
        let posted = [("worry", "w"), ("person.4999.name", "n")];
        assert_eq!(send(Step::Worry, &mut answers, &posted), Err(UnexpectedField));
        assert_eq!(answers, Answers::new(Mode::Public));
    }

    #[test]
    fn a_name_posted_twice_loses_neither_value() {
        let mut answers = Answers::new(Mode::Public);
        send(Step::Worry, &mut answers, &[("worry", "one"), ("worry", "two")]).unwrap();
        assert_eq!(answers.get("worry"), "one\ntwo");
    }

    #[test]
    fn an_empty_page_counts_as_asked() {
        let mut answers = Answers::new(Mode::Public);
        send(Step::Noticed, &mut answers, &[]).unwrap();
        assert!(answers.was_asked("noticed") && answers.was_asked("words.unknown"));
    }

    #[test]
    fn a_page_of_people_sent_again_adds_nobody() {
        let mut answers = Answers::new(Mode::Public);
        let one_more = [("people.another", "yes"), (SHOWN, "1")];
        send(Step::People, &mut answers, &one_more).unwrap();
        let once = answers.clone();
        send(Step::People, &mut answers, &one_more).unwrap();
        assert_eq!((answers.people(), &answers), (2, &once));
        send(
            Step::People,
            &mut answers,
            &[("people.another", "yes"), (SHOWN, "2")],
        )
        .unwrap();
        assert_eq!(answers.people(), 3);
    }

    #[test]
    fn the_last_place_taken_by_a_page_sent_again_is_no_error() {
        let mut answers = Answers::new(Mode::Public);
        for shown in 1..20 {
            let shown = shown.to_string();
            send(
                Step::People,
                &mut answers,
                &[("people.another", "yes"), (SHOWN, &shown)],
            )
            .unwrap();
        }
        let once = answers.clone();
        send(
            Step::People,
            &mut answers,
            &[("people.another", "yes"), (SHOWN, "19")],
        )
        .unwrap();
        assert_eq!((answers.people(), &answers), (20, &once));
    }

    #[test]
    fn only_the_page_of_people_says_how_many_it_showed() {
        let mut answers = Answers::new(Mode::Public);
        assert_eq!(
            send(Step::Worry, &mut answers, &[(SHOWN, "1")]),
            Err(UnexpectedField)
        );
    }

    #[test]
    fn the_twentieth_person_is_the_last_to_be_added() {
        let mut answers = Answers::new(Mode::Public);
        for _ in 0..25 {
            send(Step::People, &mut answers, &[("people.another", "yes")]).unwrap();
        }
        assert_eq!(answers.people(), 20);
    }
}
