//! Whether two records may be one person: only whether, and why; a human decides.

use crate::birth::{self, BirthAlike, births};
use crate::name::NameAlike;
use crate::people::PersonRecord;
use crate::place::PostcodeAlike;

/// What two records have in common that is found by keyed hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shared {
    /// A telephone number.
    pub phone: bool,
    /// An e-mail address.
    pub email: bool,
    /// A name used online.
    pub handle: bool,
}

/// One thing in which two records agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// A name of both.
    Name(NameAlike),
    /// The birth.
    Birth(BirthAlike),
    /// The whole postcode.
    Postcode,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A name used online.
    Handle,
}

impl Agreement {
    /// Its code, as kept with a candidate.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name(NameAlike::Same) => "name_same",
            Self::Name(NameAlike::Close) => "name_close",
            Self::Name(NameAlike::Sounds) => "name_sounds",
            Self::Name(NameAlike::Part) => "name_part",
            Self::Birth(BirthAlike::SameDay) => "birth_same",
            Self::Birth(BirthAlike::Swapped) => "birth_swapped",
            Self::Birth(BirthAlike::OneSlip) => "birth_slip",
            Self::Birth(BirthAlike::Fits) => "birth_fits",
            Self::Postcode => "postcode",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Handle => "handle",
        }
    }
}

/// In what two records agree, when it is enough that somebody should look at both: something of their own in
/// common (a number, an address on the internet), or names alike with births that do not contradict each other.
/// The less alike the names, the more the births must say.
///
/// Rule: docs/rules.md R-080
pub fn may_be_same(one: &PersonRecord, other: &PersonRecord, shared: Shared) -> Option<Vec<Agreement>> {
    let name = one
        .names()
        .iter()
        .flat_map(|ours| other.names().iter().filter_map(|theirs| ours.alike(theirs)))
        .min();
    let birth = births(one.birth(), other.birth());
    let known = !birth::is_unknown(one.birth()) && !birth::is_unknown(other.birth());
    let postcode = one
        .postcode()
        .zip(other.postcode())
        .and_then(|(ours, theirs)| ours.alike(theirs));
    let same_place = postcode == Some(PostcodeAlike::Same);
    let by_name = match (name, birth) {
        (Some(NameAlike::Same), Some(_)) => true,
        (Some(NameAlike::Same), None) => !known,
        (Some(NameAlike::Close | NameAlike::Sounds), Some(BirthAlike::Fits) | None) => {
            same_place && !(known && birth.is_none())
        }
        (
            Some(NameAlike::Close | NameAlike::Sounds),
            Some(BirthAlike::SameDay | BirthAlike::Swapped | BirthAlike::OneSlip),
        ) => true,
        (Some(NameAlike::Part), Some(BirthAlike::SameDay)) => same_place,
        (
            Some(NameAlike::Part),
            Some(BirthAlike::Swapped | BirthAlike::OneSlip | BirthAlike::Fits) | None,
        )
        | (None, _) => false,
    };
    let own = [
        (shared.phone, Agreement::Phone),
        (shared.email, Agreement::Email),
        (shared.handle, Agreement::Handle),
    ];
    let by_own = own.iter().any(|(shared, _)| *shared);
    (by_name || by_own).then(|| {
        let described = name
            .map(Agreement::Name)
            .into_iter()
            .chain(birth.map(Agreement::Birth));
        let own = own
            .into_iter()
            .filter_map(|(shared, agreement)| shared.then_some(agreement));
        described
            .chain(same_place.then_some(Agreement::Postcode))
            .chain(own)
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use waymark_domain::person::Birth;

    use super::*;

    fn record(name: &str, birth: &str, postcode: &str) -> PersonRecord {
        PersonRecord::new([name], Birth::Born(birth.parse().unwrap()), Some(postcode), None)
    }

    fn codes(one: &PersonRecord, other: &PersonRecord) -> Option<Vec<&'static str>> {
        let said = |shared| {
            may_be_same(one, other, shared).map(|all| all.into_iter().map(Agreement::code).collect())
        };
        assert_eq!(
            may_be_same(one, other, Shared::default()),
            may_be_same(other, one, Shared::default())
        );
        said(Shared::default())
    }

    /// Three referrals of one person by three sources.
    #[test]
    fn the_earlier_referrals_are_found_however_they_were_written() {
        let first = record("Adam Fletcher", "2009-03-07", "M14 5XX");
        let second = record("Flecher Adam", "2009-07-03", "");
        let third = record("Adam Flechar", "2009-03-07", "LL55 1AB");
        assert_eq!(codes(&first, &second).unwrap(), ["name_close", "birth_swapped"]);
        assert_eq!(codes(&first, &third).unwrap(), ["name_close", "birth_same"]);
        assert_eq!(codes(&second, &third).unwrap(), ["name_close", "birth_swapped"]);
    }

    #[test]
    fn a_name_alone_is_enough_only_when_nothing_contradicts_it() {
        let adam = record("Adam Fletcher", "2009-03-07", "");
        assert_eq!(
            codes(&adam, &record("Adam Fletcher", "", "")).unwrap(),
            ["name_same"]
        );
        assert_eq!(
            codes(&adam, &record("Adam Fletcher", "2009", "")).unwrap(),
            ["name_same", "birth_fits"]
        );
        assert_eq!(codes(&adam, &record("Adam Fletcher", "1987-11-22", "")), None);
        assert_eq!(codes(&adam, &record("Adam Flechar", "", "")), None);
        assert_eq!(codes(&adam, &record("Bram Harris", "2009-03-07", "")), None);
    }

    #[test]
    fn what_is_a_persons_own_is_enough_alone() {
        let (one, other) = (
            record("Adam Fletcher", "2009-03-07", ""),
            record("Kes", "1987-11-22", ""),
        );
        let shared = Shared {
            handle: true,
            ..Shared::default()
        };
        assert_eq!(may_be_same(&one, &other, shared), Some(vec![Agreement::Handle]));
        assert_eq!(may_be_same(&one, &other, Shared::default()), None);
    }
}
