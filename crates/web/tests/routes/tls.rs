//! TLS and the certificate.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rcgen::CertifiedKey;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, ProtocolVersion, RootCertStore, SupportedProtocolVersion, version};
use waymark_web::server::{BindError, Server};
use waymark_web::{Config, Limits, Listener, TlsFiles};

use crate::app::{TestApp, config};
use crate::client::{HOST, request, send, send_over};

/// Writes a new certificate into the folder and returns it as a trust store.
fn renew(files: &TlsFiles) -> RootCertStore {
    let CertifiedKey { cert, signing_key } = rcgen::generate_simple_self_signed([HOST.to_owned()]).unwrap();
    std::fs::write(&files.certificates, cert.pem()).unwrap();
    std::fs::write(&files.key, signing_key.serialize_pem()).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(cert.der().clone()).unwrap();
    roots
}

fn files(folder: &Path) -> TlsFiles {
    TlsFiles {
        certificates: folder.join("chain.pem"),
        key: folder.join("key.pem"),
    }
}

async fn connect(
    addr: std::net::SocketAddr,
    roots: &RootCertStore,
    version: &'static SupportedProtocolVersion,
) -> std::io::Result<TlsStream<TcpStream>> {
    let client = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[version])
        .unwrap()
        .with_root_certificates(roots.clone())
        .with_no_client_auth();
    let name = ServerName::try_from(HOST).unwrap();
    let stream = TcpStream::connect(addr).await?;
    TlsConnector::from(Arc::new(client)).connect(name, stream).await
}

fn over_tls(files: TlsFiles) -> Config {
    let plain = config();
    Config {
        public: Listener {
            tls: Some(files),
            ..plain.public.clone()
        },
        limits: Limits {
            certificate_check: Duration::from_millis(20),
            ..Default::default()
        },
        ..plain
    }
}

#[tokio::test]
async fn cry_1_tls_1_2_and_1_3_are_spoken_and_the_browser_is_told_to_stay_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(folder.path());
    let roots = renew(&files);
    let app = TestApp::with(over_tls(files)).await;
    for (offered, spoken) in [
        (&version::TLS12, ProtocolVersion::TLSv1_2),
        (&version::TLS13, ProtocolVersion::TLSv1_3),
    ] {
        let stream = connect(app.public, &roots, offered).await.unwrap();
        assert_eq!(stream.get_ref().1.protocol_version(), Some(spoken));
        let answer = send_over(stream, &request("GET", "/exit", &[], "")).await;
        assert_eq!(
            (
                answer.header("strict-transport-security"),
                answer.header("set-cookie")
            ),
            (
                Some("max-age=63072000; includeSubDomains"),
                Some("__Host-waymark-draft=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0")
            )
        );
    }
    app.stop().await;
}

#[tokio::test]
async fn a_new_certificate_is_taken_up_and_a_broken_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(folder.path());
    let first = renew(&files);
    let app = TestApp::with(over_tls(files.clone())).await;
    connect(app.public, &first, &version::TLS13).await.unwrap();

    let second = renew(&files);
    let taken_up = async {
        while connect(app.public, &second, &version::TLS13).await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), taken_up)
        .await
        .expect("the new certificate is in use");
    assert!(connect(app.public, &first, &version::TLS13).await.is_err());

    std::fs::write(&files.certificates, "half a file").unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    connect(app.public, &second, &version::TLS13).await.unwrap();
    app.stop().await;
}

#[tokio::test]
async fn plain_http_does_not_leave_the_machine_unless_a_proxy_is_named() {
    let everywhere = Listener {
        addr: "0.0.0.0:0".parse().unwrap(),
        ..config().public
    };
    let refused = Server::bind(everywhere.clone(), Limits::default(), axum::Router::new()).await;
    assert!(matches!(refused, Err(BindError::Plain(_))), "{refused:?}");

    let proxied = Listener {
        trusted_proxies: vec!["192.0.2.10".parse().unwrap()],
        ..everywhere
    };
    let app = TestApp::with(Config {
        public: proxied,
        ..config()
    })
    .await;
    let closed = crate::client::raw(app.public, &request("GET", "/", &[], "")).await;
    assert_eq!(closed, b"", "a stranger gets no answer in the clear");
    app.stop().await;
}

#[tokio::test]
async fn behind_a_named_proxy_the_browser_is_on_tls() {
    let proxied = Listener {
        trusted_proxies: vec!["127.0.0.1".parse().unwrap()],
        ..config().public
    };
    let app = TestApp::with(Config {
        public: proxied,
        ..config()
    })
    .await;
    let answer = send(app.public, &request("GET", "/", &[], "")).await;
    assert_eq!(
        answer.header("strict-transport-security"),
        Some("max-age=63072000; includeSubDomains")
    );
    app.stop().await;
}
