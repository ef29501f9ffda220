//! The server is killed at random moments while people are sending referrals.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Condvar, Mutex};
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;
use waymark_testkit::TestDatabase;

use crate::chance::{Chance, number_from};
use crate::evidence::{Evidence, Told};
use crate::http::{Answer, Gone, Visitor};
use crate::journey::{CHECK, Fields, SENT, Site, Story, fill, receipt, sending};
use crate::waymark::Waymark;

const TELLERS: u8 = 6;
/// One story in so many is sent, and its teller hangs up and sends it again at once.
const HANGS_UP: u32 = 5;
/// A teller who hears nothing for so long has found a server that does not answer at all.
const PATIENCE: Duration = Duration::from_secs(60);
/// Three kills in four fall while somebody sends: within twice what the last send took. The others fall anywhere.
const ANYWHERE: Duration = Duration::from_millis(400);
/// First starts that are killed, and the time within which they are.
const FIRST_STARTS: u64 = 30;
const STARTING: Duration = Duration::from_millis(120);

mod int_1_a_reference_that_a_client_saw_is_there_after_any_kill {
    use super::*;

    #[test]
    fn sqlite() {
        trial(
            "SQLite",
            &TestDatabase::sqlite(),
            number_from("WAYMARK_KILLS").unwrap_or(40),
        );
    }

    #[test]
    fn postgres() {
        let database = Runtime::new().unwrap().block_on(TestDatabase::postgres());
        trial(
            "PostgreSQL",
            &database,
            number_from("WAYMARK_KILLS").unwrap_or(20),
        );
    }
}

#[test]
fn rel_1_a_first_start_that_was_killed_is_finished_by_the_next() {
    let mut chance = Chance::seeded();
    let (mut begun, seed) = ([0; 4], chance.seed());
    for _ in 0..FIRST_STARTS {
        let database = TestDatabase::sqlite();
        let waymark = Waymark::with(&database);
        let server = waymark.launch();
        std::thread::sleep(chance.moment(STARTING));
        server.kill();
        let there = |path: &Path| usize::from(path.exists());
        begun[there(&waymark.keys()) + 2 * there(Path::new(&database.address()["sqlite:".len()..]))] += 1;
        let server = waymark.start();
        let told = [Told::honestly(server.public, 1)];
        server.kill();
        hold_ledger(&waymark);
        let evidence = Evidence::open(&waymark);
        evidence.hold_as_all(&told);
        evidence.close();
    }
    let [nothing, _, database, both] = begun;
    assert!(
        database + both > 0 && nothing < FIRST_STARTS,
        "kills fell into the start: {begun:?}"
    );
    println!(
        "trial: first starts killed: {FIRST_STARTS} (seed {seed}); before anything was made {nothing}, with a database \
         and no keys {database}, with both {both}; each was finished by the next start and took a referral"
    );
}

fn trial(name: &str, database: &TestDatabase, kills: u64) {
    let waymark = Waymark::with(database);
    let (street, mut chance) = (Street::default(), Chance::seeded());
    let seed = chance.seed();
    let (tell, told) = mpsc::channel();
    let mut last = None;
    std::thread::scope(|scope| {
        // Dropped at the end and also when this thread panics, so that nobody goes on for ever.
        let _closing = Closing(&street);
        for teller in 0..TELLERS {
            let (street, tell) = (&street, tell.clone());
            scope.spawn(move || street.tell_stories(teller, &tell));
        }
        kill_again_and_again(&waymark, &street, &told, (kills, &mut chance));
        let server = waymark.start();
        street.door.open(server.public);
        last = Some(server);
    });
    drop(last);
    let told = street.told.into_inner().unwrap();
    let evidence = Evidence::open(&waymark);
    evidence.hold_as_all(&told);
    evidence.close();
    hold_ledger(&waymark);
    assert_eq!(waymark.errors(), [""; 0]);
    let (kept, anew) = (street.kept.into_inner(), street.anew.into_inner());
    assert!(
        told.len() as u64 >= kills,
        "{} referrals in {kills} kills",
        told.len()
    );
    assert!(kept + anew > 0, "no kill fell into a send");
    println!(
        "trial: kills on {name}: {kills} (seed {seed}); {} references seen, each there once and whole; {} sends cut off \
         by a kill, of which {kept} had been kept and {anew} were sent again; {} more whose sender hung up and sent \
         again; the ledger held {} times",
        told.len(),
        kept + anew,
        street.unheard.into_inner(),
        kills + 1
    );
}

fn kill_again_and_again(
    waymark: &Waymark,
    street: &Street,
    sending: &Receiver<()>,
    (kills, chance): (u64, &mut Chance),
) {
    let mut seen = 0;
    for _ in 0..kills {
        let server = waymark.start();
        street.door.open(server.public);
        hold_ledger(waymark);
        let told = street.told.lock().unwrap()[seen..].to_vec();
        seen += told.len();
        let evidence = Evidence::open(waymark);
        evidence.hold(&told);
        evidence.close();
        wait_for_the_moment(street, sending, chance);
        server.kill();
    }
}

fn wait_for_the_moment(street: &Street, sending: &Receiver<()>, chance: &mut Chance) {
    let limit = if chance.below(4) > 0 {
        let _earlier = sending.try_iter().count();
        sending.recv_timeout(PATIENCE).expect("people go on sending");
        2 * Duration::from_micros(street.send_micros.load(Ordering::SeqCst))
    } else {
        ANYWHERE
    };
    // The chosen moment itself, not a wait for something to have happened.
    std::thread::sleep(chance.moment(limit));
}

fn hold_ledger(waymark: &Waymark) {
    let verified = waymark.verify_ledger();
    assert!(
        verified.status.success(),
        "{}",
        String::from_utf8_lossy(&verified.stderr)
    );
}

/// Where people tell their stories, and what they were told.
#[derive(Default)]
struct Street {
    door: Door,
    closing: AtomicBool,
    told: Mutex<Vec<Told>>,
    /// How long the last send took.
    send_micros: AtomicU64,
    /// Sends whose answer nobody waited for.
    unheard: AtomicUsize,
    /// Sends that broke off and had been kept.
    kept: AtomicUsize,
    /// Sends that broke off and had left nothing.
    anew: AtomicUsize,
}

struct Closing<'a>(&'a Street);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.closing.store(true, Ordering::SeqCst);
        if std::thread::panicking() {
            self.0.door.lock_up();
        }
    }
}

impl Street {
    /// Tells one story after another until the street closes.
    fn tell_stories(&self, teller: u8, sending: &Sender<()>) {
        for number in 0.. {
            if self.closing.load(Ordering::SeqCst) {
                return;
            }
            self.tell(number, Story::new(teller, number), sending);
        }
    }

    fn tell(&self, number: u32, story: Story, is_sending: &Sender<()>) {
        let mut visitor = story.teller();
        let retry_key = fill(&self.door, &mut visitor, &story);
        // Nobody listens once the last kill is done.
        let _ = is_sending.send(());
        if number.is_multiple_of(HANGS_UP) {
            let (_, site) = self.door.wait(None);
            visitor.post_and_hang_up(site, CHECK, &sending(&retry_key));
            self.unheard.fetch_add(1, Ordering::SeqCst);
        }
        self.send(&mut visitor, &retry_key);
        let page = self.door.get(&mut visitor, SENT);
        let receipt =
            receipt(&page).unwrap_or_else(|| panic!("thanked, and then {}: {}", page.status, page.text()));
        self.told.lock().unwrap().push(Told {
            story,
            retry_key,
            receipt,
        });
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "kills are to fall while somebody sends, so it matters how long that takes here"
    )]
    fn now() -> Instant {
        Instant::now()
    }

    /// Sends it; when that breaks off, looks whether it had arrived, and sends it again in either case.
    fn send(&self, visitor: &mut Visitor, retry_key: &str) {
        let (mut form, mut before) = (sending(retry_key), None);
        loop {
            let (opened, site) = self.door.wait(before);
            let begun = Self::now();
            match visitor.post(site, CHECK, &form) {
                Ok(thanks) => {
                    assert_eq!(
                        (thanks.status, thanks.location()),
                        (303, SENT),
                        "{}",
                        thanks.text()
                    );
                    let took = u64::try_from(begun.elapsed().as_micros()).unwrap();
                    self.send_micros.store(took, Ordering::SeqCst);
                    return;
                }
                Err(Gone) => before = Some(opened),
            }
            form = sending(retry_key);
            let arrived = receipt(&self.door.get(visitor, SENT)).is_some();
            if arrived { &self.kept } else { &self.anew }.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// The way in, which is somewhere else after each kill.
#[derive(Default)]
struct Door {
    place: Mutex<Place>,
    moved: Condvar,
}

#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// How often the door was opened.
    opened: usize,
    at: Option<SocketAddr>,
    /// The trial failed; nobody is let in any more.
    locked: bool,
}

impl Door {
    fn open(&self, at: SocketAddr) {
        let mut place = self.place.lock().unwrap();
        place.opened += 1;
        place.at = Some(at);
        self.moved.notify_all();
    }

    fn lock_up(&self) {
        self.place.lock().unwrap().locked = true;
        self.moved.notify_all();
    }

    /// Waits until it was opened again since `before`.
    fn wait(&self, before: Option<usize>) -> (usize, SocketAddr) {
        let unmoved =
            |place: &mut Place| !place.locked && (place.at.is_none() || Some(place.opened) == before);
        let guard = self.place.lock().unwrap();
        let (guard, waited) = self.moved.wait_timeout_while(guard, PATIENCE, unmoved).unwrap();
        let place = *guard;
        drop(guard);
        assert!(!place.locked, "the trial ended early");
        assert!(
            !waited.timed_out(),
            "the server let go of somebody although nobody killed it"
        );
        (place.opened, place.at.unwrap())
    }

    /// Asks until there is a whole answer.
    fn until_answered(&self, mut ask: impl FnMut(SocketAddr) -> Result<Answer, Gone>) -> Answer {
        let mut before = None;
        loop {
            let (opened, site) = self.wait(before);
            match ask(site) {
                Ok(answer) => return answer,
                Err(Gone) => before = Some(opened),
            }
        }
    }
}

impl Site for Door {
    fn get(&self, visitor: &mut Visitor, path: &str) -> Answer {
        self.until_answered(|site| visitor.get(site, path))
    }

    fn post(&self, visitor: &mut Visitor, path: &str, fields: &Fields) -> Answer {
        self.until_answered(|site| visitor.post(site, path, fields))
    }
}
