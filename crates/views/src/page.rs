//! What a page is.

use serde::Serialize;

use crate::{FormErrors, Message};

/// A page's view struct: everything its template shows, already formatted.
pub trait Page: Serialize {
    /// The template below `src/`, such as `pages/home/page.html`. It reads the view struct as `page`.
    const TEMPLATE: &'static str;

    /// The heading of the page, which the template shows as `title`.
    fn title(&self) -> Message;

    /// What the browser's tab and history say: the heading, unless somebody who looks over a shoulder should not
    /// read it. Never anything that was typed.
    fn tab(&self) -> Message {
        self.title()
    }

    /// What is wrong with the page's form; the title then begins "Error: ".
    fn errors(&self) -> Option<&FormErrors> {
        None
    }
}
