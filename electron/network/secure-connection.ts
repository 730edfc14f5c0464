import net, { type Socket } from 'node:net';
import tls, { type TLSSocket } from 'node:tls';
import type { CertificateFacts } from '../../shared/connection-test';
import { AppError } from '../../shared/errors';
import { certificateError, readChain } from './certificate-errors';

export interface HandshakeOptions {
  /** Whose certificate it has to be: name or IP address, without port. */
  hostname: string;
  /** How error sentences name it. */
  host: string;
  secureContext: tls.SecureContext;
  timeoutMs: number;
  /** Gets the chain that was shown, also when it is refused. */
  onChain?: (chain: CertificateFacts[]) => void;
}

/**
 * Does the TLS handshake on an open connection and resolves once the certificate was accepted: nothing of a request can
 * have left before. Throws `certificate…`, `encryption-failed`, `timeout`, or Node's error of a connection that broke.
 */
export function secureConnection(socket: Socket, options: HandshakeOptions): Promise<TLSSocket> {
  const { hostname, host, timeoutMs } = options;
  return new Promise((resolve, reject) => {
    let chain: CertificateFacts[] = [];
    const secure = tls.connect({
      socket,
      host: hostname,
      secureContext: options.secureContext,
      ALPNProtocols: ['http/1.1'],
      // Said aloud, because an environment variable changes the default.
      rejectUnauthorized: true,
      ...(net.isIP(hostname) === 0 ? { servername: hostname } : {}),
    });
    const fail = (error: unknown) => {
      clearTimeout(timer);
      secure.destroy();
      reject(certificateError(error, host, chain) ?? encryptionError(error, host) ?? error);
    };
    const timer = setTimeout(() => {
      fail(new AppError('timeout', { params: { host, seconds: timeoutMs / 1_000 } }));
    }, timeoutMs);
    // Node closes a connection whose certificate it refuses, and then no longer tells which it was.
    secure.prependOnceListener('secure', () => {
      chain = readChain(secure.getPeerCertificate(true));
      options.onChain?.(chain);
    });
    // Stays: a connection that breaks before the request listens to it must not be an uncaught error.
    secure.on('error', fail);
    secure.once('close', () => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    secure.once('secureConnect', () => {
      clearTimeout(timer);
      resolve(secure);
    });
  });
}

function encryptionError(error: unknown, host: string): AppError | null {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return null;
  const code = String(error.code);
  if (!/^(EPROTO$|ERR_SSL_)/.test(code)) return null;
  return new AppError('encryption-failed', { params: { host }, detail: error.message, cause: error });
}
