//! Why a command did not do what was asked, in two sentences: what happened and what to do.

use std::error::Error;
use std::fmt;

type Cause = Box<dyn Error + Send + Sync + 'static>;

/// A command that failed. The causes below it are shown on request only.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    mend: String,
    cause: Option<Cause>,
}

impl Failure {
    /// What happened and what to do, each a sentence.
    pub(crate) fn new(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            mend: mend.into(),
            cause: None,
        }
    }

    /// With what lies beneath.
    #[must_use]
    pub(crate) fn because(mut self, cause: impl Into<Cause>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// The two sentences, as they are printed.
    pub(crate) fn words(&self, verbose: bool) -> String {
        let Self { what, mend, .. } = self;
        let mut text = format!("waymark: {what}\n         {mend}");
        let causes = self.causes();
        if verbose {
            for cause in causes {
                text.push_str("\n  because: ");
                text.push_str(&cause);
            }
        } else if !causes.is_empty() {
            text.push_str(" (--verbose shows the causes.)");
        }
        text
    }

    /// What to do.
    pub(crate) fn mend(&self) -> &str {
        &self.mend
    }

    fn causes(&self) -> Vec<String> {
        let first = self.cause.as_deref().map(|cause| cause as &(dyn Error + 'static));
        let all = std::iter::successors(first, |error| (*error).source());
        all.map(plain).collect()
    }
}

/// The whole chain in one line, for the log.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        self.causes().iter().try_for_each(|cause| write!(f, ": {cause}"))
    }
}

/// An error and its causes as one sentence, for where the cause is what the reader must know.
pub(crate) fn chain(error: &(dyn Error + 'static)) -> String {
    let causes = std::iter::successors(error.source(), |error| (*error).source());
    causes.map(plain).fold(plain(error), |mut all, cause| {
        // Some libraries print what lies beneath in their own words already.
        if !all.contains(&cause) {
            all.push_str(": ");
            all.push_str(&cause);
        }
        all
    })
}

/// An error's words without the number that the standard library puts behind those of the system.
fn plain(error: &(dyn Error + 'static)) -> String {
    let words = error.to_string();
    words.split(" (os error ").next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_words_come_without_its_number() {
        let missing = std::fs::read("/there/is/no/such/file").unwrap_err();
        assert_eq!(chain(&missing), "No such file or directory");
    }

    #[test]
    fn the_causes_are_shown_on_request_only() {
        let cause = std::io::Error::other("the disk is full");
        let failure = Failure::new("The backup was not written.", "Make room and try again.").because(cause);
        assert_eq!(
            failure.words(false),
            "waymark: The backup was not written.\n         Make room and try again. (--verbose shows the causes.)"
        );
        assert_eq!(
            failure.words(true),
            "waymark: The backup was not written.\n         Make room and try again.\n  because: the disk is full"
        );
    }
}
