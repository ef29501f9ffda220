//! The query of an address: codes and days alone, never anything about a person.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::middleware::query_pairs;

/// The pairs of a query, in the order they came.
#[derive(Debug, Clone, Default)]
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    /// All of them.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The first value of a name; empty when there is none.
    pub(super) fn first(&self, name: &str) -> &str {
        self.pairs()
            .find_map(|(known, value)| (known == name).then_some(value))
            .unwrap_or_default()
    }
}

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(query_pairs(parts.uri.query().unwrap_or_default())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_may_say_a_name_twice_and_what_cannot_be_read_is_left_out() {
        let query = Query(query_pairs("area=wyrdale&area=brackmoor&kind=%zz&day=+3"));
        let pairs: Vec<_> = query.pairs().collect();
        assert_eq!(pairs, [("area", "wyrdale"), ("area", "brackmoor"), ("day", " 3")]);
        assert_eq!((query.first("area"), query.first("none")), ("wyrdale", ""));
    }
}
