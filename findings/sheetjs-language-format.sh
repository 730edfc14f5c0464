#!/usr/bin/env bash
# xlsx (SheetJS) 0.18.5: a language in front of a number format, which adds nothing to what is shown, shows as a dollar sign.
# Customer 1234 in the Norwegian format of five digits becomes $01234; with a currency in front it is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 >/dev/null

cat >look.cjs <<'EOF'
const { SSF } = require('xlsx');
for (const format of ['00000', '[$-414]00000', '[$-0414]00000', '[$kr-414] 0'])
  console.log(`${format}: ${JSON.stringify(SSF.format(format, 1234))}`);
EOF

expected=$(cat <<'EOF'
00000: "01234"
[$-414]00000: "$01234"
[$-0414]00000: "$01234"
[$kr-414] 0: "kr 1234"
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
