import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { ProgramText } from '../../shared/text/program-text';

export type LoopbackMessage = 'done' | 'denied' | 'foreign';

/** Answers the browser with one plain page: no script, nothing from elsewhere, not kept in a cache. */
export function answerWithPage(
  response: ServerResponse,
  status: number,
  text: ProgramText,
  message: LoopbackMessage,
): void {
  const nonce = randomBytes(16).toString('base64');
  const title = escapeMarkup(text('signIn.browser.title'));
  const sentence = escapeMarkup(text(`signIn.browser.${message}`));
  const body = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style nonce="${nonce}">:root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:20vh auto;padding:0 1rem}</style>
</head>
<body><main><h1>${title}</h1><p>${sentence}</p></main></body>
</html>
`;
  response.writeHead(status, {
    ...plainHeaders,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  });
  response.end(body);
}

/** Answers everything that is not the return from the login page. */
export function answerEmpty(response: ServerResponse, status: number): void {
  response.writeHead(status, plainHeaders).end();
}

// The address of the page holds the code, so it goes nowhere as a referrer.
const plainHeaders = {
  'Cache-Control': 'no-store',
  Connection: 'close',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
