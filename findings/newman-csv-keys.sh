#!/usr/bin/env bash
# newman 6.2.2, `--iteration-data` from CSV: a key that looks like a number is one, also where it stands between quotes in the
# request. 00012 is sent as 12, +47 as 47, 7.10 as 7.1, 0x10 as 0. Quotes around it IN THE FILE keep it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts newman@6.2.2 >/dev/null

cat >collection.json <<'EOF'
{ "info": { "name": "keys", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
  "item": [{ "name": "look up", "request": { "method": "POST", "url": "{{address}}/api",
    "body": { "mode": "raw", "raw": "{\"ErpKey\":\"{{key}}\"}" } } }] }
EOF
printf 'key\n00012\n+47\n7.10\n0x10\n"00013"\n' >keys.csv
cat >look.cjs <<'EOF'
const http = require('node:http');
const sent = [];
function listen(answer) {
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      sent.push({ path: request.url, body, headers: request.headers });
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(answer(request, body)));
    });
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve({ server, address: `http://127.0.0.1:${server.address().port}` })),
  );
}
const newman = require('newman');
listen(() => ({})).then(({ address }) => {
  const envVar = [{ key: 'address', value: address }];
  newman.run({ collection: require('./collection.json'), iterationData: 'keys.csv', envVar, reporters: [] }, () => {
    for (const { body } of sent) console.log(body);
    process.exit();
  });
});
EOF

expected=$(cat <<'EOF'
{"ErpKey":"12"}
{"ErpKey":"47"}
{"ErpKey":"7.1"}
{"ErpKey":"0"}
{"ErpKey":"00013"}
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
