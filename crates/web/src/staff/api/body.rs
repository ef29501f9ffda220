//! JSON that was posted, read strictly: what is unknown, comes twice or has another type is refused, and nothing of it
//! is repeated.

use std::fmt;
use std::marker::PhantomData;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use super::problem::{ApiProblem, FieldError};
use crate::middleware::JsonBody;
use crate::problem::Problem;

/// What was posted, and all that was sent for it.
#[derive(Debug)]
pub(super) struct Strict<T> {
    pub(super) read: T,
    pub(super) body: JsonBody,
}

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Strict<T> {
    type Rejection = ApiProblem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiProblem> {
        let body: JsonBody = parts.extensions.remove().ok_or(Problem::NotAForm)?;
        let read = read(body.bytes())?;
        Ok(Self { read, body })
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiProblem> {
    let mut from = serde_json::Deserializer::from_slice(body);
    let Object(read) =
        serde_path_to_error::deserialize(&mut from).map_err(|error| refusal(error.inner(), error.path()))?;
    from.end().map_err(|_| Problem::Malformed)?;
    Ok(read)
}

fn refusal(error: &serde_json::Error, path: &Path) -> ApiProblem {
    match error.classify() {
        Category::Syntax | Category::Eof | Category::Io => Problem::Malformed.into(),
        Category::Data => {
            let (code, title, at) = of_data(&error.to_string(), path);
            ApiProblem::new(StatusCode::BAD_REQUEST, code, title).naming(vec![FieldError { field: at, code }])
        }
    }
}

/// What is wrong, from the reader's words for it: they are tested below.
fn of_data(words: &str, path: &Path) -> (&'static str, &'static str, String) {
    let at = written(path);
    let named = |kind: &str| Some(words.strip_prefix(kind)?.split('`').next()?.to_owned());
    if words.starts_with("unknown field") {
        // Its name is the sender's, so only where it stands is told.
        let within = at.rsplit_once('.').map_or("", |(within, _)| within);
        return (
            "unknown_field",
            "A field is not one of this request",
            within.to_owned(),
        );
    }
    if let Some(name) = named("missing field `") {
        return (
            "missing_field",
            "A field that is needed is missing",
            below(&at, &name),
        );
    }
    if let Some(name) = named("duplicate field `") {
        return (
            "repeated_field",
            "A field comes twice",
            below(at_parent(&at, &name), &name),
        );
    }
    if words.starts_with(TOO_MANY) {
        return ("too_many_items", "A list has more than is taken", at);
    }
    ("wrong_type", "A field has another type than it should", at)
}

/// The reader names a repeated field by itself or by what it stands in.
fn at_parent<'a>(at: &'a str, name: &str) -> &'a str {
    match at.strip_suffix(name) {
        Some(parent) if parent.is_empty() || parent.ends_with('.') => parent.trim_end_matches('.'),
        Some(_) | None => at,
    }
}

fn below(at: &str, name: &str) -> String {
    if at.is_empty() {
        name.to_owned()
    } else {
        format!("{at}.{name}")
    }
}

fn written(path: &Path) -> String {
    let steps = path.iter().filter_map(|step| match step {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } => Some(key.clone()),
        Segment::Enum { .. } | Segment::Unknown => None,
    });
    steps.collect::<Vec<_>>().join(".")
}

/// An object and nothing but: the derived reader would take a list of a type's fields as well.
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Fields<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
            type Value = T;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<T, A::Error> {
                T::deserialize(MapAccessDeserializer::new(fields))
            }
        }

        from.deserialize_map(Fields(PhantomData)).map(Self)
    }
}

/// Reads an object.
pub(super) fn object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<T, D::Error> {
    Object::deserialize(from).map(|Object(read)| read)
}

/// Reads an object that may be missing.
pub(super) fn object_if_any<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    from: D,
) -> Result<Option<T>, D::Error> {
    Option::<Object<T>>::deserialize(from).map(|read| read.map(|Object(read)| read))
}

/// Reads a list of objects.
pub(super) fn few_objects<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    from: D,
) -> Result<Few<T>, D::Error> {
    let Few(read) = Few::<Object<T>>::deserialize(from)?;
    Ok(Few(read.into_iter().map(|Object(read)| read).collect()))
}

/// The most that any list of a request has.
pub(super) const MOST: usize = 100;
const TOO_MANY: &str = "too many items";

/// A list of a bounded length: however much was sent, no more is held.
#[derive(Debug)]
pub(super) struct Few<T>(pub(super) Vec<T>);

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Few<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Items<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
            type Value = Few<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Few<T>, A::Error> {
                let mut few = Vec::new();
                while few.len() < MOST {
                    match items.next_element()? {
                        Some(item) => few.push(item),
                        None => return Ok(Few(few)),
                    }
                }
                match items.next_element::<IgnoredAny>()? {
                    Some(_) => Err(A::Error::custom(TOO_MANY)),
                    None => Ok(Few(few)),
                }
            }
        }

        from.deserialize_seq(Items(PhantomData))
    }
}
