//! A rule set as text again: whole, in one canonical form, so that what one version says can be compared with what
//! another does.

use super::raw::{Document, RawArea, RawEntry, RawList, RawNumber};
use super::{Area, Entry, InvalidRules, Number, RuleSet};

impl RuleSet {
    /// The whole rule set as the text that [`RuleSet::parse`] reads: it stands alone and extends nothing.
    ///
    /// # Errors
    /// [`InvalidRules::Unreadable`] if it has no written form, which no checked rule set lacks.
    pub fn to_text(&self) -> Result<String, InvalidRules> {
        let mut document = Document {
            extends: None,
            valid_from: self.valid_from.to_string(),
            note: self.note.clone(),
            number: self
                .numbers
                .iter()
                .map(|(code, number)| (code.clone(), RawNumber::from(number)))
                .collect(),
            default: self
                .defaults
                .iter()
                .map(|(name, code)| (name.clone(), code.to_string()))
                .collect(),
            list: [].into(),
            entry: [].into(),
            area: self.areas.iter().map(RawArea::from).collect(),
        };
        for (list, entries) in &self.lists {
            let entries = entries.iter().map(RawEntry::from).collect();
            let name = list.code().to_owned();
            match self.source(*list) {
                Some(source) => {
                    let source = source.to_owned();
                    document.list.insert(name, RawList { source, entries });
                }
                // Codes that were given without a list: they stand as they were given.
                None => {
                    document.entry.insert(name, entries);
                }
            }
        }
        toml::to_string(&document).map_err(|error| InvalidRules::Unreadable(error.to_string()))
    }
}

impl From<&Number> for RawNumber {
    fn from(number: &Number) -> Self {
        Self {
            value: number.value,
            unit: number.unit.clone(),
            source: number.source.clone(),
            unconfirmed: number.unconfirmed,
        }
    }
}

impl From<&Entry> for RawEntry {
    fn from(entry: &Entry) -> Self {
        Self {
            code: entry.code.to_string(),
            label: entry.label.clone(),
            cy: entry.label_cy.clone(),
            parent: entry.parent.as_ref().map(ToString::to_string),
            from: entry.valid_from.map(|day| day.to_string()),
            to: entry.valid_to.map(|day| day.to_string()),
            min_age: entry.ages.map(|(min, _)| min),
            max_age: entry.ages.map(|(_, max)| max),
            source: entry.source.clone(),
            unconfirmed: entry.unconfirmed,
        }
    }
}

impl From<&Area> for RawArea {
    fn from(area: &Area) -> Self {
        let owners = area.owners.iter().map(|(stage, kinds)| {
            let kinds = kinds.iter().map(|kind| kind.code().to_owned());
            (stage.code().to_owned(), kinds.collect())
        });
        Self {
            code: area.code.to_string(),
            name: area.name.clone(),
            name_cy: area.name_cy.clone(),
            force: area.force.to_string(),
            controller: area.controller.to_string(),
            desk_mailbox: area.desk_mailbox.clone(),
            read_times: area.read_times.clone(),
            read_times_cy: area.read_times_cy.clone(),
            telephone: area.telephone.clone(),
            alert_again_minutes: area.alert_again_minutes,
            owners: owners.collect(),
        }
    }
}
