//! The contract with Hyperlane: its hooks, and reqwest as the client.

use std::sync::LazyLock;
use std::time::Duration;
use std::{env, process};

use hyperlane::*;
use reqwest::redirect::Policy;

const PLAIN: &str = "text/plain; charset=utf-8";

static DOWNSTREAM: LazyLock<String> = LazyLock::new(|| env::args().nth(2).unwrap_or_default());

static CLIENT: LazyLock<reqwest::Client> = LazyLock::new(|| {
    reqwest::Client::builder()
        .no_proxy()
        .redirect(Policy::none())
        .pool_idle_timeout(Duration::from_secs(20)) // below the downstream's own limit
        .build()
        .unwrap()
});

/// Hyperlane has no 404 of its own and leaves the header Connection to us. Its own headers have lower-case names, and another case would add a second one.
struct Beforehand;

struct Hello;

struct Wait;

/// Hyperlane sends nothing unless a hook does.
struct Afterwards;

impl ServerHook for Beforehand {
    async fn new(_: &mut Stream, _: &mut Context) -> Self {
        Self
    }

    async fn handle(self, _: &mut Stream, ctx: &mut Context) -> Status {
        let keeps = ctx.get_request().is_enable_keep_alive();
        ctx.get_mut_response()
            .set_status_code(404)
            .set_header("content-type", PLAIN)
            .set_header("connection", if keeps { "keep-alive" } else { "close" })
            .set_body("not found");
        Status::Continue
    }
}

impl ServerHook for Hello {
    async fn new(_: &mut Stream, _: &mut Context) -> Self {
        Self
    }

    async fn handle(self, _: &mut Stream, ctx: &mut Context) -> Status {
        ctx.get_mut_response().set_status_code(200).set_body("Hello");
        Status::Continue
    }
}

impl ServerHook for Wait {
    async fn new(_: &mut Stream, _: &mut Context) -> Self {
        Self
    }

    async fn handle(self, _: &mut Stream, ctx: &mut Context) -> Status {
        let millis = ctx.try_get_route_param("millis").unwrap_or_default();
        if !millis.is_empty() && millis.bytes().all(|b| b.is_ascii_digit()) {
            let (status, body) = match sleep(&millis).await {
                Ok(answer) => answer,
                Err(error) => (502, error.to_string()),
            };
            ctx.get_mut_response()
                .set_status_code(status.into())
                .set_body(&body);
        }
        Status::Continue
    }
}

impl ServerHook for Afterwards {
    async fn new(_: &mut Stream, _: &mut Context) -> Self {
        Self
    }

    async fn handle(self, stream: &mut Stream, ctx: &mut Context) -> Status {
        let answer = ctx.get_mut_response().build();
        if stream.try_send(answer).await.is_err() {
            stream.set_closed(true);
            return Status::Reject;
        }
        Status::Continue
    }
}

async fn sleep(millis: &str) -> reqwest::Result<(u16, String)> {
    let url = format!("{}/sleep/{millis}", *DOWNSTREAM);
    let response = CLIENT.get(url).send().await?;
    let status = response.status().as_u16();
    Ok((status, response.text().await?))
}

#[tokio::main]
async fn main() {
    if env::args().count() != 3 {
        eprintln!("usage: hyperlane-server PORT DOWNSTREAM");
        process::exit(2);
    }
    let port = env::args().nth(1).unwrap_or_default();
    let mut config = ServerConfig::default();
    config.set_address(format!("127.0.0.1:{port}"));
    config.set_nodelay(Some(true));
    let mut requests = RequestConfig::default();
    requests.set_read_timeout_ms(3_600_000); // Hyperlane closes an idle client after 6 s by itself
    let mut server = Server::default();
    server.server_config(config);
    server.request_config(requests);
    server.request_middleware::<Beforehand>();
    server.response_middleware::<Afterwards>();
    server.route::<Hello>("/");
    server.route::<Wait>("/wait/{millis}");
    match server.run().await {
        Ok(control) => control.wait().await,
        Err(error) => eprintln!("hyperlane: cannot listen on port {port}: {error:?}"),
    }
    // It comes here on any error of accept, such as too many open files.
    eprintln!("hyperlane: the server has ended by itself; ulimit -n decides how many connections it survives");
    process::exit(1);
}
