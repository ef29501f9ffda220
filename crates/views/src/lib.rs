//! The pages of both sites: view structs, templates, words and layout.
//!
//! A page is a folder in `pages/` with its view struct (`mod.rs`), its template (`page.html`) and samples that every
//! test renders (`samples.rs`). Its words are in `messages/`, in English and Cymraeg. Components come from
//! `waymark-components`. Nothing here decides anything: a view struct holds what the page shows.

mod chrome;
mod engine;
mod form;
#[cfg(any(test, feature = "samples"))]
pub mod gallery;
mod lang;
mod messages;
mod page;
pub mod pages;
pub mod paths;
mod prose;

#[cfg(test)]
mod tests;

pub use chrome::{Chrome, NavItem, Operator, Purpose, Section, SignedInAs, Site, Welsh, role_words};
pub use engine::{ViewError, Views};
pub use form::{FieldError, Form, FormErrors, Hidden};
pub use lang::Lang;
pub use messages::{Arg, Message, MessageError, Messages};
pub use page::Page;
