//! Rules that hold for every page and every word.

mod forms;
pub(crate) mod html;
mod pages;
pub(crate) mod source;
mod words;
