//! The two cookies, one of each site: the key to a draft, and the token of a session.

use std::convert::Infallible;
use std::marker::PhantomData;
use std::ops::Deref;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponseParts, ResponseParts};
use waymark_service::DraftToken;
use waymark_service::office::SessionToken;

use crate::server::Peer;

/// It lasts until the browser closes and is sent from our own pages only.
const ATTRIBUTES: &str = "Path=/; HttpOnly; SameSite=Strict";

/// A secret that a browser keeps for us.
pub(crate) trait Secret: Sized {
    /// The cookie's name over TLS: bound to this host and never sent in the clear.
    const SECURE: &str;
    /// Its name on this machine, without TLS, where browsers refuse the other.
    const PLAIN: &str;

    /// As a cookie's value: letters, digits, dashes and underscores.
    fn text(&self) -> impl Deref<Target = String>;

    /// Reads what [`Secret::text`] gave, and nothing else.
    fn parse(text: &str) -> Option<Self>;
}

impl Secret for DraftToken {
    const SECURE: &str = "__Host-waymark-draft";
    const PLAIN: &str = "waymark-draft";

    fn text(&self) -> impl Deref<Target = String> {
        Self::text(self)
    }

    fn parse(text: &str) -> Option<Self> {
        Self::parse(text).ok()
    }
}

impl Secret for SessionToken {
    const SECURE: &str = "__Host-waymark-staff";
    const PLAIN: &str = "waymark-staff";

    fn text(&self) -> impl Deref<Target = String> {
        Self::text(self)
    }

    fn parse(text: &str) -> Option<Self> {
        Self::parse(text).ok()
    }
}

/// How this visitor's cookie of a kind is named.
#[derive(Debug)]
pub(crate) struct Jar<S> {
    secure: bool,
    of: PhantomData<fn() -> S>,
}

/// A cookie to be set.
#[derive(Clone)]
pub(crate) struct SetCookie(HeaderValue);

impl<S: Secret> Jar<S> {
    /// The one of a request.
    pub(crate) fn of(request: &Parts) -> Self {
        Self::over(request.extensions.get::<Peer>().is_some_and(Peer::is_secure))
    }

    const fn over(secure: bool) -> Self {
        Self {
            secure,
            of: PhantomData,
        }
    }

    const fn name(&self) -> &'static str {
        if self.secure { S::SECURE } else { S::PLAIN }
    }

    /// Gives the browser a secret to keep.
    pub(crate) fn keep(&self, secret: &S) -> SetCookie {
        self.set(&secret.text(), "")
    }

    /// Makes the browser forget it.
    pub(crate) fn forget(&self) -> SetCookie {
        self.set("", "; Max-Age=0")
    }

    fn set(&self, value: &str, more: &str) -> SetCookie {
        let secure = if self.secure { "; Secure" } else { "" };
        let text = format!("{}={value}; {ATTRIBUTES}{secure}{more}", self.name());
        // A secret's text and these attributes are plain letters, so this always is a header.
        SetCookie(HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("")))
    }

    /// The secret that the browser brings.
    pub(crate) fn secret(&self, headers: &HeaderMap) -> Option<S> {
        let all = headers.get_all(header::COOKIE).iter();
        let mut found = all
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .filter(|(name, _)| *name == self.name());
        S::parse(found.next()?.1)
    }
}

impl<S: Secret, T: Sync> FromRequestParts<T> for Jar<S> {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &T) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}

/// The key of the visitor's draft, from their cookie.
#[derive(Debug, Clone)]
pub(crate) struct DraftCookie(pub(crate) DraftToken);

impl<T: Sync> OptionalFromRequestParts<T> for DraftCookie {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &T) -> Result<Option<Self>, Infallible> {
        Ok(Jar::of(parts).secret(&parts.headers).map(Self))
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

    fn is_bound<S: Secret>(token: &S, secure: &str, plain: &str) {
        let text = token.text();
        let set = |over_tls| Jar::<S>::over(over_tls).keep(token).0;
        let attributes = "Path=/; HttpOnly; SameSite=Strict";
        assert_eq!(set(true), format!("{secure}={}; {attributes}; Secure", *text));
        assert_eq!(set(false), format!("{plain}={}; {attributes}", *text));
        assert_eq!(
            Jar::<S>::over(true).forget().0,
            format!("{secure}=; {attributes}; Secure; Max-Age=0")
        );
    }

    #[test]
    fn ses_2_the_cookies_are_bound_to_the_host_and_hidden_from_scripts() {
        is_bound(&DraftToken::random(), "__Host-waymark-draft", "waymark-draft");
        is_bound(&SessionToken::random(), "__Host-waymark-staff", "waymark-staff");
    }

    #[test]
    fn the_key_is_found_among_other_cookies_and_under_its_own_name_only() {
        let token = DraftToken::random();
        let text = token.text().to_string();
        let row = |jar: Jar<DraftToken>, lines: &[&str]| jar.secret(&headers(lines)).map(|token| token.row());
        let (plain, secure) = (|| Jar::over(false), || Jar::over(true));
        let line = format!("a=b; waymark-draft={text};c=d");
        assert_eq!(row(plain(), &["x=y", &line]), Some(token.row()));
        assert_eq!(row(secure(), &[&line]), None);
        assert_eq!(row(plain(), &["waymark-draft=rubbish"]), None);
        assert_eq!(row(plain(), &[]), None);
        assert!(
            Jar::<SessionToken>::over(false)
                .secret(&headers(&[&line]))
                .is_none()
        );
    }
}
