#!/usr/bin/env bash
# @superoffice/webapi 12.4.1514: what a client leaves out is taken from the client that was made LAST, when an agent is
# asked for. A second installation's client with a language, a culture and a time zone makes the first one's next agents ask
# for its values in those: dates and amounts come in another form than a moment before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @superoffice/webapi@12.4.1514 >/dev/null

cat >look.cjs <<'EOF'
const http = require('node:http');
const { WebApi } = require('@superoffice/webapi');
const server = http.createServer((request, response) => {
  const { 'so-language': language, 'so-culture': culture, 'so-timezone': zone } = request.headers;
  console.log(`${request.url.split('/')[1]}: language ${language}, culture ${culture}, time zone ${zone}`);
  request.resume().on('end', () => response.setHeader('Content-Type', 'application/json').end('[]'));
});
server.listen(0, '127.0.0.1', async () => {
  const address = `http://127.0.0.1:${server.address().port}`;
  const ask = (client) => client.getErpSyncAgent().getErpFieldValuesAsync(1, 'Customer', ['10014']);
  const first = new WebApi({ baseUrl: `${address}/first/api/` });
  await ask(first);
  const second = new WebApi({
    baseUrl: `${address}/second/api/`,
    languageCode: 'en',
    cultureCode: 'en-US',
    timezone: 'America/New_York',
  });
  await ask(second);
  await ask(first);
  process.exit();
});
EOF

expected=$(cat <<'EOF'
first: language undefined, culture undefined, time zone undefined
second: language en, culture en-US, time zone America/New_York
first: language en, culture en-US, time zone America/New_York
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
