import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { chooseCulture } from '../rules/culture';
import { answerJson, type Answer } from './answers';
import { describeHeaders, isSignedIn, type SignInDesk } from './authentication';
import type { CallContext } from './call-context';
import type { FaultQueue } from './faults';
import { chooseLanguage } from './language';
import { closeConnection, playFault } from './play-fault';
import { controlSite, type ControlledSite } from './practice-control';
import { parseTarget, readBody, type PracticeRequest } from './practice-request';
import { Refusal } from './refusal';
import type { LogEntry, RequestLog } from './request-log';
import { routeRequest } from './router';

/** What one running site consists of, as far as requests are concerned. */
export interface SiteParts extends ControlledSite, SignInDesk {
  hostLanguage: string;
  hostCulture: string;
  faults: FaultQueue;
  log: RequestLog;
  /** Aborts when the site stops. */
  signal: AbortSignal;
  now: () => Date;
  /** Called after the answer of every request of the WebAPI is made. */
  afterRequest: () => void;
}

interface Connection {
  number: number;
  requestCount: number;
}

const refuseSignIn = (): Refusal =>
  new Refusal(401, { Message: 'Authorization has been denied for this request.' });

function answerRefusal(error: unknown): Answer {
  if (!(error instanceof Refusal)) {
    const detail = error instanceof Error ? error.message : String(error);
    return answerJson(
      { Error: true, ErrorType: 'Exception', Message: detail, ErrorSource: 'PracticeSite' },
      500,
    );
  }
  const answer = answerJson(error.body, error.status);
  if (error.status === 401) answer.headers['WWW-Authenticate'] = 'Basic realm="SuperOffice practice site"';
  if (error.status === 413) answer.headers['Connection'] = 'close';
  return answer;
}

function sendAnswer(response: ServerResponse, answer: Answer): void {
  const body = Buffer.from(answer.body, 'utf8');
  const hasBody = answer.status !== 204 && answer.status !== 304;
  const length = hasBody ? { 'Content-Length': String(body.length) } : {};
  response.writeHead(answer.status, { ...answer.headers, ...length });
  response.end(hasBody ? body : undefined);
}

const maxLoggedLevels = 100;

const isWithin = (value: unknown, levels: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((member) => isWithin(member, levels - 1)));

/** The body as JSON for the log; null where it is none, or nested so deep that the log could not be printed. */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isWithin(value, maxLoggedLevels) ? value : null;
  } catch {
    return null;
  }
}

function toContext(request: PracticeRequest, site: SiteParts): CallContext {
  const prefix = /^(.*?\/api)(?:\/|$)/i.exec(request.path)?.[1] ?? '/api';
  return {
    store: site.store,
    language: chooseLanguage(request.headers, site.hostLanguage),
    culture: chooseCulture(request.headers, site.hostCulture),
    userName: site.account.user,
    apiAddress: `http://${request.headers.host ?? '127.0.0.1'}${prefix}`,
    now: site.now,
  };
}

/** Does the work of one request and notes in the log how far it came. */
function workOn(request: PracticeRequest, site: SiteParts, entry: LogEntry): Answer {
  try {
    if (!isSignedIn(request.headers, site)) throw refuseSignIn();
    const answer = routeRequest(request, toContext(request, site));
    entry.work = 'done';
    return answer;
  } catch (error) {
    entry.work = 'refused';
    return answerRefusal(error);
  }
}

/** Makes the function that answers every request of a site. It never throws: whatever happens becomes an answer. */
export function createRequestHandler(site: SiteParts) {
  const connections = new WeakMap<Socket, Connection>();
  let connectionCount = 0;

  const noteConnection = (socket: Socket): LogEntry['connection'] => {
    const known = connections.get(socket) ?? { number: ++connectionCount, requestCount: 0 };
    connections.set(socket, known);
    return { number: known.number, requestsBefore: known.requestCount++ };
  };

  const control = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const bare = toRequest(incoming, await readBody(incoming));
    if (!isSignedIn(bare.headers, site)) throw refuseSignIn();
    sendAnswer(response, controlSite(bare, site));
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const entry = site.log.add(describeArrival(incoming, site, noteConnection(incoming.socket)));
    const target = incoming.url ?? '/';
    const earlyFault = site.faults.takeBeforeReading(entry.method, target);
    if (earlyFault) {
      closeConnection(earlyFault, incoming.socket);
      return;
    }
    const send = (answer: Answer): void => {
      entry.status = answer.status;
      sendAnswer(response, answer);
    };
    let request: PracticeRequest;
    try {
      request = toRequest(incoming, await readBody(incoming));
    } catch (error) {
      send(answerRefusal(error));
      return;
    }
    site.log.noteBody(entry, { text: request.bodyText, json: parseJson(request.bodyText) });
    const fault = site.faults.take(entry.method, target, request.bodyText);
    const work = (): Answer => workOn(request, site, entry);
    const { signal } = site;
    const cleared = site.faults.untilCleared();
    if (fault) entry.status = await playFault(fault, { response, work, send, signal, cleared });
    else send(work());
    site.afterRequest();
  };

  return (incoming: IncomingMessage, response: ServerResponse): void => {
    const isControl = /^\/practice(\/|$)/i.test(incoming.url ?? '/');
    (isControl ? control : serve)(incoming, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) response.destroy();
      else sendAnswer(response, answerRefusal(error));
    });
  };
}

function toRequest(incoming: IncomingMessage, bodyText: string): PracticeRequest {
  const { path, query } = parseTarget(incoming.url ?? '/');
  return { method: incoming.method ?? 'GET', path, query, headers: incoming.headers, bodyText };
}

function describeArrival(
  incoming: IncomingMessage,
  site: SiteParts,
  connection: LogEntry['connection'],
): Omit<LogEntry, 'id' | 'body'> {
  const { path, query } = parseTarget(incoming.url ?? '/');
  return {
    at: site.now().toISOString(),
    method: incoming.method ?? 'GET',
    path,
    query: Object.fromEntries(query),
    headers: describeHeaders(incoming.headers, site),
    connection,
    work: 'none',
    status: null,
  };
}
