//! What a page is.

use serde::Serialize;

use crate::{FormErrors, Message};

/// A page's view struct: everything its template shows, already formatted.
pub trait Page: Serialize {
    /// The template below `src/`, such as `pages/home/page.html`. It reads the view struct as `page`.
    const TEMPLATE: &'static str;

    /// The heading of the page. The title in the browser is made of it, so it says nothing about what was typed.
    fn title(&self) -> Message;

    /// What is wrong with the page's form; the title then begins "Error: ".
    fn errors(&self) -> Option<&FormErrors> {
        None
    }
}
