import { connect } from 'node:net';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerCall, openCallingSide } from './command-socket';
import { exitCodes } from './exit-codes';

const listen = () => {
  const said: string[] = [];
  return {
    said,
    output: {
      row: (line: string) => said.push(`row ${line}`),
      tell: (line: string) => said.push(`tell ${line}`),
    },
  };
};
const about = { argv: ['plan'], folder: '/' };

describe('a command that the running program carries out', () => {
  it('says its words and ends with its code where it was typed', async () => {
    const { said, output } = listen();
    const calling = await openCallingSide(about, output);
    await answerCall(calling.call, async (there) => {
      there.tell('half');
      there.row('one\ntwo');
      return exitCodes.rowsLeft;
    });
    expect(await calling.exitCode).toBe(exitCodes.rowsLeft);
    expect(said).toEqual(['tell half', 'row one\ntwo']);
    expect(existsSync(calling.call.address)).toBe(false);
  });

  it('is told to stop from where it was typed', async () => {
    const calling = await openCallingSide(about, listen().output);
    const answered = answerCall(calling.call, async (there, signal) => {
      there.tell('begun');
      calling.stop();
      if (!signal.aborted) await once(signal, 'abort');
      return exitCodes.stopped;
    });
    expect(await calling.exitCode).toBe(exitCodes.stopped);
    await answered;
  });

  it('hears nobody who does not know the secret', async () => {
    const { said, output } = listen();
    const calling = await openCallingSide(about, output);
    const stranger = connect(calling.call.address);
    stranger.write(`${JSON.stringify({ secret: 'guess' })}\n${JSON.stringify({ row: 'all is well' })}\n`);
    await once(stranger, 'close');
    await answerCall(calling.call, async () => exitCodes.done);
    expect(await calling.exitCode).toBe(exitCodes.done);
    expect(said).toEqual([]);
  });
});
