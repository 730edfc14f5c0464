import { systemClock, type Clock } from '../clock';

/** The clock of this computer, which a test moves ahead. */
export interface ShiftedClock extends Clock {
  /** Time goes by. Nobody who waits is woken by it. */
  pass: (milliseconds: number) => void;
  /** The computer's clock is set; no time goes by. */
  jump: (milliseconds: number) => void;
}

export function createShiftedClock(): ShiftedClock {
  let passedMs = 0;
  let jumpedMs = 0;
  return {
    ...systemClock,
    monotonicMs: () => systemClock.monotonicMs() + passedMs,
    wallMs: () => systemClock.wallMs() + passedMs + jumpedMs,
    pass: (milliseconds) => {
      passedMs += milliseconds;
    },
    jump: (milliseconds) => {
      jumpedMs += milliseconds;
    },
  };
}
