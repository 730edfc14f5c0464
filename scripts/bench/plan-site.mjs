import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { inProject } from '../prepare/project.mjs';

/** A practice site in a process of its own, with enough records that nobody has linked, and bare requests to it. */
export async function startPlanSite() {
  const size = ['--companies', '102000', '--customers', '102000', '--links', '5'];
  const options = [...size, '--user', 'bench', '--password', 'hemmelig'];
  const site = spawn(process.execPath, [inProject('out', 'main', 'practice.js'), ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: site.stdout }), 'line');
  const access = JSON.parse(line);
  const authorization = `Basic ${Buffer.from(`${access.user}:${access.password}`).toString('base64')}`;
  const send = (agent, { url, body }) =>
    new Promise((done, fail) => {
      const headers = {
        Authorization: authorization,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
      };
      const method = body === '' ? 'GET' : 'POST';
      const outgoing = request(url, { agent, method, headers }, (response) => {
        if (response.statusCode >= 300) fail(new Error(`${response.statusCode} ${url}`));
        response.resume().once('end', done);
      });
      outgoing.once('error', fail);
      outgoing.end(body);
    });
  return {
    access,
    authorization,
    address: (url) => new URL('api/v1/Agents/ErpSync/ConnectActor', url).href,
    /** How many links were asked for so far, by the site's own log. */
    countWrites: async () => {
      const agent = new Agent();
      const url = new URL('practice/log/counts?call=ConnectActor', access.url);
      const { count } = JSON.parse(await control(agent, authorization, url, 'GET', ''));
      agent.destroy();
      return count;
    },
    /** Sends all of them, so many at a time, and gives back how long that took, in milliseconds. */
    sendAll: async (requests, atOnce) => {
      const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
      const waiting = requests.values();
      const startMs = performance.now();
      const work = async () => {
        for (const one of waiting) await send(agent, one);
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      const tookMs = performance.now() - startMs;
      agent.destroy();
      return tookMs;
    },
    /** How long the site waits before each answer. */
    setDelay: async (delayMs) => {
      const agent = new Agent();
      const url = new URL('practice/faults', access.url);
      await control(agent, authorization, url, 'DELETE', '');
      const fault = JSON.stringify({ kind: 'delay', delayMs, times: 0 });
      if (delayMs > 0) await control(agent, authorization, url, 'POST', fault);
      agent.destroy();
    },
    /** Forgets every link. */
    reset: async () => {
      const agent = new Agent();
      await control(agent, authorization, new URL('practice/reset', access.url), 'POST', '');
      agent.destroy();
    },
    close: () => site.kill(),
  };
}

function control(agent, authorization, url, method, body) {
  return new Promise((done, fail) => {
    const headers = {
      Authorization: authorization,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    };
    const outgoing = request(url, { agent, method, headers }, (response) => {
      if (response.statusCode >= 300) fail(new Error(`${response.statusCode} ${method} ${url}`));
      let said = '';
      response.setEncoding('utf8');
      response.on('data', (piece) => {
        said += piece;
      });
      response.once('end', () => done(said));
    });
    outgoing.once('error', fail);
    outgoing.end(body);
  });
}
