#!/usr/bin/env bash
# httpyac 6.16.7: of a variable's value that begins with a quotation mark the first mark is taken off and the last is not. A
# customer's name set as "Hjørnet" AS is sent as Hjørnet" AS, a value in quotation marks as a whole keeps the second.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts httpyac@6.16.7 >/dev/null

cat >look.http <<'EOF'
@name="Hjørnet" AS
@town="Oslo"
@key='10014'

POST {{address}}
Content-Type: text/plain

{{name}}, {{town}}, {{key}}
EOF
cat >look.cjs <<'EOF'
const { spawn } = require('node:child_process');
const server = require('node:http').createServer((request, response) => {
  request.on('data', (part) => console.log(String(part))).on('end', () => response.end('{}'));
});
server.listen(0, '127.0.0.1', () => {
  const address = `address=http://127.0.0.1:${server.address().port}/`;
  const run = ['send', 'look.http', '--all', '--var', address];
  spawn('node_modules/.bin/httpyac', run, { stdio: 'ignore' }).on('exit', (code) => {
    console.log(`exit code ${code}`);
    process.exit();
  });
});
EOF

expected=$(cat <<'EOF'
Hjørnet" AS, Oslo", '10014'
exit code 0
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
