#!/usr/bin/env bash
# @superoffice/webapi 12.4.1514, option `cache`: calls that write are kept like those that read. Linking, unlinking and
# linking again within the time sends two requests; the third call says that it was done, and never leaves.
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
listen(() => true).then(async ({ address }) => {
  const agent = new WebApi({ baseUrl: `${address}/api/`, cache: { duration: 5 } }).getErpSyncAgent();
  const link = () => agent.connectActorAsync(1, 5, 'Contact', '10014', 'Customer', []);
  await link();
  await agent.breakActorLinkAsync(1, 5, 'Contact');
  await link().then(() => console.log('the second linking succeeded'));
  console.log(sent.map(({ path }) => path.split('/').at(-1)).join(', '));
  process.exit();
});
EOF

expected=$(cat <<'EOF'
the second linking succeeded
ConnectActor, BreakActorLink
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
