//! `waymark user`.

use clap::{Args, Subcommand, ValueEnum};
use waymark_domain::Clock as _;
use waymark_domain::office::{DisplayName, OrganisationKind, OrganisationName, SignInName};
use waymark_service::ServiceError;
use waymark_service::office::{EnrolmentCode, Invitation, MemberListed};

use super::{Configured, Named, begin};
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::open::store_failure;
use crate::{open, out};

/// Invite members of staff, list them, disable them, or let them enrol anew.
///
/// A new installation has no account and no secret. Invite two administrators first: until both have set up
/// their accounts with the one-time codes printed here, nobody can do anything else. Everybody after them gets
/// their roles from two administrators, on the staff site.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  waymark user invite --administrator --organisation 'Plainshire Council' --kind local-authority \\\n      a.morgan@plainshire.example 'Anwen Morgan'\n  \
                        waymark user list\n  waymark user disable a.morgan@plainshire.example"
)]
pub(crate) struct User {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Add a member and print the one-time code with which they set up their account within an hour.
    Invite(Invite),
    /// List the members and what they hold.
    List(List),
    /// Disable a member: it counts from their next request, and their sessions end.
    Disable(One),
    /// End a member's sessions and print a new one-time code, with which they set up their account anew.
    Reset(One),
}

#[derive(Debug, Args)]
struct Invite {
    /// The name they sign in with: letters, digits, dots, dashes, underscores and at signs.
    sign_in_name: String,
    /// The name colleagues know them by.
    name: String,
    /// The organisation they work for; it is added when it is not known yet.
    #[arg(long, value_name = "NAME")]
    organisation: String,
    /// What kind of organisation it is.
    #[arg(long, value_name = "KIND", default_value = "other")]
    kind: Kind,
    /// Make them one of the first two administrators.
    #[arg(long)]
    administrator: bool,
    #[command(flatten)]
    configured: Configured,
    #[command(flatten)]
    named: Named,
}

#[derive(Debug, Args)]
struct List {
    #[command(flatten)]
    configured: Configured,
}

#[derive(Debug, Args)]
struct One {
    /// The name they sign in with.
    sign_in_name: String,
    #[command(flatten)]
    configured: Configured,
    #[command(flatten)]
    named: Named,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Kind {
    Police,
    LocalAuthority,
    Health,
    Education,
    PrisonProbation,
    Provider,
    Government,
    Other,
}

impl Kind {
    pub(super) const fn of_organisation(self) -> OrganisationKind {
        match self {
            Self::Police => OrganisationKind::Police,
            Self::LocalAuthority => OrganisationKind::LocalAuthority,
            Self::Health => OrganisationKind::Health,
            Self::Education => OrganisationKind::Education,
            Self::PrisonProbation => OrganisationKind::PrisonProbation,
            Self::Provider => OrganisationKind::Provider,
            Self::Government => OrganisationKind::Government,
            Self::Other => OrganisationKind::Other,
        }
    }
}

impl User {
    pub(crate) async fn run(self) -> Result<(), Failure> {
        match self.what {
            What::Invite(invite) => invite.run().await,
            What::List(list) => list.run().await,
            What::Disable(one) => one.disable().await,
            What::Reset(one) => one.reset().await,
        }
    }
}

impl Invite {
    async fn run(self) -> Result<(), Failure> {
        let organisation = self.organisation.parse::<OrganisationName>().map_err(|_| {
            Failure::new(
                "That cannot be the name of an organisation.",
                "Give 1 to 200 characters on one line.",
            )
        })?;
        let display_name = self.name.parse::<DisplayName>().map_err(|_| {
            Failure::new(
                "That cannot be the name of a member.",
                "Give 1 to 100 characters on one line.",
            )
        })?;
        let invitation = Invitation {
            sign_in_name: sign_in_name(&self.sign_in_name)?,
            display_name,
            organisation,
            kind: self.kind.of_organisation(),
            administrator: self.administrator,
        };
        let (house, ctx) = begin(&self.configured, &self.named).await?;
        let invited = house.office().invite(&ctx, &invitation).await;
        let invited = invited.map_err(|error| {
            if matches!(error, ServiceError::Conflict) {
                Failure::new("Somebody has this sign-in name already.", "Choose another.")
            } else if matches!(error, ServiceError::Forbidden(_)) {
                Failure::new(
                    "Two administrators are enrolled already.",
                    "Further ones are proposed and approved by them on the staff site. Invite without --administrator.",
                )
            } else {
                failed(error)
            }
        })?;
        say_code(&invited.code);
        house.store().clone().close().await;
        Ok(())
    }
}

impl List {
    async fn run(self) -> Result<(), Failure> {
        let house = open::existing(&self.configured.read()?).await?;
        let members = house.office().members(SystemClock.now()).await.map_err(failed)?;
        if members.is_empty() {
            out::line("There are no members. Invite two administrators first: waymark help user invite");
        }
        for member in members {
            out::line(line(&member));
        }
        house.store().clone().close().await;
        Ok(())
    }
}

impl One {
    async fn disable(self) -> Result<(), Failure> {
        let name = sign_in_name(&self.sign_in_name)?;
        let (house, ctx) = begin(&self.configured, &self.named).await?;
        let member = house.office().member_named(&name).await.map_err(failed)?;
        house
            .office()
            .disable_member(&ctx, member)
            .await
            .map_err(failed)?;
        out::line("The member is disabled. It counts from their next request.");
        house.store().clone().close().await;
        Ok(())
    }

    async fn reset(self) -> Result<(), Failure> {
        let name = sign_in_name(&self.sign_in_name)?;
        let (house, ctx) = begin(&self.configured, &self.named).await?;
        let member = house.office().member_named(&name).await.map_err(failed)?;
        let code = house.office().reset(&ctx, member).await.map_err(failed)?;
        say_code(&code);
        house.store().clone().close().await;
        Ok(())
    }
}

fn sign_in_name(typed: &str) -> Result<SignInName, Failure> {
    typed.parse().map_err(|_| {
        Failure::new(
            "That cannot be a sign-in name.",
            "Use up to 100 letters, digits, dots, dashes, underscores and at signs.",
        )
    })
}

/// The code goes to the terminal alone: it stands in no log.
fn say_code(code: &EnrolmentCode) {
    out::line(format!("One-time code: {}", *code.text()));
    out::line(
        "It works once, within an hour, at /enrol on the staff site. Give it to nobody but the member.",
    );
}

fn line(member: &MemberListed) -> String {
    let state = match (member.disabled, member.enrolled) {
        (true, _) => "disabled",
        (false, true) => "enrolled",
        (false, false) => "invited",
    };
    let roles: Vec<String> = member
        .roles
        .iter()
        .map(|(_, held)| match &held.area {
            Some(area) => format!("{} in {area}", held.role.code()),
            None => held.role.code().to_owned(),
        })
        .collect();
    let roles = if roles.is_empty() {
        "no role".to_owned()
    } else {
        roles.join(", ")
    };
    format!(
        "{}  {}  {}  {state}  {roles}",
        member.sign_in_name, member.display_name, member.organisation
    )
}

fn failed(error: ServiceError) -> Failure {
    if let ServiceError::Store(error) | ServiceError::Unavailable(error) = &error {
        return store_failure(error);
    }
    if matches!(error, ServiceError::NotFound) {
        return Failure::new("There is no such member.", "See who there is: waymark user list");
    }
    Failure::new("The members cannot be changed.", "Run waymark doctor.").because(error)
}
