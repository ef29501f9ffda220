//! A browser without a window: one connection a request, from an address of its own, and it knows a whole
//! answer from one that broke off.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4, TcpStream};
use std::time::Duration;

use rustix::net::{AddressFamily, SocketType, bind, connect, socket};

/// The host name that the public site of a trial answers to.
pub(crate) const HOST: &str = "refer.example";
/// Longer than anything may take: a trial never waits for ever.
const PATIENCE: Duration = Duration::from_secs(60);

/// The connection ended before the whole answer was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gone;

/// A whole answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    /// Taken apart; none unless the head is complete and the body as long as it says.
    fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&bytes[..end]);
        let mut lines = head.split("\r\n");
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let header = |line: &str| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_ascii_lowercase(), value.trim().to_owned()))
        };
        let headers: Vec<_> = lines.map(header).collect::<Option<_>>()?;
        let answer = Self {
            status,
            headers,
            body: String::new(),
        };
        let length: usize = answer.header("content-length").unwrap_or("0").parse().ok()?;
        let body = bytes.get(end + 4..)?;
        (body.len() == length).then(|| Self {
            body: String::from_utf8_lossy(body).into_owned(),
            ..answer
        })
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Where it sends the browser.
    pub(crate) fn location(&self) -> &str {
        self.header("location").unwrap_or_default()
    }

    /// The body with the escapes undone that templates write.
    pub(crate) fn text(&self) -> String {
        unescaped(&self.body)
    }

    /// What stands between two pieces of the page, the first time.
    pub(crate) fn between(&self, before: &str, after: &str) -> Option<String> {
        let (_, rest) = self.body.split_once(before)?;
        rest.split_once(after).map(|(found, _)| unescaped(found.trim()))
    }
}

/// Text without the escapes that templates write.
pub(crate) fn unescaped(text: &str) -> String {
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

/// Opens a connection from one loopback address to another.
pub(crate) fn dial(from: Ipv4Addr, to: SocketAddr) -> std::io::Result<TcpStream> {
    let socket = socket(AddressFamily::INET, SocketType::STREAM, None)?;
    bind(&socket, &SocketAddrV4::new(from, 0))?;
    connect(&socket, &to)?;
    let stream = TcpStream::from(socket);
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(stream)
}

/// Sends these bytes and reads until the server lets go; what came, whole or not.
pub(crate) fn exchange(mut stream: &TcpStream, request: &[u8]) -> Vec<u8> {
    // The server may answer and close before it has read everything.
    let _ = stream.write_all(request);
    let mut answer = Vec::new();
    let mut piece = [0; 16 * 1024];
    loop {
        match stream.read(&mut piece) {
            Ok(0) => return answer,
            Ok(length) => answer.extend_from_slice(&piece[..length]),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                panic!("the server neither answered nor let go within {PATIENCE:?}")
            }
            Err(_) => return answer,
        }
    }
}

/// Somebody at a browser.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    from: Ipv4Addr,
    cookies: BTreeMap<String, String>,
    more: Vec<(String, String)>,
}

impl Visitor {
    /// A fresh one, at an address of this machine.
    pub(crate) fn at(from: Ipv4Addr) -> Self {
        Self {
            from,
            cookies: BTreeMap::new(),
            more: Vec::new(),
        }
    }

    /// The same, whose browser says this as well with every request.
    pub(crate) fn saying(mut self, name: &str, value: &str) -> Self {
        self.more.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The values of the cookies it was given.
    pub(crate) fn cookies(&self) -> impl Iterator<Item = String> {
        self.cookies.values().cloned()
    }

    /// Opens a page.
    pub(crate) fn get(&mut self, site: SocketAddr, path: &str) -> Result<Answer, Gone> {
        self.ask(site, "GET", path, "")
    }

    /// Sends a form.
    pub(crate) fn post(
        &mut self,
        site: SocketAddr,
        path: &str,
        fields: &[(String, String)],
    ) -> Result<Answer, Gone> {
        self.ask(site, "POST", path, &encoded(fields))
    }

    /// Sends a form and hangs up before there is an answer.
    pub(crate) fn post_and_hang_up(&self, site: SocketAddr, path: &str, fields: &[(String, String)]) {
        // A server that is gone hears nothing, which is as good.
        if let Ok(mut stream) = dial(self.from, site) {
            let _ = stream.write_all(&self.request("POST", path, &encoded(fields)));
        }
    }

    fn ask(&mut self, site: SocketAddr, method: &str, path: &str, body: &str) -> Result<Answer, Gone> {
        let stream = dial(self.from, site).map_err(|_| Gone)?;
        let bytes = exchange(&stream, &self.request(method, path, body));
        let answer = Answer::parse(&bytes).ok_or(Gone)?;
        self.keep_cookies(&answer);
        Ok(answer)
    }

    fn request(&self, method: &str, path: &str, body: &str) -> Vec<u8> {
        let mut text = format!("{method} {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n");
        text.push_str("Sec-Fetch-Site: same-origin\r\n");
        for (name, value) in &self.more {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !cookies.is_empty() {
            text.push_str(&format!("Cookie: {}\r\n", cookies.join("; ")));
        }
        if method == "POST" {
            text.push_str("Content-Type: application/x-www-form-urlencoded\r\n");
            text.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        text.push_str("\r\n");
        text.push_str(body);
        text.into_bytes()
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for (_, cookie) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let (name, rest) = cookie.split_once('=').expect("a cookie has a value");
            let value = rest.split(';').next().unwrap_or_default();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// Fields as a browser encodes them.
pub(crate) fn encoded(fields: &[(String, String)]) -> String {
    let pair = |(name, value): &(String, String)| format!("{}={}", escaped(name), escaped(value));
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

fn escaped(text: &str) -> String {
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

#[test]
fn an_answer_that_broke_off_is_no_answer() {
    let whole = b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nbody";
    assert_eq!(
        Answer::parse(whole).map(|answer| answer.body),
        Some("body".to_owned())
    );
    for torn in [0, 10, 30, 37, whole.len() - 1] {
        assert_eq!(Answer::parse(&whole[..torn]), None, "{torn} bytes");
    }
}
