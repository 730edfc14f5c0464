/** Why a request is answered with an error; carries the exact body. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    readonly body: Record<string, unknown>,
    /** Set where the refusal means "somebody holds that already": the calls with a boolean answer say false. */
    readonly isHeld = false,
  ) {
    super(String(body['Message'] ?? body['ErrorMessage'] ?? status));
  }
}

const errorSource = 'SuperOffice.Services.Implementation';

/** A broken rule, in the shape of the vendor's own tests: HTTP 400 with `Error`, `ErrorType`, `Message`. */
export function refuse(message: string, errorType = 'ArgumentException'): Refusal {
  const body = { Error: true, ErrorType: errorType, Message: message, ErrorSource: errorSource };
  return new Refusal(400, body);
}

/** A record or key that some other link holds already. */
export function refuseHeld(message: string): Refusal {
  const { status, body } = refuse(message);
  return new Refusal(status, body, true);
}

/** A REST record that does not exist: note `ErrorMessage` instead of `Message` (documented). */
export function refuseMissingEntity(message: string): Refusal {
  const body = {
    Error: true,
    ErrorType: 'SoNotFoundException',
    ErrorMessage: message,
    ErrorSource: errorSource,
  };
  return new Refusal(404, body);
}

/** A body that does not fit the call: the documented binding error. */
export function refuseBinding(detail: string, status: 200 | 400): Refusal {
  return new Refusal(status, { Message: 'The request is invalid.', MessageDetail: detail });
}

/** An address that the site does not know. */
export function refuseUnknownAddress(path: string): Refusal {
  const detail = `No HTTP resource was found that matches the request URI '${path}'.`;
  return new Refusal(404, { Message: detail, MessageDetail: detail });
}
