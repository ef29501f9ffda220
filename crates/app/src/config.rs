//! The configuration file: read once, into one struct a concern. `docs/samples/waymark.toml` shows every key.

use std::net::{IpAddr, SocketAddr};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use secrecy::SecretString;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::failure::{Failure, chain};

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// Who runs it.
    pub(crate) operator: Operator,
    /// Where records are kept.
    pub(crate) database: Database,
    /// Where keys are kept.
    pub(crate) keys: Keys,
    /// The public site.
    pub(crate) public: Site,
    /// The staff site.
    pub(crate) staff: StaffSite,
    /// How duty desks are told.
    pub(crate) mail: Option<Mail>,
    /// The ledger.
    pub(crate) ledger: Ledger,
    /// The Welsh pages.
    #[serde(default)]
    pub(crate) welsh: Welsh,
    /// What is logged.
    #[serde(default)]
    pub(crate) log: Log,
}

/// Who runs it, as the privacy notice and the accessibility statement name them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Operator {
    /// The organisation's name.
    pub(crate) name: String,
    /// The mailbox for questions about the site.
    pub(crate) email: String,
    /// What the installation is for.
    #[serde(default)]
    pub(crate) purpose: Purpose,
}

/// What the installation is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Purpose {
    /// Real referrals.
    #[default]
    Live,
    /// Training: a banner on every page says so.
    Training,
}

/// Where records are kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Database {
    /// `sqlite:/path` or `postgres://user@host/name`, without a password.
    pub(crate) url: String,
    /// File that holds the password.
    pub(crate) password_file: Option<PathBuf>,
}

/// Where keys are kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Keys {
    /// The key folder.
    pub(crate) folder: PathBuf,
    /// Days for which a backup is kept.
    #[serde(default = "defaults::backup_window_days")]
    pub(crate) backup_window_days: u16,
    /// Days after which a new epoch begins.
    #[serde(default = "defaults::epoch_days")]
    pub(crate) epoch_days: u16,
}

/// A listener.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Site {
    /// Address and port.
    pub(crate) listen: SocketAddr,
    /// Host names by which it is reached.
    pub(crate) hosts: Vec<String>,
    /// Certificate chain, PEM.
    pub(crate) tls_certificate: Option<PathBuf>,
    /// Private key, PEM.
    pub(crate) tls_key: Option<PathBuf>,
    /// Proxies that end TLS and whose forwarded addresses are believed.
    #[serde(default)]
    pub(crate) trusted_proxies: Vec<IpAddr>,
}

/// The staff listener.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StaffSite {
    /// Address and port.
    pub(crate) listen: SocketAddr,
    /// Host names by which it is reached.
    pub(crate) hosts: Vec<String>,
    /// Certificate chain, PEM.
    pub(crate) tls_certificate: Option<PathBuf>,
    /// Private key, PEM.
    pub(crate) tls_key: Option<PathBuf>,
    /// Proxies that end TLS and whose forwarded addresses are believed.
    #[serde(default)]
    pub(crate) trusted_proxies: Vec<IpAddr>,
    /// The address that mail names.
    pub(crate) address: String,
}

impl StaffSite {
    /// The listener's part.
    pub(crate) fn site(&self) -> Site {
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
pub(crate) enum MailSecurity {
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
pub(crate) struct Mail {
    /// Host name or address.
    pub(crate) server: String,
    /// Port.
    #[serde(default = "defaults::mail_port")]
    pub(crate) port: u16,
    /// How the link is kept private.
    #[serde(default)]
    pub(crate) security: MailSecurity,
    /// Account.
    pub(crate) username: Option<String>,
    /// File that holds the password.
    pub(crate) password_file: Option<PathBuf>,
    /// Certificate authority to trust besides the public ones, PEM.
    pub(crate) certificate_authority: Option<PathBuf>,
    /// Sender.
    pub(crate) from: String,
    /// Who is told when the area is not known.
    pub(crate) national_desk: String,
}

/// The ledger.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ledger {
    /// The name under which inspectors know it.
    pub(crate) name: String,
    /// Where checkpoints and the list of disposals are written.
    pub(crate) checkpoint_folder: PathBuf,
    /// Minutes between checkpoints.
    #[serde(default = "defaults::checkpoint_minutes")]
    pub(crate) checkpoint_minutes: u16,
}

/// The Welsh pages.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Welsh {
    /// Who reviewed the translation; without it the Welsh pages are off.
    pub(crate) reviewed_by: Option<String>,
}

/// What is logged.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Log {
    /// The least grave level that is written.
    #[serde(default)]
    pub(crate) level: LogLevel,
    /// One JSON object a line, or text.
    #[serde(default)]
    pub(crate) form: LogForm,
}

/// How grave something must be to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogLevel {
    /// Something failed.
    Error,
    /// Something may fail.
    Warn,
    /// What happens in the ordinary way.
    #[default]
    Info,
    /// Each step.
    Debug,
}

impl LogLevel {
    /// Its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
        }
    }
}

/// The form of a log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogForm {
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
}

impl Config {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// When it cannot be read, has an unknown key, or would serve or send in the clear beyond loopback.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let text = std::fs::read_to_string(path).map_err(|error| {
            let what = format!(
                "The configuration file {} cannot be read: {}.",
                path.display(),
                chain(&error)
            );
            Failure::new(
                what,
                "Name another with --config FILE; docs/samples/waymark.toml is one to begin with.",
            )
        })?;
        Self::parse(&text).map_err(|fault| {
            let what = format!("The configuration in {} cannot be used: {fault}.", path.display());
            Failure::new(what, "Mend it; docs/samples/waymark.toml shows every key.")
        })
    }

    fn parse(text: &str) -> Result<Self, String> {
        let config: Self = toml::from_str(text).map_err(|error| place(text, &error))?;
        check_database(&config.database)?;
        check_site("public", &config.public)?;
        check_site("staff", &config.staff.site())?;
        config.mail.as_ref().map_or(Ok(()), check_mail)?;
        Ok(config)
    }
}

/// What is wrong and in which line; never the line itself, which might hold what it should not.
fn place(text: &str, error: &toml::de::Error) -> String {
    let before = error.span().and_then(|span| text.get(..span.start));
    let line = before.map(|before| before.matches('\n').count() + 1);
    let message = error.message();
    line.map_or_else(|| message.to_owned(), |line| format!("line {line}: {message}"))
}

fn check_database(database: &Database) -> Result<(), String> {
    let address = database.url.split_once("://").map_or("", |(_, rest)| rest);
    let (place, options) = address.split_once('?').unwrap_or((address, ""));
    let account = place.rsplit_once('@').map_or("", |(account, _)| account);
    if account.contains(':') || options.contains("password=") {
        return Err(
            "database.url holds a password: put it in a file and name that in database.password_file".into(),
        );
    }
    Ok(())
}

fn check_mail(mail: &Mail) -> Result<(), String> {
    let address = mail.server.parse::<IpAddr>();
    let loopback = mail.server == "localhost" || address.is_ok_and(|address| address.is_loopback());
    if mail.security == MailSecurity::None && !loopback {
        return Err("mail.security = \"none\" is allowed on loopback only: use starttls or tls".into());
    }
    if mail.username.is_some() != mail.password_file.is_some() {
        return Err("mail.username and mail.password_file go together".into());
    }
    Ok(())
}

fn check_site(name: &str, site: &Site) -> Result<(), String> {
    let proxies = !site.trusted_proxies.is_empty();
    match (&site.tls_certificate, &site.tls_key) {
        (Some(_), None) | (None, Some(_)) => {
            return Err(format!("{name}.tls_certificate and {name}.tls_key go together"));
        }
        (None, None) if !site.listen.ip().is_loopback() && !proxies => {
            return Err(format!(
                "{name}.listen = \"{}\" would serve plain HTTP beyond loopback: give {name}.tls_certificate \
                 and {name}.tls_key, or name the proxies that end TLS in {name}.trusted_proxies",
                site.listen
            ));
        }
        (Some(_), Some(_)) | (None, None) => {}
    }
    if site.hosts.is_empty() {
        return Err(format!("{name}.hosts must name at least one host name"));
    }
    Ok(())
}

/// Reads a secret from its own file, without its line end.
///
/// # Errors
/// When the file cannot be read or others can read it too.
pub(crate) fn secret(path: &Path) -> Result<SecretString, Failure> {
    let mode = std::fs::metadata(path).map(|about| about.permissions().mode());
    let text = mode.and_then(|mode| Ok((mode, std::fs::read_to_string(path)?)));
    let (mode, text) = text
        .map(|(mode, text)| (mode, Zeroizing::new(text)))
        .map_err(|error| {
            let what = format!(
                "The file {}, which holds a secret, cannot be read: {}.",
                path.display(),
                chain(&error)
            );
            Failure::new(
                what,
                "See that it is there and belongs to the account that runs Waymark.",
            )
        })?;
    if mode & 0o077 != 0 {
        let what = format!(
            "The file {}, which holds a secret, can be read by others than its owner.",
            path.display()
        );
        return Err(Failure::new(what, format!("Run chmod 600 {}.", path.display())));
    }
    Ok(SecretString::from(text.trim_end_matches(['\r', '\n'])))
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

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

    fn refused(config: &str) -> String {
        Config::parse(config).unwrap_err()
    }

    #[test]
    fn an_unknown_key_is_refused_by_name_and_line() {
        let text = SAMPLE.replace("[log]", "[log]\ncolour = true");
        let line = text.lines().position(|line| line == "colour = true").unwrap() + 1;
        assert_eq!(
            refused(&text),
            format!("line {line}: unknown field `colour`, expected `level` or `form`")
        );
    }

    #[test]
    fn plain_http_beyond_loopback_is_refused() {
        let open = SAMPLE.replace("listen = \"127.0.0.1:8080\"", "listen = \"0.0.0.0:8080\"");
        assert!(refused(&open).contains("public.trusted_proxies"));
    }

    #[test]
    fn plain_mail_beyond_loopback_is_refused() {
        let plain = SAMPLE.replace("# security = \"starttls\"", "security = \"none\"");
        assert!(refused(&plain).contains("on loopback only"));
    }

    #[test]
    fn a_password_in_the_databases_address_is_refused_and_not_repeated() {
        for address in [
            "postgres://waymark:canary@localhost/waymark",
            "postgres://localhost/waymark?password=canary",
        ] {
            let text = SAMPLE.replace("sqlite:/var/lib/waymark/waymark.db", address);
            let words = refused(&text);
            assert!(
                words.contains("database.password_file") && !words.contains("canary"),
                "{words}"
            );
        }
    }

    #[test]
    fn a_secret_that_others_can_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("password");
        std::fs::write(&file, "canary\n").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert!(
            secret(&file)
                .unwrap_err()
                .to_string()
                .contains("others than its owner")
        );
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(secret(&file).unwrap().expose_secret(), "canary");
    }
}
