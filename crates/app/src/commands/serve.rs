//! `waymark serve`.

use std::time::Duration;

use waymark_sealing::sweep::Schedule;
use waymark_service::mail::{MailSecurity, MailSettings, Mailer};
use waymark_views::{Operator, Purpose, Welsh};
use waymark_web::{Config as SitesConfig, Installation, Listener, StaffConfig, TlsFiles};

use super::Configured;
use crate::config::{self, Config, Mail, Site};
use crate::failure::Failure;
use crate::server::{Keeping, Server, limits};
use crate::{files, logging, open};

/// Serve the public and the staff site.
///
/// The first start makes the database and the keys; every later one needs both. It prints nothing but its log,
/// to standard error, and ends in good order on SIGTERM or Ctrl+C: what was accepted is finished first, within
/// twenty seconds.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  waymark serve --config /etc/waymark/waymark.toml")]
pub(crate) struct Serve {
    #[command(flatten)]
    configured: Configured,
}

impl Serve {
    pub(crate) async fn run(self) -> Result<(), Failure> {
        let config = self.configured.read()?;
        logging::start(&config.log);
        let house = open::to_serve(&config).await?;
        let keeping = keeping(&config)?;
        let server = Server::bind(house, sites(&config), keeping).await?;
        server.run(|_| ()).await
    }
}

fn keeping(config: &Config) -> Result<Keeping, Failure> {
    let staff_address = &config.staff.address;
    Ok(Keeping {
        schedule: schedule(config),
        checkpoint_folder: config.ledger.checkpoint_folder.clone(),
        checkpoint_every: Duration::from_secs(60 * u64::from(config.ledger.checkpoint_minutes.max(1))),
        mailer: config
            .mail
            .as_ref()
            .map(|mail| mailer(mail, staff_address))
            .transpose()?,
    })
}

/// How epochs are kept, as configured.
pub(crate) fn schedule(config: &Config) -> Schedule {
    Schedule {
        epoch_days: config.keys.epoch_days,
        backup_window_days: config.keys.backup_window_days,
    }
}

fn mailer(mail: &Mail, staff_address: &str) -> Result<Mailer, Failure> {
    let password = mail.password_file.as_deref().map(config::secret).transpose()?;
    let settings = MailSettings {
        server: mail.server.clone(),
        port: mail.port,
        security: match mail.security {
            config::MailSecurity::Starttls => MailSecurity::StartTls,
            config::MailSecurity::Tls => MailSecurity::Tls,
            config::MailSecurity::None => MailSecurity::Plain,
        },
        credentials: mail.username.clone().zip(password),
        authority: mail
            .certificate_authority
            .as_deref()
            .map(files::read)
            .transpose()?,
        from: mail.from.clone(),
        national_desk: mail.national_desk.clone(),
        staff_address: staff_address.to_owned(),
    };
    Mailer::new(&settings).map_err(|error| {
        Failure::new(
            "The [mail] section cannot be used.",
            "Look at its addresses and its certificate authority.",
        )
        .because(error)
    })
}

fn sites(config: &Config) -> SitesConfig {
    SitesConfig {
        public: listener(&config.public),
        staff: listener(&config.staff.site()),
        staff_site: StaffConfig { sign_in_as: false },
        installation: Installation {
            operator: Operator {
                name: config.operator.name.clone(),
                email: config.operator.email.clone(),
            },
            purpose: match config.operator.purpose {
                config::Purpose::Live => Purpose::Live,
                config::Purpose::Training => Purpose::Training,
            },
            welsh: match config.welsh.reviewed_by {
                Some(_) => Welsh::Reviewed,
                None => Welsh::Off,
            },
        },
        limits: limits(),
    }
}

fn listener(site: &Site) -> Listener {
    let tls = site.tls_certificate.clone().zip(site.tls_key.clone());
    Listener {
        addr: site.listen,
        tls: tls.map(|(certificates, key)| TlsFiles { certificates, key }),
        trusted_proxies: site.trusted_proxies.clone(),
        hosts: site.hosts.clone(),
    }
}
