//! Names and words that stand behind ids and codes: members, areas, lists, days.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use waymark_domain::calendar::Calendar;
use waymark_domain::rules::{List, RuleSet};
use waymark_domain::task::TaskOwner;
use waymark_domain::{Date, MemberId, Timestamp};
use waymark_service::ServiceError;
use waymark_views::Message;
use waymark_views::pages::case::said::Said;
use waymark_views::pages::case::{Due, Nearness};

use crate::pages::Pages;
use crate::staff::Staff;

/// A member as colleagues know them.
#[derive(Debug, Clone)]
struct Known {
    name: String,
    organisation: String,
}

/// What a page needs to put ids and codes into words, read once for each page.
#[derive(Debug, Clone)]
pub(in crate::staff) struct Words {
    rules: Arc<RuleSet>,
    calendar: Calendar,
    today: Date,
    members: BTreeMap<MemberId, Known>,
    pages: Pages,
}

impl Words {
    /// As of an instant.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when the store does not answer.
    pub(in crate::staff) async fn load(staff: &Staff, now: Timestamp) -> Result<Self, ServiceError> {
        let desk = &staff.desk;
        let members = staff.office.members(now).await?.into_iter();
        let known = members.map(|member| {
            let known = Known {
                name: member.display_name,
                organisation: member.organisation,
            };
            (member.id, known)
        });
        Ok(Self {
            rules: desk.rules(now),
            calendar: desk.calendar().clone(),
            today: now.london_date(),
            members: known.collect(),
            pages: staff.pages().clone(),
        })
    }

    /// A message as text.
    pub(in crate::staff) fn say(&self, message: &Message) -> String {
        self.pages.say(message)
    }

    /// The rules in force.
    pub(in crate::staff) fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// What a code of a list is called; the code itself once no list has it.
    pub(in crate::staff) fn label(&self, list: List, code: &str) -> String {
        let entries = self.rules.all_entries(list).iter();
        let found = entries.rev().find(|entry| entry.code.as_str() == code);
        found.map_or_else(|| code.to_owned(), |entry| entry.label.clone())
    }

    /// What an area is called.
    pub(in crate::staff) fn area(&self, code: &str) -> String {
        self.rules
            .area(code)
            .map_or_else(|| code.to_owned(), |area| area.name.clone())
    }

    /// The codes of all areas.
    pub(in crate::staff) fn areas(&self) -> Vec<String> {
        let areas = self.rules.areas().iter();
        areas.map(|area| area.code.to_string()).collect()
    }

    /// What areas are called, each once, in one line.
    pub(in crate::staff) fn areas_in_words(&self, codes: impl Iterator<Item = String>) -> String {
        let names: BTreeSet<String> = codes.map(|code| self.area(&code)).collect();
        if names.is_empty() {
            return self.say(&Said::NoArea.words());
        }
        names.into_iter().collect::<Vec<_>>().join(", ")
    }

    /// What a member is called.
    pub(in crate::staff) fn member(&self, id: MemberId) -> String {
        self.members.get(&id).map_or_else(
            || self.say(&Said::NoLongerKnown.words()),
            |known| known.name.clone(),
        )
    }

    /// What a member is called, and where they work.
    pub(in crate::staff) fn member_at_work(&self, id: MemberId) -> String {
        self.members.get(&id).map_or_else(
            || self.say(&Said::NoLongerKnown.words()),
            |known| format!("{}, {}", known.name, known.organisation),
        )
    }

    /// Who has to do something in a case with that owner, in words.
    pub(in crate::staff) fn task_owner(&self, task: TaskOwner, owner: Option<MemberId>) -> String {
        match (task, owner) {
            (TaskOwner::Member(member), _) | (TaskOwner::CaseOwner, Some(member)) => self.member(member),
            (TaskOwner::CaseOwner, None) => self.say(&Said::Desk.words()),
            (TaskOwner::Supervisors, _) => self.say(&Said::Supervisors.words()),
            (TaskOwner::PrivacyOfficers, _) => self.say(&Said::PrivacyOfficers.words()),
        }
    }

    /// A day on which something is due, and how near it is.
    pub(in crate::staff) fn due(&self, day: Date) -> Due {
        let near = match (
            day.days_until(self.today),
            self.calendar.working_days_between(day, self.today),
        ) {
            (0, _) => Nearness::Today,
            (passed, working) if passed > 0 => Nearness::Late(u32::from(working)),
            (_, _) => Nearness::In(u32::from(self.calendar.working_days_between(self.today, day))),
        };
        Due::on(day, near)
    }
}

#[cfg(test)]
impl Words {
    /// The shipped rules and calendar on a day, with these members.
    pub(super) fn on(today: Date, members: &[(MemberId, &str)]) -> Self {
        use waymark_views::{Operator, Purpose, Site, Views, Welsh};

        let installation = crate::Installation {
            operator: Operator {
                name: "Exampleshire".to_owned(),
                email: "prevent@refer.example".to_owned(),
            },
            purpose: Purpose::Live,
            welsh: Welsh::Off,
        };
        let known = |(id, name): &(MemberId, &str)| {
            let known = Known {
                name: (*name).to_owned(),
                organisation: "Wyrdale Council".to_owned(),
            };
            (*id, known)
        };
        Self {
            rules: Arc::new(RuleSet::shipped().unwrap()),
            calendar: Calendar::shipped().unwrap(),
            today,
            members: members.iter().map(known).collect(),
            pages: Pages::new(
                Arc::new(Views::strict().unwrap()),
                Arc::new(installation),
                Site::Staff,
            ),
        }
    }
}
