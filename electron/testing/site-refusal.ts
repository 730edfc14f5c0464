import type { FaultInput } from '../practice/http/faults';
import { refuse } from '../practice/http/refusal';

/** The body of a refusal that is recognisably the site's own. For tests only. */
export function refusalOf(message: string): string {
  return JSON.stringify(refuse(message).body);
}

/** The fault with which the practice site refuses one request for this path, as it does by a rule of its own. */
export function refusing(path: string, message = 'No.'): FaultInput {
  return { kind: 'status', status: 400, match: { path }, body: refusalOf(message) };
}
