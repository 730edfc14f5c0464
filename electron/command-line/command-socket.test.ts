import { connect } from 'node:net';
import { EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { answerCall, openCallingSide } from './command-socket';
import { exitCodes, type ExitCode } from './exit-codes';
import { createHandedOver } from './handed-over';

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
const about = { kind: 'actorlink-command' as const, argv: ['plan'], folder: '/' };

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

  it('is told of where the other side breaks off, and does not wait for it', async () => {
    const { said, output } = listen();
    const calling = await openCallingSide(about, output);
    const broken = answerCall(calling.call, () => Promise.reject(new Error('no database')));
    await expect(broken).rejects.toThrow('no database');
    expect(await calling.exitCode).toBe(exitCodes.notUsable);
    expect(said).toEqual([expect.stringMatching(/^tell .*ended in the middle/)]);
  });

  it('is not begun where nobody waits for it any more', async () => {
    const calling = await openCallingSide(about, listen().output);
    calling.close();
    const work = vi.fn<() => Promise<ExitCode>>(async () => exitCodes.done);
    await expect(answerCall(calling.call, work)).rejects.toThrow('ENOENT');
    expect(work).not.toHaveBeenCalled();
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

describe('a command that carries out those of others', () => {
  it('ends only when theirs have, and turns away what comes after', async () => {
    const first = listen();
    const late = listen();
    const ending = new EventEmitter();
    const mayEnd = once(ending, 'end');
    const handedOver = createHandedOver(async (_call, there) => {
      there.tell('begun');
      await mayEnd;
      return exitCodes.rowsLeft;
    });
    const calling = await openCallingSide(about, first.output);
    handedOver.take(calling.call);
    await expect.poll(() => first.said).toEqual(['tell begun']);
    const ended = handedOver.end();
    ending.emit('end');
    await ended;
    expect(await calling.exitCode).toBe(exitCodes.rowsLeft);
    const tooLate = await openCallingSide(about, late.output);
    handedOver.take(tooLate.call);
    expect(await tooLate.exitCode).toBe(exitCodes.notUsable);
    expect(late.said).toEqual([expect.stringMatching(/^tell .*start it again/)]);
  });

  it('tells whoever wants the window to wait, and carries nothing out for it', async () => {
    const carryOut = vi.fn<() => Promise<ExitCode>>(async () => exitCodes.done);
    const calling = await openCallingSide({ ...about, kind: 'actorlink-window' }, listen().output);
    createHandedOver(carryOut).take(calling.call);
    expect(await calling.exitCode).toBe(exitCodes.notUsable);
    expect(carryOut).not.toHaveBeenCalled();
  });
});
