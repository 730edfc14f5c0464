#!/usr/bin/env bash
# pac-proxy-agent 9.1.1, which proxy-agent 8.0.3 reads PAC files with: the address that a PAC file is asked about never has
# its port. A file that sends http://crm.example:8080 past the proxy, as every browser reads it, is asked about
# http://crm.example, and the proxy gets the request. pac-resolver 9.0.2, asked by itself, keeps the port. ActorLink asks
# Chromium.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts pac-proxy-agent@9.1.1 proxy-agent@8.0.3 pac-resolver@9.0.2 quickjs-wasi@3.7.0 >/dev/null

cat >look.mjs <<'EOF'
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { PacProxyAgent } from 'pac-proxy-agent';
import { createPacResolver } from 'pac-resolver';
import { ProxyAgent } from 'proxy-agent';
import { QuickJS } from 'quickjs-wasi';

// It answers what it is asked to pass on with 204, and what is meant for itself with 200.
const server = http.createServer((asked, response) => response.writeHead(asked.url.startsWith('http') ? 204 : 200).end());
await once(server.listen(0, '127.0.0.1'), 'listening');
const { port } = server.address();
const url = `http://127.0.0.1:${port}/SuperOffice/api`;
const quickJs = await QuickJS.create({ wasm: await readFile(new URL(import.meta.resolve('quickjs-wasi/quickjs.wasm'))) });

const request = async (agent) => {
  const [{ statusCode }] = await once(http.get(url, { agent }), 'response');
  return statusCode === 200 ? 'DIRECT' : 'PROXY';
};
for (const condition of ['shExpMatch(url, "http://127.0.0.1/*")', `shExpMatch(url, "http://127.0.0.1:${port}/*")`, `url.indexOf(":${port}/") > 0`]) {
  const file = `function FindProxyForURL(url, host) { return ${condition} ? 'DIRECT' : 'PROXY 127.0.0.1:${port}'; }`;
  const address = `pac+data:application/x-ns-proxy-autoconfig;base64,${btoa(file)}`;
  const told = {
    'pac-proxy-agent': await request(new PacProxyAgent(address)),
    'proxy-agent': await request(new ProxyAgent({ getProxyForUrl: () => address })),
    'pac-resolver': (await createPacResolver(quickJs, file)(url)).split(' ')[0],
  };
  console.log(`${condition.replace(port, '8080')}: ${Object.entries(told).map((pair) => pair.join(' ')).join(', ')}`);
}
process.exit();
EOF

expected=$(cat <<'EOF'
shExpMatch(url, "http://127.0.0.1/*"): pac-proxy-agent DIRECT, proxy-agent DIRECT, pac-resolver PROXY
shExpMatch(url, "http://127.0.0.1:8080/*"): pac-proxy-agent PROXY, proxy-agent PROXY, pac-resolver DIRECT
url.indexOf(":8080/") > 0: pac-proxy-agent PROXY, proxy-agent PROXY, pac-resolver DIRECT
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
