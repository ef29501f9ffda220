//! Both sites over a real database, running on loopback for one test.

use std::net::SocketAddr;
use std::sync::Arc;

use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use waymark_domain::ReferralId;
use waymark_domain::case::Role;
use waymark_domain::office::OrganisationKind;
use waymark_domain::reference::Reference;
use waymark_domain::text::Text;
use waymark_domain::{Clock, MemberId};
use waymark_ledger::{EntryDraft, Token};
use waymark_policy::{Actor, HeldRole, OperatorName};
use waymark_service::RetryKey;
use waymark_service::office::Placement;
use waymark_service::public::AdditionCode;
use waymark_service::{Ctx, House};
use waymark_storage::{Change, Database, MemberWrite, Store, Write};
use waymark_testkit::{FixedClock, SeededIds};
use waymark_views::{Operator, Purpose, Views, Welsh};
use waymark_web::{Config, Desks, Installation, Limits, Listener, Present, Sites, StaffConfig};

use crate::client::{Answer, Browser, HOST, request, send};

/// Both sites, answering until the test ends.
pub(crate) struct TestApp {
    pub(crate) public: SocketAddr,
    pub(crate) staff: SocketAddr,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) house: House,
    folder: TempDir,
    stop: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

/// Two listeners on free ports of this machine, in both languages.
pub(crate) fn config() -> Config {
    let listener = Listener {
        addr: "127.0.0.1:0".parse().unwrap(),
        tls: None,
        trusted_proxies: vec![],
        hosts: vec![HOST.to_owned()],
    };
    Config {
        public: listener.clone(),
        staff: listener,
        staff_site: StaffConfig::default(),
        installation: Installation {
            operator: Operator {
                name: "Exampleshire".to_owned(),
                email: "prevent@refer.example".to_owned(),
            },
            purpose: Purpose::Live,
            welsh: Welsh::Reviewed,
        },
        limits: Limits::default(),
    }
}

impl TestApp {
    /// With everything as it usually is.
    pub(crate) async fn start() -> Self {
        Self::with(config()).await
    }

    /// With these limits.
    pub(crate) async fn limited(limits: Limits) -> Self {
        Self::with(Config { limits, ..config() }).await
    }

    /// With this configuration.
    pub(crate) async fn with(config: Config) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::default());
        let house = house(&folder, &clock).await;
        let desks = Desks {
            public: house.public_desk(),
            staff: house.staff_desk(),
            office: house.office(),
        };
        let views = Arc::new(Views::strict().unwrap());
        let present = Present::new(Arc::clone(&clock) as Arc<dyn Clock>, Arc::clone(house.ids()));
        let sites = Sites::bind(config, desks, views, present).await.unwrap();
        let (stop, stopped) = oneshot::channel();
        let (public, staff) = (sites.public_addr(), sites.staff_addr());
        let running = tokio::spawn(sites.run(async {
            let _ = stopped.await;
        }));
        Self {
            public,
            staff,
            clock,
            house,
            folder,
            stop,
            running,
        }
    }

    /// A browser at the public site, without cookies so far.
    pub(crate) fn browser(&self) -> Browser {
        Browser::at(self.public)
    }

    /// A browser at the staff site.
    pub(crate) fn staff_browser(&self) -> Browser {
        Browser::at(self.staff)
    }

    /// A member of the demonstration's kind, who needs no secret, with these roles everywhere.
    pub(crate) async fn member(&self, name: &str, roles: &[Role]) -> MemberId {
        let held = |role: &Role| HeldRole {
            role: *role,
            area: None,
        };
        let placement = Placement {
            sign_in_name: name.parse().unwrap(),
            display_name: "Bryn Calder".parse().unwrap(),
            organisation: "Wyrdale Council".parse().unwrap(),
            kind: OrganisationKind::LocalAuthority,
            roles: roles.iter().map(held).collect(),
            on_duty: vec![],
        };
        self.house
            .office()
            .place(&self.operator(), &placement)
            .await
            .unwrap()
    }

    /// The context of somebody at the server.
    pub(crate) fn operator(&self) -> Ctx {
        let actor = Actor::Operator(OperatorName::parse("a.morgan").unwrap());
        Ctx::new(actor, self.clock.now(), Arc::clone(self.house.ids()))
    }

    /// A browser in which a member has just signed in.
    pub(crate) async fn browser_of(&self, member: MemberId) -> Browser {
        let token = self
            .house
            .office()
            .sign_in_as(self.clock.now(), member)
            .await
            .unwrap();
        self.staff_browser()
            .with_session(&token.text(), &token.csrf().text())
    }

    /// The session that just began gave a code a moment ago.
    pub(crate) async fn step_up(&self, member: MemberId) {
        let sessions = self.house.store().sessions_of(member).await.unwrap();
        let row = sessions.first().unwrap();
        let entry = EntryDraft {
            at_micros: self.clock.now().micros(),
            actor: Token::from_static("system:test"),
            action: Token::from_static("test.stepped_up"),
            basis: Token::from_static("test"),
            objects: Vec::new(),
            digest: None,
        };
        let change = Change::recorded("test", entry).write(Write::Member(MemberWrite::StepSessionUp {
            id: row.id,
            read_token_hash: row.token_hash.clone(),
            token_hash: row.token_hash.clone(),
            at: self.clock.now().micros(),
        }));
        self.house.store().commit(change).await.unwrap();
    }

    /// A browser in which somebody with these roles has just signed in.
    pub(crate) async fn signed_in(&self, roles: &[Role]) -> Browser {
        let member = self.member("bryn.calder", roles).await;
        self.browser_of(member).await
    }

    /// A page of the public site.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        send(self.public, &request("GET", path, &[], "")).await
    }

    /// The actions in the ledger so far, in order.
    pub(crate) async fn ledger(&self) -> Vec<String> {
        let entries = self.house.store().ledger_entries(1, 0, 10_000).await.unwrap();
        let action = |entry: Vec<u8>| {
            let text = String::from_utf8(entry).unwrap();
            let line = text.lines().find_map(|line| line.strip_prefix("action "));
            line.unwrap_or_else(|| panic!("no action in {text}")).to_owned()
        };
        entries.into_iter().map(|row| action(row.entry)).collect()
    }

    /// The first referral there is, found by the ledger.
    pub(crate) async fn referral(&self) -> ReferralId {
        let entries = self.house.store().ledger_entries(1, 0, 100).await.unwrap();
        let texts = entries
            .into_iter()
            .map(|row| String::from_utf8(row.entry).unwrap());
        let received = texts
            .into_iter()
            .find(|text| text.contains("referral.received"))
            .unwrap();
        let id = received
            .split("referral ")
            .nth(1)
            .unwrap_or_else(|| panic!("{received}"));
        id.split_whitespace().next().unwrap().parse().unwrap()
    }

    /// How often an action stands in the ledger.
    pub(crate) async fn times(&self, action: &str) -> usize {
        self.ledger()
            .await
            .iter()
            .filter(|found| *found == action)
            .count()
    }

    /// Every byte the database and its log hold on disk.
    pub(crate) fn bytes_on_disk(&self) -> Vec<u8> {
        let files = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().path());
        files
            .filter(|path| path.is_file())
            .flat_map(|path| std::fs::read(path).unwrap())
            .collect()
    }

    /// Makes whatever is sent under this key next fail to be saved, while reading and keeping drafts go on: the
    /// store refuses a key that was used for something else.
    pub(crate) async fn spoil(&self, retry_key: &str) {
        let code = AdditionCode::Reference(Reference::from_bytes([8; 10]));
        let (text, retry) = (
            Text::parse("spoilt").unwrap(),
            RetryKey::parse(retry_key).unwrap(),
        );
        self.house
            .public_desk()
            .add(self.clock.now(), code, &text, &retry)
            .await
            .unwrap();
    }

    /// Closes the database under the sites, as when its disk or its server goes.
    pub(crate) async fn break_store(&self) {
        self.house.store().clone().close().await;
    }

    /// Stops both sites and waits until what was accepted is finished.
    pub(crate) async fn stop(self) {
        self.stop.send(()).unwrap();
        self.running.await.unwrap();
    }
}

async fn house(folder: &TempDir, clock: &Arc<FixedClock>) -> House {
    let database = Database::Sqlite(folder.path().join("waymark.db"));
    let store = Store::open(&database).await.unwrap();
    let keys = folder.path().join("keys");
    House::open(
        store,
        &keys,
        "refer.example/ledger",
        clock.now(),
        Arc::new(SeededIds::default()),
    )
    .await
    .unwrap()
}
