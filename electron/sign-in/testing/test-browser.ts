import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';

export interface TestPage {
  /** The address that was shown in the end. */
  address: string;
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

export interface TestBrowserOptions {
  /** Looks at every redirect before it is followed: another address to go to, or null to stop there. */
  change?: (address: URL) => URL | null;
  /** A further authority that it trusts, PEM. */
  authority?: string;
}

/** A browser without a screen: follows redirects and keeps cookies, for a login that asks nothing. */
export class TestBrowser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly options: TestBrowserOptions = {}) {}

  /** Gives the last page; null where `change` stopped it. */
  async open(address: string): Promise<TestPage | null> {
    let next: URL | null = new URL(address);
    for (let step = 0; next !== null && step < 20; step += 1) {
      const page = await this.load(next);
      const { location } = page.headers;
      if (page.status < 300 || page.status >= 400 || typeof location !== 'string') return page;
      const target: URL = new URL(location, next);
      next = this.options.change ? this.options.change(target) : target;
    }
    return null;
  }

  private load(address: URL): Promise<TestPage> {
    return new Promise((resolve, reject) => {
      const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const { authority } = this.options;
      const request = address.protocol === 'https:' ? requestSecure : requestPlain;
      const sent = request(
        address,
        {
          headers: cookie === '' ? {} : { cookie },
          agent: false,
          ...(authority === undefined ? {} : { ca: authority }),
        },
        (response) => {
          for (const line of response.headers['set-cookie'] ?? []) this.keep(line);
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              address: address.href,
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end();
    });
  }

  private keep(line: string): void {
    const pair = line.split(';')[0] ?? '';
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1);
    if (value === '') this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), value);
  }
}
