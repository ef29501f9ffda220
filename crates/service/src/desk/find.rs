//! Finding a case or a person, within what whoever asks may see. Every search is an entry before anything of it is
//! shown, what was searched for sealed to the auditors' key.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use uuid::Uuid;
use waymark_domain::case::{reference, reference_typed};
use waymark_domain::person::Birth;
use waymark_domain::reference::Reference;
use waymark_domain::text::{PersonName, Text};
use waymark_domain::{CaseId, PartialDate, PersonId};
use waymark_ledger::{EntryDraft, Object, Token};
use waymark_matching::{BirthAlike, Hit, Name, NameAlike, Postcode, PostcodeAlike, Reason, Wanted};
use waymark_policy::{Action, Case, Permission, Resource};
use waymark_sealing::{Digest, IndexHash, Owner, Place};
use waymark_storage::entities::{case_file, search_query};
use waymark_storage::{CaseFilter, Change};

use super::access::{basis, object};
use super::lists::{LIST_LIMIT, Listed};
use super::opening::Keys;
use super::{StaffDesk, file, refused, unavailable};
use crate::find::holds;
use crate::{Ctx, ServiceError};

/// Cases whose texts one search looks through, newest referral first.
pub const SCAN_LIMIT: usize = 200;
/// People whose cases are read at once.
const CHUNK: usize = 200;

/// What is looked for. Each part narrows it further.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// Anything: a name, a reference, a telephone number, an e-mail address, a name used online, an address.
    pub anything: Option<Text>,
    /// A name.
    pub name: Option<PersonName>,
    /// A birth, as precisely as it is known.
    pub born: Option<PartialDate>,
    /// A reference.
    pub reference: Option<Text>,
    /// An address or a postcode.
    pub address: Option<Text>,
    /// A telephone number.
    pub telephone: Option<Text>,
    /// Words in what was written.
    pub words: Option<Text>,
}

/// Why a case was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Because {
    /// The name is the same, in any order.
    NameSame,
    /// The name is written nearly like that.
    NameClose,
    /// The name sounds like that.
    NameSounds,
    /// The one name is part of the other.
    NamePart,
    /// Another name that the person goes by.
    OtherName,
    /// The same day of birth.
    BornSame,
    /// The same day of birth with day and month changed round.
    BornSwapped,
    /// A day of birth that is another by one digit.
    BornSlip,
    /// A birth that fits as far as it is known.
    BornFits,
    /// The postcode.
    Postcode,
    /// The first half of the postcode.
    District,
    /// Words of the address.
    Address,
    /// The telephone number.
    Telephone,
    /// The e-mail address.
    Email,
    /// The name used online.
    Handle,
    /// The reference.
    Reference,
    /// Words in what was written.
    Words,
}

impl Because {
    const fn of(reason: Reason) -> Self {
        match reason {
            Reason::Name(NameAlike::Same) => Self::NameSame,
            Reason::Name(NameAlike::Close) => Self::NameClose,
            Reason::Name(NameAlike::Sounds) => Self::NameSounds,
            Reason::Name(NameAlike::Part) => Self::NamePart,
            Reason::OtherName => Self::OtherName,
            Reason::Birth(BirthAlike::SameDay) => Self::BornSame,
            Reason::Birth(BirthAlike::Swapped) => Self::BornSwapped,
            Reason::Birth(BirthAlike::OneSlip) => Self::BornSlip,
            Reason::Birth(BirthAlike::Fits) => Self::BornFits,
            Reason::Postcode(PostcodeAlike::Same) => Self::Postcode,
            Reason::Postcode(PostcodeAlike::District) => Self::District,
            Reason::Address => Self::Address,
        }
    }
}

/// A case that was found.
#[derive(Debug, Clone)]
pub struct FoundCase {
    /// The case.
    pub case: Listed,
    /// Why it was found.
    pub because: Vec<Because>,
}

/// What became of a search.
#[derive(Debug, Clone)]
pub enum SearchAnswer {
    /// The names are still being read after a start: nothing can be said yet.
    Warming,
    /// What was found.
    Found {
        /// The cases, closest first.
        cases: Vec<FoundCase>,
        /// Whether there are more than are shown.
        more: bool,
        /// When words were looked for, how far.
        looked_through: Option<LookedThrough>,
    },
}

/// How far a search for words went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookedThrough {
    /// Cases whose texts were looked through, newest referral first.
    pub cases: usize,
    /// Whether it stopped before the last of them.
    pub stopped: bool,
}

impl fmt::Debug for Search {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Search(..)")
    }
}

impl fmt::Debug for Terms<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Terms(..)")
    }
}

/// A search as it is written down for the auditors.
#[derive(Serialize)]
struct Terms<'a> {
    anything: Option<&'a str>,
    name: Option<&'a str>,
    born: Option<String>,
    reference: Option<&'a str>,
    address: Option<&'a str>,
    telephone: Option<&'a str>,
    words: Option<&'a str>,
}

/// People with the reasons for each, closest first.
type Reached = Vec<(PersonId, Vec<Because>)>;

impl StaffDesk {
    /// Finds cases. Only cases whose single page would open are returned or counted.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`]; [`ServiceError::Unavailable`] when the search cannot be recorded.
    ///
    /// Rule: docs/rules.md
    pub async fn find(&self, ctx: &Ctx, search: &Search) -> Result<SearchAnswer, ServiceError> {
        let permission = self.permit(ctx, Action::FindPeople, Resource::Office).await?;
        if search.asks_the_index() {
            if !self.people.is_warm() {
                self.record_search(ctx, &permission, search, &[]).await?;
                return Ok(SearchAnswer::Warming);
            }
            self.people.follow().await?;
        }
        let (filter, _) = self.filter(ctx).await?;
        let reached = self.reached(search, &filter).await?;
        let mut found = self.admitted(search, reached.as_ref(), &filter).await?;
        let looked_through = match &search.words {
            Some(words) => Some(self.keep_those_with(&permission, words, &mut found).await?),
            None => None,
        };
        let most = usize::try_from(LIST_LIMIT).unwrap_or(usize::MAX);
        let more = found.len() > most;
        found.truncate(most);
        self.record_search(ctx, &permission, search, &found).await?;
        let rows: Vec<case_file::Model> = found.iter().map(|(row, _)| row.clone()).collect();
        let listed = self.named_after_a_look(ctx, &permission, &rows).await?;
        let because = found.into_iter().map(|(_, because)| because);
        Ok(SearchAnswer::Found {
            cases: listed
                .into_iter()
                .zip(because)
                .map(|(case, because)| FoundCase { case, because })
                .collect(),
            more,
            looked_through,
        })
    }

    /// The people that every part but the words describes; none when only words are looked for.
    async fn reached(&self, search: &Search, filter: &CaseFilter) -> Result<Option<Reached>, ServiceError> {
        let mut parts: Vec<Reached> = Vec::new();
        let described = search.described();
        if !described.is_empty() {
            parts.push(
                self.people
                    .find(&described, |_| true)
                    .into_iter()
                    .map(reached_by)
                    .collect(),
            );
        }
        if let Some(anything) = &search.anything {
            parts.push(self.reached_by_anything(anything, filter).await?);
        }
        if let Some(telephone) = &search.telephone {
            let hash = self.vault.public().index().phone(telephone.as_str());
            parts.push(self.owners("phone", hash, Because::Telephone).await?);
        }
        if let Some(reference) = &search.reference {
            parts.push(self.reached_by_reference(reference, filter).await?);
        }
        Ok(parts.into_iter().reduce(both))
    }

    /// Whatever it may be: each kind of value is tried, and whoever any of them reaches is found.
    async fn reached_by_anything(
        &self,
        anything: &Text,
        filter: &CaseFilter,
    ) -> Result<Reached, ServiceError> {
        let typed = anything.as_str();
        let public = self.vault.public();
        let index = public.index();
        let mut all = self.reached_by_reference(anything, filter).await?;
        all.extend(
            self.owners("phone", index.phone(typed), Because::Telephone)
                .await?,
        );
        all.extend(self.owners("email", index.email(typed), Because::Email).await?);
        all.extend(
            self.owners("handle", index.handle(typed), Because::Handle)
                .await?,
        );
        let by_name = Wanted {
            name: Some(Name::new(typed)),
            ..Wanted::default()
        };
        for wanted in [by_name, at(typed)] {
            all.extend(self.people.find(&wanted, |_| true).into_iter().map(reached_by));
        }
        Ok(merged(all))
    }

    /// By a case's own reference, which nothing at rest tells, or by its referral's.
    async fn reached_by_reference(&self, typed: &Text, filter: &CaseFilter) -> Result<Reached, ServiceError> {
        if let Some(named) = reference_typed(typed.as_str()) {
            let ids = self.store.case_ids_within(filter).await.map_err(unavailable)?;
            let those = ids.into_iter().filter(|(case, _)| reference(*case) == named);
            return Ok(those
                .map(|(_, person)| (person, vec![Because::Reference]))
                .collect());
        }
        let Ok(reference) = Reference::parse(typed.as_str()) else {
            return Ok(Vec::new());
        };
        let hash = self.vault.public().index().reference(&reference).0;
        let Some(row) = self
            .store
            .referral_by_reference(&hash)
            .await
            .map_err(unavailable)?
        else {
            return Ok(Vec::new());
        };
        let cases = self
            .store
            .cases_of_referral(waymark_domain::ReferralId(row.id))
            .await
            .map_err(unavailable)?;
        Ok(cases
            .iter()
            .map(|case| (PersonId(case.person_id), vec![Because::Reference]))
            .collect())
    }

    async fn owners(
        &self,
        field: &'static str,
        hash: Option<IndexHash>,
        because: Because,
    ) -> Result<Reached, ServiceError> {
        let Some(hash) = hash else {
            return Ok(Vec::new());
        };
        let owners = self
            .store
            .owners_with(field, &hash.0)
            .await
            .map_err(unavailable)?;
        let people = owners.iter().filter(|owner| owner.owner_kind == "person");
        Ok(people
            .map(|owner| (PersonId(owner.owner_id), vec![because]))
            .collect())
    }

    /// The cases of those people that whoever asks may open, in the same order; for words alone, the newest of all
    /// that they may open.
    async fn admitted(
        &self,
        search: &Search,
        reached: Option<&Reached>,
        filter: &CaseFilter,
    ) -> Result<Vec<(case_file::Model, Vec<Because>)>, ServiceError> {
        let enough = match &search.words {
            Some(_) => SCAN_LIMIT + 1,
            None => usize::try_from(LIST_LIMIT + 1).unwrap_or(usize::MAX),
        };
        let Some(reached) = reached else {
            let most = u64::try_from(enough).unwrap_or(u64::MAX);
            let newest = self
                .store
                .cases_within(filter, &[], 0, most)
                .await
                .map_err(unavailable)?;
            return Ok(newest.into_iter().map(|row| (row, Vec::new())).collect());
        };
        let mut admitted = Vec::new();
        for chunk in reached.chunks(CHUNK) {
            let people: Vec<PersonId> = chunk.iter().map(|(person, _)| *person).collect();
            let rows = self
                .store
                .cases_of_within(&people, filter)
                .await
                .map_err(unavailable)?;
            let mut of_person: BTreeMap<Uuid, Vec<case_file::Model>> = BTreeMap::new();
            for row in rows {
                of_person.entry(row.person_id).or_default().push(row);
            }
            for (person, because) in chunk {
                let theirs = of_person.remove(&person.0).unwrap_or_default();
                admitted.extend(theirs.into_iter().map(|row| (row, because.clone())));
            }
            if admitted.len() >= enough {
                break;
            }
        }
        Ok(admitted)
    }

    /// Opens the texts of so many of the cases and keeps those in which the words stand.
    async fn keep_those_with(
        &self,
        permission: &Permission,
        words: &Text,
        found: &mut Vec<(case_file::Model, Vec<Because>)>,
    ) -> Result<LookedThrough, ServiceError> {
        let stopped = found.len() > SCAN_LIMIT;
        found.truncate(SCAN_LIMIT);
        let looked_through = LookedThrough {
            cases: found.len(),
            stopped,
        };
        let mut kept = Vec::new();
        for (row, mut because) in found.drain(..) {
            if self.says(permission, &row, words.as_str()).await? {
                because.push(Because::Words);
                kept.push((row, because));
            }
        }
        *found = kept;
        Ok(looked_through)
    }

    /// Whether the words stand in anything that was written in a case.
    async fn says(
        &self,
        permission: &Permission,
        row: &case_file::Model,
        words: &str,
    ) -> Result<bool, ServiceError> {
        let case = CaseId(row.id);
        let Some(record) = self.store.case(case).await.map_err(unavailable)? else {
            return Ok(false);
        };
        let owner = Owner::from(PersonId(row.person_id));
        let keys = Keys::<Case>::of(&self.store, &self.vault.keyring(), permission, owner).await?;
        for content in &record.contents {
            if holds(&file::written(&keys, content)?.writing, words) {
                return Ok(true);
            }
        }
        for event in &record.events {
            if holds(&keys.event(event)?, words) {
                return Ok(true);
            }
        }
        for disclosure in self.store.disclosures_of(case).await.map_err(unavailable)? {
            if holds(&file::told(&keys, &disclosure)?.disclosure, words) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The entry: a look at each case and person found, with the digest of what was searched for.
    async fn record_search(
        &self,
        ctx: &Ctx,
        permission: &Permission,
        search: &Search,
        found: &[(case_file::Model, Vec<Because>)],
    ) -> Result<(), ServiceError> {
        let member = ctx.member().ok_or(ServiceError::NotFound)?;
        let id = ctx.id();
        let (row, digest) = self.sealed_query(ctx, search, (id, member.0))?;
        let mut objects = vec![object("search", id)];
        objects.extend(found.iter().map(|(row, _)| object("case", row.id)));
        objects.extend(people_of(found));
        let entry = EntryDraft {
            at_micros: ctx.now.micros(),
            actor: ctx.actor_token(),
            action: const { Token::from_static("people.searched") },
            basis: basis(permission),
            objects,
            digest: Some(digest.0),
        };
        let change = Change::recorded("people.search", entry).write(row);
        self.store.commit(change).await.map(drop).map_err(refused)
    }

    fn sealed_query(
        &self,
        ctx: &Ctx,
        search: &Search,
        (id, member_id): (Uuid, Uuid),
    ) -> Result<(search_query::Model, Digest), ServiceError> {
        let terms = serde_json::to_vec(&search.terms())
            .map_err(|_| ServiceError::Content(crate::content::BadContent { kind: "search/1" }))?;
        let (sealed, digest) = self.vault.public().seal_to_auditors(&query_place(id), &terms);
        let row = search_query::Model {
            id,
            member_id,
            searched_at: ctx.now.micros(),
            sealed_query: sealed.into_bytes(),
        };
        Ok((row, digest))
    }
}

/// Where what was searched for is sealed.
pub fn query_place(row: Uuid) -> Place {
    Place {
        table: "search_query",
        row,
        column: "sealed_query",
    }
}

fn people_of(found: &[(case_file::Model, Vec<Because>)]) -> Vec<Object> {
    let mut people: Vec<Uuid> = found.iter().map(|(row, _)| row.person_id).collect();
    people.sort_unstable();
    people.dedup();
    people
        .into_iter()
        .map(|person| object("person", person))
        .collect()
}

fn reached_by(hit: Hit) -> (PersonId, Vec<Because>) {
    let because = hit.reasons.into_iter().map(Because::of).collect();
    (hit.person, because)
}

/// Those that both parts reach, in the order of the first, with the reasons of both.
fn both(first: Reached, second: Reached) -> Reached {
    let mut second: BTreeMap<PersonId, Vec<Because>> = merged(second).into_iter().collect();
    first
        .into_iter()
        .filter_map(|(person, mut because)| {
            because.extend(second.remove(&person)?);
            because.dedup();
            Some((person, because))
        })
        .collect()
}

/// Each person once, where they stand first, with all reasons.
fn merged(all: Reached) -> Reached {
    let mut merged: Reached = Vec::new();
    let mut at: BTreeMap<PersonId, usize> = BTreeMap::new();
    for (person, because) in all {
        let known = at.get(&person).and_then(|place| merged.get_mut(*place));
        match known {
            Some((_, reasons)) => {
                let new = because.into_iter().filter(|because| !reasons.contains(because));
                let new: Vec<Because> = new.collect();
                reasons.extend(new);
            }
            None => {
                at.insert(person, merged.len());
                merged.push((person, because));
            }
        }
    }
    merged
}

/// An address or a postcode, whichever it looks like.
fn at(typed: &str) -> Wanted {
    match Postcode::parse(typed) {
        Some(postcode) => Wanted {
            postcode: Some(postcode),
            ..Wanted::default()
        },
        None => Wanted::default().at(typed),
    }
}

impl Search {
    /// Whether any part is answered from the index in memory.
    fn asks_the_index(&self) -> bool {
        self.anything.is_some() || !self.described().is_empty()
    }

    /// The parts that the index in memory answers.
    fn described(&self) -> Wanted {
        let place = self.address.as_ref().map(|address| at(address.as_str()));
        Wanted {
            name: self.name.as_ref().map(Name::from),
            birth: self.born.map_or(Birth::Unknown, Birth::Born),
            ..place.unwrap_or_default()
        }
    }

    fn terms(&self) -> Terms<'_> {
        Terms {
            anything: self.anything.as_ref().map(Text::as_str),
            name: self.name.as_ref().map(PersonName::as_str),
            born: self.born.map(|born| born.to_string()),
            reference: self.reference.as_ref().map(Text::as_str),
            address: self.address.as_ref().map(Text::as_str),
            telephone: self.telephone.as_ref().map(Text::as_str),
            words: self.words.as_ref().map(Text::as_str),
        }
    }
}
