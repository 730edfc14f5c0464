#!/usr/bin/env bash
# Bruno CLI 4.1.0, `--json-file-path`: a name with quotation marks is put into the JSON body as it is, and the broken JSON is
# then sent as ONE JSON STRING, still as application/json: a server reads valid JSON of another kind. The run passes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @usebruno/cli@4.1.0 >/dev/null

echo '{ "version": "1", "name": "names", "type": "collection" }' >bruno.json
echo '[{ "name": "Berg AS" }, { "name": "\"Hjørnet\" AS" }]' >names.json
cat >look-up.bru <<'EOF'
meta {
  name: look up
  type: http
  seq: 1
}
post {
  url: {{address}}/api
  body: json
}
body:json {
  {"Name":"{{name}}"}
}
EOF
cat >look.cjs <<'EOF'
const { spawn } = require('node:child_process');
const server = require('node:http').createServer((request, response) => {
  request.on('data', (part) => console.log(String(part))).on('end', () => response.end('{}'));
});
server.listen(0, '127.0.0.1', () => {
  const address = `address=http://127.0.0.1:${server.address().port}`;
  const run = ['run', 'look-up.bru', '--json-file-path', 'names.json', '--env-var', address];
  spawn('node_modules/.bin/bru', run, { stdio: 'ignore' }).on('exit', (code) => {
    console.log(`exit code ${code}`);
    process.exit();
  });
});
EOF

expected=$(cat <<'EOF'
{"Name":"Berg AS"}
"{\"Name\":\"\"Hjørnet\" AS\"}"
exit code 0
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
