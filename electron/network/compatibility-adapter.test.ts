import { describe, expect, it } from 'vitest';
import { openCompatibilityClient } from './testing/compatibility-client';
import type { FakeRequest } from './testing/fake-chromium';

describe('a write in compatibility mode', () => {
  it('closes every connection of its own session first, each time', async () => {
    const { writes, reads, write, read } = openCompatibilityClient();
    await write();
    await read();
    await write();
    expect(writes.log).toEqual(['close', 'POST', 'close', 'POST']);
    expect(reads.log).toEqual(['GET']);
  });

  it('carries the body and headers as they are elsewhere', async () => {
    const { writes, write } = openCompatibilityClient();
    await write();
    expect(writes.requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://crm.test/crm/api/v1/Agents/ErpSync/ConnectActor',
      body: '{"CrmRecordId":1}',
      headers: {
        Authorization: 'Basic x',
        'Content-Type': 'application/json; charset=utf-8',
        'Accept-Language': 'en',
      },
    });
  });

  it('waits until the one before is over', async () => {
    const { writes, write } = openCompatibilityClient();
    const handedOver = new Promise<FakeRequest>((resolve) => {
      writes.onEnd = resolve;
    });
    const first = write({ CrmRecordId: 1 });
    const second = write({ CrmRecordId: 2 });
    const held = await handedOver;
    expect(writes.log).toEqual(['close', 'POST']);
    writes.onEnd = (request) => request.answer(204);
    held.answer(204);
    await Promise.all([first, second]);
    expect(writes.log).toEqual(['close', 'POST', 'close', 'POST']);
  });

  it('that is cancelled while it waits is never sent', async () => {
    const { writes, write } = openCompatibilityClient();
    const handedOver = new Promise<FakeRequest>((resolve) => {
      writes.onEnd = resolve;
    });
    const cancel = new AbortController();
    const first = write({ CrmRecordId: 1 });
    const second = write({ CrmRecordId: 2 }, cancel.signal);
    const held = await handedOver;
    cancel.abort();
    held.answer(204);
    await first;
    await expect(second).rejects.toMatchObject({ code: 'cancelled', changed: 'nothing' });
    expect(writes.log).toEqual(['close', 'POST']);
  });

  it('that gets no answer in time is unknown, and stopped', async () => {
    const { writes, write } = openCompatibilityClient(null, { writeMs: 200 });
    writes.onEnd = () => undefined;
    await expect(write()).rejects.toMatchObject({ code: 'timeout', changed: 'unknown' });
    expect(writes.requests[0]?.isAborted).toBe(true);
  });

  it('gets its turn after one that failed', async () => {
    const { writes, write } = openCompatibilityClient();
    writes.onEnd = (request) =>
      writes.requests.length === 1 ? request.fail('ERR_CONNECTION_RESET') : request.answer(204);
    const [first, second] = await Promise.allSettled([write(), write()]);
    expect([first?.status, second?.status]).toEqual(['rejected', 'fulfilled']);
    expect(writes.log).toEqual(['close', 'POST', 'close', 'POST']);
  });

  it.each([
    ['ERR_CONNECTION_RESET', 'connection-lost', 'unknown'],
    ['ERR_EMPTY_RESPONSE', 'connection-lost', 'unknown'],
    ['ERR_CONNECTION_CLOSED', 'connection-lost', 'unknown'],
    ['ERR_NETWORK_CHANGED', 'connection-lost', 'unknown'],
    ['ERR_TIMED_OUT', 'timeout', 'unknown'],
    ['ERR_SSL_PROTOCOL_ERROR', 'connection-lost', 'unknown'],
    ['ERR_INVALID_HTTP_RESPONSE', 'broken-answer', 'unknown'],
    ['ERR_NAME_NOT_RESOLVED', 'host-not-found', 'nothing'],
    ['ERR_CONNECTION_REFUSED', 'connection-refused', 'nothing'],
    ['ERR_ADDRESS_UNREACHABLE', 'offline', 'unknown'],
    ['ERR_INTERNET_DISCONNECTED', 'offline', 'unknown'],
    ['ERR_UNEXPECTED_PROXY_AUTH', 'site-error', 'unknown'],
    ['ERR_PROXY_AUTH_UNSUPPORTED', 'proxy-refused', 'nothing'],
    ['ERR_CERT_AUTHORITY_INVALID', 'certificate-system-store', 'nothing'],
    ['ERR_PROXY_CONNECTION_FAILED', 'proxy-unreachable', 'nothing'],
    ['ERR_TUNNEL_CONNECTION_FAILED', 'proxy-refused', 'nothing'],
  ])('that ends with %s is %s, and what it changed is %s', async (name, code, changed) => {
    const { writes, write } = openCompatibilityClient();
    writes.onEnd = (request) => request.fail(name);
    await expect(write()).rejects.toMatchObject({ code, changed });
  });
});

describe('a computer without a network in compatibility mode', () => {
  it('does not hand a write over, so that nothing was changed is a fact', async () => {
    const { writes, write, at } = openCompatibilityClient();
    at.isOnline = false;
    await expect(write()).rejects.toMatchObject({ code: 'offline', changed: 'nothing' });
    expect(writes.log).toEqual([]);
  });
});

describe('an answer in compatibility mode', () => {
  it.each([20, 100, 199, 600, 999])('with the made-up status %i is no answer', async (status) => {
    const { writes, write } = openCompatibilityClient();
    writes.onEnd = (request) => request.answer(status);
    await expect(write()).rejects.toMatchObject({ code: 'broken-answer', changed: 'unknown' });
  });

  it('that leads elsewhere is not followed', async () => {
    const { writes, write } = openCompatibilityClient();
    writes.onEnd = (request) => {
      request.emit('redirect', 302, 'GET', 'https://login.test/?token=1', {});
      request.fail('ERR_ABORTED');
    };
    await expect(write()).rejects.toMatchObject({
      code: 'redirected',
      changed: 'unknown',
      params: { location: 'https://login.test/' },
    });
    expect(writes.requests).toHaveLength(1);
  });

  it('is judged by its status as elsewhere', async () => {
    const { writes, write } = openCompatibilityClient();
    writes.onEnd = (request) => request.answer(400, '{"Error":true,"Message":"No such record"}');
    await expect(write()).rejects.toMatchObject({
      code: 'rejected',
      changed: 'nothing',
      params: { reason: 'No such record' },
    });
  });

  it('that is too large is given up', async () => {
    const { reads, read } = openCompatibilityClient();
    reads.onEnd = (request) => request.respond(200).emit('data', Buffer.alloc(33 * 1024 * 1024));
    await expect(read()).rejects.toMatchObject({ code: 'answer-too-large', params: { limit: 1024 } });
    expect(reads.requests[0]?.isAborted).toBe(true);
  });

  it.each(['aborted', 'error'])('that breaks off (%s) is not taken for a whole one', async (event) => {
    const { reads, read } = openCompatibilityClient();
    reads.onEnd = (request) =>
      request.respond(200, '{"a":').emit(event, new Error('net::ERR_CONNECTION_RESET'));
    await expect(read()).rejects.toMatchObject({ code: 'connection-lost' });
  });

  it('is read to its end', async () => {
    const { reads, read } = openCompatibilityClient();
    reads.onEnd = (request) => {
      const response = request.respond(200, '{"Associate":');
      response.emit('data', Buffer.from('"ola"}'));
      response.emit('end');
    };
    await expect(read()).resolves.toMatchObject({ data: { Associate: 'ola' } });
  });
});

describe('a certificate in compatibility mode', () => {
  const facts = {
    subject: 'crm',
    issuer: 'Company CA',
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2026-02-01T00:00:00.000Z',
    fingerprint: 'AB:CD',
    names: ['crm.test'],
  };
  it.each([
    ['ERR_CERT_AUTHORITY_INVALID', '2026-01-15', 'certificate-system-store'],
    ['ERR_CERT_AUTHORITY_INVALID', '2026-03-01', 'certificate-system-store'],
    ['ERR_CERT_DATE_INVALID', '2026-03-01', 'certificate-expired'],
    ['ERR_CERT_DATE_INVALID', '2025-03-01', 'certificate-not-yet-valid'],
    ['ERR_CERT_DATE_INVALID', '2026-01-15', 'certificate-system-store'],
    ['ERR_CERT_COMMON_NAME_INVALID', '2026-01-15', 'certificate-wrong-host'],
    ['ERR_CERT_REVOKED', '2026-01-15', 'certificate-system-store'],
  ] as const)('refused with %s on %s is %s, in the words of whoever decided', async (name, day, code) => {
    const { writes, write } = openCompatibilityClient();
    writes.certificates.set('crm.test', { chain: [facts], atMs: Date.parse(day) });
    writes.onEnd = (request) => request.fail(name);
    await expect(write()).rejects.toMatchObject({
      code,
      changed: 'nothing',
      params: { host: 'crm.test', issuer: 'Company CA', fingerprint: 'AB:CD' },
    });
  });
});
