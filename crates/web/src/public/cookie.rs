//! The one cookie: the key to a draft.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponseParts, ResponseParts};
use waymark_service::DraftToken;

use crate::server::Peer;

/// Over TLS: bound to this host and never sent in the clear.
const SECURE: &str = "__Host-waymark-draft";
/// On this machine, without TLS, where browsers refuse the other.
const PLAIN: &str = "waymark-draft";
/// It lasts until the browser closes and is sent from our own pages only.
const ATTRIBUTES: &str = "Path=/; HttpOnly; SameSite=Strict";

/// The key of the visitor's draft, from their cookie.
#[derive(Debug, Clone)]
pub(super) struct DraftCookie(pub(super) DraftToken);

/// How this visitor's cookie is named.
#[derive(Debug, Clone, Copy)]
pub(super) struct Jar {
    secure: bool,
}

/// A cookie to be set.
#[derive(Clone)]
pub(super) struct SetCookie(HeaderValue);

impl Jar {
    fn name(self) -> &'static str {
        if self.secure { SECURE } else { PLAIN }
    }

    /// Gives the visitor the key of a draft.
    pub(super) fn keep(self, token: &DraftToken) -> SetCookie {
        self.set(&token.text(), "")
    }

    /// Makes the visitor's browser forget it.
    pub(super) fn forget(self) -> SetCookie {
        self.set("", "; Max-Age=0")
    }

    fn set(self, value: &str, more: &str) -> SetCookie {
        let secure = if self.secure { "; Secure" } else { "" };
        let text = format!("{}={value}; {ATTRIBUTES}{secure}{more}", self.name());
        // A token's text and these attributes are plain letters, so this always is a header.
        SetCookie(HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("")))
    }

    fn token(self, headers: &HeaderMap) -> Option<DraftToken> {
        let all = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|line| line.to_str().ok());
        let mut found = all
            .flat_map(|line| line.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .filter(|(name, _)| *name == self.name());
        DraftToken::parse(found.next()?.1).ok()
    }
}

impl<S: Sync> FromRequestParts<S> for Jar {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let secure = parts.extensions.get::<Peer>().is_some_and(Peer::is_secure);
        Ok(Self { secure })
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for DraftCookie {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<Self>, Infallible> {
        let jar = <Jar as FromRequestParts<S>>::from_request_parts(parts, state).await?;
        Ok(jar.token(&parts.headers).map(Self))
    }
}

impl IntoResponseParts for SetCookie {
    type Error = Infallible;

    fn into_response_parts(self, mut response: ResponseParts) -> Result<ResponseParts, Infallible> {
        response.headers_mut().append(header::SET_COOKIE, self.0);
        Ok(response)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&str]) -> HeaderMap {
        lines
            .iter()
            .map(|line| (header::COOKIE, line.parse().unwrap()))
            .collect()
    }

    #[test]
    fn ses_2_the_cookie_is_bound_to_the_host_and_hidden_from_scripts() {
        let token = DraftToken::random();
        let text = token.text();
        let set = |secure| Jar { secure }.keep(&token).0;
        let attributes = "Path=/; HttpOnly; SameSite=Strict";
        assert_eq!(
            set(true),
            format!("__Host-waymark-draft={}; {attributes}; Secure", *text)
        );
        assert_eq!(set(false), format!("waymark-draft={}; {attributes}", *text));
        assert_eq!(
            Jar { secure: true }.forget().0,
            format!("__Host-waymark-draft=; {attributes}; Secure; Max-Age=0")
        );
    }

    #[test]
    fn the_key_is_found_among_other_cookies_and_under_its_own_name_only() {
        let token = DraftToken::random();
        let text = token.text().to_string();
        let row = |jar: Jar, lines: &[&str]| jar.token(&headers(lines)).map(|token| token.row());
        let (plain, secure) = (Jar { secure: false }, Jar { secure: true });
        let line = format!("a=b; waymark-draft={text};c=d");
        assert_eq!(row(plain, &["x=y", &line]), Some(token.row()));
        assert_eq!(row(secure, &[&line]), None);
        assert_eq!(row(plain, &["waymark-draft=rubbish"]), None);
        assert_eq!(row(plain, &[]), None);
    }
}
