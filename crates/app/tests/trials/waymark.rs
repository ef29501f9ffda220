//! The real program with a folder of its own: started, killed, started again, and asked to check itself.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tempfile::TempDir;
use waymark_testkit::TestDatabase;

use crate::http::HOST;

const PROGRAM: &str = env!("CARGO_BIN_EXE_waymark");
/// For a start, on a busy machine, with a log to be recovered.
const START: Duration = Duration::from_secs(60);
/// The name of the ledger in every trial.
pub(crate) const LEDGER: &str = "waymark.example/ledger";

/// A configured Waymark: a database, keys, a folder for checkpoints, and the log of every server so far.
pub(crate) struct Waymark {
    pub(crate) folder: TempDir,
    pub(crate) database: String,
    /// What stands before the program when a server is started.
    wrapper: Vec<String>,
    log: Arc<Mutex<Vec<String>>>,
}

impl Waymark {
    /// With its database at this address.
    pub(crate) fn with(database: &TestDatabase) -> Self {
        Self::configured(database.address(), "")
    }

    /// With its database at this address and more sections in its configuration.
    pub(crate) fn configured(database: &str, more: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let waymark = Self {
            folder,
            database: database.to_owned(),
            wrapper: Vec::new(),
            log: Arc::default(),
        };
        fs::create_dir(waymark.temporary()).unwrap();
        fs::write(waymark.config(), waymark.configuration(more)).unwrap();
        waymark
    }

    /// The same, with its servers started by another program, which must become the server.
    pub(crate) fn within(self, wrapper: &[&str]) -> Self {
        Self {
            wrapper: wrapper.iter().map(|&word| word.to_owned()).collect(),
            ..self
        }
    }

    fn configuration(&self, more: &str) -> String {
        let (keys, checkpoints) = (self.keys(), self.checkpoints());
        let (keys, checkpoints, database) = (keys.display(), checkpoints.display(), &self.database);
        format!(
            "operator = {{ name = \"Exampleshire\", email = \"prevent@example.org\" }}\n\
             database = {{ url = \"{database}\" }}\n\
             keys = {{ folder = \"{keys}\" }}\n\
             public = {{ listen = \"127.0.0.1:0\", hosts = [\"{HOST}\"] }}\n\
             staff = {{ listen = \"127.0.0.1:0\", hosts = [\"{HOST}\"], address = \"https://desk.example\" }}\n\
             ledger = {{ name = \"{LEDGER}\", checkpoint_folder = \"{checkpoints}\" }}\n\
             {more}"
        )
    }

    fn config(&self) -> PathBuf {
        self.folder.path().join("waymark.toml")
    }

    /// The key folder.
    pub(crate) fn keys(&self) -> PathBuf {
        self.folder.path().join("keys")
    }

    /// Where checkpoints are written.
    pub(crate) fn checkpoints(&self) -> PathBuf {
        self.folder.path().join("checkpoints")
    }

    /// Where the program would write what it does not want to keep.
    pub(crate) fn temporary(&self) -> PathBuf {
        self.folder.path().join("tmp")
    }

    /// Every line that servers have logged so far.
    pub(crate) fn log(&self) -> Vec<String> {
        self.log.lock().unwrap().clone()
    }

    /// The lines that tell of something gone wrong.
    pub(crate) fn errors(&self) -> Vec<String> {
        self.log()
            .into_iter()
            .filter(|line| !line.contains(r#""level":"INFO""#))
            .collect()
    }

    /// Starts a server and waits until both sites answer.
    pub(crate) fn start(&self) -> Server {
        let mut server = self.launch();
        let sites = server.ready.recv_timeout(START);
        let [public, staff] = sites.unwrap_or_else(|_| panic!("no start: {:#?}", self.log()));
        (server.public, server.staff) = (public, staff);
        server
    }

    /// Starts a server and waits for nothing.
    pub(crate) fn launch(&self) -> Server {
        let mut words = self.wrapper.iter().map(String::as_str).chain([PROGRAM, "serve"]);
        let program = words.next().unwrap();
        let mut serve = self.command(program, &words.collect::<Vec<_>>());
        let mut child = serve.stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap());
        let (tell, ready) = mpsc::channel();
        let log = Arc::clone(&self.log);
        let reader = Some(std::thread::spawn(move || read_log(lines, &log, &tell)));
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        Server {
            child,
            public: any,
            staff: any,
            ready,
            reader,
        }
    }

    /// Runs another command of the program to its end.
    pub(crate) fn run(&self, words: &[&str]) -> Output {
        self.command(PROGRAM, words).output().unwrap()
    }

    /// `waymark ledger verify`, against the newest checkpoint that was written elsewhere.
    pub(crate) fn verify_ledger(&self) -> Output {
        let newest = self.checkpoints().join("latest.txt");
        let mut verify = self.command(PROGRAM, &["ledger", "verify"]);
        if newest.exists() {
            verify.arg("--checkpoint").arg(newest);
        }
        verify.output().unwrap()
    }

    /// Every command takes the configuration file, and is given nothing of this process's environment.
    fn command(&self, program: &str, words: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(words).arg("--config").arg(self.config());
        command
            .env_clear()
            .env("TMPDIR", self.temporary())
            .env("USER", "trial")
            .stdin(Stdio::null());
        command
    }
}

/// A folder's database as an address.
pub(crate) fn sqlite_in(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("waymark.db").display())
}

/// Keeps each line, and tells the addresses once the server says that it answers.
fn read_log(lines: impl BufRead, log: &Mutex<Vec<String>>, tell: &Sender<[SocketAddr; 2]>) {
    for line in lines.lines().map_while(Result::ok) {
        let said: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
        log.lock().unwrap().push(line);
        if said["message"] == "both sites answer" {
            let address = |site: &str| said[site].as_str().and_then(|address| address.parse().ok());
            let addresses =
                ["public", "staff"].map(|site| address(site).expect("the log names both addresses"));
            // Nobody waits any more when the start took too long.
            let _ = tell.send(addresses);
        }
    }
}

/// A server that runs; it is killed at the latest when dropped, also when a test panics.
pub(crate) struct Server {
    child: Child,
    pub(crate) public: SocketAddr,
    pub(crate) staff: SocketAddr,
    ready: Receiver<[SocketAddr; 2]>,
    reader: Option<std::thread::JoinHandle<()>>,
}

impl Server {
    /// Its process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL, and waits until it is gone and its last line is read.
    pub(crate) fn kill(mut self) {
        self.end();
    }

    /// SIGTERM: it ends in good order.
    pub(crate) fn stop(mut self) {
        let process = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(process, rustix::process::Signal::TERM).unwrap();
        assert!(self.child.wait().unwrap().success(), "an orderly stop");
        self.end();
    }

    /// SIGSTOP: from here on it does nothing, and what it has written lies still.
    pub(crate) fn freeze(&self) {
        let process = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(process, rustix::process::Signal::STOP).unwrap();
    }

    /// Whether it still runs.
    pub(crate) fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    fn end(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}
