import type { AppErrorData } from './errors';

/** One certificate of a chain, as people compare it with what IT tells them. */
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

/** The way to a site, step by step, in this order. A test stops at the first step that fails. */
export const connectionSteps = ['way', 'name', 'connection', 'certificate', 'answer'] as const;
export type ConnectionStepName = (typeof connectionSteps)[number];

export interface ConnectionStep {
  name: ConnectionStepName;
  /** What was found: `DIRECT` or the proxy, the IP addresses, the protocol, the HTTP status. Never a secret. */
  found: string;
  milliseconds: number;
  /** Null where the step succeeded. */
  error: AppErrorData | null;
}

/** What testing the connection to a site found. Nobody signed in for it. */
export interface ConnectionReport {
  /** The WebAPI's address that was tried. */
  address: string;
  steps: ConnectionStep[];
  /** The chain that was shown, the site's own certificate first; empty without encryption. */
  certificates: CertificateFacts[];
  /** HTTP status; null = no answer came. */
  status: number | null;
  milliseconds: number;
}
