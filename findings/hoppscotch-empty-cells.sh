#!/usr/bin/env bash
# Hoppscotch CLI 0.31.4, `--iteration-data`: where a cell of the list is empty and its placeholder stands in the body, the
# row is told as a loop of placeholders, and sent all the same, with every placeholder as it is written: in the address,
# the headers and the body. Instead of the customer who has no phone, one with the key <<key>> is saved. So it is with a
# name in quotation marks, where the body is JSON. The exit code is 1, but the server was written to. ActorLink sends no
# row that it cannot fill.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @hoppscotch/cli@0.31.4 >/dev/null
# It asks for Node 22; with its install script, this package brings the program.
npm install --silent --no-audit --no-fund node@24.21.0 >/dev/null

printf 'key,name,phone\n00012,Berg AS,22 33 44 55\n00013,Ås AS,\n00014,"Kafé ""Hjørnet"" AS",22 33 44 66\n' >customers.csv
cat >look.cjs <<'EOF'
const { spawn } = require('node:child_process');
const { writeFileSync } = require('node:fs');

const server = require('node:http').createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part)).on('end', () => {
    console.log(`${request.method} ${decodeURIComponent(request.url)}, X-Key ${request.headers['x-key']}: ${body}`);
    response.end('{}');
  });
});
server.listen(0, '127.0.0.1', () => {
  const named = (key, value) => ({ key, value, active: true, description: '' });
  const none = { authType: 'none', authActive: true };
  const save = {
    v: '11',
    name: 'save',
    method: 'POST',
    endpoint: `http://127.0.0.1:${server.address().port}/customers`,
    params: [named('key', '<<key>>')],
    headers: [named('X-Key', '<<key>>')],
    body: { contentType: 'application/json', body: '{"key":"<<key>>","name":"<<name>>","phone":"<<phone>>"}' },
    auth: none,
    preRequestScript: '',
    testScript: '',
    requestVariables: [],
    responses: {},
  };
  const collection = { v: 6, name: 'customers', folders: [], requests: [save], auth: none, headers: [] };
  writeFileSync('collection.json', JSON.stringify(collection));
  const words = ['node_modules/@hoppscotch/cli/bin/hopp.js', 'test', 'collection.json', '--iteration-data', 'customers.csv'];
  spawn('node_modules/node/bin/node', words, { stdio: 'ignore' }).on('exit', (code) => {
    console.log(`exit code ${code}`);
    process.exit();
  });
});
EOF

expected=$(cat <<'EOF'
POST /customers?key=00012, X-Key 00012: {"key":"00012","name":"Berg AS","phone":"22 33 44 55"}
POST /customers?key=<<key>>, X-Key <<key>>: {"key":"<<key>>","name":"<<name>>","phone":"<<phone>>"}
POST /customers?key=<<key>>, X-Key <<key>>: {"key":"<<key>>","name":"<<name>>","phone":"<<phone>>"}
exit code 1
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
