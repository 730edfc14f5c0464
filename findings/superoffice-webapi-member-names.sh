#!/usr/bin/env bash
# @superoffice/webapi 12.4.1514: an agent's method takes its request as one object or as single values, and tells them apart
# by the members' spelling in camelCase. An object in the WebAPI's own spelling is taken for the FIRST single value.
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
listen(() => 'Contact').then(async ({ address }) => {
  const agent = new WebApi({ baseUrl: `${address}/api/` }).getErpSyncAgent();
  await agent.getCrmActorTypeAsync({ erpConnectionId: 1, erpActorType: 'Customer' });
  await agent.getCrmActorTypeAsync({ ErpConnectionId: 1, ErpActorType: 'Customer' });
  for (const { body } of sent) console.log(body);
  process.exit();
});
EOF

expected=$(cat <<'EOF'
{"erpConnectionId":1,"erpActorType":"Customer"}
{"erpConnectionId":{"ErpConnectionId":1,"ErpActorType":"Customer"}}
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
