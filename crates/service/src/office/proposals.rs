//! Changes to the office's own matters that take two: one administrator proposes, another agrees or does not.
//! Nothing of what is proposed is done before, and all of it with the agreement or not at all.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use waymark_domain::case::Role;
use waymark_domain::rules::RuleEdit;
use waymark_domain::text::{Code, Text};
use waymark_domain::{Date, MemberId, ProposalId, RoleHeldId, Timestamp};
use waymark_ledger::{Object, Token};
use waymark_policy::{Action, Resource, Why};
use waymark_sealing::EnrolmentCode;
use waymark_storage::entities::{proposal, role_held, setting};
use waymark_storage::{Change, Write};

use super::rule_sets::Foreseen;
use super::{Office, RoleGrant, entry, leave, object, unavailable};
use crate::desk::refused;
use crate::import::{Made, RulesError, next_version};
use crate::row::{damaged, instant};
use crate::{Ctx, ServiceError};

/// The setting that holds the notice to everybody at work.
const NOTICE: &str = "notice";

/// What somebody proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposed {
    /// An edit of the rule set.
    Rules {
        /// The first day of the change; none for as soon as it is agreed to.
        from: Option<Date>,
        /// The edit.
        edit: RuleEdit,
    },
    /// A role for a member.
    Role {
        /// Who gets it.
        member: MemberId,
        /// The role.
        role: Role,
        /// Where; none for everywhere.
        area: Option<Code>,
    },
    /// The end of a role that a member holds.
    RoleEnd {
        /// Who holds it.
        member: MemberId,
        /// What they hold.
        held: RoleHeldId,
        /// The role that it is.
        role: Role,
        /// Where; none for everywhere.
        area: Option<Code>,
    },
    /// That a member who was disabled may sign in again.
    Enable {
        /// Who.
        member: MemberId,
    },
    /// That a member enrols anew.
    Reset {
        /// Who.
        member: MemberId,
    },
    /// The notice to everybody at work; none takes it down.
    Banner {
        /// The notice.
        text: Option<Text>,
    },
}

/// A proposal with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalRead {
    /// Its id.
    pub id: ProposalId,
    /// What is proposed.
    pub what: Proposed,
    /// Why.
    pub because: String,
    /// Who proposed it.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// What became of it; none while it waits.
    pub settled: Option<Settlement>,
}

/// What became of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// How it ended.
    pub how: SettledHow,
    /// Who ended it.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// Why, where it did not come to be.
    pub because: Option<String>,
}

/// How a proposal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettledHow {
    /// A second person agreed.
    Approved,
    /// A second person did not.
    Refused,
    /// Whoever proposed it took it back.
    Withdrawn,
}

impl SettledHow {
    /// The state that is kept.
    const fn code(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Approved, Self::Refused, Self::Withdrawn]
            .into_iter()
            .find(|how| how.code() == code)
    }
}

/// The answer to a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProposalAnswer {
    /// It is to happen.
    Agree,
    /// It is not to happen, and why.
    Refuse(Text),
    /// Whoever proposed it takes it back, and why.
    Withdraw(Text),
}

/// What an answer did.
#[derive(Debug)]
pub enum Settled {
    /// What it says.
    Done,
    /// A member enrols anew with this code, shown once.
    Code(MemberId, EnrolmentCode),
}

impl Proposed {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Rules { .. } => "rules",
            Self::Role { .. } => "role",
            Self::RoleEnd { .. } => "role_end",
            Self::Enable { .. } => "member_enable",
            Self::Reset { .. } => "member_reset",
            Self::Banner { .. } => "banner",
        }
    }

    /// The member it is about.
    pub const fn member(&self) -> Option<MemberId> {
        match self {
            Self::Role { member, .. }
            | Self::RoleEnd { member, .. }
            | Self::Enable { member }
            | Self::Reset { member } => Some(*member),
            Self::Rules { .. } | Self::Banner { .. } => None,
        }
    }

    /// What proposing it is.
    const fn action(&self) -> Action {
        match self {
            Self::Role { .. } | Self::RoleEnd { .. } | Self::Enable { .. } | Self::Reset { .. } => {
                Action::ManageMembers
            }
            Self::Rules { .. } | Self::Banner { .. } => Action::ManageRules,
        }
    }
}

impl Office {
    /// Proposes a change. Nothing happens before another administrator agrees.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] when it is not theirs to propose; [`ServiceError::NotFound`] when there is no such
    /// member, role or area; [`ServiceError::Rules`] or [`ServiceError::Conflict`] for an edit that does not fit or
    /// changes nothing.
    ///
    /// Rule: docs/rules.md R-090
    pub async fn propose(
        &self,
        ctx: &Ctx,
        what: &Proposed,
        because: &Text,
    ) -> Result<ProposalId, ServiceError> {
        let basis = leave(ctx, what.action(), Resource::Office)?;
        // Somebody who can be held to it: a name at the command line cannot be told from the one who agrees.
        let by = ctx.member().ok_or(ServiceError::Forbidden(Why::NotYours))?;
        self.fits(ctx, what).await?;
        let row = proposal::Model {
            id: ctx.id(),
            kind: what.kind().to_owned(),
            content: Written::of(what)?,
            note: because.as_str().to_owned(),
            proposed_by: by.0,
            proposed_at: ctx.now.micros(),
            state: WAITING.to_owned(),
            settled_by: None,
            settled_at: None,
            settled_note: None,
        };
        let id = ProposalId(row.id);
        let made = entry(ctx, "proposal.made", basis, objects(id, what));
        let change = Change::recorded("office.propose", made).write(row);
        self.store.commit(change).await.map_err(refused)?;
        Ok(id)
    }

    /// Whether what is proposed could be done now.
    async fn fits(&self, ctx: &Ctx, what: &Proposed) -> Result<(), ServiceError> {
        if let Some(member) = what.member() {
            let known = self.store.member(member).await.map_err(unavailable)?;
            known.ok_or(ServiceError::NotFound)?;
        }
        match what {
            Proposed::Rules { from, edit } => {
                let wished = (*from, ctx.now.london_date());
                self.edited_text(edit, wished, "").await.map(drop)
            }
            Proposed::Role { area, .. } => {
                let rules = self.rules.in_force(ctx.now.london_date());
                let known = area
                    .as_ref()
                    .is_none_or(|area| rules.area(area.as_str()).is_some());
                known.then_some(()).ok_or(ServiceError::NotFound)
            }
            Proposed::RoleEnd {
                member,
                held,
                role,
                area,
            } => {
                let row = self.store.role_held(held.0).await.map_err(unavailable)?;
                let as_said = |row: &role_held::Model| {
                    row.member_id == member.0
                        && row.role == role.code()
                        && row.area.as_deref() == area.as_ref().map(Code::as_str)
                };
                row.filter(as_said).map(drop).ok_or(ServiceError::NotFound)
            }
            Proposed::Enable { .. } | Proposed::Reset { .. } | Proposed::Banner { .. } => Ok(()),
        }
    }

    /// What waits for a second person, oldest first.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`]; [`ServiceError::Unavailable`].
    pub async fn waiting_proposals(&self, ctx: &Ctx) -> Result<Vec<ProposalRead>, ServiceError> {
        leave(ctx, Action::ManageRules, Resource::Office)?;
        let rows = self.store.proposals(WAITING).await.map_err(unavailable)?;
        rows.into_iter().map(read).collect()
    }

    /// One proposal, and what it makes different in the rule set, if it is about that.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; [`ServiceError::Forbidden`]; [`ServiceError::Unavailable`].
    pub async fn proposal(
        &self,
        ctx: &Ctx,
        id: ProposalId,
    ) -> Result<(ProposalRead, Option<Foreseen>), ServiceError> {
        leave(ctx, Action::ManageRules, Resource::Office)?;
        let row = self.store.proposal(id).await.map_err(unavailable)?;
        let proposal = read(row.ok_or(ServiceError::NotFound)?)?;
        let foreseen = match (&proposal.what, &proposal.settled) {
            (Proposed::Rules { from, edit }, None) => Some(self.foresee(ctx, edit, *from).await?),
            (Proposed::Rules { .. }, Some(_)) => self.made_different(id).await?,
            (
                Proposed::Role { .. }
                | Proposed::RoleEnd { .. }
                | Proposed::Enable { .. }
                | Proposed::Reset { .. }
                | Proposed::Banner { .. },
                _,
            ) => None,
        };
        Ok((proposal, foreseen))
    }

    /// Answers a proposal. Agreed to, it is done in the same transaction.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] for one's own, for one about oneself, and for whoever is no administrator or has
    /// not proved who they are just now; [`ServiceError::NotFound`]; [`ServiceError::Conflict`] when it was answered
    /// meanwhile or can no longer be done.
    ///
    /// Rule: docs/rules.md R-090
    pub async fn answer_proposal(
        &self,
        ctx: &Ctx,
        id: ProposalId,
        answer: &ProposalAnswer,
    ) -> Result<Settled, ServiceError> {
        let row = self.store.proposal(id).await.map_err(unavailable)?;
        let proposal = read(row.ok_or(ServiceError::NotFound)?)?;
        let by = ctx.member().ok_or(ServiceError::Forbidden(Why::NotYours))?;
        let whole = Resource::Proposal { by: proposal.by };
        let (how, basis, note) = match answer {
            ProposalAnswer::Agree => (
                SettledHow::Approved,
                leave(ctx, Action::ApproveProposal, whole)?,
                None,
            ),
            ProposalAnswer::Refuse(why) => {
                let basis = leave(ctx, Action::ApproveProposal, whole)?;
                (SettledHow::Refused, basis, Some(why.as_str().to_owned()))
            }
            ProposalAnswer::Withdraw(why) => {
                let basis = leave(ctx, Action::ManageRules, Resource::Office)?;
                if proposal.by != by {
                    return Err(ServiceError::Forbidden(Why::NotYours));
                }
                (SettledHow::Withdrawn, basis, Some(why.as_str().to_owned()))
            }
        };
        if proposal.settled.is_some() {
            return Err(ServiceError::Conflict);
        }
        let action = match how {
            SettledHow::Approved => "proposal.approved",
            SettledHow::Refused => "proposal.refused",
            SettledHow::Withdrawn => "proposal.withdrawn",
        };
        let settled = entry(ctx, action, basis.clone(), objects(id, &proposal.what));
        let (change, done) = match how {
            SettledHow::Approved => {
                if proposal.what.member() == Some(by) {
                    return Err(ServiceError::Forbidden(Why::OwnProposal));
                }
                let (change, done) = self.doing(ctx, basis, &proposal).await?;
                (change.entry(settled), done)
            }
            SettledHow::Refused | SettledHow::Withdrawn => {
                (Change::recorded("office.settle", settled), Settled::Done)
            }
        };
        let change = change.write(Write::SettleProposal {
            id: id.0,
            state: how.code(),
            by: by.0,
            at: ctx.now.micros(),
            note,
        });
        self.store.commit(change).await.map_err(refused)?;
        if matches!(proposal.what, Proposed::Rules { .. }) && how == SettledHow::Approved {
            self.rules.refresh(&self.store).await?;
        }
        Ok(done)
    }

    /// The change that does what was proposed.
    async fn doing(
        &self,
        ctx: &Ctx,
        basis: Token,
        proposal: &ProposalRead,
    ) -> Result<(Change, Settled), ServiceError> {
        let change = match &proposal.what {
            Proposed::Rules { from, edit } => {
                let wished = (*from, ctx.now.london_date());
                let text = self.edited_text(edit, wished, &proposal.because).await?;
                let made = Made {
                    basis,
                    proposal: Some(proposal.id),
                };
                let next = next_version(&self.store, ctx, &text, made).await;
                next.map_err(not_made)?.0
            }
            Proposed::Role { member, role, area } => {
                let grant = RoleGrant {
                    member: *member,
                    role: *role,
                    area: area.clone(),
                    proposed_by: proposal.by,
                };
                self.granting(ctx, &grant).await?
            }
            Proposed::RoleEnd { held, .. } => self.ending(ctx, basis, held.0).await?,
            Proposed::Enable { member } => self.enabling(ctx, basis, *member).await?,
            Proposed::Reset { member } => {
                let (change, code) = self.resetting(ctx, basis, *member).await?;
                return Ok((change, Settled::Code(*member, code)));
            }
            Proposed::Banner { text } => {
                let changed = entry(ctx, "notice.changed", basis, Vec::new());
                let value = text.as_ref().map_or("", Text::as_str).to_owned();
                Change::recorded("office.notice", changed).write(Write::PutSetting(setting::Model {
                    key: NOTICE.to_owned(),
                    value,
                }))
            }
        };
        Ok((change, Settled::Done))
    }

    /// The notice to everybody at work.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`].
    pub async fn notice(&self) -> Result<Option<String>, ServiceError> {
        let text = self.store.setting(NOTICE).await.map_err(unavailable)?;
        Ok(text.filter(|text| !text.is_empty()))
    }
}

const WAITING: &str = "waiting";

fn not_made(error: RulesError) -> ServiceError {
    match error {
        RulesError::Invalid(error) => ServiceError::Rules(error),
        RulesError::Identical { .. } => ServiceError::Conflict,
        RulesError::Service(error) => error,
    }
}

fn objects(id: ProposalId, what: &Proposed) -> Vec<Object> {
    let member = what.member().map(|member| object("member", member.0));
    [object("proposal", id.0)].into_iter().chain(member).collect()
}

/// The written form of what is proposed: ids, codes and the office's own words.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Written {
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    held: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

impl Written {
    fn of(what: &Proposed) -> Result<String, ServiceError> {
        let mut written = Self {
            member: what.member().map(|member| member.0),
            ..Self::default()
        };
        match what {
            Proposed::Rules { from, edit } => {
                written.from = from.map(|day| day.to_string());
                written.edit = Some(edit.to_text()?);
            }
            Proposed::Role { role, area, .. } => {
                written.role = Some(role.code().to_owned());
                written.area = area.as_ref().map(ToString::to_string);
            }
            Proposed::RoleEnd { held, role, area, .. } => {
                written.held = Some(held.0);
                written.role = Some(role.code().to_owned());
                written.area = area.as_ref().map(ToString::to_string);
            }
            Proposed::Enable { .. } | Proposed::Reset { .. } => {}
            Proposed::Banner { text } => written.text = text.as_ref().map(|text| text.as_str().to_owned()),
        }
        let text = serde_json::to_string(&written);
        text.map_err(|_| ServiceError::Content(crate::content::BadContent { kind: "proposal" }))
    }

    fn read(kind: &str, content: &str) -> Option<Proposed> {
        let written: Self = serde_json::from_str(content).ok()?;
        let member = written.member.map(MemberId);
        let area = written.area.as_ref().map(|area| area.parse()).transpose().ok()?;
        let from = written.from.as_ref().map(|day| day.parse()).transpose().ok()?;
        match kind {
            "rules" => Some(Proposed::Rules {
                from,
                edit: RuleEdit::parse(&written.edit?).ok()?,
            }),
            "role" => Some(Proposed::Role {
                member: member?,
                role: Role::from_code(&written.role?)?,
                area,
            }),
            "role_end" => Some(Proposed::RoleEnd {
                member: member?,
                held: RoleHeldId(written.held?),
                role: Role::from_code(&written.role?)?,
                area,
            }),
            "member_enable" => Some(Proposed::Enable { member: member? }),
            "member_reset" => Some(Proposed::Reset { member: member? }),
            "banner" => Some(Proposed::Banner {
                text: written.text.map(|text| Text::parse(&text)).transpose().ok()?,
            }),
            _ => None,
        }
    }
}

fn read(row: proposal::Model) -> Result<ProposalRead, ServiceError> {
    let settled = match (row.settled_by, row.settled_at) {
        (Some(by), Some(at)) => Some(Settlement {
            how: SettledHow::from_code(&row.state).ok_or_else(|| damaged(("proposal", "state", row.id)))?,
            by: MemberId(by),
            at: instant(at, ("proposal", "settled_at", row.id))?,
            because: row.settled_note,
        }),
        (Some(_) | None, _) => None,
    };
    Ok(ProposalRead {
        id: ProposalId(row.id),
        what: Written::read(&row.kind, &row.content)
            .ok_or_else(|| damaged(("proposal", "content", row.id)))?,
        because: row.note,
        by: MemberId(row.proposed_by),
        at: instant(row.proposed_at, ("proposal", "proposed_at", row.id))?,
        settled,
    })
}
