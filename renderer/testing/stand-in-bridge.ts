import type { InspectedRequest } from '../../shared/inspector';
import { createAnswers } from '../features/link/testing/answers';
import { createFakeBridge } from './fake-bridge';
import { appInfo, countsOf, firstPreferences, makeEntry, practiceSite } from './sample-data';

/*
 * The bridge of a page that runs in a browser instead of the program: every screen has something to show. It is put
 * into the page before its own scripts, where the program would have put the real one.
 */

const request: InspectedRequest = {
  id: 'r1',
  at: '2026-11-23T09:15:02.000Z',
  siteId: practiceSite.id,
  siteName: practiceSite.name,
  method: 'POST',
  path: '/api/v1/Agents/ErpSync/ConnectActor',
  status: 204,
  errorCode: null,
  milliseconds: 41,
  queuedMs: 0,
  bytes: 0,
  url: 'http://127.0.0.1:4477/api/v1/Agents/ErpSync/ConnectActor',
  requestHeaders: [{ name: 'Accept', value: 'application/json' }],
  requestBody: '{"CrmActorType":"Contact"}',
  responseHeaders: [],
  responseBody: '',
  truncated: false,
};

const { bridge, calls } = createFakeBridge({
  ...createAnswers(),
  'app.start': () => ({
    info: appInfo,
    preferences: firstPreferences,
    sites: [practiceSite],
    draft: { siteId: practiceSite.id, draft: null },
  }),
  'activity.list': () => ({
    items: [makeEntry()],
    more: false,
    counts: countsOf({ Verified: 1 }),
  }),
  'activity.get': () => makeEntry(),
  'inspector.list': () => ({ items: [request], more: false }),
  'inspector.get': () => request,
});

Object.assign(window, { actorlink: bridge, standInCalls: calls });
