#!/usr/bin/env bash
# @superoffice/webapi 12.4.1514: a method that saves a file writes the file's Base64 into the request that it was given.
# The same request sent a second time, as after an answer that never came or for a second person's picture, saves
# Base64 of Base64: a document that nothing opens, with the answer of one that was saved. Given as single values
# instead of a request, the file is sent as it is each time. ActorLink sends no files.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @superoffice/webapi@12.4.1514 >/dev/null

cat >look.cjs <<'EOF'
const http = require('node:http');
const { WebApi } = require('@superoffice/webapi');

let saved = '';
const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part)).on('end', () => {
    saved = Buffer.from(JSON.parse(body).stream, 'base64').toString();
    response.setHeader('Content-Type', 'application/json');
    response.end('{"DocumentId":1}');
  });
});
server.listen(0, '127.0.0.1', async () => {
  const agent = new WebApi({ baseUrl: `http://127.0.0.1:${server.address().port}/api/` }).getDocumentAgent();
  const documentEntity = { documentId: 1 };
  const stream = new TextEncoder().encode('Offer to Bø Bygg').buffer;
  const request = { documentEntity, stream, overwriteExistingData: true };
  for (const time of ['first', 'second', 'third']) {
    await agent.setDocumentStreamAsync(request);
    console.log(`request, ${time} time: ${saved}`);
  }
  for (const time of ['first', 'second']) {
    await agent.setDocumentStreamAsync(documentEntity, stream, true);
    console.log(`single values, ${time} time: ${saved}`);
  }
  process.exit();
});
EOF

expected=$(cat <<'EOF'
request, first time: Offer to Bø Bygg
request, second time: T2ZmZXIgdG8gQsO4IEJ5Z2c=
request, third time: VDJabVpYSWdkRzhnUXNPNElFSjVaMmM9
single values, first time: Offer to Bø Bygg
single values, second time: Offer to Bø Bygg
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
