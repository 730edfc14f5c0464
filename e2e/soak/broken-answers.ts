import type { Fault } from '../practice';

const bodies = {
  nothing: '',
  html: '<html><body>Log in</body></html>',
  'half of JSON': '{"Error":true,"Mess',
  null: 'null',
  error: '{"Error":true,"ErrorType":"SoException","Message":"The connector did not answer"}',
};

const statuses = [
  200, 201, 202, 204, 206, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 408, 409, 410, 411, 413, 415,
  418, 421, 422, 423, 425, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 522,
  524, 599,
];

const raws = [
  'HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 500 Oops\r\n\r\n',
  'HTTP/1.1 999 Nine\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
  'SSH-2.0-OpenSSH_9.6\r\n',
  '\x00\x01\x02\x03',
];

/** Every way in which an answer of this call may be broken, with its work done before or not. */
export function listBrokenAnswers(path: string): Fault[] {
  const match = { path };
  const both = (fault: Fault): Fault[] => [
    { ...fault, match },
    { ...fault, match, afterWork: true },
  ];
  const texts = Object.values(bodies);
  return [
    ...statuses.flatMap((status, index) =>
      both({ kind: 'status', status, body: texts[index % texts.length] ?? '' }),
    ),
    ...[200, 400, 500].flatMap((status) => texts.flatMap((body) => both({ kind: 'status', status, body }))),
    ...raws.flatMap((raw) => both({ kind: 'raw', raw })),
    ...(['html', 'null', 'error-object'] as const).flatMap((kind) => both({ kind })),
    { kind: 'close-before-reading', match },
    { kind: 'close-after-work', match },
  ];
}
