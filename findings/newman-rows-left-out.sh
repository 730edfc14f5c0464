#!/usr/bin/env bash
# newman 6.2.2, `--iteration-data`: a list without rows is one round all the same, in which the placeholder is sent; so it
# is for a null. Where a row ends before its last column, the value is taken from the environment: the key of another
# customer, left there by what ran before, goes out under this one's name. All runs pass.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts newman@6.2.2 >/dev/null

echo '[]' >none.json
echo '[{ "name": "Berg AS", "key": "K1" }, { "name": "Orkdal AS", "key": null }]' >null.json
printf 'name,key\nBerg AS,K1\nOrkdal AS\n' >short.csv
cat >link.json <<'EOF'
{ "info": { "name": "keys", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
  "item": [{ "name": "link", "request": { "method": "POST", "url": "{{address}}/",
    "body": { "mode": "raw", "raw": "{{name}} = {{key}}" } } }] }
EOF
cat >look.cjs <<'EOF'
const { spawn } = require('node:child_process');
let sent = [];
const server = require('node:http').createServer((request, response) => {
  request.on('data', (part) => sent.push(String(part))).on('end', () => response.end('{}'));
});
server.listen(0, '127.0.0.1', async () => {
  const address = `address=http://127.0.0.1:${server.address().port}`;
  for (const list of ['none.json', 'null.json', 'short.csv'])
    await new Promise((resolve) => {
      const words = ['run', 'link.json', '--iteration-data', list, '--env-var', address, '--env-var', 'key=K9'];
      spawn('node_modules/.bin/newman', words, { stdio: 'ignore' }).on('exit', (code) => {
        console.log(`${list}: ${sent.join(', ')}; exit code ${code}`);
        sent = [];
        resolve();
      });
    });
  process.exit();
});
EOF

expected=$(cat <<'EOF'
none.json: {{name}} = K9; exit code 0
null.json: Berg AS = K1, Orkdal AS = {{key}}; exit code 0
short.csv: Berg AS = K1, Orkdal AS = K9; exit code 0
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
