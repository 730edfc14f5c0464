import { createProgramText } from '../../shared/text/program-text';
import { answerCall, type CommandCall } from './command-socket';
import { exitCodes, type ExitCode } from './exit-codes';
import type { Output } from './print-rows';

/** What further starts of the program hand over to one that carries out a command and has no window. */
export interface HandedOver {
  /** Its words and its exit code go where it was typed. Never throws. */
  take: (call: CommandCall) => void;
  /** Resolves when none is under way any more. What comes after that is told to come again. */
  end: () => Promise<void>;
}

const say = createProgramText();

/** `carryOut` resolves with the exit code of a command that was handed over. */
export function createHandedOver(
  carryOut: (call: CommandCall, output: Output, signal: AbortSignal) => Promise<ExitCode>,
): HandedOver {
  const underWay = new Set<Promise<void>>();
  let isOver = false;
  return {
    take: (call) => {
      const answered = answerCall(call, async (output, signal) => {
        // Whoever wants the window is told where it was asked for: a box of ours would hold up what is being sent.
        if (call.kind === 'actorlink-window') return exitCodes.notUsable;
        if (!isOver) return carryOut(call, output, signal);
        output.tell(say('commandLine.ending'));
        return exitCodes.notUsable;
      })
        // Whoever asked hears that it ended in the middle.
        .catch(() => undefined)
        .finally(() => underWay.delete(answered));
      underWay.add(answered);
    },
    end: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
      isOver = true;
    },
  };
}
