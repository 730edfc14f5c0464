import { beforeEach, describe, expect, test } from 'vitest';
import { RequestLog, type LogEntry } from './request-log';

let log: RequestLog;
beforeEach(() => {
  log = new RequestLog();
});

/** A request as the handler notes it: on arrival, then with its body. */
function send(call: string, body: unknown = null, text = ''): LogEntry {
  const entry = log.add({
    at: '2026-02-03T04:05:06.000Z',
    method: 'POST',
    path: `/api/v1/Agents/ErpSync/${call}`,
    query: {},
    headers: {},
    connection: { number: 1, requestsBefore: 0 },
    work: 'done',
    status: 204,
  });
  log.noteBody(entry, { text, json: body });
  return entry;
}

const link = (erpKey: string, recordId: number, erpConnectionId = 1) => ({
  ErpConnectionId: erpConnectionId,
  CrmActorType: 'Contact',
  CrmRecordId: recordId,
  ErpKey: erpKey,
});

test('60,000 requests are counted by call and key, the first as well as the last, and the newest are kept', () => {
  for (let number = 1; number <= 60_000; number += 1) send('ConnectActor', link(`K${number}`, number));
  send('ConnectActor', link('K1', 1));
  expect(log.countOf('ConnectActor')).toBe(60_001);
  expect(log.countOf('ConnectActor', 'K1')).toBe(2);
  expect(log.countOf('ConnectActor', 'Contact 1')).toBe(2);
  expect(log.countOf('ConnectActor', 'K30000')).toBe(1);
  expect(Object.keys(log.counts.listKeys('ConnectActor'))).toHaveLength(120_000);
  expect(log.list()).toHaveLength(10_000);
  expect(log.list().at(-1)?.id).toBe(60_001);
  expect(log.list()[0]?.id).toBe(50_002);
});

test('large bodies leave the log when newer ones need the room, and stay counted', () => {
  const text = 'x'.repeat(10_000_000);
  for (let number = 1; number <= 20; number += 1) send('ConnectActor', link(`K${number}`, number), text);
  const kept = log.list().reduce((sum, { body }) => sum + (body.text?.length ?? 0), 0);
  expect(kept).toBeLessThanOrEqual(64_000_000);
  expect(log.list().at(-1)?.id).toBe(20);
  expect(log.countOf('ConnectActor')).toBe(20);
  expect(log.countOf('ConnectActor', 'K1')).toBe(1);
});

describe('a count', () => {
  test('tells connections, calls and keys apart', () => {
    send('ConnectActor', link('7', 1, 1));
    send('ConnectActor', link('7', 2, 2));
    send('ConnectActor', link('07', 3, 2));
    send('BreakActorLink', { erpConnectionId: 1, crmActorType: 1, crmRecordId: 1 });
    expect(log.countOf('ConnectActor', '7')).toBe(2);
    expect(log.countOf('ConnectActor', '7', 1)).toBe(1);
    expect(log.countOf('ConnectActor', '07', 1)).toBe(0);
    expect(log.countOf('BreakActorLink', 'Contact 1', 1)).toBe(1);
    expect(log.countOf('BreakActorLink', '7')).toBe(0);
    expect(log.counts.listKeys('ConnectActor', 2)).toEqual({ 7: 1, 'Contact 2': 1, '07': 1, 'Contact 3': 1 });
    expect(log.counts.listCalls()).toEqual({ ConnectActor: 3, BreakActorLink: 1 });
  });

  test('holds a request whose body never arrived', () => {
    const { id: _id, body: _body, ...arrival } = send('ConnectActor');
    log.add(arrival);
    expect(log.countOf('ConnectActor')).toBe(2);
  });

  test.each([null, [], 'text', 5, { ErpKey: 5, CrmRecordId: 'x' }, { CrmActorType: 0, CrmRecordId: 1 }])(
    'takes %j as the body of a request',
    (body) => {
      send('ConnectActor', body);
      expect(log.countOf('ConnectActor')).toBe(1);
      expect(log.counts.listKeys('ConnectActor')).toEqual({});
    },
  );

  test('begins anew when the log is cleared', () => {
    send('ConnectActor', link('7', 1));
    log.clear();
    expect(log.countOf('ConnectActor')).toBe(0);
    expect(log.list()).toEqual([]);
  });
});
