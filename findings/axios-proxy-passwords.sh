#!/usr/bin/env bash
# axios 1.21.1 and global-agent 4.1.3: the user and password of a proxy's address in the environment (HTTP_PROXY,
# HTTPS_PROXY) are sent to the proxy as they are written there, still encoded. A password with an "@" can be written no
# other way than with %40; the proxy is sent those three signs, and refuses every request. http-proxy-agent 9.1.0 and
# needle 3.5.0 send the password that is meant. ActorLink hands axios the user and the password by themselves.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts axios@1.21.1 global-agent@4.1.3 http-proxy-agent@9.1.0 needle@3.5.0 >/dev/null

cat >look.mjs <<'EOF'
import { once } from 'node:events';
import http from 'node:http';
import axios from 'axios';
import { createGlobalProxyAgent } from 'global-agent';
import { HttpProxyAgent } from 'http-proxy-agent';
import needle from 'needle';

let sent = '';
const read = ({ headers }) =>
  (sent = Buffer.from(headers['proxy-authorization']?.split(' ')[1] ?? '', 'base64').toString());
const proxy = http.createServer((request, response) => response.end(read(request)));
proxy.on('connect', (request, socket) => socket.end(`HTTP/1.1 407 Refused\r\n\r\n${read(request)}`));
await once(proxy.listen(0, '127.0.0.1'), 'listening');
const url = 'http://site.example/';
const secure = 'https://site.example/';
const clients = {
  axios: () => axios.get(url),
  'axios, https': () => axios.get(secure).catch(() => {}),
  'http-proxy-agent': (address) => once(http.get(url, { agent: new HttpProxyAgent(address) }), 'response'),
  needle: (address) => needle('get', url, { proxy: address, use_proxy_from_env_var: false }),
  // It stays for all later requests of the process.
  'global-agent': async (address) => {
    createGlobalProxyAgent().HTTP_PROXY = address;
    await once(http.get(url), 'response');
  },
};
for (const [name, ask] of Object.entries(clients)) {
  const found = [];
  for (const password of ['hemmelig', 'hemmelig%401', 'b%C3%A5t']) {
    const address = `http://kari:${password}@127.0.0.1:${proxy.address().port}`;
    Object.assign(process.env, { http_proxy: address, https_proxy: address });
    await ask(address);
    found.push(sent);
  }
  console.log(`${name}: ${found.join(', ')}`);
}
process.exit();
EOF

expected=$(cat <<'EOF'
axios: kari:hemmelig, kari:hemmelig%401, kari:b%C3%A5t
axios, https: kari:hemmelig, kari:hemmelig%401, kari:b%C3%A5t
http-proxy-agent: kari:hemmelig, kari:hemmelig@1, kari:båt
needle: kari:hemmelig, kari:hemmelig@1, kari:båt
global-agent: kari:hemmelig, kari:hemmelig%401, kari:b%C3%A5t
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
