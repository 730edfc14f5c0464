#!/usr/bin/env bash
# A POST that is answered with 421 (the wrong server, as SuperOffice Online answers for a customer that was moved) is
# sent a second time at once, to the same server and without a word, by undici's fetch 7.30.2 and by what is built on a
# fetch: ky 1.14.3 and axios 1.21.1 with its fetch adapter. The standard of fetch allows it. axios with its own adapter
# and got 14.6.6 send it once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts undici@7.30.2 ky@1.14.3 axios@1.21.1 got@14.6.6 >/dev/null

cat >look.mjs <<'EOF'
import { once } from 'node:events';
import http from 'node:http';
import axios from 'axios';
import got from 'got';
import ky from 'ky';
import { fetch } from 'undici';

let sent = 0;
const server = http.createServer((request, response) => {
  sent += 1;
  request.resume().on('end', () => response.writeHead(421).end());
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const url = `http://127.0.0.1:${server.address().port}/`;
const json = { ErpKey: '10014' };
const clients = {
  'fetch of undici': () => fetch(url, { method: 'POST', body: JSON.stringify(json) }),
  'ky, without retries': () => ky.post(url, { json, retry: 0 }),
  'axios, fetch adapter': () => axios.post(url, json, { adapter: 'fetch' }),
  'axios, own adapter': () => axios.post(url, json, { adapter: 'http' }),
  'got, without retries': () => got.post(url, { json, retry: { limit: 0 } }),
};
for (const [name, send] of Object.entries(clients)) {
  sent = 0;
  await send().catch(() => {});
  console.log(`${name}: sent ${sent === 1 ? 'once' : `${sent} times`}`);
}
process.exit();
EOF

expected=$(cat <<'EOF'
fetch of undici: sent 2 times
ky, without retries: sent 2 times
axios, fetch adapter: sent 2 times
axios, own adapter: sent once
got, without retries: sent once
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
