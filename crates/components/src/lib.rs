//! The GOV.UK and MoJ page components, and the static assets.
//!
//! Mark-up is upstream's own: the build translates the templates of the npm
//! packages, and the packages' fixtures are our test. No crown, crest or licensed
//! typeface comes along.
//!
//! ```
//! let mut env = minijinja::Environment::new();
//! waymark_components::add_components(&mut env);
//! let html = env.render_str(r#"{{ govukButton(text="Send", preventDoubleClick=true) }}"#, ()).unwrap();
//! assert!(html.starts_with("<button"));
//! ```

mod assets;
mod component;
mod engine;
mod filters;
mod markup;
mod script;
mod time;

#[cfg(test)]
mod tests;
#[cfg(test)]
#[path = "../translate/mod.rs"]
mod translate;

pub use assets::{Asset, asset, assets, url};
pub use component::{add_components, names, render_component};
