import { AppError } from '../../shared/errors';
import { redactError, type Redact } from '../redaction/redact';
import { listTexts } from '../redaction/sent-texts';
import type { Handlers } from './handlers/handlers';

/** The same methods, whose failures hold no secret, whoever's words they repeat. */
export function redactFailures(handlers: Handlers, redact: Redact): Handlers {
  const wrapped = Object.entries(handlers).map(([method, handle]) => [
    method,
    async (input: never) => {
      try {
        return await handle(input);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const sent = listTexts(input);
        throw redactError(error, (text) => redact(text, sent));
      }
    },
  ]);
  // Each method keeps its own name, input and output, which the compiler cannot follow through the entries.
  return Object.fromEntries(wrapped) as Handlers;
}
