/**
 * Keeps Chromium's stack to HTTP/1.1; call it before Electron is ready. Over HTTP/2 and QUIC it has further cases of
 * sending a request again by itself, without regard to its method, which closing connections does not prevent. The page
 * has no network, and Windows sign-in works over HTTP/1.1 only.
 */
export function keepToHttp1(commandLine: { appendSwitch: (name: string) => void }): void {
  commandLine.appendSwitch('disable-http2');
  commandLine.appendSwitch('disable-quic');
}
