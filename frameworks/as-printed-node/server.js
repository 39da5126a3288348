// A server after the one that the article prints for Node's http.
const http = require('http');

const server = http.createServer((req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/plain' });
  res.end('Hello');
});

server.listen(Number(process.argv[2]), '127.0.0.1');
