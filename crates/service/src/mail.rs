//! Mail to duty desks: it says only that something is waiting.

use std::fmt;

use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use secrecy::{ExposeSecret, SecretString};
use waymark_domain::{AlertId, EmergencyAccessId};

/// How the link to the mail server is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailSecurity {
    /// Begins plain and must become TLS.
    StartTls,
    /// TLS from the first byte.
    Tls,
    /// Plain: on loopback only.
    Plain,
}

/// The mail server and who writes.
#[derive(Debug)]
pub struct MailSettings {
    /// Host name or address.
    pub server: String,
    /// Port.
    pub port: u16,
    /// How the link is kept private.
    pub security: MailSecurity,
    /// Account and password.
    pub credentials: Option<(String, SecretString)>,
    /// Certificate authority to trust besides the public ones, PEM.
    pub authority: Option<Vec<u8>>,
    /// Sender.
    pub from: String,
    /// Who is told when the area is not known.
    pub national_desk: String,
    /// The staff site's address, without a slash at its end.
    pub staff_address: String,
}

/// Mail could not be set up or sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// An address in the configuration or the rule set is none.
    #[error("an e-mail address is not well formed")]
    Address,
    /// The server or its certificate authority cannot be used.
    #[error("the mail server cannot be used")]
    Server(#[source] lettre::transport::smtp::Error),
    /// The message could not be written.
    #[error("the message could not be written")]
    Message(#[source] lettre::error::Error),
}

/// Sends the one kind of message there is.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    national_desk: Mailbox,
    staff_address: String,
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mailer").finish_non_exhaustive()
    }
}

impl Mailer {
    /// With its settings; connects when the first message is sent.
    ///
    /// # Errors
    /// [`MailError`] naming what cannot be used.
    pub fn new(settings: &MailSettings) -> Result<Self, MailError> {
        let mut tls = TlsParameters::builder(settings.server.clone());
        if let Some(pem) = &settings.authority {
            tls = tls.add_root_certificate(Certificate::from_pem(pem).map_err(MailError::Server)?);
        }
        let tls = match settings.security {
            MailSecurity::StartTls => Tls::Required(tls.build().map_err(MailError::Server)?),
            MailSecurity::Tls => Tls::Wrapper(tls.build().map_err(MailError::Server)?),
            MailSecurity::Plain => Tls::None,
        };
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.server)
            .port(settings.port)
            .tls(tls)
            .timeout(Some(std::time::Duration::from_secs(20)));
        if let Some((account, password)) = &settings.credentials {
            let password = password.expose_secret().to_owned();
            transport = transport.credentials(Credentials::new(account.clone(), password));
        }
        Ok(Self {
            transport: transport.build(),
            from: address(&settings.from)?,
            national_desk: address(&settings.national_desk)?,
            staff_address: settings.staff_address.trim_end_matches('/').to_owned(),
        })
    }

    /// Tells a desk that something urgent is waiting. The number of earlier messages makes the message's id,
    /// so that one sent twice by a killed worker is shown once.
    ///
    /// # Errors
    /// [`MailError::Address`] when the rule set's mailbox is none; [`MailError::Server`] when the server did
    /// not take it.
    pub async fn send_alert(
        &self,
        desk: Option<&str>,
        alert: AlertId,
        earlier: i32,
    ) -> Result<(), MailError> {
        let lines = "Something urgent is waiting for the duty desk.\r\n\r\nOpen it here:";
        let closing = "It is sent again until somebody opens it.";
        let id = format!("{alert}.{earlier}");
        let path = format!("/alert/{alert}");
        let subject = "Waymark: something urgent is waiting";
        self.send(
            desk,
            &id,
            subject,
            &format!("{lines}\r\n{}{path}", self.staff_address),
            closing,
        )
        .await
    }

    /// Tells a desk that somebody took emergency access, so that owner and privacy officers look.
    ///
    /// # Errors
    /// As [`Mailer::send_alert`].
    pub async fn send_emergency_notice(
        &self,
        desk: Option<&str>,
        access: EmergencyAccessId,
    ) -> Result<(), MailError> {
        let lines = format!(
            "Somebody took emergency access to a case of your area.\r\n\r\n\
             Owners see it on their case. Privacy officers review it here:\r\n{}/reviews",
            self.staff_address
        );
        let subject = "Waymark: emergency access was taken";
        let closing = "It is taken further if nobody reviews it in time.";
        self.send(desk, &access.to_string(), subject, &lines, closing)
            .await
    }

    async fn send(
        &self,
        desk: Option<&str>,
        id: &str,
        subject: &str,
        lines: &str,
        closing: &str,
    ) -> Result<(), MailError> {
        let to = desk
            .map(address)
            .transpose()?
            .unwrap_or_else(|| self.national_desk.clone());
        let domain = self.from.email.domain().to_owned();
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .message_id(Some(format!("<{id}@{domain}>")))
            .subject(subject)
            .body(format!(
                "{lines}\r\n\r\nThis message says nothing else on purpose. {closing}\r\n"
            ))
            .map_err(MailError::Message)?;
        self.transport
            .send(message)
            .await
            .map(drop)
            .map_err(MailError::Server)
    }
}

fn address(text: &str) -> Result<Mailbox, MailError> {
    text.parse().map_err(|_| MailError::Address)
}
