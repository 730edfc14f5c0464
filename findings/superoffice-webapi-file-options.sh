#!/usr/bin/env bash
# @superoffice/webapi 12.4.1514: a file is answered as its bytes, unless ANY option is given with the call, such as a
# language or the controller that can cancel it: then it is answered as a Base64 text, although bytes are what the
# options leave out. A program that gets a cancel button writes documents that nothing opens. ActorLink reads no files.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @superoffice/webapi@12.4.1514 >/dev/null

cat >look.cjs <<'EOF'
const http = require('node:http');
const { WebApi } = require('@superoffice/webapi');

const file = Buffer.from('%PDF-1.7');
// As the WebAPI answers: the bytes to a client that asks for them, and else JSON.
const server = http.createServer((request, response) => {
  const asBytes = request.headers.accept === 'application/octet-stream';
  response.setHeader('Content-Type', asBytes ? 'application/octet-stream' : 'application/json');
  response.end(asBytes ? file : JSON.stringify(file.toString('base64')));
});
server.listen(0, '127.0.0.1', async () => {
  const agent = new WebApi({ baseUrl: `http://127.0.0.1:${server.address().port}/api/` }).getDocumentAgent();
  const calls = {
    'no options': undefined,
    'a language': { languageCode: 'no' },
    'a controller': { abortController: new AbortController() },
    'a controller and bytes': { abortController: new AbortController(), returnBlobAs: 0 },
  };
  for (const [what, options] of Object.entries(calls)) {
    const answer = await agent.getDocumentStreamAsync(1, options);
    console.log(`${what}: ${typeof answer === 'string' ? 'a text' : 'bytes'}, written as ${Buffer.from(answer)}`);
  }
  process.exit();
});
EOF

expected=$(cat <<'EOF'
no options: bytes, written as %PDF-1.7
a language: a text, written as JVBERi0xLjc=
a controller: a text, written as JVBERi0xLjc=
a controller and bytes: bytes, written as %PDF-1.7
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
