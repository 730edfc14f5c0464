import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { guardBackend, keychainTimeoutMs, type GuardOptions } from './guarded-backend';
import type { SecretBackend } from './secret-backend';
import type { SecretServiceState } from './secret-service';

function createCounting() {
  let calls = 0;
  const count = <T>(value: T) => {
    calls += 1;
    return Promise.resolve(value);
  };
  const backend: SecretBackend = {
    isProtected: () => count(true),
    name: () => 'gnome_libsecret',
    encrypt: (text) => count(Buffer.from(text)),
    decrypt: (blob) => count(blob.toString()),
  };
  return { backend, calls: () => calls };
}

/** A service that answers when the test says so. */
function createService() {
  const answers: ((state: SecretServiceState) => void)[] = [];
  const askers: (() => void)[] = [];
  return {
    answers,
    beLocked: () => askers.at(-1)?.(),
    ask: (onLocked: () => void) => {
      askers.push(onLocked);
      return new Promise<SecretServiceState>((resolve) => answers.push(resolve));
    },
  };
}

function setUp(changes: Partial<GuardOptions> = {}) {
  const clock = createManualClock();
  const service = createService();
  const counting = createCounting();
  let openedLate = 0;
  const onOpenedLate = () => {
    openedLate += 1;
  };
  const guarded = guardBackend(counting.backend, { clock, ask: service.ask, onOpenedLate, ...changes });
  return { clock, service, ...counting, guarded, openedLate: () => openedLate };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: { code?: string }) => error.code,
  );

describe('the keychain of a desktop that can be asked first', () => {
  it('is called only once it is open, and not asked again', async () => {
    const { guarded, service, calls } = setUp();
    const isProtected = guarded.isProtected();
    const secret = guarded.decrypt(Buffer.from('x'));
    expect(calls()).toBe(0);
    service.answers[0]?.('open');
    expect(await isProtected).toBe(true);
    expect(await secret).toBe('x');
    await guarded.encrypt('y');
    expect(service.answers).toHaveLength(1);
  });

  it('is never called while it is locked, and asked again only after a while, however much is wanted', async () => {
    const { guarded, service, calls, clock } = setUp();
    const first = codeOf(guarded.decrypt(Buffer.from('x')));
    service.answers[0]?.('locked');
    expect(await first).toBe('keychain-locked');
    for (let site = 0; site < 5_000; site += 1)
      expect(await codeOf(guarded.decrypt(Buffer.from('x')))).toBe('keychain-locked');
    expect(service.answers).toHaveLength(1);
    await clock.advance(60_000);
    const later = guarded.decrypt(Buffer.from('x'));
    service.answers[1]?.('open');
    expect(await later).toBe('x');
    expect(calls()).toBe(1);
  });

  it('is silent after a few seconds, for those that come later at once', async () => {
    const { guarded, service, clock, calls } = setUp();
    const first = codeOf(guarded.isProtected());
    await clock.advance(keychainTimeoutMs);
    expect(await first).toBe('keychain-silent');
    expect(await codeOf(guarded.isProtected())).toBe('keychain-silent');
    expect(service.answers).toHaveLength(1);
    expect(calls()).toBe(0);
  });

  it('is locked, not silent, while the person is asked for its password, and tells when he gave it', async () => {
    const { guarded, service, clock, openedLate } = setUp();
    const first = codeOf(guarded.isProtected());
    service.beLocked();
    await clock.advance(keychainTimeoutMs);
    expect(await first).toBe('keychain-locked');
    await clock.advance(60_000);
    expect(await codeOf(guarded.isProtected())).toBe('keychain-locked');
    expect(service.answers).toHaveLength(1);
    expect(openedLate()).toBe(0);
    service.answers[0]?.('open');
    await clock.advance(0);
    expect(openedLate()).toBe(1);
    expect(await guarded.isProtected()).toBe(true);
  });

  it('protects nothing where there is none, and nothing is called', async () => {
    const { guarded, service, calls } = setUp();
    const isProtected = guarded.isProtected();
    service.answers[0]?.('none');
    expect(await isProtected).toBe(false);
    await expect(guarded.encrypt('x')).rejects.toThrow('no keychain');
    expect(calls()).toBe(0);
  });
});

describe('a keychain that cannot be asked first', () => {
  it('is given up after a few seconds where its own call does not return', async () => {
    const { backend } = createCounting();
    const clock = createManualClock();
    const hung = { ...backend, decrypt: () => new Promise<string>(() => undefined) };
    const guarded = guardBackend(hung, { clock, ask: null, onOpenedLate: () => undefined });
    expect(await guarded.isProtected()).toBe(true);
    const secret = codeOf(guarded.decrypt(Buffer.from('x')));
    await clock.advance(keychainTimeoutMs);
    expect(await secret).toBe('keychain-silent');
  });
});
