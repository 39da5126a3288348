//! The contract with Rust's standard library alone: one thread a connection.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use std::{env, process, thread};

/// Below the downstream's own limit, so that no call meets a closing connection.
const IDLE: Duration = Duration::from_secs(20);

type Connection = BufReader<TcpStream>;

/// A status with its reason, and a body.
type Answer = (Cow<'static, str>, Cow<'static, str>);

/// The first line of a message, and what its headers say of its end.
struct Head {
    first: String,
    length: Option<u64>,
    keeps: bool,
}

/// The sleeping service, with the connections that no call uses now, the latest used last.
struct Downstream {
    address: String,
    idle: Mutex<Vec<(Instant, Connection)>>,
}

fn main() {
    let arguments: Vec<String> = env::args().collect();
    let [_, port, downstream] = arguments.as_slice() else {
        eprintln!("usage: rust-std PORT DOWNSTREAM");
        process::exit(2);
    };
    let downstream = Arc::new(Downstream {
        address: downstream.trim_start_matches("http://").to_owned(),
        idle: Mutex::new(Vec::new()),
    });
    let listener = match TcpListener::bind(format!("127.0.0.1:{port}")) {
        Ok(listener) => listener,
        Err(error) => {
            eprintln!("rust-std: cannot listen on port {port}: {error}");
            process::exit(1);
        }
    };
    for stream in listener.incoming() {
        let downstream = Arc::clone(&downstream);
        let started = stream.and_then(|stream| {
            thread::Builder::new().spawn(move || {
                // A client that goes away is no event.
                let _ = serve(stream, &downstream);
            })
        });
        if let Err(error) = started {
            eprintln!("rust-std: cannot take a connection: {error}");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

fn serve(stream: TcpStream, downstream: &Downstream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    while let Some(request) = read_head(&mut stream)? {
        if let Some(length) = request.length {
            io::copy(&mut stream.by_ref().take(length), &mut io::sink())?;
        }
        let (status, body) = answer(&request.first, downstream);
        let connection = if request.keeps { "keep-alive" } else { "close" };
        let text = format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n\
             Connection: {connection}\r\n\r\n{body}",
            body.len()
        );
        stream.get_mut().write_all(text.as_bytes())?;
        if !request.keeps {
            break;
        }
    }
    Ok(())
}

fn answer(request: &str, downstream: &Downstream) -> Answer {
    let mut words = request.split(' ');
    let target = match (words.next(), words.next()) {
        (Some("GET"), Some(target)) => target,
        _ => "",
    };
    let path = target.split('?').next().unwrap_or_default();
    if path == "/" {
        return ("200 OK".into(), "Hello".into());
    }
    match path.strip_prefix("/wait/") {
        Some(millis) if !millis.is_empty() && millis.bytes().all(|b| b.is_ascii_digit()) => {
            downstream
                .sleep(millis)
                .unwrap_or_else(|error| ("502 Bad Gateway".into(), error.to_string().into()))
        }
        _ => ("404 Not Found".into(), "not found".into()),
    }
}

impl Downstream {
    fn sleep(&self, millis: &str) -> io::Result<Answer> {
        let mut connection = match self.idle() {
            Some(connection) => connection,
            None => self.connect()?,
        };
        let request = format!(
            "GET /sleep/{millis} HTTP/1.1\r\nHost: {}\r\n\r\n",
            self.address
        );
        connection.get_mut().write_all(request.as_bytes())?;
        let head = read_head(&mut connection)?.ok_or(ErrorKind::UnexpectedEof)?;
        let length = head
            .length
            .ok_or_else(|| io::Error::other("the downstream's answer has no Content-Length"))?;
        let mut body = String::new();
        connection.by_ref().take(length).read_to_string(&mut body)?;
        if body.len() as u64 != length {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        let (_, status) = head
            .first
            .trim_end()
            .split_once(' ')
            .ok_or(ErrorKind::InvalidData)?;
        let status = status.to_owned();
        if head.keeps {
            let mut idle = self.idle.lock().unwrap();
            idle.push((Instant::now(), connection));
        }
        Ok((status.into(), body.into()))
    }

    fn idle(&self) -> Option<Connection> {
        let mut idle = self.idle.lock().unwrap();
        match idle.pop() {
            Some((since, connection)) if since.elapsed() < IDLE => Some(connection),
            _ => {
                idle.clear(); // the others are older still
                None
            }
        }
    }

    fn connect(&self) -> io::Result<Connection> {
        let stream = TcpStream::connect(&self.address)?;
        stream.set_nodelay(true)?;
        Ok(BufReader::new(stream))
    }
}

/// Reads up to the empty line; nothing if the other side has closed the connection.
fn read_head(stream: &mut Connection) -> io::Result<Option<Head>> {
    let mut first = String::new();
    if stream.read_line(&mut first)? == 0 {
        return Ok(None);
    }
    let mut head = Head {
        keeps: first.contains("HTTP/1.1"),
        length: None,
        first,
    };
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line)? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        let text = line.trim_end();
        if text.is_empty() {
            return Ok(Some(head));
        }
        let (name, value) = text.split_once(':').ok_or(ErrorKind::InvalidData)?;
        let value = value.trim();
        if name.eq_ignore_ascii_case("content-length") {
            head.length = Some(value.parse().map_err(|_| ErrorKind::InvalidData)?);
        } else if name.eq_ignore_ascii_case("connection") {
            head.keeps = if head.keeps {
                !value.eq_ignore_ascii_case("close")
            } else {
                value.eq_ignore_ascii_case("keep-alive")
            };
        }
    }
}
