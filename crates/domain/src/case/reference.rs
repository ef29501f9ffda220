//! How a case is named aloud among those who may see it.

use crate::CaseId;
use crate::reference::symbol;

/// The chance that is read from an id, in bits.
const BITS: u32 = 50;

/// A case's reference, as it is written and read aloud: `7K2MQ-9TX4B`. It is made of the chance in the case's id,
/// so it stays the same and tells no date, area or order. It opens nothing.
#[must_use]
pub fn reference(case: CaseId) -> String {
    let (_, low) = case.0.as_u64_pair();
    let letters: String = (0..BITS / 5)
        .rev()
        .map(|place| symbol(u8::try_from(low >> (5 * place) & 31).unwrap_or_default()))
        .collect();
    let (first, second) = letters.split_at(letters.len() / 2);
    format!("{first}-{second}")
}

/// The reference that somebody typed, as [`reference()`] writes it; none when it cannot be one.
#[must_use]
pub fn reference_typed(typed: &str) -> Option<String> {
    let letters: String = typed
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let is_symbol = |letter: char| (0..32).any(|value| symbol(value) == letter);
    let fits = letters.len() == 10 && letters.chars().all(is_symbol);
    fits.then(|| {
        let (first, second) = letters.split_at(5);
        format!("{first}-{second}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_reference_is_known_however_it_is_typed() {
        let named = Some("7K2MQ-9TX41".to_owned());
        for typed in ["7K2MQ-9TX41", " 7k2mq 9tx4l ", "7K2MQ9TX4I"] {
            assert_eq!(reference_typed(typed), named, "{typed}");
        }
        for other in ["", "7K2MQ-9TX4", "7K2MQ-9TX4U", "Wren Ashdown", "7K2MQ-9TX41-7"] {
            assert_eq!(reference_typed(other), None, "{other}");
        }
    }

    #[test]
    fn a_case_is_named_by_the_chance_in_its_id_alone() {
        let named = |id: &str| reference(CaseId(Uuid::try_parse(id).unwrap()));
        assert_eq!(named("0190d1c2-0000-7000-8000-000000000001"), "00000-00001");
        assert_eq!(named("0190d1c2-aaaa-7000-bfff-ffffffffffff"), "ZZZZZ-ZZZZZ");
        assert_eq!(
            named("0190d1c2-0000-7000-8001-23456789abcd"),
            named("0555d1c2-0000-7000-8001-23456789abcd")
        );
    }
}
