//! Who has a case, who may see it, when its clock stands still.

use super::gateway::{after, member, owned};
use super::*;
use crate::calendar::Calendar;

fn rules(owners: &str) -> RuleSet {
    let area = "[[area]]\ncode = \"fenmarsh\"\nname = \"Fenmarsh\"\nforce = \"gwent\"\n\
                controller = \"national_desk\"\ndesk_mailbox = \"desk@example.org\"\n\
                read_times = \"Always.\"\nalert_again_minutes = 10\n";
    let text = format!("extends = \"shipped\"\nvalid_from = \"2026-01-01\"\nnote = \"test\"\n{area}{owners}");
    RuleSet::parse(&text).unwrap()
}

fn assign(to: u128, kind: Option<OwnerKind>, handover: Option<&str>) -> AssignOwner {
    AssignOwner {
        to: member(to),
        kind,
        handover: handover.map(text),
        by: member(9),
        at: at(60),
    }
}

#[test]
fn who_may_own_a_case_is_data_of_the_area() {
    let calendar = Calendar::shipped().unwrap();
    let council = assign(1, Some(OwnerKind::LocalAuthority), None);
    let try_in = |rules: &RuleSet| assign_owner(&received(), &council, "fenmarsh", rules, &calendar);
    assert_eq!(try_in(&rules("")), Err(Refusal::MayNotOwn));
    let either = "[area.owners]\ngateway_assessment = [\"police\", \"local_authority\"]\n";
    assert!(try_in(&rules(either)).is_ok());
    let nobody = assign(1, None, None);
    assert_eq!(
        assign_owner(&received(), &nobody, "fenmarsh", &rules(either), &calendar),
        Err(Refusal::MayNotOwn)
    );
}

#[test]
fn the_next_owner_is_told_what_they_must_know() {
    let calendar = Calendar::shipped().unwrap();
    let (case, rules) = (owned(), rules(""));
    let police = Some(OwnerKind::Police);
    let assigned = |command| assign_owner(&case, &command, "fenmarsh", &rules, &calendar);
    assert_eq!(
        assigned(assign(1, police, Some("x"))),
        Err(Refusal::AlreadyTheirs)
    );
    assert_eq!(assigned(assign(2, police, None)), Err(Refusal::NoHandoverNote));
    let events = assigned(assign(2, police, Some("The mother rings on Fridays."))).unwrap();
    let later = after(case, &events);
    assert_eq!(later.stage.owner(), Some(member(2)));
    assert_eq!(later.stage.due_on(), case.stage.due_on());
}

#[test]
fn one_person_restricts_at_once_and_two_lift_it() {
    let (rules, calendar) = (RuleSet::shipped().unwrap(), Calendar::shipped().unwrap());
    let restricted = Restrict {
        by: member(1),
        at: at(100),
        because: text("A relative works here."),
    };
    let case = owned();
    let events = restrict(&case, &restricted, &rules, &calendar).unwrap();
    let case = after(case, &events);
    assert_eq!(
        restrict(&case, &restricted, &rules, &calendar),
        Err(Refusal::AlreadyRestricted)
    );
    let lift = |by| Unrestrict {
        by: member(by),
        at: at(200),
        because: text("The relative has moved on."),
    };
    let case = after(case, &unrestrict(&case, &lift(2)).unwrap());
    assert!(case.restriction.is_some());
    assert_eq!(unrestrict(&case, &lift(2)), Err(Refusal::OwnProposal));
    let case = after(case, &unrestrict(&case, &lift(3)).unwrap());
    assert_eq!(case.restriction, None);
    assert_eq!(unrestrict(&case, &lift(3)), Err(Refusal::NotRestricted));
}

#[test]
fn a_clock_that_stood_still_gives_its_working_days_back() {
    let calendar = Calendar::shipped().unwrap();
    let case = owned();
    let due_on = case.stage.due_on().unwrap();
    let stop = Pause {
        by: member(1),
        at: at(100),
        because: text("Asked for by an investigation."),
    };
    let case = after(case, &pause(&case, &stop).unwrap());
    assert_eq!(pause(&case, &stop), Err(Refusal::Paused));
    // From Monday to the Monday after: five working days.
    let events = resume(&case, member(1), at(100 + 7 * 86_400), &calendar).unwrap();
    let case = after(case, &events);
    assert_eq!(case.stage.due_on(), Some(calendar.plus_working_days(due_on, 5)));
    assert_eq!(
        resume(&case, member(1), at(100), &calendar),
        Err(Refusal::NotPaused)
    );
}
