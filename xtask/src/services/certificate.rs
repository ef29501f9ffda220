//! A certificate for the loopback servers of one run, and the authority that signed it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::console::Step;
use crate::running::run;

/// Files of a freshly made certificate for `localhost` and 127.0.0.1, good for two days.
#[derive(Debug)]
pub(crate) struct Certificate {
    /// The authority's certificate, which a client is told to trust.
    pub(crate) authority: PathBuf,
    /// The server's certificate.
    pub(crate) server: PathBuf,
    /// The server's private key.
    pub(crate) key: PathBuf,
}

const NEW_KEY: &[&str] = &[
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
];
const EXTENSIONS: &str = "subjectAltName=DNS:localhost\n\
                          basicConstraints=critical,CA:FALSE\n\
                          extendedKeyUsage=serverAuth\n";

/// Makes the certificate's files in `folder`. The authority's own key is thrown away.
pub(crate) fn make(step: &mut Step, folder: &Path) -> Result<Certificate> {
    let file = |name: &str| folder.join(name);
    let made = Certificate {
        authority: file("ca.pem"),
        server: file("server.pem"),
        key: file("server.key"),
    };
    let (authority_key, request, extensions) = (file("ca.key"), file("server.csr"), file("extensions"));
    fs::write(&extensions, EXTENSIONS).context("writing the certificate's extensions")?;

    let mut authority = openssl("req");
    authority
        .arg("-x509")
        .args(NEW_KEY)
        .args(["-days", "2", "-subj", "/CN=Waymark test authority"]);
    authority.args(["-addext", "keyUsage=critical,keyCertSign"]);
    run(
        step,
        authority
            .arg("-keyout")
            .arg(&authority_key)
            .arg("-out")
            .arg(&made.authority),
    )?;
    let mut wish = openssl("req");
    wish.args(NEW_KEY).args(["-subj", "/CN=localhost"]);
    run(step, wish.arg("-keyout").arg(&made.key).arg("-out").arg(&request))?;
    let mut sign = openssl("x509");
    sign.args(["-req", "-days", "2", "-CAcreateserial"])
        .arg("-in")
        .arg(&request)
        .arg("-CA")
        .arg(&made.authority);
    sign.arg("-CAkey")
        .arg(&authority_key)
        .arg("-extfile")
        .arg(&extensions);
    run(step, sign.arg("-out").arg(&made.server))?;
    fs::remove_file(authority_key).context("throwing the authority's key away")?;
    Ok(made)
}

fn openssl(subcommand: &str) -> Command {
    let mut command = Command::new("openssl");
    command.arg(subcommand);
    command
}
