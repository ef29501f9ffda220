//! The servers that tests talk to: a PostgreSQL cluster and a mail server of their own, in a
//! temporary folder, on loopback, gone afterwards.

mod account;
mod certificate;
mod mail;
mod postgres;

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;

use anyhow::{Context, Result};

use crate::console::Step;
use crate::running::Running;
use crate::scratch::Scratch;

pub(crate) use postgres::programs as postgres_programs;

/// Which servers are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// PostgreSQL, unless `WAYMARK_TEST_POSTGRES` already names one.
    pub(crate) postgres: bool,
    /// The mail server, unless `WAYMARK_TEST_SMTP` already names one.
    pub(crate) mail: bool,
}

/// Running servers. Dropping this ends them and removes their files, in that order.
#[derive(Debug)]
pub(crate) struct Services {
    servers: Vec<Running>,
    variables: Vec<(&'static str, String)>,
    scratch: Scratch,
}

impl Services {
    /// Starts what is wanted and waits until it answers.
    pub(crate) fn start(step: &mut Step, wanted: Wanted) -> Result<Self> {
        let scratch = Scratch::new("services")?;
        // The servers' own accounts have to reach their folders inside.
        fs::set_permissions(scratch.path(), fs::Permissions::from_mode(0o755))?;
        let mut services = Self {
            servers: Vec::new(),
            variables: Vec::new(),
            scratch,
        };
        if wanted.postgres && !given("WAYMARK_TEST_POSTGRES") {
            services
                .start_postgres(step)
                .context("starting PostgreSQL for the tests")?;
        }
        if wanted.mail && !given("WAYMARK_TEST_SMTP") {
            services
                .start_mail(step)
                .context("starting the mail server for the tests")?;
        }
        Ok(services)
    }

    /// The environment that tells tests where the servers are.
    pub(crate) fn variables(&self) -> &[(&'static str, String)] {
        &self.variables
    }

    fn start_postgres(&mut self, step: &mut Step) -> Result<()> {
        let (server, url) = postgres::start(step, &self.scratch.path().join("postgres"))?;
        self.servers.push(server);
        self.variables.push(("WAYMARK_TEST_POSTGRES", url));
        Ok(())
    }

    fn start_mail(&mut self, step: &mut Step) -> Result<()> {
        let started = mail::start(step, &self.scratch.path().join("mail"))?;
        self.servers.push(started.server);
        self.variables.push(("WAYMARK_TEST_SMTP", started.address));
        self.variables
            .push(("WAYMARK_TEST_MAILDIR", started.maildir.display().to_string()));
        self.variables
            .push(("WAYMARK_TEST_SMTP_CA", started.authority.display().to_string()));
        Ok(())
    }
}

impl Drop for Services {
    fn drop(&mut self) {
        self.servers.clear();
    }
}

fn given(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// A loopback port that was free a moment ago.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("finding a free port on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}
