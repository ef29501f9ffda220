//! Samples of the problem page.

use super::{Problem, ProblemPage};

/// Every problem, and one with its number.
#[must_use]
pub fn samples() -> Vec<(&'static str, ProblemPage)> {
    vec![
        ("not-found", ProblemPage::of(Problem::NotFound)),
        ("forbidden", ProblemPage::of(Problem::Forbidden)),
        ("not-theirs", ProblemPage::of(Problem::NotTheirs)),
        ("broken", ProblemPage::of(Problem::Broken).logged_as("7Q4M-2K9X")),
        ("unavailable", ProblemPage::of(Problem::Unavailable)),
        ("too-much", ProblemPage::of(Problem::TooMuch)),
        ("busy", ProblemPage::of(Problem::Busy)),
        (
            "hostile",
            ProblemPage::of(Problem::Broken).logged_as(crate::gallery::HOSTILE),
        ),
    ]
}
