#!/usr/bin/env bash
# @superoffice/webapi 12.4.1514: the "api/" of an installation's address, which the client adds where it is missing, counts
# as there where the last folder's name only ends so, in small letters. Asked to connect to https://crm.example/webapi, it
# calls /webapi/v1/..., where nothing answers; /WebApi, the same folder for the web server, becomes /WebApi/api/v1/... Its
# page shows an address without "api". ActorLink goes by whole names of folders.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @superoffice/webapi@12.4.1514 >/dev/null

cat >look.cjs <<'EOF'
const http = require('node:http');
const { WebApi } = require('@superoffice/webapi');

let asked = '';
const server = http.createServer((request, response) => {
  asked = request.url;
  response.setHeader('Content-Type', 'application/json');
  response.end('{"IsRunning":true,"StatusMessage":"","Interval":"00:05:00"}');
});
server.listen(0, '127.0.0.1', async () => {
  const origin = `http://127.0.0.1:${server.address().port}`;
  for (const path of ['', '/SuperOffice', '/SuperOffice/api', '/WebApi', '/webapi', '/superofficewebapi/', '/soapi']) {
    await new WebApi(`${origin}${path}`).getErpSyncAgent().getEngineStatusAsync();
    console.log(`https://crm.example${path}: ${asked}`);
  }
  process.exit();
});
EOF

expected=$(cat <<'EOF'
https://crm.example: /api/v1/Agents/ErpSync/GetEngineStatus
https://crm.example/SuperOffice: /SuperOffice/api/v1/Agents/ErpSync/GetEngineStatus
https://crm.example/SuperOffice/api: /SuperOffice/api/v1/Agents/ErpSync/GetEngineStatus
https://crm.example/WebApi: /WebApi/api/v1/Agents/ErpSync/GetEngineStatus
https://crm.example/webapi: /webapi/v1/Agents/ErpSync/GetEngineStatus
https://crm.example/superofficewebapi/: /superofficewebapi/v1/Agents/ErpSync/GetEngineStatus
https://crm.example/soapi: /soapi/v1/Agents/ErpSync/GetEngineStatus
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
