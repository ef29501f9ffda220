//! TLS 1.2 and 1.3 with a certificate that can be changed while the server runs.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::{self, PemObject};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_rustls::rustls::{self, ServerConfig};
use tokio_rustls::{Accept, TlsAcceptor};

use crate::config::TlsFiles;

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read.
    #[error("{path} cannot be read")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// A file holds no PEM of the kind it should.
    #[error("{path} holds no usable PEM")]
    Pem {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: pem::Error,
    },
    /// The key does not belong to the certificate, or is of a kind that is not supported.
    #[error("the key and the certificate do not go together")]
    Pair(#[from] rustls::Error),
}

/// The TLS side of a listener.
pub(super) struct Tls {
    acceptor: TlsAcceptor,
    current: Arc<Current>,
    files: TlsFiles,
    seen: Mutex<Pem>,
}

/// The certificate in use.
#[derive(Debug)]
struct Current(RwLock<Arc<CertifiedKey>>);

/// Both files as they were read; compared to see whether they have changed.
#[derive(Clone, PartialEq, Eq)]
struct Pem {
    certificates: Vec<u8>,
    key: Vec<u8>,
}

impl Tls {
    /// Reads the certificate and its key.
    pub(super) fn load(files: TlsFiles) -> Result<Self, TlsError> {
        let seen = Pem::read(&files)?;
        let current = Arc::new(Current(RwLock::new(Arc::new(seen.pair(&files)?))));
        let config = config(Arc::clone(&current))?;
        Ok(Self {
            acceptor: TlsAcceptor::from(Arc::new(config)),
            current,
            files,
            seen: Mutex::new(seen),
        })
    }

    /// The handshake with a client.
    pub(super) fn accept<S: AsyncRead + AsyncWrite + Unpin>(&self, stream: S) -> Accept<S> {
        self.acceptor.accept(stream)
    }

    /// Takes up the files as they are now, if they have changed. A pair that cannot be used is left alone and
    /// said in the log: the one in use goes on.
    pub(super) fn reload(&self) {
        match self.renewed() {
            Ok(true) => tracing::info!("a new certificate is in use"),
            Ok(false) => {}
            Err(error) => {
                let cause = std::error::Error::source(&error).map(ToString::to_string);
                tracing::error!(%error, cause, "the certificate files changed and cannot be used");
            }
        }
    }

    fn renewed(&self) -> Result<bool, TlsError> {
        let found = Pem::read(&self.files)?;
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if found == *seen {
            return Ok(false);
        }
        let pair = found.pair(&self.files)?;
        *self.current.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(pair);
        *seen = found;
        Ok(true)
    }
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tls({})", self.files.certificates.display())
    }
}

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

impl Pem {
    fn read(files: &TlsFiles) -> Result<Self, TlsError> {
        Ok(Self {
            certificates: read(&files.certificates)?,
            key: read(&files.key)?,
        })
    }

    /// The two as one, checked to belong together.
    fn pair(&self, files: &TlsFiles) -> Result<CertifiedKey, TlsError> {
        let in_file = |path: &Path| {
            let path = path.to_owned();
            move |source| TlsError::Pem { path, source }
        };
        let chain = CertificateDer::pem_slice_iter(&self.certificates)
            .collect::<Result<Vec<_>, _>>()
            .and_then(|chain| {
                if chain.is_empty() {
                    Err(pem::Error::NoItemsFound)
                } else {
                    Ok(chain)
                }
            })
            .map_err(in_file(&files.certificates))?;
        let key = PrivateKeyDer::from_pem_slice(&self.key).map_err(in_file(&files.key))?;
        Ok(CertifiedKey::from_der(chain, key, &ring::default_provider())?)
    }
}

fn read(path: &Path) -> Result<Vec<u8>, TlsError> {
    std::fs::read(path).map_err(|source| TlsError::Read {
        path: path.to_owned(),
        source,
    })
}

/// Every suite of this provider is forward secret and authenticated. Browsers are offered HTTP/1.1 and nothing else.
fn config(current: Arc<Current>) -> Result<ServerConfig, rustls::Error> {
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])?
        .with_no_client_auth()
        .with_cert_resolver(current);
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}
