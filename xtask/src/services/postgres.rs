//! A PostgreSQL cluster for one run: every test makes its own database in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};
use rustix::process::Signal;

use super::account::Account;
use super::free_port;
use crate::console::Step;
use crate::running::{Running, run};
use crate::workspace::on_path;

/// The folder with `initdb` and `postgres`: Debian keeps the newest version's off the search path.
pub(crate) fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok();
    let newest = versions
        .into_iter()
        .flatten()
        .flatten()
        .max_by_key(|entry| entry.file_name().to_string_lossy().parse::<u32>().unwrap_or(0));
    let debian = newest
        .map(|version| version.path().join("bin"))
        .filter(|bin| bin.join("initdb").is_file());
    debian.or_else(|| on_path("initdb")?.parent().map(Path::to_path_buf))
}

/// Makes a cluster in `folder`, starts it and returns it with its address.
pub(crate) fn start(step: &mut Step, folder: &Path) -> Result<(Running, String)> {
    let programs = programs().context("PostgreSQL is not installed")?;
    let account = Account::for_server("postgres")?;
    account.make_folder(folder)?;
    let data = folder.join("data");
    let mut initdb = account.command(programs.join("initdb"));
    initdb
        .arg("--pgdata")
        .arg(&data)
        .args(["--username=postgres", "--auth=trust", "--no-sync"]);
    run(step, initdb.args(["--encoding=UTF8", "--locale=C.UTF-8"]))?;

    let port = free_port()?.to_string();
    let mut server = account.command(programs.join("postgres"));
    server
        .arg("-D")
        .arg(&data)
        .arg("-k")
        .arg(folder)
        .args(["-p", &port]);
    // Durability settings stay as shipped: what the tests show about a commit must hold in use.
    server.args(["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=300"]);
    let mut server = Running::start(&mut server, step.log())?.into_service(Signal::INT);
    let ready = programs.join("pg_isready");
    server.wait_until(Duration::from_secs(60), || answers(&ready, &port))?;
    Ok((server, format!("postgres://postgres@127.0.0.1:{port}/postgres")))
}

fn answers(pg_isready: &Path, port: &str) -> bool {
    let mut command = Command::new(pg_isready);
    command
        .args([
            "--host=127.0.0.1",
            "--port",
            port,
            "--username=postgres",
            "--dbname=postgres",
            "--quiet",
        ])
        .stdout(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
