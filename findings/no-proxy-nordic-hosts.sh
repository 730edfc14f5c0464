#!/usr/bin/env bash
# proxy-from-env 2.1.0 (axios) and undici's EnvHttpProxyAgent 7.30.2: a host with Nordic letters that stands in NO_PROXY
# as it is written everywhere else is not left out. Its requests go to the proxy: what is compared is the address' own
# form, xn--..., with the letters. Written in that form, it is left out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts proxy-from-env@2.1.0 undici@7.30.2 >/dev/null

cat >look.mjs <<'EOF'
import { once } from 'node:events';
import http from 'node:http';
import { getProxyForUrl } from 'proxy-from-env';
import { EnvHttpProxyAgent, request } from 'undici';

// It answers what it is asked to pass on with 204, and what is meant for itself with 200.
const proxy = http.createServer((asked, response) => response.writeHead(asked.url.startsWith('http') ? 204 : 200).end());
proxy.on('connect', (_asked, socket) => {
  socket.once('data', () => socket.end('HTTP/1.1 204 No Content\r\n\r\n'));
  socket.write('HTTP/1.1 200 OK\r\n\r\n');
});
await once(proxy.listen(0, '127.0.0.1'), 'listening');
const { port } = proxy.address();
const httpProxy = `http://127.0.0.1:${port}`;
const connect = { lookup: (_host, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]) };
for (const noProxy of ['blabaer.example', 'blåbær.example', 'xn--blbr-roah.example']) {
  const host = noProxy === 'blabaer.example' ? noProxy : 'blåbær.example';
  const url = `http://${host}:${port}/`;
  Object.assign(process.env, { http_proxy: httpProxy, no_proxy: noProxy });
  const { statusCode } = await request(url, { dispatcher: new EnvHttpProxyAgent({ httpProxy, noProxy, connect }) });
  const told = [getProxyForUrl(url) === '' ? 'left out' : 'by the proxy', statusCode === 200 ? 'left out' : 'by the proxy'];
  console.log(`${host}, NO_PROXY=${noProxy}: proxy-from-env ${told[0]}, undici ${told[1]}`);
}
process.exit();
EOF

expected=$(cat <<'EOF'
blabaer.example, NO_PROXY=blabaer.example: proxy-from-env left out, undici left out
blåbær.example, NO_PROXY=blåbær.example: proxy-from-env by the proxy, undici by the proxy
blåbær.example, NO_PROXY=xn--blbr-roah.example: proxy-from-env left out, undici left out
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
