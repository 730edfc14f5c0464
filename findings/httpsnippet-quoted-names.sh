#!/usr/bin/env bash
# httpsnippet 3.0.10, code for fetch: the JSON body is put between apostrophes with its own backslashes, which JavaScript
# takes off. The code made of a valid request with a name in quotation marks, or an address of two lines, sends what is no
# JSON. Its curl command of the same request is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts httpsnippet@3.0.10 >/dev/null

cat >look.cjs <<'EOF'
const { HTTPSnippet } = require('httpsnippet');
const json = { name: 'Content-Type', value: 'application/json' };
for (const value of ['Berg AS', '"Hjørnet" AS', 'Storgata 1\n7300 Orkanger']) {
  const text = JSON.stringify({ value });
  const request = { method: 'POST', url: 'https://erp.test/', headers: [json], postData: { mimeType: json.value, text } };
  const code = new HTTPSnippet(request).convert('node', 'fetch');
  const sent = eval(/body: ('.*')/.exec(code)[1]);
  console.log(`${text} is sent as ${JSON.stringify(sent)}: ${sent === text ? 'the same' : 'another body'}`);
}
EOF

expected=$(cat <<'EOF'
{"value":"Berg AS"} is sent as "{\"value\":\"Berg AS\"}": the same
{"value":"\"Hjørnet\" AS"} is sent as "{\"value\":\"\"Hjørnet\" AS\"}": another body
{"value":"Storgata 1\n7300 Orkanger"} is sent as "{\"value\":\"Storgata 1\n7300 Orkanger\"}": another body
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
