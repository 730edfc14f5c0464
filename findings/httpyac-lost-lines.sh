#!/usr/bin/env bash
# httpyac 6.16.7: a line of a request's body that begins with # or // is a comment also in a body of many lines: of a list
# that is sent as CSV, the customer with the key #10015 is not sent. The answer is 200, the run passes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts httpyac@6.16.7 >/dev/null

cat >look.http <<'EOF'
POST {{address}}
Content-Type: text/csv

Key;Name
10014;Orkdal AS
#10015;Berg AS
10016;Ås Bygg
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
Key;Name
10014;Orkdal AS
10016;Ås Bygg
exit code 0
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
