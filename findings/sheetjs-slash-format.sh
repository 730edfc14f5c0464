#!/usr/bin/env bash
# xlsx (SheetJS) 0.18.5: a slash that a number format has in quotes is still taken for the line of a fraction. A number that
# a spreadsheet shows as 00/1234 has the shown text "1234/1   "; with a hyphen instead it is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 >/dev/null

cat >look.cjs <<'EOF'
const { SSF } = require('xlsx');
for (const format of ['00"-"0000', '00"/"0000', '0000"/"00']) console.log(`${format}: ${JSON.stringify(SSF.format(format, 1234))}`);
EOF

expected=$(cat <<'EOF'
00"-"0000: "00-1234"
00"/"0000: "1234/1   "
0000"/"00: "1234/1 "
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
