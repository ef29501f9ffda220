use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use waymark_domain::referral::{Account, Answer, Aware, Question, Subject};
use waymark_domain::text::Text;

use super::{BadContent, Content};

/// What a referrer told about one person, as sealed in that person's case compartment. The shared account is
/// copied to each person of a referral, so that each copy can be disposed of alone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountContent {
    /// Answers by the question's code; `None` is "I do not know".
    answers: BTreeMap<String, Option<String>>,
    person_aware: String,
    family_aware: String,
}

impl Content for AccountContent {
    const KIND: &'static str = "account/1";
}

impl fmt::Debug for AccountContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccountContent(..)")
    }
}

impl AccountContent {
    /// The account as it concerns one person.
    pub fn new(account: &Account, subject: &Subject) -> Self {
        let answer = |answer: &Answer| match answer {
            Answer::Said(text) => Some(text.as_str().to_owned()),
            Answer::NotKnown => None,
        };
        Self {
            answers: account
                .iter()
                .map(|(q, a)| (q.code().to_owned(), answer(a)))
                .collect(),
            person_aware: subject.person_aware.code().to_owned(),
            family_aware: subject.family_aware.code().to_owned(),
        }
    }

    /// The account, and whether the person and the family know.
    ///
    /// # Errors
    /// [`BadContent`] for an unknown code or an empty text.
    pub fn read(&self) -> Result<(Account, Aware, Aware), BadContent> {
        let bad = BadContent { kind: Self::KIND };
        let answer = |(code, said): (&String, &Option<String>)| {
            let question = Question::from_code(code).ok_or(bad)?;
            let said = said
                .as_ref()
                .map(|raw| Text::parse(raw).map_err(|_| bad))
                .transpose()?;
            Ok((question, said.map_or(Answer::NotKnown, Answer::Said)))
        };
        let aware = |code: &str| Aware::from_code(code).ok_or(bad);
        let account = self
            .answers
            .iter()
            .map(answer)
            .collect::<Result<Account, BadContent>>()?;
        Ok((account, aware(&self.person_aware)?, aware(&self.family_aware)?))
    }
}
