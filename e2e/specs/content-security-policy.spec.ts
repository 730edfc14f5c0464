import { expect, test } from '../fixtures';

test('the page comes with this policy and a nonce of its own (7)', async ({ standingProgram }) => {
  const answer = await standingProgram.page.reload();
  const headers = answer?.headers() ?? {};
  const nonce = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1] ?? '';
  expect(nonce).toMatch(/^[\w+/]{24}$/);
  expect(headers['content-security-policy']?.replace(nonce, 'NONCE').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'nonce-NONCE'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ]);
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('the page itself keeps to its policy (7)', async ({ program }) => {
  const { page } = program;
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|Trusted Type/i.test(message.text()))
      violations.push(message.text());
  });
  await page.reload();
  await page.locator('html[data-ready="true"]').waitFor();
  const isStyled = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  expect(isStyled).toContain('Inter');
  expect(violations).toEqual([]);
});

/** Runs in the page: tries what an injected script would try, and says which directive stopped it. */
async function tryInjections(): Promise<Record<string, string>> {
  const add = (tag: string, attributes: Record<string, string>, text = '') => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(text);
    document.body.append(element);
    return element;
  };
  const attempts: Record<string, () => unknown> = {
    'an inline script': () => add('script', {}, 'document.title = "taken"'),
    'a foreign script': () => import(`https://example.com/${'x.js'}`),
    'an inline handler': () => add('p', { onclick: 'document.title = "taken"' }).click(),
    eval: () => Reflect.get(globalThis, 'eval')('document.title = "taken"'),
    'a made function': () => Reflect.construct(Function, ['document.title = "taken"']),
    fetch: () => fetch('https://example.com/'),
    'fetch of the own bundle': () => fetch('/index.html'),
    'a socket': () => new WebSocket('wss://example.com/'),
    'a beacon': () => navigator.sendBeacon('https://example.com/', 'x'),
    'a foreign picture': () => add('img', { src: 'https://example.com/x.png' }),
    'an inline style': () => add('style', {}, 'body { color: red }'),
    'a style attribute': () => add('p', { style: 'color: red' }),
    'a foreign font': () => new FontFace('x', 'url(https://example.com/x.woff2)').load(),
    'another base': () => add('base', { href: 'https://example.com/' }),
    'a foreign frame': () => add('iframe', { src: 'https://example.com/' }),
    'a foreign object': () => add('object', { data: 'https://example.com/x.pdf' }),
    'a worker': () => new Worker('/assets/worker.js'),
    'a film': () => add('video', { src: 'https://example.com/x.mp4' }),
    'markup as text': () =>
      Reflect.set(document.createElement('p'), 'innerHTML', '<img src=x onerror=alert(1)>'),
  };
  const stoppedBy: Record<string, string> = {};
  for (const [name, attempt] of Object.entries(attempts)) {
    stoppedBy[name] = await new Promise<string>((resolve) => {
      const tooLate = setTimeout(() => resolve('nothing'), 60_000);
      addEventListener(
        'securitypolicyviolation',
        (event) => {
          clearTimeout(tooLate);
          resolve(event.effectiveDirective);
        },
        { once: true },
      );
      // In a task of its own: what the test itself evaluates is exempt from the rule against eval.
      setTimeout(() => {
        try {
          Promise.resolve(attempt()).catch(() => undefined);
        } catch {
          // Stopped, as it should be: the event says by what.
        }
      });
    });
  }
  return { ...stoppedBy, title: document.title };
}

test('nothing that is injected runs, loads, sends or styles (7)', async ({ program }) => {
  const { title, ...stoppedBy } = await program.page.evaluate(tryInjections);
  expect(title).not.toBe('taken');
  expect(stoppedBy).toEqual({
    'an inline script': 'require-trusted-types-for',
    'a foreign script': 'script-src-elem',
    'an inline handler': 'require-trusted-types-for',
    eval: 'require-trusted-types-for',
    'a made function': 'require-trusted-types-for',
    fetch: 'connect-src',
    'fetch of the own bundle': 'connect-src',
    'a socket': 'connect-src',
    'a beacon': 'connect-src',
    'a foreign picture': 'img-src',
    'an inline style': 'style-src-elem',
    'a style attribute': 'style-src-attr',
    'a foreign font': 'font-src',
    'another base': 'base-uri',
    'a foreign frame': 'frame-src',
    'a foreign object': 'require-trusted-types-for',
    'a worker': 'require-trusted-types-for',
    'a film': 'media-src',
    'markup as text': 'require-trusted-types-for',
  });
});
