#!/usr/bin/env bash
# postman-code-generators 2.1.1: a parameter without a value in the address (?archived) gets one in the commands for curl
# and in the code for Go, PHP and plain HTTP: the text "null". In the code for JavaScript and Python it has none. A server
# that asks what the parameter says is told something else by each.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts postman-code-generators@2.1.1 postman-collection@5.3.1 >/dev/null

cat >look.cjs <<'EOF'
const sdk = require('postman-collection');
const { convert } = require('postman-code-generators');
const url = 'https://erp.test/customers?archived&key=10014';
const kinds = { curl: 'curl', http: 'http', go: 'native', php: 'curl', javascript: 'fetch', python: 'requests' };
(async () => {
  for (const [language, variant] of Object.entries(kinds)) {
    const request = new sdk.Request(url);
    const code = await new Promise((resolve) => convert(language, variant, request, {}, (_error, text) => resolve(text)));
    console.log(`${language}: ${/\?archived[^'" ]*/.exec(code)[0]}`);
  }
})();
EOF

expected=$(cat <<'EOF'
curl: ?archived=null&key=10014
http: ?archived=null&key=10014
go: ?archived=null&key=10014
php: ?archived=null&key=10014
javascript: ?archived&key=10014
python: ?archived&key=10014
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
