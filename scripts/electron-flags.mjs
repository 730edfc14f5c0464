/** Chromium refuses to run its sandbox as root; everybody else gets it. */
export function electronFlags() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
