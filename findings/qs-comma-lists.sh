#!/usr/bin/env bash
# qs 6.17.1: a list that it writes with commas, it does not read again as a list. The commas between the values are
# encoded like those in them, and its reader parts at bare ones only: of two keys there is one that nobody has,
# 10014,10015. Its page shows a bare comma. With `encodeValuesOnly`, or as repeated names, the list is read again.
# ActorLink writes its addresses with URLSearchParams.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts qs@6.17.1 >/dev/null

cat >look.cjs <<'EOF'
const qs = require('qs');

const lists = { key: ['10014', '10015'], name: ['Berg, Hansen', 'Bo Kraft'] };
const ways = {
  comma: { arrayFormat: 'comma' },
  'comma, encodeValuesOnly': { arrayFormat: 'comma', encodeValuesOnly: true },
  repeat: { arrayFormat: 'repeat' },
};
for (const [way, options] of Object.entries(ways))
  for (const [name, list] of Object.entries(lists)) {
    const written = qs.stringify({ [name]: list }, options);
    const read = qs.parse(written, { comma: way !== 'repeat' });
    console.log(`${way}: ${written}, read again as ${JSON.stringify(read[name])}`);
  }
EOF

expected=$(cat <<'EOF'
comma: key=10014%2C10015, read again as "10014,10015"
comma: name=Berg%2C%20Hansen%2CBo%20Kraft, read again as "Berg, Hansen,Bo Kraft"
comma, encodeValuesOnly: key=10014,10015, read again as ["10014","10015"]
comma, encodeValuesOnly: name=Berg%2C%20Hansen,Bo%20Kraft, read again as ["Berg, Hansen","Bo Kraft"]
repeat: key=10014&key=10015, read again as ["10014","10015"]
repeat: name=Berg%2C%20Hansen&name=Bo%20Kraft, read again as ["Berg, Hansen","Bo Kraft"]
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
