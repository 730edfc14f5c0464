import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/errors';
import { createProgramText } from '../../../../shared/text/program-text';
import { answerFaults, failedCall } from './answer-faults';
import { certificateFaults } from './certificate-faults';
import type { Closers } from './fault';
import { proxyFaults, unguardedWrite } from './proxy-faults';
import { routeFaults } from './route-faults';

// What a person reads for each fault of a company network, word by word, after a read and after a write. The faults are
// provoked with real servers; what was changed is a fact, or it is said to be unknown.

const closers: Closers = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const said = {
  nothing: 'Nothing was changed.',
  unknown: 'Whether anything was changed is not known yet. Look at the record before you send it again.',
};
const t = createProgramText();

/** The whole text, as it stands on the screen. */
async function readFailure(send: () => Promise<unknown>): Promise<{ code: string; text: string }> {
  const error = await send().catch((failure: unknown) => failure);
  if (!(error instanceof AppError)) return { code: 'none', text: String(error) };
  return {
    code: error.code,
    text: `${t(`errors.${error.code}`, error.params)} ${t(`common.changed.${error.changed}`)}`,
  };
}

const faults = [...routeFaults, ...certificateFaults, ...proxyFaults, ...answerFaults];

describe.each(faults)('$fault', ({ code, arrange, sentence, changed }) => {
  it('is said in these words after a read', async () => {
    const { client, host, proxy = '' } = await arrange(closers);
    expect(await readFailure(client.read)).toEqual({
      code,
      text: `${sentence({ host, proxy, call: 'currentPrincipal' })} ${said.nothing}`,
    });
  });

  it(`is said in these words after a write, which changed ${changed}`, async () => {
    const { client, host, proxy = '' } = await arrange(closers);
    expect(await readFailure(client.write)).toEqual({
      code,
      text: `${sentence({ host, proxy, call: 'ConnectActor' })} ${said[changed]}`,
    });
  });
});

describe('F16 a proxy before a site without encryption, in compatibility mode', () => {
  it('is said in these words after a write, and keeps nobody from reading', async () => {
    const { client, host, proxy = '' } = await unguardedWrite.arrange(closers);
    expect(await readFailure(client.write)).toEqual({
      code: unguardedWrite.code,
      text: `${unguardedWrite.sentence({ host, proxy, call: 'ConnectActor' })} ${said.nothing}`,
    });
    expect(await readFailure(client.read)).toMatchObject({ code: 'none' });
  });
});

describe('null with status 200', () => {
  it('is said in these words after a read, and is no answer after a write', async () => {
    const { client, host } = await failedCall.arrange(closers);
    expect(await readFailure(client.read)).toEqual({
      code: failedCall.code,
      text: `${failedCall.sentence({ host, proxy: '', call: 'currentPrincipal' })} ${said.nothing}`,
    });
    expect(await readFailure(client.write)).toMatchObject({ code: 'broken-answer' });
  });
});

it('has a sentence of its own for each fault, except where a person can do no other thing', () => {
  const own = [...faults, unguardedWrite, failedCall].filter(({ sameAs }) => sameAs === undefined);
  const sentences = own.map(({ sentence }) => sentence({ host: 'host', proxy: 'proxy', call: 'call' }));
  expect(new Set(sentences).size).toBe(own.length);
});
