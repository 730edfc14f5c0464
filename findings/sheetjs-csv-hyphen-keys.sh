#!/usr/bin/env bash
# @e965/xlsx (SheetJS) 0.20.3, a CSV file: a key of two short numbers with a hyphen or a slash between them is a day of the
# year 2001, read month first. 12-10 is 10 December 2001; 13-10, which no month fits, and 12.10 are not. One in brackets is
# negative.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @e965/xlsx@0.20.3 >/dev/null

cat >look.cjs <<'EOF'
const xlsx = require('@e965/xlsx');
for (const key of ['12-10', '13-10', '3/4', '12.10', '(12)']) {
  const { A1 } = xlsx.read(`${key}\n`, { type: 'string' }).Sheets.Sheet1;
  const { A1: asDate } = xlsx.read(`${key}\n`, { type: 'string', cellDates: true, UTC: true }).Sheets.Sheet1;
  console.log(`${key}: ${JSON.stringify(A1.v)}, with cellDates ${JSON.stringify(asDate.v)}`);
}
EOF

expected=$(cat <<'EOF'
12-10: 37235, with cellDates "2001-12-10T00:00:00.000Z"
13-10: "13-10", with cellDates "13-10"
3/4: 36954, with cellDates "2001-03-04T00:00:00.000Z"
12.10: 12.1, with cellDates 12.1
(12): -12, with cellDates -12
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
