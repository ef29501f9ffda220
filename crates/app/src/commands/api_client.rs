//! `waymark api-client`.

use clap::{Args, Subcommand};
use waymark_domain::ApiClientId;
use waymark_domain::office::OrganisationName;
use waymark_domain::text::Code;
use waymark_service::ServiceError;
use waymark_service::office::{ClientListed, ClientToAdd, NewClient, Whose};

use super::user::Kind;
use super::{Configured, Named, begin};
use crate::failure::Failure;
use crate::open::store_failure;
use crate::out;

/// Let partners' systems in that send referrals by the API, list them, or shut them out.
///
/// A system names itself by its id and proves it with its secret, which is printed once and stored as a hash. It
/// can send referrals and ask what became of its own, and nothing else.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  waymark api-client add --organisation 'Plainshire Schools' --kind education 'School records'\n  \
                        waymark api-client list\n  waymark api-client disable 0199c0de-0000-7000-8000-000000000000"
)]
pub(crate) struct ApiClient {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Let a system in and print its id and secret.
    Add(Add),
    /// List the systems.
    List(List),
    /// Shut a system out for good: it counts from its next request.
    Disable(Disable),
}

#[derive(Debug, Args)]
struct Add {
    /// What the office calls the system.
    system: String,
    /// The organisation whose it is; it is added when it is not known yet.
    #[arg(long, value_name = "NAME")]
    organisation: String,
    /// What kind of organisation it is.
    #[arg(long, value_name = "KIND", default_value = "other")]
    kind: Kind,
    /// The code of the one area it refers into; without it, any.
    #[arg(long, value_name = "CODE")]
    area: Option<String>,
    #[command(flatten)]
    configured: Configured,
    #[command(flatten)]
    named: Named,
}

#[derive(Debug, Args)]
struct List {
    #[command(flatten)]
    configured: Configured,
    #[command(flatten)]
    named: Named,
}

#[derive(Debug, Args)]
struct Disable {
    /// The system's id, as it was printed.
    id: String,
    #[command(flatten)]
    configured: Configured,
    #[command(flatten)]
    named: Named,
}

impl ApiClient {
    pub(crate) async fn run(self) -> Result<(), Failure> {
        match self.what {
            What::Add(add) => add.run().await,
            What::List(list) => list.run().await,
            What::Disable(disable) => disable.run().await,
        }
    }
}

impl Add {
    async fn run(self) -> Result<(), Failure> {
        let area = self.area.as_deref().map(str::parse::<Code>).transpose();
        let new = ClientToAdd {
            name: name(&self.system)?,
            organisation: Whose::Called(name(&self.organisation)?, self.kind.of_organisation()),
            area: area.map_err(|_| no_area())?,
        };
        let (house, ctx) = begin(&self.configured, &self.named).await?;
        let added = house.office().add_client(&ctx, &new).await;
        say(&added.map_err(|error| missing(error, no_area))?);
        house.store().clone().close().await;
        Ok(())
    }
}

impl List {
    async fn run(self) -> Result<(), Failure> {
        let (house, ctx) = begin(&self.configured, &self.named).await?;
        let clients = house.office().clients(&ctx).await.map_err(failed)?;
        if clients.is_empty() {
            out::line("There are no systems. Let one in: waymark help api-client add");
        }
        for client in clients {
            out::line(line(&client));
        }
        house.store().clone().close().await;
        Ok(())
    }
}

impl Disable {
    async fn run(self) -> Result<(), Failure> {
        let id = self.id.parse::<ApiClientId>().map_err(|_| nobody())?;
        let (house, ctx) = begin(&self.configured, &self.named).await?;
        let disabled = house.office().disable_client(&ctx, id).await;
        disabled.map_err(|error| missing(error, nobody))?;
        out::line("The system is shut out. It counts from its next request.");
        house.store().clone().close().await;
        Ok(())
    }
}

fn name(typed: &str) -> Result<OrganisationName, Failure> {
    typed.parse().map_err(|_| {
        Failure::new(
            "That cannot be the name of a system or an organisation.",
            "Give 1 to 200 characters on one line.",
        )
    })
}

/// The secret goes to the terminal alone: it stands in no log.
fn say(added: &NewClient) {
    out::line(format!("Id:     {}", added.id));
    out::line(format!("Secret: {}", *added.secret.text()));
    out::line("The secret is not shown again. Give both to nobody but the people who run the system.");
}

fn line(client: &ClientListed) -> String {
    let state = if client.disabled { "shut out" } else { "let in" };
    let area = client.area.as_deref().unwrap_or("any area");
    format!(
        "{}  {}  {}  {area}  {state}",
        client.id, client.name, client.organisation
    )
}

fn no_area() -> Failure {
    Failure::new(
        "There is no such area.",
        "Its code stands in the rules; leave --area out for any.",
    )
}

fn nobody() -> Failure {
    Failure::new(
        "No system that is let in has this id.",
        "See which there are: waymark api-client list",
    )
}

/// What is said of something that is not there, or else of the failure.
fn missing(error: ServiceError, of: fn() -> Failure) -> Failure {
    if matches!(error, ServiceError::NotFound) {
        of()
    } else {
        failed(error)
    }
}

fn failed(error: ServiceError) -> Failure {
    if let ServiceError::Store(error) | ServiceError::Unavailable(error) = error {
        store_failure(&error)
    } else {
        Failure::new("The systems cannot be changed.", "Run waymark doctor.").because(error)
    }
}
