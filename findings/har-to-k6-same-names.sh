#!/usr/bin/env bash
# har-to-k6 0.14.16: a recorded request in which a name stands several times is sent as another one. In a form the values
# become one, with a comma: two keys are one key that nobody has. In the address all but the first are asked for twice:
# a request for three customers asks for five. A form that was recorded as text is sent as it is. ActorLink writes no
# scripts for k6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts har-to-k6@0.14.16 >/dev/null

cat >look.cjs <<'EOF'
const { liHARToK6Script } = require('har-to-k6');

const pairs = (text) => [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));
// As a browser records: the address whole, and its parameters beside it.
const record = (method, query, postData) => {
  const url = `https://crm.example/api${query && `?${query}`}`;
  const request = { method, url, httpVersion: 'HTTP/1.1', headers: [], cookies: [], queryString: pairs(query) };
  return { ...request, headersSize: -1, bodySize: -1, ...(postData && { postData }) };
};
const form = 'application/x-www-form-urlencoded';
const recorded = {
  'form, fields': record('POST', '', { mimeType: form, params: pairs('key=10014&key=10015') }),
  'form, text': record('POST', '', { mimeType: form, text: 'key=10014&key=10015' }),
  'address, one key': record('GET', 'key=10014&page=1'),
  'address, two keys': record('GET', 'key=10014&key=10015&page=1'),
  'address, three keys': record('GET', 'key=10014&key=10015&key=10016'),
};
async function main() {
  for (const [what, request] of Object.entries(recorded)) {
    const log = { version: '1.2', creator: { name: 'recorder', version: '1' }, entries: [{ request }] };
    const script = await liHARToK6Script({ log });
    console.log(`${what}: ${(script.main ?? script).match(/key=[^'" \n]*/g).join(', ')}`);
  }
}
main();
EOF

expected=$(cat <<'EOF'
form, fields: key=10014%2C10015
form, text: key=10014&key=10015
address, one key: key=10014&page=1
address, two keys: key=10014&key=10015&page=1&key=10015
address, three keys: key=10014&key=10015&key=10016&key=10015&key=10016
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
