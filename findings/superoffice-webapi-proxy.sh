#!/usr/bin/env bash
# @superoffice/webapi 12.4.1514: of the settings for axios that a client or an agent is made with, all are passed over
# where none of them is auth, baseURL, url, headers or a timeout other than 0. A proxy alone, or an agent that knows the
# company's own certificates alone, is not used, and nothing says so; with a timeout beside it, it is. In `axiosConfig`
# of the options it always is. ActorLink gives every agent an axios of its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @superoffice/webapi@12.4.1514 >/dev/null

cat >look.cjs <<'EOF'
const http = require('node:http');
const { ContactAgent, WebApi } = require('@superoffice/webapi');

const answering = (contactId) =>
  http.createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ ContactId: contactId }));
  });
const server = answering(1).listen(0, '127.0.0.1', () => {
  const through = answering(2).listen(0, '127.0.0.1', async () => {
    const baseUrl = `http://127.0.0.1:${server.address().port}/api/`;
    const proxy = { protocol: 'http', host: '127.0.0.1', port: through.address().port };
    const agents = {
      'client, a proxy': new WebApi(baseUrl, { proxy }).getContactAgent(),
      'client, a proxy and timeout 0': new WebApi(baseUrl, { proxy, timeout: 0 }).getContactAgent(),
      'client, a proxy and a timeout': new WebApi(baseUrl, { proxy, timeout: 10_000 }).getContactAgent(),
      'client, a proxy in axiosConfig': new WebApi({ baseUrl, axiosConfig: { proxy } }).getContactAgent(),
      'agent, a proxy and a timeout': new ContactAgent(baseUrl, { proxy, timeout: 10_000 }),
    };
    new WebApi(baseUrl); // What an agent leaves out would else come from the client above.
    agents['agent, a proxy'] = new ContactAgent(baseUrl, { proxy });
    for (const [what, agent] of Object.entries(agents)) {
      const { contactId } = await agent.getContactEntityAsync(1);
      console.log(`${what}: ${contactId === 2 ? 'through the proxy' : 'past the proxy'}`);
    }
    process.exit();
  });
});
EOF

expected=$(cat <<'EOF'
client, a proxy: past the proxy
client, a proxy and timeout 0: past the proxy
client, a proxy and a timeout: through the proxy
client, a proxy in axiosConfig: through the proxy
agent, a proxy and a timeout: through the proxy
agent, a proxy: past the proxy
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
