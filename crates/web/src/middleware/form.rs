//! Reads a posted form whole, within bounds of size, time and memory, before any route sees it.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Instant, timeout_at};

use crate::config::Limits;
use crate::problem::Problem;

/// A form up to this size does not queue for memory.
const LARGE_BYTES: usize = 256 * 1024;
/// How many times the limit is read and thrown away, so that a browser that is still sending hears our answer.
const DISCARDED: usize = 4;
/// Fields in one form; twenty people with every field filled in stay far below it.
const FIELDS: usize = 1_000;

/// Reads forms within the limits of a site.
#[derive(Clone)]
pub(super) struct Reader {
    large: Arc<Semaphore>,
    bytes: usize,
    grace: Duration,
    bytes_per_second: u32,
}

impl Reader {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            large: Arc::new(Semaphore::new(limits.large_forms)),
            bytes: limits.form_bytes,
            grace: limits.form_grace,
            bytes_per_second: limits.form_bytes_per_second.max(1),
        }
    }

    async fn form(&self, headers: &HeaderMap, body: Body) -> Result<Form, Problem> {
        let length = length(headers)?;
        if length > self.bytes {
            self.discard(length, body).await?;
            return Err(Problem::TooLarge);
        }
        let _turn = self.turn(length).await?;
        let mut whole = Vec::with_capacity(length);
        self.each_piece(body, |piece| whole.extend_from_slice(piece))
            .await?;
        Form::parse(&whole)
    }

    /// Waits for memory, for a large form.
    async fn turn(&self, length: usize) -> Result<Option<SemaphorePermit<'_>>, Problem> {
        if length <= LARGE_BYTES {
            return Ok(None);
        }
        let turn = timeout_at(Instant::now() + self.grace, self.large.acquire()).await;
        turn.map_err(|_| Problem::Busy)?
            .map(Some)
            .map_err(|_| Problem::Busy)
    }

    async fn discard(&self, length: usize, body: Body) -> Result<(), Problem> {
        if length > self.bytes.saturating_mul(DISCARDED) {
            return Ok(());
        }
        self.each_piece(body, |_| {}).await
    }

    /// Takes the body as it arrives. Each piece buys more time, so a slow line is patient and a dripping one
    /// is not.
    async fn each_piece(&self, mut body: Body, mut take: impl FnMut(&Bytes)) -> Result<(), Problem> {
        let started = Instant::now();
        let mut received = 0_u32;
        loop {
            let bought = Duration::from_secs(1) * received / self.bytes_per_second;
            let deadline = started + self.grace + bought;
            let frame = timeout_at(deadline, body.frame())
                .await
                .map_err(|_| Problem::TooSlow)?;
            let Some(frame) = frame else { return Ok(()) };
            let frame = frame.map_err(|_| Problem::Malformed)?;
            if let Some(piece) = frame.data_ref() {
                received = received.saturating_add(u32::try_from(piece.len()).unwrap_or(u32::MAX));
                take(piece);
            }
        }
    }
}

/// Reads the form of a request that changes something and hands it on beside the request.
pub(super) async fn read(State(reader): State<Reader>, request: Request, next: Next) -> Response {
    if *request.method() != Method::POST {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    match reader.form(&parts.headers, body).await {
        Ok(form) => {
            parts.extensions.insert(form);
            next.run(Request::from_parts(parts, Body::empty())).await
        }
        Err(problem) => problem.into_response(),
    }
}

/// The length of a form. Nothing but a form is taken, and it says its length before it comes.
fn length(headers: &HeaderMap) -> Result<usize, Problem> {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(Problem::NotAForm);
    }
    let length = headers
        .get(header::CONTENT_LENGTH)
        .ok_or(Problem::LengthRequired)?;
    length
        .to_str()
        .ok()
        .and_then(|length| length.parse().ok())
        .ok_or(Problem::Malformed)
}

/// A posted form: its fields in the order they came, each name once.
#[derive(Clone)]
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    /// Strict: what is not UTF-8, what is not percent-encoded as a browser does it, and a name that comes twice
    /// are refused.
    fn parse(body: &[u8]) -> Result<Self, Problem> {
        let pieces: Vec<&[u8]> = body
            .split(|byte| *byte == b'&')
            .filter(|piece| !piece.is_empty())
            .collect();
        if pieces.len() > FIELDS {
            return Err(Problem::Malformed);
        }
        let fields: Option<Vec<_>> = pieces.into_iter().map(field).collect();
        let fields = fields.ok_or(Problem::Malformed)?;
        let mut names = HashSet::new();
        if fields.iter().all(|(name, _)| names.insert(name.as_str())) {
            Ok(Self(fields))
        } else {
            Err(Problem::UnknownField)
        }
    }

    /// The fields, in the order they came.
    pub(crate) fn into_fields(self) -> Vec<(String, String)> {
        self.0
    }

    /// The values of a page's fields; empty for one that was not sent, since browsers leave out what is not
    /// ticked.
    ///
    /// # Errors
    /// [`Problem::UnknownField`] when there is any other.
    pub(crate) fn take<const N: usize>(self, names: [&str; N]) -> Result<[String; N], Problem> {
        let mut values = names.map(|_| String::new());
        for (name, value) in self.0 {
            let known = names
                .iter()
                .position(|known| *known == name)
                .ok_or(Problem::UnknownField)?;
            if let Some(slot) = values.get_mut(known) {
                *slot = value;
            }
        }
        Ok(values)
    }
}

/// As it was read before the route was chosen.
impl<S: Sync> FromRequestParts<S> for Form {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.remove().ok_or(Problem::NotAForm)
    }
}

/// Shows no field: a name is as much the sender's as a value.
impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Form({} fields)", self.0.len())
    }
}

fn field(piece: &[u8]) -> Option<(String, String)> {
    let mut halves = piece.splitn(2, |byte| *byte == b'=');
    let name = decode(halves.next().unwrap_or_default())?;
    Some((name, decode(halves.next().unwrap_or_default())?))
}

fn decode(text: &[u8]) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => hex(*rest.next()?)? << 4 | hex(*rest.next()?)?,
            other => *other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    u8::try_from(char::from(digit).to_digit(16)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(body: &[u8]) -> Option<Vec<(String, String)>> {
        Form::parse(body).ok().map(Form::into_fields)
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn a_form_is_read_as_a_browser_writes_it() {
        assert_eq!(
            parsed(b"name=Si%C3%A2n+%2B&what=a%0D%0Ab&empty=&bare&eq=a=b"),
            Some(vec![
                pair("name", "Siân +"),
                pair("what", "a\r\nb"),
                pair("empty", ""),
                pair("bare", ""),
                pair("eq", "a=b"),
            ])
        );
        assert_eq!(parsed(b""), Some(vec![]));
    }

    #[test]
    fn inp_2_what_no_browser_writes_is_refused() {
        for refused in [
            b"a=%".as_slice(),
            b"a=%4",
            b"a=%zz",
            b"a=%ff",
            b"%ff=a",
            b"a=\xff",
        ] {
            assert_eq!(parsed(refused), None, "{refused:?}");
        }
        let many = |count: usize| (0..count).map(|n| format!("{n}=&")).collect::<String>();
        assert_eq!(
            parsed(many(FIELDS).as_bytes()).map(|form| form.len()),
            Some(FIELDS)
        );
        assert_eq!(parsed(many(FIELDS + 1).as_bytes()), None);
    }

    #[test]
    fn inp_2_a_field_that_comes_twice_or_is_unknown_is_refused() {
        assert_eq!(Form::parse(b"a=1&b=2&a=1").err(), Some(Problem::UnknownField));
        let take = |body: &[u8]| Form::parse(body).unwrap().take(["a", "b"]);
        assert_eq!(take(b"b=2&a=1"), Ok(["1".to_owned(), "2".to_owned()]));
        assert_eq!(take(b"b=2"), Ok([String::new(), "2".to_owned()]));
        assert_eq!(take(b"a=1&role=admin"), Err(Problem::UnknownField));
    }

    #[test]
    fn a_form_shows_nothing_that_was_typed() {
        let form = Form::parse(b"canary=canary").unwrap();
        assert_eq!(format!("{form:?}"), "Form(1 fields)");
    }

    #[tokio::test(start_paused = true)]
    async fn web_2_a_dripping_form_is_cut_off_and_a_slow_one_is_not() {
        let reader = Reader::new(&Limits::default());
        let drip = drip(1, Duration::from_secs(1));
        assert_eq!(reader.each_piece(drip, |_| {}).await, Err(Problem::TooSlow));
        let mut received = 0;
        let slow = slow_line(100, 16 * 1024);
        assert_eq!(
            reader.each_piece(slow, |piece| received += piece.len()).await,
            Ok(())
        );
        assert_eq!(received, 100 * 16 * 1024);
    }

    /// `size` bytes a second, without end.
    fn drip(size: usize, every: Duration) -> Body {
        Body::from_stream(futures_util::stream::unfold((), move |()| async move {
            tokio::time::sleep(every).await;
            Some((Ok::<_, std::io::Error>(vec![b'z'; size]), ()))
        }))
    }

    /// `pieces` of `size` bytes, one a second.
    fn slow_line(pieces: usize, size: usize) -> Body {
        Body::from_stream(futures_util::stream::unfold(0, move |sent| async move {
            tokio::time::sleep(Duration::from_secs(1)).await;
            (sent < pieces).then(|| (Ok::<_, std::io::Error>(vec![b'z'; size]), sent + 1))
        }))
    }
}
