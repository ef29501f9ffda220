//! Rules that hold for every page and every word.

mod html;
mod pages;
mod source;
mod words;
