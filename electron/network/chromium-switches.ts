/**
 * Keeps Chromium's stack to HTTP/1.1; call it before Electron is ready. Over HTTP/2 and QUIC it has further cases of
 * sending a request again by itself, without regard to its method, which closing connections does not prevent. The page
 * has no network, and Windows sign-in works over HTTP/1.1 only.
 */
export function keepToHttp1(commandLine: { appendSwitch: (name: string) => void }): void {
  commandLine.appendSwitch('disable-http2');
  commandLine.appendSwitch('disable-quic');
}

const features = 'enable-features';

/**
 * Runs Chromium's network service in the main process on Linux, which saves an idle program a process; call it before Electron is
 * ready. There is little for it to do: it hands the page its files, asks proxy scripts, and carries requests in compatibility mode
 * only. On Linux its process is confined no more than the main one (`--service-sandbox-type=none`); elsewhere it may be, and is left.
 */
export function keepNetworkInProcess(
  commandLine: {
    getSwitchValue: (name: string) => string;
    appendSwitch: (name: string, value: string) => void;
  },
  platform: string = process.platform,
): void {
  if (platform !== 'linux') return;
  const others = commandLine.getSwitchValue(features);
  commandLine.appendSwitch(features, [...(others ? [others] : []), 'NetworkServiceInProcess2'].join(','));
}
