//! Samples of every page of a referral.

use waymark_domain::Timestamp;
use waymark_domain::reference::{ReceiptCode, Reference};
use waymark_domain::rules::RuleSet;

use super::check_answers::CheckPage;
use super::confirmation::ConfirmationPage;
use super::people::PeoplePage;
use super::question::QuestionPage;
use super::start::StartPage;
use super::tasks::TasksPage;
use super::{
    Answers, Mode, PageContext, Position, Setting, Step, StepPage, check, page, posted_names, problems, steps,
};
use crate::FormErrors;

/// A wholly invented place with two areas, one of them named in Cymraeg too.
const RULES: &str = r#"
valid_from = "2026-01-01"
note = "Sample of an office's own rule set"
extends = "shipped"

[list.controller]
source = "Sample"
entries = [
  { code = "national_desk", label = "National Prevent desk" },
  { code = "wyrdale", label = "Wyrdale Police" },
]

[[area]]
code = "wyrdale"
name = "Wyrdale"
name_cy = "Dyffryn Wyr"
force = "gwent"
controller = "wyrdale"
desk_mailbox = "desk@wyrdale.example"
read_times = "Monday to Friday from 8am to 6pm, and at weekends from 10am to 4pm."
read_times_cy = "Dydd Llun i ddydd Gwener o 8am i 6pm, ac ar benwythnosau o 10am i 4pm."
telephone = "01632 960 101"
alert_again_minutes = 10

[[area]]
code = "fenmarsh"
name = "Fenmarsh"
force = "gwent"
controller = "wyrdale"
desk_mailbox = "desk@fenmarsh.example"
read_times = "Every day from 9am to 5pm."
alert_again_minutes = 15
"#;

/// The rule set of every sample.
#[must_use]
pub fn rules() -> RuleSet {
    RuleSet::parse(RULES).expect("the sample rule set is well formed: every test reads it")
}

/// The instant of every sample.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp::parse("2026-11-23T09:00:00Z").unwrap_or(Timestamp::EPOCH)
}

/// What the questions of every sample rest on.
#[must_use]
pub fn setting(rules: &RuleSet) -> Setting<'_> {
    context(rules).setting()
}

/// What every sample page needs to know.
#[must_use]
pub fn context(rules: &RuleSet) -> PageContext<'_> {
    PageContext {
        rules,
        now: now(),
        change: false,
        draft_expires: Some(now().plus_seconds(24 * 3600)),
    }
}

/// Drafts as people leave them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draft {
    /// Every page sent, nothing typed.
    Empty,
    /// Every question answered.
    Full,
    /// Whatever can be wrong is wrong.
    Wrong,
    /// As long as a field may be, and one character longer for a name.
    Longest,
    /// Mark-up, quotes, direction marks and another script in every text.
    Hostile,
}

impl Draft {
    const ALL: [Self; 5] = [Self::Empty, Self::Full, Self::Wrong, Self::Longest, Self::Hostile];

    const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Full => "full",
            Self::Wrong => "errors",
            Self::Longest => "longest",
            Self::Hostile => "typed-hostile",
        }
    }

    /// What is in a field of that name.
    fn typed(self, name: &str) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Full => full(name).to_owned(),
            Self::Wrong => wrong(name).to_owned(),
            Self::Longest if is_text(name) => "Longest ".repeat(500),
            Self::Hostile if is_text(name) => crate::gallery::HOSTILE.to_owned(),
            Self::Longest | Self::Hostile => full(name).to_owned(),
        }
    }

    /// The draft, about two people.
    #[must_use]
    pub fn answers(self, mode: Mode, rules: &RuleSet) -> Answers {
        let mut answers = Answers::new(mode);
        answers.add_person();
        // What was answered decides which pages there are: until nothing new is asked.
        for _ in 0..3 {
            for step in steps(&answers, setting(rules)) {
                for name in posted_names(step, &answers) {
                    let value = self.typed(&name);
                    answers.put(name, value);
                }
            }
        }
        answers
    }
}

fn is_text(name: &str) -> bool {
    full(name) == TYPED
}

const TYPED: &str = "They said it again on Tuesday.\nA teacher heard it too.";

fn full(name: &str) -> &'static str {
    let last = name.rsplit('.').next().unwrap_or_default();
    match (name, last) {
        ("danger", _) => "travelling",
        ("emergency", _) => "seen",
        ("area", _) => "wyrdale",
        ("sector", _) => "education",
        ("subsector", _) => "secondary",
        ("confidential" | "feedback", _) => "yes",
        ("you.relationship", _) => "parent",
        ("you.email", _) => "marsh@wyrdale.example",
        ("you.phone", _) => "01632 960 102",
        ("people.another", _) => "no",
        (_, "gender") => "female",
        (_, "person_aware" | "family_aware") => "not_told",
        (_, "day") => "3",
        (_, "month") => "6",
        (_, "year") => "2009",
        (_, "age") => "17",
        (_, "unknown" | "remove") => "",
        (more, _) if more.starts_with("more.") => "yes",
        _ => TYPED,
    }
}

fn wrong(name: &str) -> &'static str {
    let last = name.rsplit('.').next().unwrap_or_default();
    match (name, last) {
        ("danger", _) => "travelling",
        ("area" | "confidential" | "feedback" | "you.relationship" | "people.another", _) => "purple",
        ("you.email", _) => "not an address",
        ("subsector", _) => "purple",
        (_, "gender" | "person_aware" | "family_aware" | "remove") => "purple",
        (_, "day") => "30",
        (_, "month") => "2",
        (_, "year") => "2009",
        (more, _) if more.starts_with("more.") => "yes",
        _ => "",
    }
}

/// Each draft of the public, and of the others those that show something else.
fn telling() -> impl Iterator<Item = (Mode, Draft)> {
    let public = Draft::ALL.map(|draft| (Mode::Public, draft));
    let professional = [Draft::Full, Draft::Wrong].map(|draft| (Mode::Professional, draft));
    public
        .into_iter()
        .chain(professional)
        .chain([(Mode::Operator, Draft::Full)])
}

/// The pages of questions, in each mode, as each draft shows them.
#[must_use]
pub fn questions() -> Vec<(String, QuestionPage)> {
    let rules = rules();
    let mut samples = Vec::new();
    for (mode, draft) in telling() {
        let answers = draft.answers(mode, &rules);
        let errors = |step| match draft {
            Draft::Wrong | Draft::Longest => check(step, &answers, setting(&rules)),
            Draft::Empty | Draft::Full | Draft::Hostile => FormErrors::none(),
        };
        let removal = Step::Remove(Position::FIRST);
        let asked = steps(&answers, setting(&rules)).into_iter().chain([removal]);
        for step in asked.filter(|step| step.person().is_none_or(|at| at == Position::FIRST)) {
            if let StepPage::Question(page) = page(step, &answers, errors(step), "", &context(&rules)) {
                samples.push((format!("{}-{}-{}", mode.code(), step.slug(), draft.name()), page));
            }
        }
    }
    samples
}

/// The people so far.
#[must_use]
pub fn people() -> Vec<(String, PeoplePage)> {
    let rules = rules();
    let of = |draft: Draft, errors: FormErrors| {
        let answers = draft.answers(Mode::Operator, &rules);
        PeoplePage::new(&answers, errors, &context(&rules))
    };
    let mut many = Draft::Full.answers(Mode::Public, &rules);
    while !setting(&rules).is_full(&many) {
        many.add_person();
    }
    let wrong = check(
        Step::People,
        &Draft::Wrong.answers(Mode::Public, &rules),
        setting(&rules),
    );
    vec![
        ("empty".to_owned(), of(Draft::Empty, FormErrors::none())),
        ("full".to_owned(), of(Draft::Full, FormErrors::none())),
        ("errors".to_owned(), of(Draft::Wrong, wrong)),
        ("typed-hostile".to_owned(), of(Draft::Hostile, FormErrors::none())),
        (
            "twenty".to_owned(),
            PeoplePage::new(&many, FormErrors::none(), &context(&rules)),
        ),
    ]
}

/// The list of tasks.
#[must_use]
pub fn tasks() -> Vec<(String, TasksPage)> {
    let rules = rules();
    let of = |draft: Draft| {
        let answers = draft.answers(Mode::Professional, &rules);
        (
            draft.name().to_owned(),
            TasksPage::new(&answers, &context(&rules)),
        )
    };
    let begun = Answers::new(Mode::Professional);
    let mut samples: Vec<_> = Draft::ALL.map(of).into();
    // Its title does not begin with "Error": the list only says which tasks need mending.
    samples.retain(|(name, _)| name != "errors");
    samples.push(("mend".to_owned(), of(Draft::Wrong).1));
    samples.push(("begun".to_owned(), TasksPage::new(&begun, &context(&rules))));
    samples
}

/// Everything to be checked.
#[must_use]
pub fn check_answers() -> Vec<(String, CheckPage)> {
    let rules = rules();
    let soon = PageContext {
        draft_expires: Some(now().plus_seconds(25 * 60)),
        ..context(&rules)
    };
    let of = |mode: Mode, draft: Draft| {
        let answers = draft.answers(mode, &rules);
        let problems = match draft {
            Draft::Wrong => problems(&answers, setting(&rules)),
            Draft::Empty | Draft::Full | Draft::Longest | Draft::Hostile => Vec::new(),
        };
        let page = CheckPage::new(&answers, &problems, "retry-key", &soon);
        (format!("{}-{}", mode.code(), draft.name()), page)
    };
    telling().map(|(mode, draft)| of(mode, draft)).collect()
}

/// Where it begins.
#[must_use]
pub fn start() -> Vec<(String, StartPage)> {
    let rules = rules();
    let many = RuleSet::parse(&format!("{RULES}{}", more_areas())).expect("more of the same areas");
    let bare = RuleSet::shipped().expect("the shipped rule set is well formed: the domain's tests read it");
    let public = [Mode::Public, Mode::Professional];
    let resumed = StartPage::new(&rules, &Mode::ALL, Some(Step::Worry.path()));
    vec![
        ("public".to_owned(), StartPage::new(&rules, &public, None)),
        ("resume".to_owned(), resumed),
        ("many-areas".to_owned(), StartPage::new(&many, &public, None)),
        ("no-areas".to_owned(), StartPage::new(&bare, &public, None)),
    ]
}

/// A page of questions where the areas are too many for radios.
#[must_use]
pub fn many_areas() -> Vec<(String, QuestionPage)> {
    let rules = RuleSet::parse(&format!("{RULES}{}", more_areas())).expect("more of the same areas");
    let answers = Draft::Full.answers(Mode::Public, &rules);
    let page = QuestionPage::new(Step::Area, &answers, FormErrors::none(), &context(&rules));
    vec![("many-areas".to_owned(), page)]
}

fn more_areas() -> String {
    (1..=20)
        .map(|number| {
            format!(
                "\n[[area]]\ncode = \"dale{number}\"\nname = \"Dale {number}\"\nforce = \"gwent\"\n\
                 controller = \"wyrdale\"\ndesk_mailbox = \"d{number}@wyrdale.example\"\n\
                 read_times = \"Every day from {number}am.\"\nalert_again_minutes = 10\n"
            )
        })
        .collect()
}

/// It was received.
#[must_use]
pub fn confirmation() -> Vec<(String, ConfirmationPage)> {
    let rules = rules();
    let reference = Reference::from_bytes([0x5a; 10]);
    let code = ReceiptCode::from_bytes([0xc3; 16]);
    let area = rules.areas().first().map(|area| area.code.clone());
    let plain = ConfirmationPage::new(&reference, None, false, Mode::Public, None, &rules);
    let urgent = ConfirmationPage::new(
        &reference,
        Some(&code),
        true,
        Mode::Operator,
        area.as_ref(),
        &rules,
    );
    vec![("plain".to_owned(), plain), ("urgent".to_owned(), urgent)]
}
