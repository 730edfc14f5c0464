#!/usr/bin/env bash
# @e965/xlsx (SheetJS) 0.20.3 with `cellDates` writes a date as the format's own date type, an ISO text. exceljs 4.4.0 reads
# that cell as the number of its year and counts it as days: 1 March 2026 is 18 July 1905. read-excel-file 9.3.17 is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 @e965/xlsx@0.20.3 read-excel-file@9.3.17 >/dev/null

cat >look.cjs <<'EOF'
const { Workbook } = require('exceljs');
const xlsx = require('@e965/xlsx');
const sheet = xlsx.utils.aoa_to_sheet([['10014', new Date(Date.UTC(2026, 2, 1))]], { cellDates: true, UTC: true });
const book = { SheetNames: ['Keys'], Sheets: { Keys: sheet } };
const file = xlsx.write(book, { type: 'buffer', bookType: 'xlsx', cellDates: true });
(async () => {
  const { worksheets } = await new Workbook().xlsx.load(file);
  console.log(`exceljs: ${worksheets[0].getCell('B1').value.toISOString()}`);
  const { readSheet } = await import('read-excel-file/node');
  console.log(`read-excel-file: ${(await readSheet(file))[0][1].toISOString()}`);
})();
EOF

expected=$(cat <<'EOF'
exceljs: 1905-07-18T00:00:00.000Z
read-excel-file: 2026-03-01T00:00:00.000Z
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
