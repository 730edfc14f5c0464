import http from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject } from '../prepare/project.mjs';
import { standInFolder } from './build-stand-ins.mjs';

/**
 * Serves the built page on the loopback interface with what the program itself answers for `app://`: its headers, its
 * policy, its nonce. Gives `{ address, close }`.
 */
export async function servePage() {
  const { answerAppRequest } = await import(pathToFileURL(path.join(standInFolder, 'app-protocol.mjs')).href);
  const server = http.createServer((request, response) => {
    try {
      answer(request, response);
    } catch {
      response.destroy();
    }
  });
  const answer = ({ method, url }, response) => {
    // What a browser asks for of itself, and the program's window does not.
    if (url === '/favicon.ico') return void response.writeHead(204).end();
    const found = answerAppRequest(inProject('out', 'renderer'), {
      method,
      url: `app://actorlink${url}`,
    });
    response.writeHead(found.status, found.headers).end(found.body);
  };
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
