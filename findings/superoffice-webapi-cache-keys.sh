#!/usr/bin/env bash
# @superoffice/webapi 12.4.1514, option `cache`: an answer is kept under a 32-bit sum of address and body, and nothing
# compares the body itself. Two ERP keys whose sums agree get one answer: asked for K217, it gives the values of K1P7.
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
listen((_request, body) => [{ Values: { key: JSON.parse(body).entityId[0] } }]).then(async ({ address }) => {
  const agent = new WebApi({ baseUrl: `${address}/api/`, cache: { duration: 5 } }).getErpSyncAgent();
  for (const key of ['K1P7', 'K217']) {
    const [actor] = await agent.getErpFieldValuesAsync(1, 'Customer', [key]);
    console.log(`asked ${key}, told ${JSON.stringify(actor)}`);
  }
  console.log(`${sent.length} request`);
  process.exit();
});
EOF

expected=$(cat <<'EOF'
asked K1P7, told {"Values":{"key":"K1P7"}}
asked K217, told {"Values":{"key":"K1P7"}}
1 request
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
