//! A mail server for one run: Exim without privileges, which takes any letter and keeps it in a Maildir.

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use rustix::process::Signal;

use super::account::Account;
use super::certificate::{self, Certificate};
use super::free_port;
use crate::console::Step;
use crate::running::Running;
use crate::workspace::on_path;

/// The running server and what a test has to know about it.
#[derive(Debug)]
pub(crate) struct Mail {
    /// The process.
    pub(crate) server: Running,
    /// `localhost:port`, the name its certificate carries.
    pub(crate) address: String,
    /// Where every accepted letter ends up, a file each under `new`.
    pub(crate) maildir: PathBuf,
    /// The authority to trust when the session turns to TLS.
    pub(crate) authority: PathBuf,
}

/// Starts a server in `folder`.
pub(crate) fn start(step: &mut Step, folder: &Path) -> Result<Mail> {
    let exim = on_path("exim4").context("the mail server exim4 is not installed")?;
    let account = Account::for_server("nobody")?;
    let maildir = folder.join("maildir");
    for made in [folder, &folder.join("spool"), &folder.join("log"), &maildir] {
        account.make_folder(made)?;
    }
    let certificate = certificate::make(step, folder)?;
    account.own(&certificate.key)?;
    let port = free_port()?;
    let settings = folder.join("exim.conf");
    fs::write(&settings, configuration(folder, &account, &certificate, port)).context("configuring exim4")?;

    let mut command = account.command(exim);
    command.arg("-C").arg(&settings).args(["-bdf", "-q1m"]);
    let mut server = Running::start(&mut command, step.log())?.into_service(Signal::TERM);
    server.wait_until(Duration::from_secs(30), || {
        TcpStream::connect(("127.0.0.1", port)).is_ok()
    })?;
    Ok(Mail {
        server,
        address: format!("localhost:{port}"),
        maildir,
        authority: certificate.authority,
    })
}

fn configuration(folder: &Path, account: &Account, certificate: &Certificate, port: u16) -> String {
    let (folder, user, group) = (folder.display(), account.name(), account.group());
    let (server, key) = (certificate.server.display(), certificate.key.display());
    format!(
        "primary_hostname = localhost
daemon_smtp_ports = {port}
local_interfaces = 127.0.0.1
spool_directory = {folder}/spool
log_file_path = {folder}/log/%s.log
pid_file_path = {folder}/exim.pid
exim_user = {user}
exim_group = {group}
deliver_drop_privilege
never_users =
host_lookup =
keep_environment =
message_size_limit = 10M
smtp_accept_max = 0
tls_advertise_hosts = *
tls_certificate = {server}
tls_privatekey = {key}
acl_smtp_rcpt = take_it
acl_smtp_data = take_it
begin acl
take_it:
  accept
begin routers
everybody:
  driver = accept
  transport = keep
begin transports
keep:
  driver = appendfile
  directory = {folder}/maildir
  maildir_format
  user = {user}
  group = {group}
  envelope_to_add
  return_path_add
begin retry
* * F,1m,1s
"
    )
}
