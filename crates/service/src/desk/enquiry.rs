//! Enquiries: advice given without naming anybody. Logged, counted and listed for the areas of whoever asks, read.

use waymark_domain::enquiry::{Enquiry, log};
use waymark_domain::text::{Code, Text};
use waymark_domain::{DataKeyId, Date, EnquiryId, ReferralId, Timestamp};
use waymark_ledger::{EntryDraft, Token};
use waymark_policy::{Action, Actor, Areas, Case, Permission, Resource, areas_for};
use waymark_sealing::{DataKey, Owner, Place, Wrapper};
use waymark_storage::Change;
use waymark_storage::entities::enquiry;

use super::access::{basis, codes, object};
use super::opening::Keys;
use super::{LIST_LIMIT, Page, StaffDesk, refused, unavailable};
use crate::content::{Content as _, PromotionContent};
use crate::intake::{combined, key_row};
use crate::row::instant;
use crate::{Ctx, ServiceError};

/// An enquiry in a list: what is known of it without opening anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnquiryListed {
    /// Its id.
    pub id: EnquiryId,
    /// Code of its kind.
    pub kind: String,
    /// The area, where one was said.
    pub area: Option<String>,
    /// When it was logged.
    pub at: Timestamp,
    /// Who logged it, as the ledger names them.
    pub by: String,
    /// Whether it became a referral.
    pub promoted: bool,
}

/// The enquiries of the areas of whoever asks.
#[derive(Debug, Clone)]
pub struct Enquiries {
    /// The first day that is counted from: the year's for statistics.
    pub since: Date,
    /// How many there were of each kind since then, by the kind's code; none are left out.
    pub counts: Vec<(String, u32)>,
    /// The latest, newest first.
    pub latest: Page<EnquiryListed>,
}

/// One enquiry, opened.
#[derive(Clone)]
pub struct EnquiryOpened {
    /// What the list says of it.
    pub listed: EnquiryListed,
    /// What was asked and advised.
    pub advice: Text,
    /// The referral it became.
    pub became: Option<Became>,
    /// Whether whoever reads it may make it a referral.
    pub may_promote: bool,
}

/// The referral that an enquiry became.
#[derive(Clone, PartialEq, Eq)]
pub struct Became {
    /// The referral.
    pub referral: ReferralId,
    /// Its reference and why; none once the referral's people were disposed of.
    pub told: Option<(String, String)>,
}

impl std::fmt::Debug for EnquiryOpened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EnquiryOpened({})", self.listed.id)
    }
}

impl std::fmt::Debug for Became {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Became({})", self.referral)
    }
}

impl StaffDesk {
    /// Logs an enquiry.
    ///
    /// # Errors
    /// [`ServiceError::Enquiry`] for an unknown kind or area; [`ServiceError::Forbidden`].
    ///
    /// Rule: docs/rules.md R-019
    pub async fn log_enquiry(&self, ctx: &Ctx, what: &Enquiry) -> Result<EnquiryId, ServiceError> {
        let permission = self.permit(ctx, Action::LogEnquiry, Resource::Office).await?;
        let (keys, today) = (self.vault.public(), ctx.now.london_date());
        let rules = self.rules.in_force(today);
        let logged = log(what, today, &rules).map_err(ServiceError::Enquiry)?;
        let id = EnquiryId(ctx.id());
        let key = DataKey::<Case>::fresh(DataKeyId(ctx.id()), id);
        let (sealed, digest) = key.seal(&enquiry_place(id), what.advice.as_str().as_bytes());
        let entry = EntryDraft {
            at_micros: ctx.now.micros(),
            actor: ctx.actor_token(),
            action: const { Token::from_static("enquiry.logged") },
            basis: basis(&permission),
            objects: vec![object("enquiry", id.0)],
            digest: Some(combined(&[digest])),
        };
        let change = Change::recorded("enquiry.log", entry)
            .write(key_row(&Wrapper::to(keys.epoch()).wrap(&key), ctx.now))
            .write(enquiry::Model {
                id: id.0,
                recorded_at: ctx.now.micros(),
                kind: logged.kind.to_string(),
                channel: "advice_line".into(),
                area: logged.area.map(|area| area.to_string()),
                sealed_advice: sealed.into_bytes(),
                data_key_id: key.name().id.0,
                actor: ctx.actor_token().as_str().to_owned(),
                referral_id: None,
                sealed_promotion: None,
                promoted_by: None,
                promoted_at: None,
            });
        self.store.commit(change).await.map_err(refused)?;
        Ok(id)
    }

    /// The enquiries of the areas of whoever asks, counted by kind; those that no area was said for are everybody's.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`]; [`ServiceError::Unavailable`].
    ///
    /// Rule: docs/rules.md R-019
    pub async fn enquiries(&self, ctx: &Ctx) -> Result<Enquiries, ServiceError> {
        let permission = self.permit(ctx, Action::ReadEnquiries, Resource::Office).await?;
        let areas = codes(&areas_of(ctx, Action::ReadEnquiries));
        let since = statistical_year(ctx.now.london_date());
        let from = since.start_in_london();
        let counts = self.store.enquiries_counted(areas.as_deref(), from);
        let counts = counts.await.map_err(unavailable)?;
        let rows = self.store.enquiries_in(areas.as_deref(), LIST_LIMIT + 1);
        let mut rows = rows.await.map_err(unavailable)?;
        let limit = usize::try_from(LIST_LIMIT).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let action = const { Token::from_static("enquiries.viewed") };
        self.look(ctx, action, &permission, Vec::new()).await?;
        let count = |(kind, count)| (kind, u32::try_from(count).unwrap_or(u32::MAX));
        Ok(Enquiries {
            since,
            counts: counts.into_iter().map(count).collect(),
            latest: Page {
                rows: rows.iter().map(listed).collect::<Result<_, _>>()?,
                more,
            },
        })
    }

    /// Opens one enquiry. One of another area is reported like one that is not there.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; [`ServiceError::Forbidden`]; [`ServiceError::Unavailable`].
    pub async fn read_enquiry(&self, ctx: &Ctx, id: EnquiryId) -> Result<EnquiryOpened, ServiceError> {
        let (permission, row) = self.enquiry_for(ctx, Action::ReadEnquiries, id).await?;
        let action = const { Token::from_static("enquiry.viewed") };
        let objects = vec![object("enquiry", id.0)];
        self.look(ctx, action, &permission, objects).await?;
        let keys = self.enquiry_keys(&permission, id).await?;
        let advice = keys.bytes(row.data_key_id, &enquiry_place(id), &row.sealed_advice)?;
        let advice = String::from_utf8(advice).map_err(|_| damaged())?;
        let told = row.sealed_promotion.as_ref().map(|sealed| {
            let content: PromotionContent = keys.read(row.data_key_id, &promotion_place(id), sealed)?;
            Ok::<_, ServiceError>((content.reference, content.reason))
        });
        let told = told.transpose()?;
        let became = row.referral_id.map(|referral| Became {
            referral: ReferralId(referral),
            told,
        });
        Ok(EnquiryOpened {
            may_promote: became.is_none()
                && self.would_permit_after_proof(ctx, Action::PromoteEnquiry, Resource::Office),
            listed: listed(&row)?,
            advice: Text::parse(&advice).map_err(|_| damaged())?,
            became,
        })
    }

    /// An enquiry of the areas where policy lets them do this.
    pub(super) async fn enquiry_for(
        &self,
        ctx: &Ctx,
        action: Action,
        id: EnquiryId,
    ) -> Result<(Permission, enquiry::Model), ServiceError> {
        let permission = self.permit(ctx, action, Resource::Office).await?;
        let row = self.store.enquiry(id).await.map_err(unavailable)?;
        let areas = areas_of(ctx, action);
        let theirs = |row: &enquiry::Model| match row.area.as_ref().map(|area| area.parse::<Code>()) {
            None => true,
            Some(Ok(area)) => areas.has(&area),
            Some(Err(_)) => false,
        };
        match row.filter(theirs) {
            Some(row) => Ok((permission, row)),
            None => {
                self.refusal(ctx, action, vec![object("enquiry", id.0)]).await?;
                Err(ServiceError::NotFound)
            }
        }
    }

    pub(super) async fn enquiry_keys(
        &self,
        permission: &Permission,
        id: EnquiryId,
    ) -> Result<Keys<Case>, ServiceError> {
        let keyring = self.vault.keyring();
        Keys::<Case>::of(&self.store, &keyring, permission, Owner::from(id)).await
    }
}

fn areas_of(ctx: &Ctx, action: Action) -> Areas {
    match &ctx.actor {
        Actor::Member(member) => areas_for(member, action),
        Actor::Public | Actor::System(_) | Actor::Partner(_) | Actor::Operator(_) => Areas::These([].into()),
    }
}

fn damaged() -> ServiceError {
    ServiceError::Content(crate::content::BadContent { kind: "advice" })
}

fn listed(row: &enquiry::Model) -> Result<EnquiryListed, ServiceError> {
    Ok(EnquiryListed {
        id: EnquiryId(row.id),
        kind: row.kind.clone(),
        area: row.area.clone(),
        at: instant(row.recorded_at, ("enquiry", "recorded_at", row.id))?,
        by: row.actor.clone(),
        promoted: row.referral_id.is_some(),
    })
}

/// The first day of the year for which figures are published: it begins on 1 April.
fn statistical_year(today: Date) -> Date {
    let year = if today.month() < 4 {
        today.year() - 1
    } else {
        today.year()
    };
    Date::new(year, 4, 1).unwrap_or(today)
}

/// Where an enquiry's advice is sealed.
pub(crate) fn enquiry_place(id: EnquiryId) -> Place {
    Place {
        table: "enquiry",
        row: id.0,
        column: "sealed_advice",
    }
}

/// Where the referral that an enquiry became is told of, and why.
pub(super) fn promotion_place(id: EnquiryId) -> Place {
    Place {
        table: "enquiry",
        row: id.0,
        column: "sealed_promotion",
    }
}

impl PromotionContent {
    pub(super) fn sealed_with(
        &self,
        keys: &Keys<Case>,
        (key, id): (uuid::Uuid, EnquiryId),
    ) -> Result<(Vec<u8>, waymark_sealing::Digest), ServiceError> {
        keys.seal(key, &promotion_place(id), &self.to_bytes()?)
    }
}
