//! A case as it is read: everything of it opened, after the look was recorded.

mod shapes;

use waymark_domain::case::gateway::second_signature;
use waymark_domain::case::{CaseEvent, GatewayOutcome, fold, loose_ends};
use waymark_domain::person::{Birth, Identity as PersonIdentity};
use waymark_domain::referral::{Channel, Referrer, Wish};
use waymark_domain::task::{TaskKind, urgency};
use waymark_domain::text::Text;
use waymark_domain::{CaseId, ContentId, Date, DisclosureId, MemberId, PersonId, ReferralId, Timestamp};
use waymark_ledger::{Entry, EntryDraft, Object, Token};
use waymark_policy::{Action, Case, Identity, Permission};
use waymark_sealing::Owner;
use waymark_storage::entities::{candidate, case_content, case_event, case_file, disclosure, referral, task};

use super::access::{CaseFor, basis, object};
use super::opening::{Keys, newest_identity, referrer};
use super::{StaffDesk, unavailable};
use crate::content::{AccountContent, AdditionContent, ConnectionContent, DisclosureContent, NoteContent};
use crate::intake::content_place;
use crate::row::{damaged, instant};
use crate::tasks::owner_of;
use crate::{Ctx, ServiceError};

pub use shapes::{
    Came, CaseFile, Detail, Done, EarlierCase, Happened, Look, Looks, MaybeSame, Todo, Together, Told,
    Writing, Written,
};

impl StaffDesk {
    /// Reads a case. The look is recorded before anything is opened.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for a case that is missing or hidden; [`ServiceError::Unavailable`] when the
    /// look cannot be recorded.
    ///
    /// Rule: docs/rules.md R-042
    pub async fn read_case(
        &self,
        ctx: &Ctx,
        id: CaseId,
        as_known_on: Option<Date>,
    ) -> Result<CaseFile, ServiceError> {
        let found = self.case_for(ctx, Action::ViewCase, id).await?;
        let action = const { Token::from_static("case.viewed") };
        self.look(ctx, action, &found.permission, about(&found)).await?;
        let mut file = self.open_file(ctx, &found, as_known_on).await?;
        file.candidates = self.candidates(ctx, &found).await?;
        Ok(file)
    }

    /// Reads a case in order to do something with it: for whoever may do that.
    ///
    /// # Errors
    /// As [`StaffDesk::read_case`], and [`ServiceError::Forbidden`] for whoever sees it and may not do that.
    pub async fn read_case_to(
        &self,
        ctx: &Ctx,
        action: Action,
        id: CaseId,
    ) -> Result<CaseFile, ServiceError> {
        self.case_for(ctx, action, id).await?;
        self.read_case(ctx, id, None).await
    }

    /// Whether the actor sees a case now: for where a page leads to. It shows nothing, so it is no look.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`].
    pub async fn sees(&self, ctx: &Ctx, id: CaseId) -> Result<bool, ServiceError> {
        let row = self.store.case_file(id).await.map_err(unavailable)?;
        let (Some(row), Some(member)) = (row, ctx.member()) else {
            return Ok(false);
        };
        let relation = self.relation(ctx, &row, member).await?;
        Ok(self.would_allow_after_proof(ctx, Action::ViewCase, &relation))
    }

    /// Shows birth date, address and contacts.
    ///
    /// # Errors
    /// As [`StaffDesk::read_case`].
    pub async fn show_detail(&self, ctx: &Ctx, id: CaseId) -> Result<Detail, ServiceError> {
        let found = self.case_for(ctx, Action::ViewIdentityDetail, id).await?;
        let action = const { Token::from_static("case.detail_shown") };
        self.look(ctx, action, &found.permission, about(&found)).await?;
        let keyring = self.vault.keyring();
        let identity =
            newest_identity(&self.store, &keyring, &found.permission, found.case.state.person).await?;
        Ok(Detail {
            birth: identity.birth,
            address: identity.address,
            postcode: identity.postcode,
            phones: identity.phones,
            emails: identity.emails,
        })
    }

    /// Shows who referred, for a reason. The reason becomes a note of the case in the same change as the entry that
    /// says it was shown: without either, nothing is shown.
    ///
    /// # Errors
    /// As [`StaffDesk::read_case`]; [`ServiceError::Conflict`] when the case moved on meanwhile.
    ///
    /// Rule: docs/rules.md R-042
    pub async fn show_referrer(&self, ctx: &Ctx, id: CaseId, reason: Text) -> Result<Referrer, ServiceError> {
        let found = self.case_for(ctx, Action::ViewReferrer, id).await?;
        let referral = ReferralId(found.case.row.referral_id);
        let mut objects = about(&found);
        objects.push(object("referral", referral.0));
        let shown = EntryDraft {
            at_micros: ctx.now.micros(),
            actor: ctx.actor_token(),
            action: const { Token::from_static("referrer.shown") },
            basis: basis(&found.permission),
            objects,
            digest: None,
        };
        self.write_reason(ctx, &found, reason, shown).await?;
        referrer(&self.store, &self.vault.keyring(), &found.permission, referral).await
    }

    /// Who has looked at a case and what was done to it, newest first. What auditors and privacy officers
    /// looked at is for privacy officers alone.
    ///
    /// # Errors
    /// As [`StaffDesk::read_case`].
    ///
    /// Rule: docs/rules.md R-043
    pub async fn looks(&self, ctx: &Ctx, id: CaseId) -> Result<Looks, ServiceError> {
        let found = self.case_for(ctx, Action::ViewLooks, id).await?;
        let action = const { Token::from_static("looks.viewed") };
        self.look(ctx, action, &found.permission, about(&found)).await?;
        let sees_all = self.would_allow_after_proof(ctx, Action::ViewOverseersLooks, &found.relation);
        let looks = self.looks_of(id).await?.into_iter();
        let overseers_own = |look: &Look| look.basis.starts_with("oversight.privacy");
        Ok(Looks {
            stage: found.case.state.stage.name(),
            sees_case: self.would_allow_after_proof(ctx, Action::ViewCase, &found.relation),
            looks: looks.filter(|look| sees_all || !overseers_own(look)).collect(),
        })
    }

    /// Who has looked at a case and what was done to it, newest first, for whoever may know.
    pub(super) async fn looks_of(&self, id: CaseId) -> Result<Vec<Look>, ServiceError> {
        let entries = self
            .store
            .texts_about("case", id.0, LOOKS)
            .await
            .map_err(unavailable)?;
        let looks = entries.iter().filter_map(|row| {
            let draft = Entry::parse(&row.entry).ok()?.draft;
            Some(Look {
                at: Timestamp::from_micros(draft.at_micros)?,
                by: member_of(draft.actor.as_str()),
                actor: draft.actor.as_str().to_owned(),
                action: draft.action.as_str().to_owned(),
                basis: draft.basis.as_str().to_owned(),
            })
        });
        Ok(looks.collect())
    }

    /// Why somebody may see a case: the policy's id and its words.
    ///
    /// # Errors
    /// As [`StaffDesk::read_case`].
    pub async fn why(&self, ctx: &Ctx, id: CaseId) -> Result<(&'static str, &'static str), ServiceError> {
        let found = self.case_for(ctx, Action::ViewCase, id).await?;
        let action = const { Token::from_static("case.why_viewed") };
        self.look(ctx, action, &found.permission, about(&found)).await?;
        let policy = found.permission.policy();
        Ok((policy, waymark_policy::explain(policy).unwrap_or_default()))
    }

    async fn open_file(
        &self,
        ctx: &Ctx,
        found: &CaseFor,
        as_known_on: Option<Date>,
    ) -> Result<CaseFile, ServiceError> {
        let (state, permission) = (found.case.state, &found.permission);
        let keyring = self.vault.keyring();
        let record = self.store.case(state.id).await.map_err(unavailable)?;
        let record = record.ok_or(ServiceError::NotFound)?;
        let owner = Owner::from(state.person);
        let keys = Keys::<Case>::of(&self.store, &keyring, permission, owner).await?;
        let known = |micros: i64| {
            let at = Timestamp::from_micros(micros);
            as_known_on.is_none_or(|day| at.is_some_and(|at| at.london_date() <= day))
        };
        let history = record
            .events
            .iter()
            .filter(|row| known(row.recorded_at))
            .map(|row| happened(&keys, row))
            .collect::<Result<Vec<_>, _>>()?;
        let contents = record.contents.iter().filter(|row| known(row.recorded_at));
        let writings = contents
            .map(|row| written(&keys, row))
            .collect::<Result<Vec<_>, _>>()?;
        let disclosures = self.store.disclosures_of(state.id).await.map_err(unavailable)?;
        let disclosures = disclosures
            .iter()
            .filter(|row| known(row.recorded_at))
            .map(|row| told(&keys, row))
            .collect::<Result<Vec<_>, _>>()?;
        let made = (state.id, state.person, state.referral);
        let events: Vec<CaseEvent> = history.iter().map(|happened| happened.event.clone()).collect();
        let state = match as_known_on {
            Some(_) => fold(made, &events).ok_or(ServiceError::NotFound)?,
            None => state,
        };
        let identity = self.identity_on(permission, state.person, as_known_on).await?;
        let rules = self.rules.in_force(ctx.now.london_date());
        let counted = self.count(&record.case).await?;
        let ends = match (state.decision, as_known_on) {
            (Some(_), None) => loose_ends(&state, &self.facts(&rules, counted)),
            (Some(_) | None, _) => Vec::new(),
        };
        let (tasks, done) = self.tasks(ctx, state.id).await?;
        let has_detail = identity.birth != Birth::Unknown
            || identity.address.is_some()
            || identity.postcode.is_some()
            || !identity.phones.is_empty()
            || !identity.emails.is_empty();
        let no = GatewayOutcome::Signposted;
        let second_if_no = second_signature(&state, no, &self.facts(&rules, counted))?;
        Ok(CaseFile {
            age_guessed: matches!(identity.birth, Birth::AgedAbout { .. }),
            emergency_until: self.emergency_until(ctx, found).await?,
            came: self.came(state.referral).await?,
            has_detail,
            second_if_no,
            age: identity
                .birth
                .age_on(as_known_on.unwrap_or(ctx.now.london_date())),
            tasks,
            done,
            earlier: self.earlier(ctx, &record.case).await?,
            together: self.together(ctx, &record.case).await?,
            candidates: Vec::new(),
            loose_ends: ends,
            may: self.what_they_may(ctx, found),
            policy: permission.policy(),
            row: record.case,
            identity: PersonIdentity {
                birth: Birth::Unknown,
                address: None,
                postcode: None,
                phones: Vec::new(),
                emails: Vec::new(),
                ..identity
            },
            state,
            history,
            writings,
            disclosures,
            as_known_on,
        })
    }

    async fn identity_on(
        &self,
        permission: &Permission,
        person: PersonId,
        on: Option<Date>,
    ) -> Result<PersonIdentity, ServiceError> {
        let versions = self.store.identities_of(person).await.map_err(unavailable)?;
        let known = versions.iter().rfind(|row| {
            let at = Timestamp::from_micros(row.recorded_at);
            on.is_none_or(|day| at.is_some_and(|at| at.london_date() <= day))
        });
        let row = known.ok_or(ServiceError::NotFound)?;
        let keyring = self.vault.keyring();
        let keys = Keys::<Identity>::of(&self.store, &keyring, permission, Owner::from(person)).await?;
        keys.identity(row)
    }

    fn what_they_may(&self, ctx: &Ctx, found: &CaseFor) -> Vec<Action> {
        Action::ALL
            .iter()
            .copied()
            .filter(|action| action.target() == waymark_policy::Target::Case)
            .filter(|action| self.would_allow_after_proof(ctx, *action, &found.relation))
            .collect()
    }

    async fn tasks(&self, ctx: &Ctx, case: CaseId) -> Result<(Vec<Todo>, Vec<Done>), ServiceError> {
        let rows = self.store.tasks_of(case).await.map_err(unavailable)?;
        let open = rows.iter().filter(|row| row.done_at.is_none());
        let open = open.map(|row| self.todo(ctx, row)).collect::<Result<_, _>>()?;
        let done = rows.iter().filter_map(|row| done(row).transpose());
        let mut done = done.collect::<Result<Vec<_>, _>>()?;
        done.sort_by_key(|done| std::cmp::Reverse(done.at));
        Ok((open, done))
    }

    async fn came(&self, id: ReferralId) -> Result<Came, ServiceError> {
        let found = self.store.referral(id).await.map_err(unavailable)?;
        let row = found.ok_or(ServiceError::NotFound)?.referral;
        came(&row)
    }

    /// Until when the reader has emergency access to a case.
    async fn emergency_until(&self, ctx: &Ctx, found: &CaseFor) -> Result<Option<Timestamp>, ServiceError> {
        let Some(member) = ctx.member().filter(|_| found.relation.emergency) else {
            return Ok(None);
        };
        let live = self
            .store
            .live_emergency_access(member, ctx.now.micros())
            .await
            .map_err(unavailable)?;
        let ends = live
            .iter()
            .filter(|access| access.case_id == found.case.row.id)
            .map(|access| access.ends_at)
            .max();
        Ok(ends.and_then(Timestamp::from_micros))
    }

    /// A task as it stands today.
    pub(crate) fn todo(&self, ctx: &Ctx, row: &task::Model) -> Result<Todo, ServiceError> {
        let damaged = |column| damaged(("task", column, row.id));
        let today = ctx.now.london_date();
        let rules = self.rules.in_force(today);
        let due_on: Date = row.due_on.parse().map_err(|_| damaged("due_on"))?;
        Ok(Todo {
            case: CaseId(row.case_id),
            kind: TaskKind::from_code(&row.kind).ok_or_else(|| damaged("kind"))?,
            about: row.about_id,
            owner: owner_of(row).ok_or_else(|| damaged("owner_kind"))?,
            due_on,
            urgency: urgency(due_on, today, &rules, self.rules.calendar()).map_err(ServiceError::Rules)?,
            escalated: row.escalated_at.is_some(),
        })
    }

    /// Other cases of the same person: which there are is shown to whoever reads this one, and what is in
    /// them only to whoever may open them.
    async fn earlier(&self, ctx: &Ctx, row: &case_file::Model) -> Result<Vec<EarlierCase>, ServiceError> {
        let person = PersonId(row.person_id);
        let candidates = self.store.candidates_of(person).await.map_err(unavailable)?;
        let people = self.same_people(person, &candidates);
        let (filter, _) = self.filter(ctx).await?;
        let theirs = self
            .store
            .cases_of_within(&people, &filter)
            .await
            .map_err(unavailable)?;
        let mut earlier = Vec::new();
        for person in people {
            let cases = self.store.cases_of(person).await.map_err(unavailable)?;
            for case in cases.into_iter().filter(|case| case.id != row.id) {
                let open = theirs.iter().any(|theirs| theirs.id == case.id);
                earlier.push(EarlierCase {
                    case: open.then_some(CaseId(case.id)),
                    received_at: instant(case.received_at, ("case_file", "received_at", case.id))?,
                    stage: case.stage,
                    outcome: case.outcome.filter(|_| open),
                    area: case.area,
                });
            }
        }
        earlier.sort_by_key(|case| case.received_at);
        Ok(earlier)
    }

    async fn together(&self, ctx: &Ctx, row: &case_file::Model) -> Result<Vec<Together>, ServiceError> {
        let cases = self
            .store
            .cases_of_referral(ReferralId(row.referral_id))
            .await
            .map_err(unavailable)?;
        let (filter, _) = self.filter(ctx).await?;
        let people: Vec<PersonId> = cases.iter().map(|case| PersonId(case.person_id)).collect();
        let theirs = self
            .store
            .cases_of_within(&people, &filter)
            .await
            .map_err(unavailable)?;
        let others = cases.iter().filter(|case| case.id != row.id);
        others
            .map(|case| {
                let open = theirs.iter().any(|theirs| theirs.id == case.id);
                let position = u32::try_from(case.position);
                Ok(Together {
                    case: open.then_some(CaseId(case.id)),
                    position: position.map_err(|_| damaged(("case_file", "position", case.id)))?,
                })
            })
            .collect()
    }

    /// Records that may be the same person. Who the other is shows only to whoever may open a case of theirs.
    async fn candidates(&self, ctx: &Ctx, found: &CaseFor) -> Result<Vec<MaybeSame>, ServiceError> {
        let person = found.case.state.person;
        let rows = self.store.candidates_of(person).await.map_err(unavailable)?;
        let (filter, _) = self.filter(ctx).await?;
        let mut maybe = Vec::new();
        for row in rows {
            let other = other_of(&row, person);
            let open = self
                .store
                .cases_of_within(&[other], &filter)
                .await
                .map_err(unavailable)?;
            let identity = match open.first() {
                Some(theirs) => Some(Box::new(self.other_identity(ctx, theirs).await?)),
                None => None,
            };
            let area = match &identity {
                Some(_) => None,
                None => self.area_of(other).await?,
            };
            maybe.push(MaybeSame {
                id: waymark_domain::CandidateId(row.id),
                agreed: row.agreed.split(',').map(str::to_owned).collect(),
                state: row.state,
                case: open.first().map(|theirs| CaseId(theirs.id)),
                other: identity,
                area,
            });
        }
        Ok(maybe)
    }

    async fn other_identity(
        &self,
        ctx: &Ctx,
        theirs: &case_file::Model,
    ) -> Result<PersonIdentity, ServiceError> {
        let found = self.case_for(ctx, Action::ViewCase, CaseId(theirs.id)).await?;
        let action = const { Token::from_static("case.compared") };
        self.look(ctx, action, &found.permission, about(&found)).await?;
        newest_identity(
            &self.store,
            &self.vault.keyring(),
            &found.permission,
            found.case.state.person,
        )
        .await
    }

    async fn area_of(&self, person: PersonId) -> Result<Option<String>, ServiceError> {
        let cases = self.store.cases_of(person).await.map_err(unavailable)?;
        Ok(cases.last().map(|case| case.area.clone()))
    }
}

/// Entries shown of who has looked.
const LOOKS: u64 = 500;

/// What an entry about a case names.
pub(crate) fn about(found: &CaseFor) -> Vec<Object> {
    vec![
        object("case", found.case.row.id),
        object("person", found.case.row.person_id),
    ]
}

/// The member that an entry's actor names.
fn member_of(actor: &str) -> Option<MemberId> {
    actor.strip_prefix("member:")?.parse().ok()
}

/// What was done, of a task that is; `None` for one that is open.
fn done(row: &task::Model) -> Result<Option<Done>, ServiceError> {
    let Some(at) = row.done_at else { return Ok(None) };
    let damaged = |column| damaged(("task", column, row.id));
    Ok(Some(Done {
        kind: TaskKind::from_code(&row.kind).ok_or_else(|| damaged("kind"))?,
        owner: owner_of(row).ok_or_else(|| damaged("owner_kind"))?,
        at: instant(at, ("task", "done_at", row.id))?,
    }))
}

fn came(row: &referral::Model) -> Result<Came, ServiceError> {
    let damaged = |column| damaged(("referral", column, row.id));
    Ok(Came {
        at: instant(row.received_at, ("referral", "received_at", row.id))?,
        channel: Channel::from_code(&row.channel).ok_or_else(|| damaged("channel"))?,
        sector: row.sector.clone(),
        urgent: row.urgent,
        confidential: Wish::from_code(&row.confidential).ok_or_else(|| damaged("confidential"))?,
        feedback: Wish::from_code(&row.feedback_wished).ok_or_else(|| damaged("feedback_wished"))?,
        in_welsh: row.language == "cy",
    })
}

fn other_of(row: &candidate::Model, person: PersonId) -> PersonId {
    if row.person_id == person.0 {
        PersonId(row.other_id)
    } else {
        PersonId(row.person_id)
    }
}

fn happened(keys: &Keys<Case>, row: &case_event::Model) -> Result<Happened, ServiceError> {
    Ok(Happened {
        number: u32::try_from(row.version).map_err(|_| damaged(("case_event", "version", row.id)))?,
        recorded_at: instant(row.recorded_at, ("case_event", "recorded_at", row.id))?,
        by: member_of(&row.actor),
        event: keys.event(row)?,
    })
}

pub(super) fn written(keys: &Keys<Case>, row: &case_content::Model) -> Result<Written, ServiceError> {
    let place = content_place(row.id);
    let (key, sealed) = (row.data_key_id, &row.sealed_content);
    let writing = match row.kind.as_str() {
        "narrative" => {
            let content: AccountContent = keys.read(key, &place, sealed)?;
            let (account, person, family) = content.read()?;
            Writing::Account(account, person, family)
        }
        "addition" => Writing::Addition(keys.read::<AdditionContent>(key, &place, sealed)?.text),
        "note" => Writing::Note((&keys.read::<NoteContent>(key, &place, sealed)?).try_into()?),
        "connection" => {
            Writing::Connection((&keys.read::<ConnectionContent>(key, &place, sealed)?).try_into()?)
        }
        _ => return Err(damaged(("case_content", "kind", row.id))),
    };
    Ok(Written {
        id: ContentId(row.id),
        recorded_at: instant(row.recorded_at, ("case_content", "recorded_at", row.id))?,
        writing,
    })
}

pub(super) fn told(keys: &Keys<Case>, row: &disclosure::Model) -> Result<Told, ServiceError> {
    let place = crate::desk::writing::disclosure_place(row.id);
    let content: DisclosureContent = keys.read(row.data_key_id, &place, &row.sealed_disclosure)?;
    Ok(Told {
        id: DisclosureId(row.id),
        recorded_at: instant(row.recorded_at, ("disclosure", "recorded_at", row.id))?,
        by: MemberId(row.recorded_by),
        disclosure: (&content).try_into()?,
    })
}
