#!/usr/bin/env bash
# axios 1.21.1: a body of `false` or 0 is sent as no body at all, and as a form; a number other than 0 is refused. With the
# content type of JSON given by hand the same values are sent as JSON.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts axios@1.21.1 >/dev/null

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
const axios = require('axios');
listen(() => ({})).then(async ({ address }) => {
  const json = { headers: { 'Content-Type': 'application/json' } };
  for (const [value, options] of [[false], [0], [12], [false, json], [0, json], [12, json]])
    await axios.put(address, value, options).catch((error) => sent.push({ body: error.name, headers: {} }));
  for (const { body, headers } of sent) console.log(`${headers['content-type']}: ${JSON.stringify(body)}`);
  process.exit();
});
EOF

expected=$(cat <<'EOF'
application/x-www-form-urlencoded: ""
application/x-www-form-urlencoded: ""
undefined: "AxiosError"
application/json: "false"
application/json: "0"
application/json: "12"
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
