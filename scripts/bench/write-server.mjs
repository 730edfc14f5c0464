import { createServer } from 'node:http';

// A site in a process of its own that is done at once: it reads each body to its end and answers 204.
const server = createServer((incoming, response) => {
  incoming.resume();
  incoming.once('end', () => response.writeHead(204).end());
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
process.once('disconnect', () => process.exit());
