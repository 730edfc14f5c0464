import { describe, expect, it } from 'vitest';
import { company, openCompatibilityClient } from './testing/compatibility-client';

describe('F16 a proxy that asks in compatibility mode', () => {
  const asker = { isProxy: true, scheme: 'ntlm', host: 'proxy.corp', port: 8080 };

  it('gets its own credentials', async () => {
    const { writes, write } = openCompatibilityClient({ userName: 'CORP\\ola', password: 'secret' });
    const given: unknown[] = [];
    writes.onEnd = (request) =>
      void request.ask(asker).then((credentials) => {
        given.push(credentials);
        return request.answer(204);
      });
    await write();
    expect(given).toEqual([['CORP\\ola', 'secret']]);
  });

  it('is named where there are none, and nothing was changed', async () => {
    const { writes, write } = openCompatibilityClient();
    writes.onEnd = (request) => void request.ask(asker);
    await expect(write()).rejects.toMatchObject({
      code: 'proxy-sign-in-needed',
      changed: 'nothing',
      params: { proxy: 'proxy.corp:8080' },
    });
    expect(writes.requests[0]?.isAborted).toBe(true);
  });

  it('is not given refused credentials twice', async () => {
    const { writes, write, refused } = openCompatibilityClient({ userName: 'ola', password: 'wrong' });
    writes.onEnd = (request) => void request.ask(asker).then(() => request.ask(asker));
    await expect(write()).rejects.toMatchObject({ code: 'proxy-sign-in-refused', changed: 'nothing' });
    expect(refused).toEqual(['proxy.corp:8080']);
  });

  it('is shown a wrong password once, however many requests wait for it', async () => {
    const { reads, read, refused } = openCompatibilityClient({ userName: 'ola', password: 'wrong' });
    const given: unknown[] = [];
    reads.onEnd = (request) =>
      void request.ask(asker).then((credentials) => {
        given.push(credentials);
        return request.ask(asker);
      });
    const outcomes = await Promise.allSettled([read(), read(), read()]);
    const codes = outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code);
    expect(codes).toEqual(['proxy-sign-in-refused', 'proxy-sign-in-needed', 'proxy-sign-in-needed']);
    expect(given).toEqual([['ola', 'wrong']]);
    expect(refused).toEqual([company]);
  });

  it('that Chromium chose from the list by itself gets its own credentials, not those of the first', async () => {
    const others = `PROXY ${company}; PROXY second.corp:8080`;
    const { reads, read, refused, credentials } = openCompatibilityClient(
      { userName: 'ola', password: 'first' },
      { others },
    );
    const second = { ...asker, host: 'second.corp' };
    reads.onEnd = (request) => void request.ask(second);
    await expect(read()).rejects.toMatchObject({
      code: 'proxy-sign-in-needed',
      params: { proxy: 'second.corp:8080' },
    });
    credentials.set('second.corp:8080', { userName: 'kari', password: 'second' });
    const given: unknown[] = [];
    reads.onEnd = (request) =>
      void request.ask(second).then((answer) => {
        given.push(answer);
        return request.ask(second);
      });
    await expect(read()).rejects.toMatchObject({ code: 'proxy-sign-in-refused' });
    expect(given).toEqual([['kari', 'second']]);
    expect(refused).toEqual(['second.corp:8080']);
    expect(credentials.get(company)).toEqual({ userName: 'ola', password: 'first' });
  });

  it('is told from the site, which never gets them', async () => {
    const { reads, read } = openCompatibilityClient({ userName: 'ola', password: 'secret' });
    const given: unknown[] = [];
    reads.onEnd = (request) =>
      void request.ask({ ...asker, isProxy: false }).then((credentials) => {
        given.push(credentials);
        return request.answer(401);
      });
    await expect(read()).rejects.toMatchObject({ code: 'unauthorized' });
    expect(given).toEqual([[]]);
  });
});

describe('a write without encryption in compatibility mode', () => {
  it('is not sent where a proxy is on the way: nothing there keeps it from leaving twice', async () => {
    const { writes, reads, write, read } = openCompatibilityClient(null, { address: 'http://crm.test/crm' });
    await expect(write()).rejects.toMatchObject({
      code: 'proxy-needs-https',
      changed: 'nothing',
      params: { proxy: company, host: 'crm.test' },
    });
    expect(writes.log).toEqual([]);
    await read();
    expect(reads.log).toEqual(['GET']);
  });

  it('is sent where no proxy is on the way', async () => {
    const { writes, write } = openCompatibilityClient(null, {
      address: 'http://crm.test/crm',
      others: 'DIRECT',
    });
    await write();
    expect(writes.log).toEqual(['close', 'POST']);
  });

  it.each(['DIRECT; PROXY a:1', 'QUIC a:1', 'SOCKS5 a:1'])('is not sent by way of %s', async (others) => {
    const { writes, write } = openCompatibilityClient(null, { address: 'http://crm.test/crm', others });
    await expect(write()).rejects.toMatchObject({ code: 'proxy-needs-https' });
    expect(writes.log).toEqual([]);
  });
});
