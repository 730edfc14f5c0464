import type { z } from 'zod';
import type { CallContext } from '../http/call-context';
import { bindMembers } from '../http/member-binding';
import { Refusal } from '../http/refusal';

/** One method of an agent: what a GET on its address tells, and what a POST does. */
export interface AgentMethod {
  summary: string;
  /** False: answers 204. */
  hasResult: boolean;
  run(body: unknown, context: CallContext): unknown;
}

/** A method that reads members from its body. */
export function agentMethod<S extends z.ZodType>(
  summary: string,
  input: S,
  run: (input: z.output<S>, context: CallContext) => unknown,
): AgentMethod {
  return { summary, hasResult: true, run: (body, context) => run(bindMembers(input, body), context) };
}

/** A method without a result: it answers 204 with no body. */
export function silentMethod<S extends z.ZodType>(
  summary: string,
  input: S,
  run: (input: z.output<S>, context: CallContext) => void,
): AgentMethod {
  return { ...agentMethod(summary, input, run), hasResult: false };
}

/** A method that takes no body. */
export function bodilessMethod(summary: string, run: (context: CallContext) => unknown): AgentMethod {
  return { summary, hasResult: true, run: (_body, context) => run(context) };
}

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
