'use strict';

// The contract with Node's standard library alone: one process, one event loop.
const http = require('node:http');

const [port, downstream] = process.argv.slice(2);
// Node keeps 256 idle connections a host by itself, and opens the others anew for every call.
const agent = new http.Agent({ keepAlive: true, maxFreeSockets: 20_000, scheduling: 'lifo' });

function answer(response, status, body) {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

function wait(millis, response) {
  const fail = (error) => {
    if (!response.headersSent) {
      answer(response, 502, error.message || String(error.code));
    }
  };
  const call = http.get(`${downstream}/sleep/${millis}`, { agent }, (sleep) => {
    const chunks = [];
    sleep.on('data', (chunk) => chunks.push(chunk));
    sleep.on('end', () => answer(response, sleep.statusCode, Buffer.concat(chunks)));
    sleep.on('error', fail);
  });
  call.on('error', fail);
}

const server = http.createServer((request, response) => {
  const path = request.url.split('?', 1)[0];
  if (path === '/') {
    answer(response, 200, 'Hello');
  } else if (/^\/wait\/[0-9]+$/.test(path)) {
    wait(path.slice('/wait/'.length), response);
  } else {
    answer(response, 404, 'not found');
  }
});
server.keepAliveTimeout = 0; // Node closes an idle connection after 5 s by itself
server.requestTimeout = 0;
server.headersTimeout = 0; // else a connection that has asked nothing for a minute is closed
server.listen({ host: '127.0.0.1', port: Number(port), backlog: 4096 });
