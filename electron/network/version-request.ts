import http from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '../../shared/errors';
import type { ApiAddress } from '../superoffice/api-address';

const maxVersionBytes = 64 * 1024;

/**
 * Asks `GET …/api`, which answers anybody with the version, on an open connection. Throws `timeout` or Node's error.
 */
export function askVersion(
  socket: Socket,
  address: ApiAddress,
  { appVersion, answerTimeoutMs }: { appVersion: string; answerTimeoutMs: number },
): Promise<{ status: number; isWebApi: boolean }> {
  return new Promise((resolve, reject) => {
    const seconds = answerTimeoutMs / 1_000;
    const timer = setTimeout(
      () => fail(new AppError('timeout', { params: { host: address.host, seconds } })),
      answerTimeoutMs,
    );
    const fail = (error: unknown) => {
      clearTimeout(timer);
      request.destroy();
      reject(error);
    };
    const request = http.request({
      createConnection: () => socket,
      path: new URL(address.url).pathname,
      headers: { Host: address.host, Accept: 'application/json', 'User-Agent': `ActorLink/${appVersion}` },
    });
    request.on('error', fail);
    request.once('response', async (response) => {
      try {
        const text = await readStart(response);
        clearTimeout(timer);
        resolve({ status: response.statusCode ?? 0, isWebApi: isVersion(text) });
      } catch (error) {
        fail(error);
      }
    });
    request.end();
  });
}

async function readStart(response: http.IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of response.setEncoding('utf8')) {
    text += String(part);
    if (text.length > maxVersionBytes) break;
  }
  return text;
}

/** True for the documented answer of `GET …/api`. */
export function isVersion(text: string): boolean {
  return text.includes('"NetServerVersion"');
}
