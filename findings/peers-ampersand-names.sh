#!/usr/bin/env bash
# newman 6.2.2, Bruno CLI 4.1.0 and httpyac 6.16.7: a value that is put into the address has its blanks and Nordic letters
# encoded, but not its "&", "+" and "#". A search for the company Ås & Sønn looks for "Ås ", and finds other companies; a
# key with a plus sign has a blank there, and what stands behind a # is left out with all parameters after it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts newman@6.2.2 @usebruno/cli@4.1.0 httpyac@6.16.7 >/dev/null

echo '{ "version": "1", "name": "names", "type": "collection" }' >bruno.json
echo '[{ "name": "Ås & Sønn", "key": "1+1" }, { "name": "Berg #2 AS", "key": "12" }]' >names.json
cat >search.json <<'EOF'
{ "info": { "name": "names", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
  "item": [{ "name": "search", "request": { "method": "GET", "url": "{{address}}/?name={{name}}&key={{key}}" } }] }
EOF
cat >search.bru <<'EOF'
meta {
  name: search
  type: http
  seq: 1
}
get {
  url: {{address}}/?name={{name}}&key={{key}}
}
EOF
printf '@name=Ås & Sønn\n@key=1+1\n\nGET {{address}}/?name={{name}}&key={{key}}\n' >search.http
cat >look.cjs <<'EOF'
const { spawn } = require('node:child_process');
const server = require('node:http').createServer((request, response) => {
  const asked = [...new URL(request.url, 'http://erp.test').searchParams];
  console.log(`  ${request.url} is ${JSON.stringify(asked)}`);
  response.end('{}');
});
const run = (...words) =>
  new Promise((resolve) => {
    console.log(words[0]);
    spawn(`node_modules/.bin/${words[0]}`, words.slice(1), { stdio: 'ignore' }).on('exit', resolve);
  });
server.listen(0, '127.0.0.1', async () => {
  const address = `address=http://127.0.0.1:${server.address().port}`;
  await run('newman', 'run', 'search.json', '--iteration-data', 'names.json', '--env-var', address);
  await run('bru', 'run', 'search.bru', '--json-file-path', 'names.json', '--env-var', address);
  await run('httpyac', 'send', 'search.http', '--all', '--var', address);
  process.exit();
});
EOF

expected=$(cat <<'EOF'
newman
  /?name=%C3%85s%20&%20S%C3%B8nn&key=1+1 is [["name","Ås "],[" Sønn",""],["key","1 1"]]
  /?name=Berg%20 is [["name","Berg "]]
bru
  /?name=%C3%85s%20&%20S%C3%B8nn&key=1+1 is [["name","Ås "],[" Sønn",""],["key","1 1"]]
  /?name=Berg%20 is [["name","Berg "]]
httpyac
  /?name=%C3%85s%20&%20S%C3%B8nn&key=1+1 is [["name","Ås "],[" Sønn",""],["key","1 1"]]
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
