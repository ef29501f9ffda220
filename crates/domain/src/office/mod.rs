//! Who works here: organisations, members, and how long a sign-in is good for.

mod names;
mod passphrase;
mod session;

pub use names::{DisplayName, InvalidName, OrganisationName, SignInName};
pub use passphrase::{PASSPHRASE_CHARS, PassphraseFault, judge_passphrase};
pub use session::{
    ACCESS_MINUTES, EndedBecause, SESSION_HOURS, STEP_UP_MINUTES, SessionTimes, TRIES_OF_ACCOUNT,
    TRIES_OF_SOURCE, TRIES_WITHIN_MINUTES, idle_minutes,
};

/// What kind of organisation members or partner systems belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrganisationKind {
    /// A police force, or policing's national bodies.
    Police,
    /// A council.
    LocalAuthority,
    /// A health body.
    Health,
    /// A school, college or university.
    Education,
    /// Prison or probation.
    PrisonProbation,
    /// Whoever gives support.
    Provider,
    /// A department of government.
    Government,
    /// Any other.
    Other,
}

crate::duty::coded!(OrganisationKind {
    Police = "police",
    LocalAuthority = "local_authority",
    Health = "health",
    Education = "education",
    PrisonProbation = "prison_probation",
    Provider = "provider",
    Government = "government",
    Other = "other",
});

/// What a one-time code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodePurpose {
    /// To choose a passphrase and set up codes.
    Enrol,
    /// To go from the passphrase to the code when signing in.
    SignIn,
}

crate::duty::coded!(CodePurpose {
    Enrol = "enrol",
    SignIn = "sign_in",
});

impl CodePurpose {
    /// How long such a code works, in minutes.
    ///
    /// Rule: docs/rules.md R-061
    pub const fn minutes(self) -> i64 {
        match self {
            Self::Enrol => 60,
            Self::SignIn => 10,
        }
    }
}

/// How many administrators must be enrolled before anything else works: each grant takes two.
///
/// Rule: docs/rules.md R-061
pub const ADMINISTRATORS_TO_OPEN: u64 = 2;
