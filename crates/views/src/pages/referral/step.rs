//! The pages of a referral and their addresses.

use super::answers::Position;

/// One page of the referral form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Professional: the sector they work in.
    Sector,
    /// Professional: the part of the sector.
    Subsector,
    /// Is somebody in danger now?
    Danger,
    /// 999 first, and how to carry on.
    Emergency,
    /// Where the person lives.
    Area,
    /// What the worry is.
    Worry,
    /// What else there is to tell: chooses the pages that follow.
    More,
    /// When and how it was noticed, and words used.
    Noticed,
    /// What happens online.
    Online,
    /// People they are in touch with, and threats.
    Contacts,
    /// What else is going on, who helps, what goes well.
    Help,
    /// Who the person is.
    Name(Position),
    /// When they were born.
    Birth(Position),
    /// Whether they and their family know.
    Aware(Position),
    /// Where they live and how to find them.
    Find(Position),
    /// Gender, school or work, language.
    About(Position),
    /// Whether to take the person out of the referral.
    Remove(Position),
    /// The people so far; one more?
    People,
    /// Who is telling us.
    You,
    /// How to reach whoever is telling us.
    Reach,
    /// Professional: the list of tasks.
    Tasks,
    /// Everything, to be checked before it is sent.
    Check,
}

/// A heading under which steps are grouped, in the list of tasks and when checking answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Where the professional works.
    Work,
    /// Danger and place.
    Urgency,
    /// The worry.
    Concern,
    /// One person.
    Person(Position),
    /// Who else.
    People,
    /// Who is telling us.
    You,
    /// The list of tasks and the last check.
    Whole,
}

impl Step {
    const WHOLE: [Self; 15] = [
        Self::Sector,
        Self::Subsector,
        Self::Danger,
        Self::Emergency,
        Self::Area,
        Self::Worry,
        Self::More,
        Self::Noticed,
        Self::Online,
        Self::Contacts,
        Self::Help,
        Self::People,
        Self::You,
        Self::Reach,
        Self::Tasks,
    ];

    const OF_A_PERSON: [fn(Position) -> Self; 6] = [
        Self::Name,
        Self::Birth,
        Self::Aware,
        Self::Find,
        Self::About,
        Self::Remove,
    ];

    /// The last part of its address and of its message ids.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Sector => "sector",
            Self::Subsector => "subsector",
            Self::Danger => "danger",
            Self::Emergency => "emergency",
            Self::Area => "area",
            Self::Worry => "worry",
            Self::More => "more",
            Self::Noticed => "noticed",
            Self::Online => "online",
            Self::Contacts => "contacts",
            Self::Help => "help",
            Self::Name(_) => "name",
            Self::Birth(_) => "birth",
            Self::Aware(_) => "aware",
            Self::Find(_) => "find",
            Self::About(_) => "about",
            Self::Remove(_) => "remove",
            Self::People => "people",
            Self::You => "you",
            Self::Reach => "reach",
            Self::Tasks => "tasks",
            Self::Check => "check",
        }
    }

    /// The person it is about, for a page about one person.
    #[must_use]
    pub const fn person(self) -> Option<Position> {
        match self {
            Self::Name(at)
            | Self::Birth(at)
            | Self::Aware(at)
            | Self::Find(at)
            | Self::About(at)
            | Self::Remove(at) => Some(at),
            Self::Sector
            | Self::Subsector
            | Self::Danger
            | Self::Emergency
            | Self::Area
            | Self::Worry
            | Self::More
            | Self::Noticed
            | Self::Online
            | Self::Contacts
            | Self::Help
            | Self::People
            | Self::You
            | Self::Reach
            | Self::Tasks
            | Self::Check => None,
        }
    }

    /// Its path in English: `/refer/worry`, `/refer/person/2/name`.
    #[must_use]
    pub fn path(self) -> String {
        match self.person() {
            Some(position) => format!("/refer/person/{position}/{}", self.slug()),
            None => format!("/refer/{}", self.slug()),
        }
    }

    /// From its path in English; `None` when there is no such page.
    #[must_use]
    pub fn from_path(path: &str) -> Option<Self> {
        let rest = path.strip_prefix("/refer/")?;
        match rest.strip_prefix("person/") {
            Some(rest) => {
                let (number, slug) = rest.split_once('/')?;
                let position = Position::new(number.parse().ok()?)?;
                let of_person = Self::OF_A_PERSON.into_iter().map(|step| step(position));
                // Compared whole, so that "person/01/name" is no second address of a page.
                of_person
                    .into_iter()
                    .find(|step| step.slug() == slug && step.path() == path)
            }
            None => Self::WHOLE
                .into_iter()
                .chain([Self::Check])
                .find(|step| step.slug() == rest),
        }
    }

    /// The heading it stands under.
    #[must_use]
    pub const fn section(self) -> Section {
        match self {
            Self::Sector | Self::Subsector => Section::Work,
            Self::Danger | Self::Emergency | Self::Area => Section::Urgency,
            Self::Worry | Self::More | Self::Noticed | Self::Online | Self::Contacts | Self::Help => {
                Section::Concern
            }
            Self::Name(at) | Self::Birth(at) | Self::Aware(at) | Self::Find(at) | Self::About(at) => {
                Section::Person(at)
            }
            Self::People | Self::Remove(_) => Section::People,
            Self::You | Self::Reach => Section::You,
            Self::Tasks | Self::Check => Section::Whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_has_one_address_and_comes_back_from_it() {
        let position = Position::new(20).unwrap();
        let people = Step::OF_A_PERSON.into_iter().map(|step| step(position));
        for step in Step::WHOLE.into_iter().chain([Step::Check]).chain(people) {
            assert_eq!(Step::from_path(&step.path()), Some(step));
        }
        for strange in [
            "/refer",
            "/refer/",
            "/refer/person/0/name",
            "/refer/person/01/name",
            "/refer/person/+1/name",
            "/refer/name",
            "/refer/person/99999/name",
        ] {
            assert_eq!(Step::from_path(strange), None, "{strange}");
        }
    }
}
