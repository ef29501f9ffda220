//! The policies as text, parsed once, and the one place that asks them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use cedar_policy::{
    Authorizer, Context, Decision, Effect, Entities, EntityId, EntityTypeName, EntityUid, Policy, PolicyId,
    PolicySet, Request, RestrictedExpression,
};

/// The texts, in the order in which the first that allows is named.
pub(crate) const TEXTS: [(&str, &str); 5] = [
    ("desk", include_str!("../policies/desk.cedar")),
    ("gateway", include_str!("../policies/gateway.cedar")),
    ("oversight", include_str!("../policies/oversight.cedar")),
    ("office", include_str!("../policies/office.cedar")),
    ("machine", include_str!("../policies/machine.cedar")),
];

/// The types of who acts, of what is done and of what it is done to.
const KINDS: [&str; 11] = [
    "Action", "Member", "Job", "Operator", "Public", "Partner", "Case", "Area", "Office", "Proposal",
    "Content",
];

/// One policy as it is explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Explained {
    /// Its id: it never changes once an entry in a ledger names it.
    pub(crate) id: String,
    /// Why, in plain words.
    pub(crate) reason: String,
    /// For a policy that forbids: the code of the refusal, if it has one of its own.
    pub(crate) why: Option<String>,
    /// Whether it forbids.
    pub(crate) forbids: bool,
}

/// The policies, parsed.
pub(crate) struct Book {
    authorizer: Authorizer,
    set: PolicySet,
    /// Reading a type's name costs more than a decision: each is read once.
    kinds: BTreeMap<&'static str, EntityTypeName>,
    explained: Vec<Explained>,
    places: BTreeMap<PolicyId, usize>,
}

/// What the policies said.
pub(crate) enum Said {
    /// Allowed by this one.
    Allowed(&'static Explained),
    /// Refused; by this one when one forbids it.
    Refused(Option<&'static Explained>),
}

/// `None` for texts that do not parse: then nothing is allowed to anybody. A test holds that they do.
static BOOK: LazyLock<Option<Book>> = LazyLock::new(|| Book::read().ok());
static NOBODY: LazyLock<Entities> = LazyLock::new(Entities::empty);

/// Why the texts cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the policies {file} cannot be used: {why}")]
pub(crate) struct BadPolicies {
    file: &'static str,
    why: String,
}

impl Book {
    pub(crate) fn read() -> Result<Self, BadPolicies> {
        let mut book = Self {
            authorizer: Authorizer::new(),
            set: PolicySet::new(),
            kinds: BTreeMap::new(),
            explained: Vec::new(),
            places: BTreeMap::new(),
        };
        for kind in KINDS {
            let named = kind.parse().map_err(|error| BadPolicies {
                file: "schema",
                why: format!("{error}"),
            })?;
            book.kinds.insert(kind, named);
        }
        for (file, text) in TEXTS {
            let bad = |why: String| BadPolicies { file, why };
            let parsed: PolicySet = text.parse().map_err(|error| bad(format!("{error}")))?;
            // A set numbers its policies in the order of the text, but lists them in none.
            let mut policies: Vec<&Policy> = parsed.policies().collect();
            policies.sort_by_key(|policy| number(policy.id()));
            for policy in policies {
                let said = |key: &str| policy.annotation(key).map(str::to_owned);
                let id = said("id").ok_or_else(|| bad("a policy has no id".into()))?;
                let reason = said("reason").ok_or_else(|| bad(format!("{id} has no reason")))?;
                let place = book.explained.len();
                let key = PolicyId::new(&id);
                book.explained.push(Explained {
                    id,
                    reason,
                    why: said("why"),
                    forbids: policy.effect() == Effect::Forbid,
                });
                book.places.insert(key.clone(), place);
                book.set
                    .add(policy.new_id(key))
                    .map_err(|error| bad(format!("{error}")))?;
            }
        }
        Ok(book)
    }

    pub(crate) fn get() -> Option<&'static Self> {
        BOOK.as_ref()
    }

    pub(crate) fn explained(&self) -> &[Explained] {
        &self.explained
    }

    #[cfg(test)]
    pub(crate) fn set(&self) -> &PolicySet {
        &self.set
    }

    fn uid(&self, kind: &str, id: &str) -> Option<EntityUid> {
        let kind = self.kinds.get(kind)?.clone();
        Some(EntityUid::from_type_name_and_id(kind, EntityId::new(id)))
    }

    fn ask(&'static self, request: &Request) -> Said {
        let answer = self.authorizer.is_authorized(request, &self.set, &NOBODY);
        let first = answer
            .diagnostics()
            .reason()
            .filter_map(|id| self.places.get(id))
            .min()
            .and_then(|place| self.explained.get(*place));
        // A policy that could not be evaluated allows nothing and forbids everything.
        let sound = answer.diagnostics().errors().next().is_none();
        match (answer.decision(), first) {
            (Decision::Allow, Some(by)) if sound => Said::Allowed(by),
            (Decision::Allow, _) => Said::Refused(None),
            (Decision::Deny, by) => Said::Refused(by.filter(|by| by.forbids)),
        }
    }
}

fn number(id: &PolicyId) -> usize {
    let text: &str = id.as_ref();
    text.trim_start_matches("policy").parse().unwrap_or(usize::MAX)
}

/// A fact that a policy asks about.
pub(crate) enum Fact {
    /// Yes or no.
    Is(bool),
    /// A word.
    Word(&'static str),
    /// Words.
    Words(Vec<&'static str>),
}

impl From<Fact> for RestrictedExpression {
    fn from(fact: Fact) -> Self {
        match fact {
            Fact::Is(so) => Self::new_bool(so),
            Fact::Word(word) => Self::new_string(word.to_owned()),
            Fact::Words(words) => {
                Self::new_set(words.into_iter().map(|word| Self::new_string(word.to_owned())))
            }
        }
    }
}

/// Asks the policies.
pub(crate) fn ask(
    principal: (&str, &str),
    action: &str,
    resource: &str,
    facts: Vec<(&'static str, Fact)>,
) -> Said {
    let said = || {
        let book = Book::get()?;
        let facts = facts
            .into_iter()
            .map(|(name, fact)| (name.to_owned(), RestrictedExpression::from(fact)));
        let request = Request::new(
            book.uid(principal.0, principal.1)?,
            book.uid("Action", action)?,
            book.uid(resource, "it")?,
            Context::from_pairs(facts).ok()?,
            None,
        );
        Some(book.ask(&request.ok()?))
    };
    said().unwrap_or(Said::Refused(None))
}
