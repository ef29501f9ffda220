//! One connection: handshake, requests, deadlines.

use std::convert::Infallible;
use std::time::Duration;

use axum::Router;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::Watcher;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

use super::{Peer, Shared};

/// Enough for any browser's headers; more is refused before it is read.
const HEADERS: usize = 64;
/// Room for all headers together.
const BUFFER_BYTES: usize = 32 * 1024;

/// Serves one connection until it ends. A broken connection is the client's affair and leaves no trace.
pub(super) async fn serve(stream: TcpStream, peer: Peer, shared: &Shared, router: Router, watcher: Watcher) {
    // Pages are written whole: waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    let stream = with_idle_limit(stream, shared.limits.idle);
    let Some(tls) = &shared.tls else {
        return http(stream, peer, shared, router, watcher).await;
    };
    if let Ok(Ok(stream)) = tokio::time::timeout(shared.limits.headers, tls.accept(stream)).await {
        http(stream, peer, shared, router, watcher).await;
    }
}

fn with_idle_limit(stream: TcpStream, idle: Duration) -> std::pin::Pin<Box<TimeoutStream<TcpStream>>> {
    let mut stream = TimeoutStream::new(stream);
    stream.set_read_timeout(Some(idle));
    stream.set_write_timeout(Some(idle));
    Box::pin(stream)
}

async fn http<S>(stream: S, peer: Peer, shared: &Shared, router: Router, watcher: Watcher)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = tower::service_fn(move |mut request: axum::http::Request<Incoming>| {
        request.extensions_mut().insert(peer);
        let answered = router.clone().oneshot(request);
        async move { Ok::<Response, Infallible>(answered.await.unwrap_or_else(|never| match never {})) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(shared.limits.headers)
        .max_headers(HEADERS)
        .max_buf_size(BUFFER_BYTES)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!(%error, "a connection ended early");
    }
}
