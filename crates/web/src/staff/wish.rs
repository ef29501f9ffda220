//! The page somebody wished to see before they were asked who they are.

use axum::http::request::Parts;
use axum::http::{Method, Uri};
use waymark_views::pages::sign_in::TO;
use waymark_views::paths;

/// A path of this site that can be come back to. Nothing else is one: no other host, no query, no mark that a
/// browser could read in two ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wish {
    path: String,
    /// Whether it was asked for, and not sent to.
    page: bool,
}

impl Wish {
    /// A path of ours.
    pub(super) fn to(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            page: true,
        }
    }

    /// What a request is about.
    pub(super) fn of(parts: &Parts) -> Self {
        Self {
            path: allowed(parts.uri.path()).to_owned(),
            page: matches!(parts.method, Method::GET | Method::HEAD),
        }
    }

    /// What a form or an address brings back.
    pub(super) fn brought(text: &str) -> Self {
        Self::to(allowed(text))
    }

    /// The one in the query of an address.
    pub(super) fn in_query(uri: &Uri) -> Self {
        let fields = uri.query().unwrap_or_default().split('&');
        let wish = fields
            .filter_map(|field| field.split_once('='))
            .find(|(name, _)| *name == TO);
        Self::brought(wish.map_or(paths::HOME, |(_, path)| path))
    }

    /// Where it leads.
    pub(super) fn path(&self) -> &str {
        if self.page { &self.path } else { paths::HOME }
    }

    /// Where a form was sent to.
    pub(super) fn sent_to(&self) -> &str {
        &self.path
    }

    /// An address that carries it. The first page of all needs no saying.
    pub(super) fn query(&self, to: &str) -> String {
        match self.path() {
            paths::HOME => to.to_owned(),
            path => format!("{to}?{TO}={path}"),
        }
    }
}

fn allowed(path: &str) -> &str {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_".contains(&byte);
    let ours =
        path.starts_with('/') && !path.starts_with("//") && path.bytes().all(plain) && path.len() <= 200;
    if ours { path } else { paths::HOME }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_anywhere_but_to_a_page_of_ours() {
        for path in ["/queue", "/cases/0190d1c2-0000-7000-8000-000000000001/notes"] {
            assert_eq!(Wish::brought(path).path(), path);
        }
        for refused in [
            "",
            "queue",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/queue?to=/x",
            "/%2f%2fevil.example",
            "/queue#x",
            "/que ue",
            "/\r\nSet-Cookie:x",
        ] {
            assert_eq!(Wish::brought(refused).path(), "/", "{refused:?}");
        }
        let query = |uri: &str| Wish::in_query(&uri.parse().unwrap()).path().to_owned();
        assert_eq!(query("/sign-in?to=/queue"), "/queue");
        assert_eq!(query("/sign-in?to=//evil.example"), "/");
        assert_eq!(query("/sign-in"), "/");
        assert_eq!(Wish::to("/queue").query("/sign-in"), "/sign-in?to=/queue");
        assert_eq!(Wish::to("/").query("/sign-in"), "/sign-in");
    }
}
