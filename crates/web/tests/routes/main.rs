//! The two sites as a browser meets them: over real sockets.

mod app;
mod client;
mod headers;
mod limits;
mod malformed;
mod table;
mod tls;
