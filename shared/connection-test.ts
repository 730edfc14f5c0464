import type { AppErrorData } from './errors';

/** What one certificate of a chain says, as people compare it with what IT tells them. */
export interface CertificateFacts {
  subject: string;
  issuer: string;
  /** ISO 8601, UTC; empty where the certificate does not say. */
  validFrom: string;
  validTo: string;
  /** SHA-256, `AB:CD:…`. */
  fingerprint: string;
  /** The addresses that it is made out to. */
  names: string[];
}

/** The steps of a connection, in their order. A site without encryption has no `certificate`. */
export const connectionSteps = ['route', 'address', 'connection', 'certificate', 'answer'] as const;
export type ConnectionStepName = (typeof connectionSteps)[number];

/** How a site is reached: directly, through a proxy of that kind, or as Chromium finds it (compatibility mode). */
export type RouteKind = 'direct' | 'http' | 'https' | 'socks4' | 'socks5' | 'system';

/** One step that was tried, what it found, and how long it took; null = its time is within that of the answer. */
export type ConnectionStep = { milliseconds: number | null } & (
  | { step: 'route'; kind: RouteKind; proxy: string }
  /** The host that was looked up: the proxy's where there is one, for then the proxy looks up the site. */
  | { step: 'address'; host: string; addresses: string[] }
  /** The route that was taken: the next one of the list where the first was down. */
  | { step: 'connection'; kind: RouteKind; proxy: string }
  | { step: 'certificate'; chain: CertificateFacts[] }
  | { step: 'answer'; status: number; isWebApi: boolean }
);

/** What a connection test found. It sends no credentials. */
export interface ConnectionTestReport {
  /** Origin and path that was asked. */
  address: string;
  compatibilityMode: boolean;
  /** Those that succeeded. */
  steps: ConnectionStep[];
  /** The step that failed, and why; null where all went well. */
  failure: { step: ConnectionStepName; error: AppErrorData; chain: CertificateFacts[] } | null;
  milliseconds: number;
}
