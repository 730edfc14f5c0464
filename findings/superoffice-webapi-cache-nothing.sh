#!/usr/bin/env bash
# @superoffice/webapi 12.4.1514, option `cache`: an answer of false, 0, null or an empty text is a "{}" the second time,
# a text that counts as true. Within the time a connection that cannot search becomes one that can, and a company that
# was not found is found: an entity without an id, with empty lists. true and lists are kept as they are. ActorLink
# sends its calls itself and keeps no answers in this way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @superoffice/webapi@12.4.1514 >/dev/null

cat >look.cjs <<'EOF'
const http = require('node:http');
const { WebApi } = require('@superoffice/webapi');

const answers = { SupportsAdvancedSearch: { 1: 'true', 2: 'false' }, GetErpFieldValues: { 1: '[]' } };
const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part)).on('end', () => {
    const method = request.url.split('/').pop();
    response.setHeader('Content-Type', 'application/json');
    response.end(answers[method]?.[JSON.parse(body).erpConnectionId] ?? 'null');
  });
});
server.listen(0, '127.0.0.1', async () => {
  const baseUrl = `http://127.0.0.1:${server.address().port}/api/`;
  const api = new WebApi({ baseUrl, cache: { duration: 1 } });
  const engine = api.getErpSyncAgent();
  const look = async (what, ask, show) => {
    const asked = [show(await ask()), show(await ask())];
    console.log(`${what}: ${asked.join(', asked again ')}`);
  };
  for (const connection of [1, 2]) {
    const ask = () => engine.supportsAdvancedSearchAsync(connection, 'Customer');
    await look(`connection ${connection} can search`, ask, (answer) => (answer ? 'yes' : 'no'));
  }
  const list = () => engine.getErpFieldValuesAsync(1, 'Contact', 17, ['K_NAME']);
  await look('values', list, (answer) => JSON.stringify(answer));
  const company = () => api.getContactAgent().getContactEntityAsync(17);
  await look('company 17', company, (found) => (found ? `found, with the id ${found.contactId}` : 'not found'));
  process.exit();
});
EOF

expected=$(cat <<'EOF'
connection 1 can search: yes, asked again yes
connection 2 can search: no, asked again yes
values: [], asked again []
company 17: not found, asked again found, with the id undefined
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
