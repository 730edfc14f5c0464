#!/usr/bin/env bash
# @e965/xlsx (SheetJS) 0.20.3, a CSV file: a comma in a number is taken out wherever it stands. In a Nordic list with
# semicolons an amount of 1,5 is 15, 12,50 is 1250 and 1.234,50 is 1.2345; only the shown text is still right. With a blank
# in it, 1 234,50, the amount stays a text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @e965/xlsx@0.20.3 >/dev/null

cat >look.cjs <<'EOF'
const xlsx = require('@e965/xlsx');
const amounts = ['1,5', '12,50', '1.234,50', '1 234,50'];
const text = `Key;Amount\n${amounts.map((amount) => `K-10014;${amount}`).join('\n')}\n`;
for (const { Amount } of xlsx.utils.sheet_to_json(xlsx.read(text, { type: 'string' }).Sheets.Sheet1))
  console.log(`${amounts.shift()}: ${JSON.stringify(Amount)}`);
EOF

expected=$(cat <<'EOF'
1,5: 15
12,50: 1250
1.234,50: 1.2345
1 234,50: "1 234,50"
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
