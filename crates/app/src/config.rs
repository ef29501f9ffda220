//! The configuration file: read once, into one struct a concern. `docs/samples/waymark.toml` shows every key.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use secrecy::SecretString;
use serde::Deserialize;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where records are kept.
    pub database: Database,
    /// Where keys are kept.
    pub keys: Keys,
    /// The public site.
    pub public: Site,
    /// The staff site.
    pub staff: StaffSite,
    /// How duty desks are told.
    pub mail: Option<Mail>,
    /// The ledger.
    pub ledger: Ledger,
    /// The Welsh pages.
    #[serde(default)]
    pub welsh: Welsh,
    /// What is logged.
    #[serde(default)]
    pub log: Log,
}

/// Where records are kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// `sqlite:/path` or `postgres://user@host/name`, without a password.
    pub url: String,
    /// File that holds the password.
    pub password_file: Option<PathBuf>,
}

/// Where keys are kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    /// The key folder.
    pub folder: PathBuf,
    /// Days for which a backup is kept.
    #[serde(default = "defaults::backup_window_days")]
    pub backup_window_days: u16,
    /// Days after which a new epoch begins.
    #[serde(default = "defaults::epoch_days")]
    pub epoch_days: u16,
}

/// A listener.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Address and port.
    pub listen: SocketAddr,
    /// Host names by which it is reached.
    pub hosts: Vec<String>,
    /// Certificate chain, PEM.
    pub tls_certificate: Option<PathBuf>,
    /// Private key, PEM.
    pub tls_key: Option<PathBuf>,
    /// Proxies that end TLS and whose forwarded addresses are believed.
    #[serde(default)]
    pub trusted_proxies: Vec<IpAddr>,
}

/// The staff listener.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffSite {
    /// Address and port.
    pub listen: SocketAddr,
    /// Host names by which it is reached.
    pub hosts: Vec<String>,
    /// Certificate chain, PEM.
    pub tls_certificate: Option<PathBuf>,
    /// Private key, PEM.
    pub tls_key: Option<PathBuf>,
    /// Proxies that end TLS and whose forwarded addresses are believed.
    #[serde(default)]
    pub trusted_proxies: Vec<IpAddr>,
    /// The address that mail names.
    pub address: String,
}

impl StaffSite {
    /// The listener's part.
    pub fn site(&self) -> Site {
        Site {
            listen: self.listen,
            hosts: self.hosts.clone(),
            tls_certificate: self.tls_certificate.clone(),
            tls_key: self.tls_key.clone(),
            trusted_proxies: self.trusted_proxies.clone(),
        }
    }
}

/// How the link to the mail server is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailSecurity {
    /// Begins plain and must become TLS.
    #[default]
    Starttls,
    /// TLS from the first byte.
    Tls,
    /// Plain: on loopback only.
    None,
}

/// The mail server.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Host name or address.
    pub server: String,
    /// Port.
    #[serde(default = "defaults::mail_port")]
    pub port: u16,
    /// How the link is kept private.
    #[serde(default)]
    pub security: MailSecurity,
    /// Account.
    pub username: Option<String>,
    /// File that holds the password.
    pub password_file: Option<PathBuf>,
    /// Certificate authority to trust besides the public ones, PEM.
    pub certificate_authority: Option<PathBuf>,
    /// Sender.
    pub from: String,
    /// Who is told when the area is not known.
    pub national_desk: String,
}

/// The ledger.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// The name under which inspectors know it.
    pub name: String,
    /// Where checkpoints and the list of disposals are written.
    pub checkpoint_folder: PathBuf,
    /// Minutes between checkpoints.
    #[serde(default = "defaults::checkpoint_minutes")]
    pub checkpoint_minutes: u16,
}

/// The Welsh pages.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Welsh {
    /// Who reviewed the translation; without it the Welsh pages are off.
    pub reviewed_by: Option<String>,
}

/// What is logged.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// The least grave level that is written.
    #[serde(default = "defaults::log_level")]
    pub level: String,
    /// One JSON object a line, or text.
    #[serde(default)]
    pub form: LogForm,
}

impl Default for Log {
    fn default() -> Self {
        Self { level: defaults::log_level(), form: LogForm::default() }
    }
}

/// The form of a log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogForm {
    /// One JSON object a line.
    #[default]
    Json,
    /// Text for a terminal.
    Text,
}

mod defaults {
    pub(super) const fn backup_window_days() -> u16 {
        35
    }
    pub(super) const fn epoch_days() -> u16 {
        30
    }
    pub(super) const fn mail_port() -> u16 {
        587
    }
    pub(super) const fn checkpoint_minutes() -> u16 {
        15
    }
    pub(super) fn log_level() -> String {
        "info".into()
    }
}

impl Config {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// When it cannot be read, has an unknown key, or would serve or send in the clear beyond loopback.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read the configuration file {}", path.display()))?;
        let config = Self::parse(&text).with_context(|| format!("in {}", path.display()))?;
        Ok(config)
    }

    fn parse(text: &str) -> Result<Self> {
        let config: Self = toml::from_str(text)?;
        check_site("public", &config.public)?;
        check_site("staff", &config.staff.site())?;
        if let Some(mail) = &config.mail {
            let loopback = mail.server == "localhost"
                || mail.server.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
            if mail.security == MailSecurity::None && !loopback {
                bail!("mail.security = \"none\" is allowed on loopback only; use starttls or tls");
            }
        }
        Ok(config)
    }
}

fn check_site(name: &str, site: &Site) -> Result<()> {
    match (&site.tls_certificate, &site.tls_key) {
        (Some(_), Some(_)) => {}
        (None, None) => {
            if !site.listen.ip().is_loopback() && site.trusted_proxies.is_empty() {
                bail!(
                    "{name}.listen = \"{}\" would serve plain HTTP beyond loopback: give {name}.tls_certificate \
                     and {name}.tls_key, or name the proxies that end TLS in {name}.trusted_proxies",
                    site.listen
                );
            }
        }
        (Some(_), None) | (None, Some(_)) => {
            bail!("{name}.tls_certificate and {name}.tls_key go together");
        }
    }
    if site.hosts.is_empty() {
        bail!("{name}.hosts must name at least one host name");
    }
    Ok(())
}

/// Reads a secret from its own file, without its line end.
///
/// # Errors
/// When the file cannot be read.
pub fn secret(path: &Path) -> Result<SecretString> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(SecretString::from(text.trim_end_matches(['\r', '\n']).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = include_str!("../../../docs/samples/waymark.toml");

    #[test]
    fn the_sample_is_a_good_configuration_as_it_stands_and_with_every_key() {
        Config::parse(SAMPLE).unwrap();
        let key = |line: &str| {
            let name = line.split(" = ").next().unwrap_or_default();
            line.contains(" = ") && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        };
        let full: Vec<String> = SAMPLE
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(rest) if key(rest) => rest.to_owned(),
                Some(_) | None => line.to_owned(),
            })
            .collect();
        let config = Config::parse(&full.join("\n")).unwrap();
        assert_eq!(config.keys.backup_window_days, 35);
        assert!(config.welsh.reviewed_by.is_some() && config.staff.tls_key.is_some());
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let error = Config::parse(&SAMPLE.replace("[log]", "[log]\ncolour = true")).unwrap_err();
        assert!(format!("{error:#}").contains("colour"), "{error:#}");
    }

    #[test]
    fn plain_http_beyond_loopback_is_refused() {
        let open = SAMPLE.replace("listen = \"127.0.0.1:8080\"", "listen = \"0.0.0.0:8080\"");
        let error = Config::parse(&open).unwrap_err();
        assert!(error.to_string().contains("public.trusted_proxies"), "{error}");
    }

    #[test]
    fn plain_mail_beyond_loopback_is_refused() {
        let plain = SAMPLE.replace("# security = \"starttls\"", "security = \"none\"");
        assert!(Config::parse(&plain).is_err());
    }
}
