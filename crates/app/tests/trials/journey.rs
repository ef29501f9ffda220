//! A referral as somebody makes it on the public form, page by page.

use std::net::{Ipv4Addr, SocketAddr};

use waymark_domain::reference::{ReceiptCode, Reference};

use crate::http::{Answer, Visitor};

/// The last page, on which everything is checked.
pub(crate) const CHECK: &str = "/refer/check";
/// The page that gives the reference.
pub(crate) const SENT: &str = "/refer/sent";

/// The fields of one page.
pub(crate) type Fields = Vec<(String, String)>;

/// Where a visitor's requests go.
pub(crate) trait Site {
    /// Opens a page.
    fn get(&self, visitor: &mut Visitor, path: &str) -> Answer;
    /// Sends a form.
    fn post(&self, visitor: &mut Visitor, path: &str, fields: &Fields) -> Answer;
}

/// A server that is there and must answer.
impl Site for SocketAddr {
    fn get(&self, visitor: &mut Visitor, path: &str) -> Answer {
        visitor
            .get(*self, path)
            .unwrap_or_else(|_| panic!("no answer to {path}"))
    }

    fn post(&self, visitor: &mut Visitor, path: &str, fields: &Fields) -> Answer {
        visitor
            .post(*self, path, fields)
            .unwrap_or_else(|_| panic!("no answer to the form of {path}"))
    }
}

/// What somebody has to tell; no two stories say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Story {
    pub(crate) people: Vec<String>,
    pub(crate) worry: String,
    pub(crate) referrer: String,
    pub(crate) urgent: bool,
    from: Ipv4Addr,
}

/// What the confirmation page gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Receipt {
    pub(crate) reference: String,
    pub(crate) code: String,
}

impl Story {
    /// The `number`th story of the `teller`th teller. Every third is about two people and every fourth is urgent.
    pub(crate) fn new(teller: u8, number: u32) -> Self {
        let name = |what: &str| {
            format!(
                "{what} {}",
                letters(u64::from(teller) * 1_000_000 + u64::from(number))
            )
        };
        let [_, _, high, low] = number.to_be_bytes();
        let second = number.is_multiple_of(3).then(|| name("Hazel"));
        Self {
            people: std::iter::once(name("Wren")).chain(second).collect(),
            worry: name("The worry is"),
            referrer: name("Rowan"),
            urgent: number.is_multiple_of(4),
            // An address for each story, since one address may send so many forms a minute and no more.
            from: Ipv4Addr::new(127, teller + 1, high, low),
        }
    }

    /// The same, told at length.
    pub(crate) fn at_length(mut self, letters: usize) -> Self {
        self.worry = format!("{} {}", self.worry, "and on ".repeat(letters / 7))
            .trim_end()
            .to_owned();
        self
    }

    /// Somebody who is about to tell it.
    pub(crate) fn teller(&self) -> Visitor {
        Visitor::at(self.from)
    }

    /// What is typed on a page, and where it is sent: a person too many, as after a form that was sent twice,
    /// is taken out again.
    fn typed(&self, path: &str) -> (String, Fields) {
        let people = self.people.len();
        let of_person = path
            .strip_prefix("/refer/person/")
            .and_then(|rest| rest.split_once('/'));
        let Some((number, page)) = of_person else {
            return (path.to_owned(), self.typed_once(path));
        };
        let at: usize = number.parse().unwrap();
        let key = |name: &str| format!("person.{at}.{name}");
        let Some(name) = self.people.get(at - 1) else {
            assert_eq!(at, people + 1, "one person too many at most");
            return (
                format!("/refer/person/{at}/remove"),
                vec![(key("remove"), "yes".to_owned())],
            );
        };
        let typed = match page {
            "name" => vec![(key("name"), name.clone())],
            "birth" => vec![(key("birth.year"), "2011".to_owned())],
            "aware" => vec![
                (key("person_aware"), "not_told".to_owned()),
                (key("family_aware"), "not_known".to_owned()),
            ],
            other => panic!("the form asks for {other}"),
        };
        (path.to_owned(), typed)
    }

    fn typed_once(&self, path: &str) -> Fields {
        let one = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned())];
        match path {
            "/refer/danger" => one("danger", if self.urgent { "now" } else { "no" }),
            "/refer/emergency" => one("emergency", "seen"),
            "/refer/worry" => one("worry", &self.worry),
            "/refer/more" if self.people.len() > 1 => one("more.others", "yes"),
            "/refer/more" => Fields::new(),
            "/refer/you" => one("you.name", &self.referrer),
            "/refer/reach" => one("feedback", "yes"),
            other => panic!("the form asks for {other}"),
        }
    }
}

/// A number as letters, since names have no digits.
fn letters(number: u64) -> String {
    number
        .to_string()
        .bytes()
        .map(|digit| char::from(digit - b'0' + b'a'))
        .collect()
}

/// Types all of it; the retry key of the page on which it is checked.
pub(crate) fn fill(site: &impl Site, visitor: &mut Visitor, story: &Story) -> String {
    let mut answer = site.post(visitor, "/refer", &vec![("mode".to_owned(), "public".to_owned())]);
    let mut named = 1;
    loop {
        assert_eq!(answer.status, 303, "{}", answer.text());
        let path = answer.location().to_owned();
        if path == CHECK {
            break;
        }
        let (path, typed) = if path == "/refer/people" {
            let another = if named < story.people.len() { "yes" } else { "no" };
            named += 1;
            (path, vec![("people.another".to_owned(), another.to_owned())])
        } else {
            story.typed(&path)
        };
        answer = site.post(visitor, &path, &typed);
    }
    retry_key(&site.get(visitor, CHECK))
}

/// The key in the form of the last page.
pub(crate) fn retry_key(check: &Answer) -> String {
    let key = check.between("name=\"retry_key\" value=\"", "\"");
    key.unwrap_or_else(|| panic!("no key to send it with on {}: {}", check.status, check.text()))
}

/// What is sent from the last page.
pub(crate) fn sending(retry_key: &str) -> Fields {
    vec![("retry_key".to_owned(), retry_key.to_owned())]
}

/// The reference and the code on the page that thanks; none when it is another page.
pub(crate) fn receipt(page: &Answer) -> Option<Receipt> {
    if page.status != 200 {
        return None;
    }
    let written = page
        .body
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
    let groups = |count: usize| {
        let mut written = written.clone();
        written.find(|word| word.split('-').count() == count && word.split('-').next().is_some_and(is_group))
    };
    let reference = Reference::parse(groups(5)?).ok()?.spoken();
    let code = ReceiptCode::parse(groups(7)?).ok()?.spoken();
    Some(Receipt { reference, code })
}

/// Four letters or digits, as references and codes are written.
fn is_group(word: &str) -> bool {
    word.len() == 4
        && word
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

/// Makes the whole referral on a server that must answer.
pub(crate) fn refer(site: SocketAddr, story: &Story) -> (String, Receipt) {
    let mut visitor = story.teller();
    let key = fill(&site, &mut visitor, story);
    let sent = site.post(&mut visitor, CHECK, &sending(&key));
    assert_eq!((sent.status, sent.location()), (303, SENT), "{}", sent.text());
    let page = site.get(&mut visitor, SENT);
    let receipt = receipt(&page).unwrap_or_else(|| panic!("no reference on {}", page.text()));
    (key, receipt)
}
