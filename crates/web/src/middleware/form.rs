//! Reads a posted form, or JSON posted to the API, whole, within bounds of size, time and memory, before any route
//! sees it.

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
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout_at};

use crate::config::Limits;
use crate::problem::Problem;
use crate::staff::api;

/// A form up to this size does not queue for memory.
const LARGE_BYTES: usize = 256 * 1024;
/// How many times the limit is read and thrown away, so that a browser that is still sending hears our answer.
const DISCARDED: usize = 4;
/// Fields in one form; twenty people with every field filled in stay far below it.
const FIELDS: usize = 1_000;

/// Reads forms within the limits of a site.
#[derive(Clone)]
pub(super) struct Reader {
    api: bool,
    large: Arc<Semaphore>,
    bytes: usize,
    grace: Duration,
    bytes_per_second: u32,
}

impl Reader {
    /// `api` is whether the site has the JSON API.
    pub(super) fn new(limits: &Limits, api: bool) -> Self {
        Self {
            api,
            large: Arc::new(Semaphore::new(limits.large_forms)),
            bytes: limits.form_bytes,
            grace: limits.form_grace,
            bytes_per_second: limits.form_bytes_per_second.max(1),
        }
    }

    /// What is read at an address.
    fn kind(&self, path: &str) -> Kind {
        if self.api && api::takes_json(path) {
            Kind::Json
        } else {
            Kind::Form
        }
    }

    /// The whole of what was posted, with its turn when it is a large one: held for as long as its memory is.
    async fn whole(&self, length: usize, body: Body) -> Result<(Vec<u8>, Option<Turn>), Problem> {
        let mut pieces = self.pieces(body);
        if length > self.bytes {
            if length <= self.bytes.saturating_mul(DISCARDED) {
                while pieces.next().await?.is_some() {}
            }
            return Err(Problem::TooLarge);
        }
        // Neither memory nor a turn is given for a length that was only said.
        let mut whole = Vec::with_capacity(length.min(LARGE_BYTES));
        let mut turn = None;
        while let Some(piece) = pieces.next().await? {
            whole.extend_from_slice(&piece);
            if whole.len() > LARGE_BYTES && turn.is_none() {
                turn = Some(self.turn(&mut pieces).await?);
            }
        }
        Ok((whole, turn))
    }

    /// Waits for a turn; the wait is not the sender's fault and does not count against them.
    async fn turn(&self, pieces: &mut Pieces) -> Result<Turn, Problem> {
        let asked = Instant::now();
        let turn = Arc::clone(&self.large).acquire_owned();
        let turn = timeout_at(asked + self.grace / 2, turn)
            .await
            .map_err(|_| Problem::Busy)?;
        pieces.deadline += asked.elapsed();
        turn.map_err(|_| Problem::Busy)
    }

    fn pieces(&self, body: Body) -> Pieces {
        Pieces {
            body,
            deadline: Instant::now() + self.grace,
            bytes_per_second: self.bytes_per_second,
        }
    }
}

/// Leave to hold a large form in memory.
type Turn = OwnedSemaphorePermit;

/// A body as it arrives. Each piece buys more time, so a slow line is patient and a dripping one is not.
struct Pieces {
    body: Body,
    deadline: Instant,
    bytes_per_second: u32,
}

impl Pieces {
    async fn next(&mut self) -> Result<Option<Bytes>, Problem> {
        loop {
            let frame = timeout_at(self.deadline, self.body.frame())
                .await
                .map_err(|_| Problem::TooSlow)?;
            let Some(frame) = frame else { return Ok(None) };
            let Ok(piece) = frame.map_err(|_| Problem::Malformed)?.into_data() else {
                continue;
            };
            let bytes = u32::try_from(piece.len()).unwrap_or(u32::MAX);
            self.deadline += Duration::from_secs(1) * bytes / self.bytes_per_second;
            return Ok(Some(piece));
        }
    }
}

/// Reads the form of a request that changes something and hands it on beside the request.
pub(super) async fn read(State(reader): State<Reader>, request: Request, next: Next) -> Response {
    if *request.method() != Method::POST {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let kind = reader.kind(parts.uri.path());
    let length = match length(&parts.headers, kind) {
        Ok(length) => length,
        Err(problem) => return problem.into_response(),
    };
    let turn = match reader.whole(length, body).await {
        Ok((whole, turn)) => match kind.insert(whole, &mut parts) {
            Ok(()) => turn,
            Err(problem) => return problem.into_response(),
        },
        Err(problem) => return problem.into_response(),
    };
    let response = next.run(Request::from_parts(parts, Body::empty())).await;
    drop(turn);
    response
}

/// What is posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Form,
    Json,
}

impl Kind {
    const fn content_type(self) -> &'static str {
        match self {
            Self::Form => "application/x-www-form-urlencoded",
            Self::Json => "application/json",
        }
    }

    /// Hands on what was read, beside the request.
    fn insert(self, whole: Vec<u8>, parts: &mut Parts) -> Result<(), Problem> {
        match self {
            Self::Form => drop(parts.extensions.insert(Form::parse(&whole)?)),
            Self::Json => drop(parts.extensions.insert(JsonBody(whole.into()))),
        }
        Ok(())
    }
}

/// The length of what is posted. Nothing but its kind is taken, and it says its length before it comes.
fn length(headers: &HeaderMap, of: Kind) -> Result<usize, Problem> {
    let mut said = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(said), None) = (said.next(), said.next()) else {
        return Err(Problem::NotAForm);
    };
    let said = said.to_str().unwrap_or_default();
    let said = said.split(';').next().unwrap_or_default().trim();
    if !said.eq_ignore_ascii_case(of.content_type()) {
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

/// JSON that was posted, as it was sent.
#[derive(Clone)]
pub(crate) struct JsonBody(Bytes);

impl JsonBody {
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// What was sent is the sender's.
impl fmt::Debug for JsonBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JsonBody({} bytes)", self.0.len())
    }
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

    /// Takes one field out, wherever it stands.
    pub(crate) fn remove(&mut self, name: &str) -> Option<String> {
        let at = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(at).1)
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

/// The pairs of a query, in the order they came; what no browser writes is left out. Unlike a form's, a name may
/// come several times.
pub(crate) fn query_pairs(query: &str) -> Vec<(String, String)> {
    let pieces = query.split('&').filter(|piece| !piece.is_empty());
    pieces
        .take(FIELDS)
        .filter_map(|piece| field(piece.as_bytes()))
        .collect()
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
        let reader = Reader::new(&Limits::default(), false);
        assert_eq!(
            received(&reader, drip(1, Duration::from_secs(1))).await,
            Err(Problem::TooSlow)
        );
        assert_eq!(
            received(&reader, slow_line(100, 16 * 1024)).await,
            Ok(100 * 16 * 1024)
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_large_form_waits_its_turn_and_one_that_only_says_so_takes_none() {
        let limits = Limits {
            large_forms: 1,
            ..Limits::default()
        };
        let reader = Reader::new(&limits, false);
        let large = || Body::from(vec![b'z'; 1_000_000]);
        let dripping = drip(1, Duration::from_secs(1));
        let (cut_off, taken) = tokio::join!(
            reader.whole(1_000_000, dripping),
            reader.whole(1_000_000, large())
        );
        assert_eq!(cut_off.err(), Some(Problem::TooSlow));
        let held = taken.unwrap();
        assert_eq!(reader.whole(1_000_000, large()).await.err(), Some(Problem::Busy));
        drop(held);
        assert!(reader.whole(1_000_000, large()).await.is_ok());
    }

    async fn received(reader: &Reader, body: Body) -> Result<usize, Problem> {
        let mut pieces = reader.pieces(body);
        let mut received = 0;
        while let Some(piece) = pieces.next().await? {
            received += piece.len();
        }
        Ok(received)
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
