//! `waymark demo`.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::time::Duration;

use waymark_domain::Clock as _;
use waymark_sealing::sweep::Schedule;
use waymark_service::mail::{MailSecurity, MailSettings, Mailer};
use waymark_service::office::NewClient;
use waymark_views::{Operator, Purpose, Welsh};
use waymark_web::{Config as SitesConfig, Installation, Listener, StaffConfig};

use crate::clock::SystemClock;
use crate::config::{Log, LogForm, LogLevel};
use crate::demo::{self, Folder};
use crate::failure::{Failure, chain};
use crate::server::{Keeping, Server, limits};
use crate::{logging, out};

/// Try Waymark with invented people, on this machine only.
///
/// It makes one SQLite file with three areas that do not exist, the people who work there and sixty cases at every
/// stage, and serves both sites on loopback. On the staff site you choose whom to be. Nothing else is needed, and
/// nothing leaves the machine.
/// A demo's database can never be opened by `waymark serve`, nor a real one by this.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  waymark demo\n  waymark demo --fresh\n  \
                        waymark demo --public 127.0.0.1:0 --staff 127.0.0.1:0 --json")]
pub(crate) struct Demo {
    /// The folder of the demo's database, keys and checkpoints.
    #[arg(long, value_name = "DIR", default_value = "demo-data")]
    dir: PathBuf,
    /// Where the public site listens; port 0 takes a free one.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080", value_parser = loopback)]
    public: SocketAddr,
    /// Where the staff site listens; port 0 takes a free one.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8081", value_parser = loopback)]
    staff: SocketAddr,
    /// Print one line of JSON once both sites answer, and log in JSON.
    #[arg(long)]
    json: bool,
    /// Throw the demo in the folder away and begin anew.
    #[arg(long)]
    fresh: bool,
    /// Let an invented partner's system in, and print its id and secret for the API.
    #[arg(long)]
    api_client: bool,
    /// A mail server on this machine that takes alerts without TLS; without it they wait.
    #[arg(long, value_name = "HOST:PORT", value_parser = loopback)]
    smtp: Option<SocketAddr>,
}

fn loopback(text: &str) -> Result<SocketAddr, String> {
    let text = text.replace("localhost:", "127.0.0.1:");
    let address: SocketAddr = text
        .parse()
        .map_err(|_| "expected an address and a port, such as 127.0.0.1:8080")?;
    if address.ip().is_loopback() {
        Ok(address)
    } else {
        Err("the demo is served on loopback only, such as 127.0.0.1:8080".into())
    }
}

impl Demo {
    pub(crate) async fn run(self) -> Result<(), Failure> {
        let folder = Folder::at(&self.dir);
        let house = folder.open(SystemClock.now(), self.fresh).await?;
        let client = if self.api_client {
            Some(demo::let_client_in(&house, SystemClock.now()).await?)
        } else {
            None
        };
        let (public, staff) = with_ports(self.public, self.staff)?;
        let keeping = Keeping {
            schedule: Schedule::default(),
            checkpoint_folder: folder.checkpoints(),
            checkpoint_every: Duration::from_secs(60),
            mailer: self.smtp.map(|server| mailer(server, staff)).transpose()?,
        };
        let server = Server::bind(house, sites(public, staff), keeping).await?;
        logging::start(&self.log());
        server
            .run(|sites| self.greet(sites.public_addr(), sites.staff_addr(), client.as_ref()))
            .await
    }

    fn log(&self) -> Log {
        let (level, form) = if self.json {
            (LogLevel::Info, LogForm::Json)
        } else {
            (LogLevel::Warn, LogForm::Text)
        };
        Log { level, form }
    }

    fn greet(&self, public: SocketAddr, staff: SocketAddr, client: Option<&NewClient>) {
        if self.json {
            let client = client.map_or_else(String::new, |client| {
                format!(
                    r#","client":{{"id":"{}","secret":"{}"}}"#,
                    client.id,
                    *client.secret.text()
                )
            });
            out::line(format!(
                r#"{{"ready":true,"public":"http://{public}","staff":"http://{staff}"{client}}}"#
            ));
            return;
        }
        out::line("Waymark is running. Everybody in it is invented.\n");
        out::line(format!("  Public site  http://{public}"));
        out::line(format!("  Staff site   http://{staff}"));
        if let Some(client) = client {
            out::line(format!("  API client   {}", client.id));
            out::line(format!("  Its secret   {}", *client.secret.text()));
        }
        out::line(format!(
            "  Whom to be   http://{staff}{}",
            waymark_views::paths::SIGN_IN_AS
        ));
        out::line(format!(
            "  Its data     {} (begin anew with --fresh)\n",
            self.dir.display()
        ));
        if self.smtp.is_none() {
            out::line("Mail to duty desks waits: no mail server was named with --smtp HOST:PORT.");
        }
        out::line("Ctrl+C stops it.");
    }
}

/// The addresses with real ports: a site answers to its own name only, which holds the port. Both are held
/// until both are known, so that they differ.
fn with_ports(public: SocketAddr, staff: SocketAddr) -> Result<(SocketAddr, SocketAddr), Failure> {
    let (public, staff) = (hold(public)?, hold(staff)?);
    Ok((public.0, staff.0))
}

fn hold(wished: SocketAddr) -> Result<(SocketAddr, TcpListener), Failure> {
    let held = TcpListener::bind(wished).and_then(|held| Ok((held.local_addr()?, held)));
    held.map_err(|error| {
        let what = format!("The demo cannot listen on {wished}: {}.", chain(&error));
        Failure::new(what, "Choose another with --public ADDR or --staff ADDR.")
    })
}

fn sites(public: SocketAddr, staff: SocketAddr) -> SitesConfig {
    SitesConfig {
        public: listener(public),
        staff: listener(staff),
        staff_site: StaffConfig { sign_in_as: true },
        installation: Installation {
            operator: Operator {
                name: "Marchlands Prevent partnership (invented)".to_owned(),
                email: "prevent@example.org".to_owned(),
            },
            purpose: Purpose::Demo,
            welsh: Welsh::Unreviewed,
        },
        limits: limits(),
    }
}

fn listener(addr: SocketAddr) -> Listener {
    let names = ["127.0.0.1", "localhost", "[::1]"];
    Listener {
        addr,
        tls: None,
        trusted_proxies: Vec::new(),
        hosts: names
            .iter()
            .map(|name| format!("{name}:{}", addr.port()))
            .collect(),
    }
}

fn mailer(server: SocketAddr, staff: SocketAddr) -> Result<Mailer, Failure> {
    let settings = MailSettings {
        server: server.ip().to_string(),
        port: server.port(),
        security: MailSecurity::Plain,
        credentials: None,
        authority: None,
        from: "waymark@example.org".to_owned(),
        national_desk: "national.desk@example.org".to_owned(),
        staff_address: format!("http://{staff}"),
    };
    Mailer::new(&settings).map_err(|error| {
        Failure::new("The mail server cannot be used.", "Correct --smtp HOST:PORT.").because(error)
    })
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn aut_8_the_demo_is_offered_on_loopback_only() {
        assert_eq!(
            loopback("localhost:8080"),
            Ok(SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)))
        );
        assert!(loopback("[::1]:0").is_ok());
        for refused in [
            "0.0.0.0:8080",
            "192.0.2.1:8080",
            "[2001:db8::1]:80",
            "8080",
            "example.org:80",
        ] {
            assert!(loopback(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn free_ports_are_found_and_differ() {
        let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let (public, staff) = with_ports(any, any).unwrap();
        assert!(public.port() != 0 && staff.port() != 0 && public != staff);
    }
}
