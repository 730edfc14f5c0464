import { afterEach, describe, expect, it } from 'vitest';
import { codeOf, failureOf } from './testing/failure-of';
import { openOnlineRehearsal, type OnlineRehearsal } from './testing/online-rehearsal';

let rehearsal: OnlineRehearsal | null = null;

async function rehearse(): Promise<OnlineRehearsal> {
  rehearsal = await openOnlineRehearsal({ settings: { customerId: 'cust12345' } });
  return rehearsal;
}

afterEach(async () => {
  await rehearsal?.close();
  rehearsal = null;
});

const questionsOf = ({ provider }: OnlineRehearsal): number =>
  provider.requests.filter((line) => line.startsWith('GET /api/state/')).length;

describe('the address of a tenant', () => {
  it('is asked once and kept until it is no longer valid', async () => {
    const started = await rehearse();
    const { session, provider, passTime } = started;
    expect(await session.tenant()).toMatchObject({
      id: 'Cust12345',
      apiAddress: provider.apiAddress(),
      state: 'Running',
    });
    await Promise.all([session.tenant(), session.tenant()]);
    expect(questionsOf(started)).toBe(1);
    passTime(601_000);
    await session.tenant();
    expect(questionsOf(started)).toBe(2);
  });

  it('loses a closing slash', async () => {
    const { session, provider } = await rehearse();
    provider.behaviour.state = { Api: `${provider.apiAddress()}/` };
    expect((await session.tenant()).apiAddress).toBe(provider.apiAddress());
  });

  it('is asked at most once a minute, whatever the service says of its validity', async () => {
    const started = await rehearse();
    started.provider.behaviour.state = { ValidUntil: '2020-01-01T00:00:00Z' };
    await started.session.tenant();
    await started.session.tenant();
    expect(questionsOf(started)).toBe(1);
  });

  it('is asked again once after twenty requests were misdirected together, and found', async () => {
    const started = await rehearse();
    const { session, provider } = started;
    const { apiAddress: before } = await session.tenant();
    provider.behaviour.cell = 'online3';
    const moved = await Promise.all(Array.from({ length: 20 }, () => session.relocateTenant(before)));
    expect(new Set(moved)).toEqual(new Set([true]));
    expect((await session.tenant()).apiAddress).toContain('/online3/');
    expect(questionsOf(started)).toBe(2);
  });

  it('is not asked for again and again where the service knows no other', async () => {
    const started = await rehearse();
    const { apiAddress } = await started.session.tenant();
    expect(await started.session.relocateTenant(apiAddress)).toBe(false);
    expect(await started.session.relocateTenant(apiAddress)).toBe(false);
    expect(questionsOf(started)).toBe(2);
    started.passTime(31_000);
    started.provider.behaviour.cell = 'online3';
    expect(await started.session.relocateTenant(apiAddress)).toBe(true);
  });
});

describe('a tenant that cannot be used', () => {
  it.each([
    ['tenant-maintenance', { State: 'OfflineMaintenance', IsRunning: false }],
    ['tenant-maintenance', { State: 6, IsRunning: false }],
    ['tenant-not-running', { State: 'Suspended', IsRunning: false, Api: null }],
    ['tenant-address-untrusted', { Api: 'https://evil.example/Cust12345/api' }],
    ['tenant-address-untrusted', { Api: null }],
    ['login-not-usable', { ContextIdentifier: 'Cust99999' }],
    ['login-not-usable', { IsRunning: 'yes' }],
  ])('is told apart: %s for %j', async (code, state) => {
    const { session, provider } = await rehearse();
    provider.behaviour.state = state;
    expect(await codeOf(session.tenant())).toBe(code);
  });

  it('works during maintenance that leaves the site running', async () => {
    const { session, provider } = await rehearse();
    provider.behaviour.state = { State: 'OnlineMaintenance' };
    expect((await session.tenant()).state).toBe('OnlineMaintenance');
  });

  it('is named where the service does not know it', async () => {
    const { session, provider } = await rehearse();
    provider.behaviour.state = null;
    expect(await failureOf(session.tenant())).toMatchObject({
      code: 'tenant-not-found',
      params: { tenant: 'cust12345' },
    });
  });
});
