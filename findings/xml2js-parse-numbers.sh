#!/usr/bin/env bash
# xml2js 0.6.2, its own value processor `parseNumbers`: a whole number that is written with an exponent is cut where the
# first digits end. Of an amount of 12E3 there is 12 left, of 1.2E4, the same amount, 1. A key 1E5 is 1, and 0x10 is 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts xml2js@0.6.2 >/dev/null

cat >look.cjs <<'EOF'
const { parseString, processors } = require('xml2js');
for (const text of ['12000', '12E3', '1.2E4', '1.25E1', '1E5', '0x10'])
  parseString(`<Amount>${text}</Amount>`, { valueProcessors: [processors.parseNumbers] }, (_error, { Amount }) =>
    console.log(`${text}: ${typeof Amount} ${Amount}`),
  );
EOF

expected=$(cat <<'EOF'
12000: number 12000
12E3: number 12
1.2E4: number 1
1.25E1: number 12.5
1E5: number 1
0x10: number 0
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
