#!/usr/bin/env bash
# @superoffice/webapi 12.4.1514, option `cache`: what an answer is kept under has the name of the call in it, not the
# address of the installation. The same question to a second installation is answered with the first one's answer.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @superoffice/webapi@12.4.1514 >/dev/null

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
const { WebApi } = require('@superoffice/webapi');
listen((request) => request.url.split('/')[1]).then(async ({ address }) => {
  for (const site of ['first', 'second']) {
    const client = new WebApi({ baseUrl: `${address}/${site}/api/`, cache: { duration: 5 } });
    console.log(`${site} site: ${await client.getErpSyncAgent().getCrmActorTypeAsync(1, 'Customer')}`);
  }
  console.log(`asked on the wire: ${sent.map(({ path }) => path.split('/')[1])}`);
  process.exit();
});
EOF

expected=$(cat <<'EOF'
first site: first
second site: first
asked on the wire: first
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
