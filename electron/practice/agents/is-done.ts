import { Refusal } from '../http/refusal';

/** The answer of the boolean calls. Our assumption: "held already" is false; every other broken rule stays an error. */
export function isDone(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.isHeld) return false;
    throw error;
  }
}
