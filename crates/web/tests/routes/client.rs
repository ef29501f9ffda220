//! A small client that sends exactly what it is told and reads all that comes back.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;

/// The host name that test sites answer to.
pub(crate) const HOST: &str = "refer.example";

/// An answer, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    /// The value of a header, when it was sent exactly once.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(known, _)| known == name);
        match (found.next(), found.next()) {
            (Some((_, value)), None) => Some(value),
            (None, _) | (Some(_), Some(_)) => None,
        }
    }

    /// The body with the escapes undone that templates write.
    pub(crate) fn text(&self) -> String {
        unescaped(&self.body)
    }

    fn parse(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").expect("an answer has a head");
        let mut lines = head.split("\r\n");
        let status = lines
            .next()
            .and_then(|line| line.split(' ').nth(1))
            .and_then(|s| s.parse().ok());
        let header = |line: &str| {
            let (name, value) = line.split_once(':').expect("a header has a colon");
            (name.to_ascii_lowercase(), value.trim().to_owned())
        };
        Self {
            status: status.expect("an answer has a status"),
            headers: lines.map(header).collect(),
            body: body.to_owned(),
        }
    }
}

/// Sends these bytes on a connection of their own and reads until the server closes it.
pub(crate) async fn raw(addr: SocketAddr, request: &[u8]) -> Vec<u8> {
    over(TcpStream::connect(addr).await.unwrap(), request).await
}

/// The same over a stream that is already open.
pub(crate) async fn over<S: AsyncRead + AsyncWrite + Unpin>(mut stream: S, request: &[u8]) -> Vec<u8> {
    // The server may answer and close before it has read everything.
    let _ = stream.write_all(request).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    answer
}

/// Sends these bytes and takes the answer apart.
pub(crate) async fn send(addr: SocketAddr, request: &[u8]) -> Answer {
    Answer::parse(&raw(addr, request).await)
}

/// The same over a stream that is already open.
pub(crate) async fn send_over<S: AsyncRead + AsyncWrite + Unpin>(stream: S, request: &[u8]) -> Answer {
    Answer::parse(&over(stream, request).await)
}

/// A request as a browser makes it, on a connection of its own.
pub(crate) fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Vec<u8> {
    let mut text = format!("{method} {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    if method == "POST" {
        text.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    text.push_str("\r\n");
    text.push_str(body);
    text.into_bytes()
}

/// A browser: it keeps cookies, says where its forms come from, and follows redirects when asked.
#[derive(Debug, Clone)]
pub(crate) struct Browser {
    at: SocketAddr,
    cookies: BTreeMap<String, String>,
    csrf: Option<String>,
}

impl Browser {
    pub(crate) fn at(at: SocketAddr) -> Self {
        Self {
            at,
            cookies: BTreeMap::new(),
            csrf: None,
        }
    }

    /// The same with a session: its token in a cookie, and what its forms carry.
    pub(crate) fn with_session(mut self, token: &str, csrf: &str) -> Self {
        self.cookies.insert("waymark-staff".to_owned(), token.to_owned());
        self.csrf = Some(csrf.to_owned());
        self
    }

    /// What its forms carry.
    pub(crate) fn csrf(&self) -> Option<&str> {
        self.csrf.as_deref()
    }

    /// The same, sending forms without what shows that they are ours.
    pub(crate) fn forging(mut self) -> Self {
        self.csrf = None;
        self
    }

    /// The value of a cookie it holds.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Reads from a page what its forms carry from now on.
    pub(crate) fn takes_up(&mut self, page: &Answer) {
        self.csrf = Some(hidden(page, "csrf"));
    }

    /// Opens a page.
    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, "").await
    }

    /// Sends a form.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf.clone();
        let csrf = csrf.as_deref().map(|csrf| ("csrf", csrf));
        let fields: Vec<_> = fields.iter().copied().chain(csrf).collect();
        self.ask("POST", path, &encoded(&fields)).await
    }

    /// Sends a form and opens the page it leads to.
    pub(crate) async fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, fields).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.text());
        let location = answer
            .header("location")
            .expect("a redirect says where to")
            .to_owned();
        self.get(&location).await
    }

    async fn ask(&mut self, method: &str, path: &str, body: &str) -> Answer {
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let cookies = cookies.join("; ");
        let mut headers = vec![("Sec-Fetch-Site", "same-origin")];
        if !cookies.is_empty() {
            headers.push(("Cookie", &cookies));
        }
        if method == "POST" {
            headers.push(("Content-Type", "application/x-www-form-urlencoded"));
        }
        let answer = send(self.at, &request(method, path, &headers, body)).await;
        for (_, cookie) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let (name, rest) = cookie.split_once('=').expect("a cookie has a value");
            let value = rest.split(';').next().unwrap_or_default();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }
}

/// Fields as a browser encodes them.
pub(crate) fn encoded(fields: &[(&str, &str)]) -> String {
    let pair = |(name, value): &(&str, &str)| format!("{}={}", escape(name), escape(value));
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => {
                escaped.push(char::from(byte));
            }
            b' ' => escaped.push('+'),
            other => escaped.push_str(&format!("%{other:02X}")),
        }
    }
    escaped
}

/// Text with the escapes undone that templates write.
fn unescaped(text: &str) -> String {
    [
        ("&#x2f;", "/"),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (escaped, plain)| {
        text.replace(escaped, plain)
    })
}

/// The value of a hidden field of a page.
pub(crate) fn hidden(page: &Answer, name: &str) -> String {
    // Taken out as it was written, since an escaped quotation mark ends no value.
    let field = page
        .body
        .split("<input")
        .find(|field| field.contains(&format!("name=\"{name}\"")));
    let value = field
        .and_then(|field| field.split("value=\"").nth(1))
        .and_then(|rest| rest.split('"').next())
        .map(unescaped);
    value.unwrap_or_else(|| panic!("no field {name} in {}", page.text()))
}
