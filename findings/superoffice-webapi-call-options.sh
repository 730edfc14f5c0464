#!/usr/bin/env bash
# @superoffice/webapi 12.4.1514: language and time zone given with ONE call are written into the headers that all calls of
# the client share, once it signed in with a ticket. The next call, which asks for none, is sent with them too.
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
  const client = new WebApi({ baseUrl: `${address}/api/` });
  client.authenticateWithTicket('ticket');
  const agent = client.getErpSyncAgent();
  await agent.getCrmActorTypeAsync(1, 'Customer', { languageCode: 'sv-SE', timezone: 'W. Europe Standard Time' });
  await agent.getCrmActorTypeAsync(1, 'Customer');
  for (const { headers } of sent) console.log(`${headers['so-language']}, ${headers['so-timezone']}`);
  process.exit();
});
EOF

expected=$(cat <<'EOF'
sv-SE, W. Europe Standard Time
sv-SE, W. Europe Standard Time
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
