//! Routes of the public and the staff site, thin over the service.
//!
//! Two sites, each with a listener, a router and a table of routes of its own ([`public`], [`staff`]). A
//! handler parses, calls the service and shows a page; what surrounds every answer is in `middleware`, and the
//! loop that accepts connections and lets go of them in [`server`].

mod assets;
mod config;
mod cookie;
mod middleware;
mod pages;
mod present;
mod problem;
pub mod public;
mod routes;
pub mod server;
mod sites;
pub mod staff;

pub use config::{Limits, Listener, TlsFiles};
pub use pages::Installation;
pub use present::Present;
pub use routes::Listed;
pub use sites::{Config, Desks, Sites};
pub use staff::StaffConfig;
