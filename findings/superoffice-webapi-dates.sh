#!/usr/bin/env bash
# @superoffice/webapi 12.4.1514: a date is read as local midnight and written as the same moment in UTC. East of Greenwich a
# sale that is read and saved as it is, is saved with the day before.
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
const sale = { SaleId: 3, Saledate: '2026-03-01T00:00:00' };
listen((request, body) => (request.url.includes('Get') ? sale : JSON.parse(body))).then(async ({ address }) => {
  const agent = new WebApi({ baseUrl: `${address}/api/` }).getSaleAgent();
  await agent.saveSaleEntityAsync(await agent.getSaleEntityAsync(3));
  console.log(`read ${sale.Saledate}, saved ${JSON.parse(sent.at(-1).body).saledate}`);
  process.exit();
});
EOF

expected=$(cat <<'EOF'
read 2026-03-01T00:00:00, saved 2026-02-28T23:00:00.000Z
EOF
)
seen=$(TZ=Europe/Oslo node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
