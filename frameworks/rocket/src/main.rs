//! The contract with Rocket: its routes and catchers, and reqwest as the client.

use std::time::Duration;
use std::{env, process};

use reqwest::redirect::Policy;
use rocket::http::Status;
use rocket::{catch, catchers, get, routes, Config, State};

struct Downstream {
    url: String,
    client: reqwest::Client,
}

#[get("/")]
fn hello() -> &'static str {
    "Hello"
}

#[get("/wait/<millis>")]
async fn wait(millis: &str, downstream: &State<Downstream>) -> (Status, String) {
    if millis.is_empty() || !millis.bytes().all(|b| b.is_ascii_digit()) {
        return (Status::NotFound, not_found().to_owned());
    }
    match downstream.sleep(millis).await {
        Ok(answer) => answer,
        Err(error) => (Status::BadGateway, error.to_string()),
    }
}

#[catch(404)]
fn not_found() -> &'static str {
    "not found"
}

impl Downstream {
    async fn sleep(&self, millis: &str) -> reqwest::Result<(Status, String)> {
        let url = format!("{}/sleep/{millis}", self.url);
        let response = self.client.get(url).send().await?;
        let status = Status::new(response.status().as_u16());
        Ok((status, response.text().await?))
    }
}

#[rocket::main]
async fn main() {
    let arguments: Vec<String> = env::args().collect();
    let [_, port, downstream] = arguments.as_slice() else {
        eprintln!("usage: rocket-server PORT DOWNSTREAM");
        process::exit(2);
    };
    let client = reqwest::Client::builder()
        .no_proxy()
        .redirect(Policy::none())
        .pool_idle_timeout(Duration::from_secs(20)) // below the downstream's own limit
        .build()
        .unwrap();
    let config = Config {
        port: port.parse().unwrap_or_default(),
        cli_colors: false,
        ..Config::release_default()
    };
    let launched = rocket::custom(config)
        .manage(Downstream {
            url: downstream.clone(),
            client,
        })
        .mount("/", routes![hello, wait])
        .register("/", catchers![not_found])
        .launch()
        .await;
    if let Err(error) = launched {
        eprintln!("rocket: {error}");
        process::exit(1);
    }
}
