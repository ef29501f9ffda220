//! Makes signs visible that change the order of letters, so that nothing typed can pass for something else.

/// `text` with each direction mark written out, as `[U+202E]`.
pub(super) fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_direction_mark(letter) {
            shown.push_str(&format!("[U+{:04X}]", u32::from(letter)));
        } else {
            shown.push(letter);
        }
    }
    shown
}

fn is_direction_mark(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mark_is_written_out_and_scripts_stay_as_they_are() {
        assert_eq!(
            shown("txt\u{202e}gpj \u{2066}x\u{2069}\u{200f}"),
            "txt[U+202E]gpj [U+2066]x[U+2069][U+200F]"
        );
        assert_eq!(shown("Siân نور"), "Siân نور");
    }
}
