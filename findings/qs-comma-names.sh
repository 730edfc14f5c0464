#!/usr/bin/env bash
# qs 6.17.1, option `arrayFormat: 'comma'`: a comma in a value and those between the values are encoded alike. Two
# names, one of them Berg, Hansen, are one text for qs itself with `comma: true`, and three names for a server that
# divides what it decodes; who asks for two companies asks for none or for others. With `encodeValuesOnly` only those of
# the values are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts qs@6.17.1 >/dev/null

cat >look.cjs <<'EOF'
const qs = require('qs');
const names = ['Berg, Hansen', 'Ås Bygg'];
for (const encodeValuesOnly of [false, true]) {
  const text = qs.stringify({ names }, { arrayFormat: 'comma', encodeValuesOnly });
  console.log(`${text} is read as ${JSON.stringify(qs.parse(text, { comma: true }).names)}`);
}
EOF

expected=$(cat <<'EOF'
names=Berg%2C%20Hansen%2C%C3%85s%20Bygg is read as "Berg, Hansen,Ås Bygg"
names=Berg%2C%20Hansen,%C3%85s%20Bygg is read as ["Berg, Hansen","Ås Bygg"]
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
