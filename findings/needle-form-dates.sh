#!/usr/bin/env bash
# needle 3.5.0, a form: a date is sent without the name of its field, its time alone with no "=", so that a server sees
# an empty field that is called 2026-03-01T00:00:00.000Z and misses the one that was meant: asked for the changes from a
# day on, it gives them all, or none. As JSON the date is right, and in the form of superagent 10.4.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts needle@3.5.0 superagent@10.4.2 >/dev/null

cat >look.mjs <<'EOF'
import { once } from 'node:events';
import http from 'node:http';
import needle from 'needle';
import superagent from 'superagent';

let sent = '';
const server = http.createServer((request, response) => {
  sent = '';
  request.on('data', (part) => (sent += part)).on('end', () => response.end());
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const url = `http://127.0.0.1:${server.address().port}/`;
const fields = { key: '10014', from: new Date('2026-03-01T00:00:00Z'), until: '2026-04-01' };
const clients = {
  'needle, form': () => needle('post', url, fields),
  'needle, JSON': () => needle('post', url, fields, { json: true }),
  superagent: () => superagent.post(url).type('form').send(fields),
};
for (const [name, send] of Object.entries(clients)) {
  await send();
  console.log(`${name}: ${sent}`);
}
process.exit();
EOF

expected=$(cat <<'EOF'
needle, form: key=10014&2026-03-01T00:00:00.000Z&until=2026-04-01
needle, JSON: {"key":"10014","from":"2026-03-01T00:00:00.000Z","until":"2026-04-01"}
superagent: key=10014&from=2026-03-01T00%3A00%3A00.000Z&until=2026-04-01
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
