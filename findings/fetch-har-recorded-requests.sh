#!/usr/bin/env bash
# fetch-har 11.1.1 (12.0.4 alike, which needs Node 22): of a request that a browser recorded in an HTTP archive (HAR),
# what the address asks for is sent twice. It stands there in the address and, taken apart, in `queryString`; both are
# sent. The values are written as they were decoded: a search for Ås & Sønn looks for "Ås ", the key K+17 is "K 17". Of
# a form a name that stands twice is sent with its last value alone, and an empty value not at all: a phone that the
# recorded request emptied stays. httpsnippet 3.0.10 makes a curl command of the same records that asks for each once,
# and whole. ActorLink's own archives have both, as the format says: played by fetch-har, they ask for something else.
# Its curl commands are the requests as they were sent.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts fetch-har@11.1.1 httpsnippet@3.0.10 >/dev/null

cat >look.mjs <<'EOF'
import { createServer } from 'node:http';
import fetchHar from 'fetch-har';
import { HTTPSnippet } from 'httpsnippet';

let seen = '';
const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  seen = JSON.stringify([...new URLSearchParams(request.method === 'GET' ? request.url.split('?')[1] : body)]);
  response.end('{}');
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const base = `http://127.0.0.1:${server.address().port}/customers`;

// As a browser's tools write a request that was sent.
function record(pairs, isForm) {
  const text = new URLSearchParams(pairs).toString();
  const list = pairs.map(([name, value]) => ({ name, value }));
  const mimeType = 'application/x-www-form-urlencoded';
  const common = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1, bodySize: -1 };
  return isForm
    ? {
        ...common,
        method: 'POST',
        url: base,
        queryString: [],
        headers: [{ name: 'Content-Type', value: mimeType }],
        postData: { mimeType, text, params: list },
      }
    : { ...common, method: 'GET', url: `${base}?${text}`, queryString: list, headers: [] };
}

for (const [pairs, isForm] of [
  [[['key', '10014']], false],
  [[['name', 'Ås & Sønn'], ['key', 'K+17']], false],
  [[['key', '10014'], ['phone', '']], true],
  [[['key', '10014'], ['key', '10015']], true],
]) {
  const request = record(pairs, isForm);
  await fetchHar({ log: { version: '1.2', creator: { name: 'x', version: '1' }, entries: [{ request }] } });
  console.log(`${isForm ? 'form' : 'address'} ${JSON.stringify(pairs)}`);
  console.log(`  fetch-har: ${seen}`);
  const curl = new HTTPSnippet(request).convert('shell', 'curl', { indent: false });
  console.log(`  httpsnippet: ${curl.replace(base, '')}`);
}
server.close();
EOF

expected=$(cat <<'EOF'
address [["key","10014"]]
  fetch-har: [["key","10014"],["key","10014"]]
  httpsnippet: curl --request GET --url '?key=10014'
address [["name","Ås & Sønn"],["key","K+17"]]
  fetch-har: [["name","Ås "],[" Sønn",""],["key","K 17"],["name","Ås "],[" Sønn",""],["key","K 17"]]
  httpsnippet: curl --request GET --url '?name=%C3%85s%20%26%20S%C3%B8nn&key=K%2B17'
form [["key","10014"],["phone",""]]
  fetch-har: [["key","10014"]]
  httpsnippet: curl --request POST --url  --header 'Content-Type: application/x-www-form-urlencoded' --data key=10014 --data phone=
form [["key","10014"],["key","10015"]]
  fetch-har: [["key","10015"]]
  httpsnippet: curl --request POST --url  --header 'Content-Type: application/x-www-form-urlencoded' --data key=10014 --data key=10015
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
