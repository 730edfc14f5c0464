#!/usr/bin/env bash
# newman 6.2.2, `--iteration-count` above the number of rows in the data file: the LAST row is sent again for each of the
# rest, not the list from its start. A list of two customers with a count of four writes the second one three times, and the
# run passes. Bruno CLI 4.1.0 sends each row once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts newman@6.2.2 @usebruno/cli@4.1.0 >/dev/null

printf 'key\nK1\nK2\n' >keys.csv
echo '{ "version": "1", "name": "keys", "type": "collection" }' >bruno.json
cat >link.json <<'EOF'
{ "info": { "name": "keys", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
  "item": [{ "name": "link", "request": { "method": "POST", "url": "{{address}}/",
    "body": { "mode": "raw", "raw": "{{key}}" } } }] }
EOF
cat >link.bru <<'EOF'
meta {
  name: link
  type: http
  seq: 1
}
post {
  url: {{address}}/
  body: text
}
body:text {
  {{key}}
}
EOF
cat >look.cjs <<'EOF'
const { spawn } = require('node:child_process');
let sent = [];
const server = require('node:http').createServer((request, response) => {
  request.on('data', (part) => sent.push(String(part))).on('end', () => response.end('{}'));
});
const run = (...words) =>
  new Promise((resolve) => {
    spawn(`node_modules/.bin/${words[0]}`, words.slice(1), { stdio: 'ignore' }).on('exit', (code) => {
      console.log(`${words[0]}: ${sent.join(', ')}; exit code ${code}`);
      sent = [];
      resolve();
    });
  });
server.listen(0, '127.0.0.1', async () => {
  const address = `address=http://127.0.0.1:${server.address().port}`;
  await run('newman', 'run', 'link.json', '--iteration-data', 'keys.csv', '--iteration-count', '4', '--env-var', address);
  await run('bru', 'run', 'link.bru', '--csv-file-path', 'keys.csv', '--iteration-count', '4', '--env-var', address);
  process.exit();
});
EOF

expected=$(cat <<'EOF'
newman: K1, K2, K2, K2; exit code 0
bru: K1, K2; exit code 0
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
