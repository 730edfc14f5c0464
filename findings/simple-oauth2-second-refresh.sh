#!/usr/bin/env bash
# simple-oauth2 5.1.0: where the answer to a refresh has no new refresh token, as the standard allows (the old one stays
# in force), the old one is forgotten. The second refresh is sent with an empty one, and refused: a program that worked
# for two hours has to have its user sign in again. client-oauth2 4.3.3 keeps it. ActorLink keeps the one it has until
# another comes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts simple-oauth2@5.1.0 client-oauth2@4.3.3 >/dev/null

cat >look.cjs <<'EOF'
const http = require('node:http');
const ClientOAuth2 = require('client-oauth2');
const { AuthorizationCode } = require('simple-oauth2');

let sent = [];
const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part)).on('end', () => {
    sent.push(new URLSearchParams(body).get('refresh_token') || '(empty)');
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ access_token: 'a', token_type: 'Bearer', expires_in: 3600 }));
  });
});
server.listen(0, '127.0.0.1', async () => {
  const address = `http://127.0.0.1:${server.address().port}`;
  const simple = new AuthorizationCode({ client: { id: 'id', secret: 's' }, auth: { tokenHost: address } });
  const other = new ClientOAuth2({ clientId: 'id', clientSecret: 's', accessTokenUri: `${address}/oauth/token` });
  const tokens = {
    'simple-oauth2': simple.createToken({ access_token: 'a', refresh_token: 'r1', expires_in: 3600 }),
    'client-oauth2': other.createToken('a', 'r1', 'bearer'),
  };
  for (const [name, token] of Object.entries(tokens)) {
    sent = [];
    await (await token.refresh()).refresh();
    console.log(`${name}: refreshed with ${sent.join(', then with ')}`);
  }
  process.exit();
});
EOF

expected=$(cat <<'EOF'
simple-oauth2: refreshed with r1, then with (empty)
client-oauth2: refreshed with r1, then with r1
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
