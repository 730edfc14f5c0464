#!/usr/bin/env bash
# pac-resolver 9.0.2, which proxy-agent and pac-proxy-agent read PAC files with: in a pattern of `shExpMatch` only the
# star, the question mark and the point are what they are in a shell. A plus sign, a dollar or brackets are those of a
# regular expression: the pattern with its own text in it does not match, and one open bracket makes the whole file fail.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts pac-resolver@9.0.2 quickjs-wasi@3.7.0 >/dev/null

cat >look.mjs <<'EOF'
import { createPacResolver } from 'pac-resolver';
import { readFile } from 'node:fs/promises';
import { QuickJS } from 'quickjs-wasi';

const quickJs = await QuickJS.create({ wasm: await readFile(new URL(import.meta.resolve('quickjs-wasi/quickjs.wasm'))) });
const looked = [
  ['http://crm.example/Contact?id=1', '*/Contact?id=*'],
  ['http://crm.example/Find?name=Bygg+Co', '*Bygg+Co'],
  ['http://crm.example/Contact?$top=1', '*$top=1'],
  ['http://crm.example/Contact(1)', '*/Contact(1)'],
  ['http://crm.example/Contact(1)', '*/Contact(*'],
];
for (const [url, pattern] of looked) {
  const find = createPacResolver(quickJs, `function FindProxyForURL(url) { return shExpMatch(url, '${pattern}') ? 'matches' : 'does not match'; }`);
  console.log(`${url} and ${pattern}: ${await find(url).catch((error) => error.message)}`);
}
EOF

expected=$(cat <<'EOF'
http://crm.example/Contact?id=1 and */Contact?id=*: matches
http://crm.example/Find?name=Bygg+Co and *Bygg+Co: does not match
http://crm.example/Contact?$top=1 and *$top=1: does not match
http://crm.example/Contact(1) and */Contact(1): does not match
http://crm.example/Contact(1) and */Contact(*: Invalid regular expression: /^.*/Contact(.*$/: Unterminated group
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
