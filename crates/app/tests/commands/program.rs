//! The real program, an installation to run it on, and a server that ends with its test.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_waymark");
/// For one step of a server on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A command that has ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// What it printed, when it did what was asked.
    #[track_caller]
    pub(crate) fn good(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{self:?}");
        self.out
    }

    /// Why it failed, when it did.
    #[track_caller]
    pub(crate) fn failed(self) -> String {
        assert_eq!(self.code, 1, "{self:?}");
        self.err
    }
}

/// The program with arguments and nothing of this test's environment.
pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .args(arguments)
        .env_clear()
        .env("USER", "a.morgan")
        .stdin(Stdio::null());
    command
}

/// Runs the program to its end.
pub(crate) fn run(arguments: &[&str]) -> Ended {
    Ended::of(program(arguments).output().unwrap())
}

/// A configured installation on an SQLite file.
pub(crate) struct Installation {
    folder: TempDir,
}

impl Installation {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let installation = Self { folder };
        fs::create_dir(installation.path("data")).unwrap();
        installation.configure(|config| config);
        installation
    }

    /// One whose server has run once: database, keys and a checkpoint are there.
    pub(crate) fn begun() -> Self {
        let installation = Self::new();
        let mut server = installation.serve();
        server.log_line("a checkpoint was signed");
        server.stop();
        installation
    }

    /// A place in its folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The same, as an argument.
    pub(crate) fn name(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// Writes the configuration, changed by `change`.
    pub(crate) fn configure(&self, change: impl FnOnce(String) -> String) {
        let folder = self.folder.path().display();
        let mut config = String::new();
        for line in [
            "[operator]",
            "name = 'Exampleshire'",
            "email = 'prevent@example.org'",
            "[database]",
            &format!("url = 'sqlite:{folder}/data/waymark.db'"),
            "[keys]",
            &format!("folder = '{folder}/keys'"),
            "[public]",
            "listen = '127.0.0.1:0'",
            "hosts = ['refer.example']",
            "[staff]",
            "listen = '127.0.0.1:0'",
            "hosts = ['desk.example']",
            "address = 'https://desk.example'",
            "[ledger]",
            "name = 'waymark.example/ledger'",
            &format!("checkpoint_folder = '{folder}/checkpoints'"),
        ] {
            writeln!(config, "{line}").unwrap();
        }
        fs::write(self.path("waymark.toml"), change(config)).unwrap();
    }

    /// A passphrase in a file of its own.
    pub(crate) fn passphrase(&self, text: &str) -> String {
        let path = self.path("passphrase");
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Runs a command on it.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        Ended::of(self.command(arguments).output().unwrap())
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program(arguments);
        command.arg("--config").arg(self.path("waymark.toml"));
        command
    }

    /// Starts its server and waits until both sites answer.
    pub(crate) fn serve(&self) -> Running {
        let mut running = Running::start(self.command(&["serve"]));
        let ready = running.log_line("both sites answer");
        running.public = address(&ready["public"]);
        running.staff = address(&ready["staff"]);
        running
    }

    /// Starts a server that is to refuse, and gives what it logged. One that serves instead is ended.
    pub(crate) fn refuses_to_serve(&self) -> String {
        let mut bounded = Command::new("timeout");
        bounded
            .args(["60", PROGRAM, "serve", "--config"])
            .arg(self.path("waymark.toml"));
        let ended = Ended::of(bounded.output().unwrap());
        assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{ended:?}");
        ended.err
    }
}

fn address(value: &Value) -> SocketAddr {
    let text = value.as_str().unwrap();
    text.trim_start_matches("http://").parse().unwrap()
}

/// A server, killed when its test ends.
pub(crate) struct Running {
    child: Child,
    lines: Receiver<String>,
    seen: Vec<String>,
    pub(crate) public: SocketAddr,
    pub(crate) staff: SocketAddr,
}

impl Running {
    fn start(mut command: Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (tell, lines) = mpsc::channel();
        for stream in [
            Box::new(child.stdout.take().unwrap()) as Box<dyn std::io::Read + Send>,
            Box::new(child.stderr.take().unwrap()),
        ] {
            let tell = tell.clone();
            thread::spawn(move || {
                BufReader::new(stream)
                    .lines()
                    .map_while(Result::ok)
                    .try_for_each(|line| tell.send(line))
            });
        }
        let nowhere = ([127, 0, 0, 1], 0).into();
        Self {
            child,
            lines,
            seen: Vec::new(),
            public: nowhere,
            staff: nowhere,
        }
    }

    /// A demo in a folder, on free ports.
    pub(crate) fn demo(folder: &Path, more: &[&str]) -> Self {
        let mut command = program(&[
            "demo",
            "--public",
            "127.0.0.1:0",
            "--staff",
            "127.0.0.1:0",
            "--json",
        ]);
        command.arg("--dir").arg(folder).args(more);
        let mut running = Self::start(command);
        let ready = running.next_line(|line| line["ready"] == true);
        running.public = address(&ready["public"]);
        running.staff = address(&ready["staff"]);
        running
    }

    /// Waits for a line of the log.
    pub(crate) fn log_line(&mut self, message: &str) -> Value {
        self.next_line(|line| line["message"] == message)
    }

    fn next_line(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let line = self
                .lines
                .recv_timeout(PATIENCE)
                .unwrap_or_else(|_| panic!("no such line: {:#?}", self.seen));
            let read: Value = serde_json::from_str(&line).unwrap_or_default();
            self.seen.push(line);
            if wanted(&read) {
                return read;
            }
        }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// The answer to `GET path` of the site at an address.
    pub(crate) fn get(&self, site: SocketAddr, host: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(site).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .arg(format!("-{name}"))
            .arg(self.id().to_string())
            .status();
        assert!(sent.unwrap().success());
    }

    /// Asks it to stop, and gives everything it printed once it has.
    pub(crate) fn stop(mut self) -> String {
        self.signal("TERM");
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
        self.everything()
    }

    /// Kills it as a power cut would.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    fn everything(&mut self) -> String {
        self.seen.extend(self.lines.iter());
        self.seen.join("\n")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
