#!/usr/bin/env bash
# @e965/xlsx (SheetJS) 0.20.3 saves a workbook whose days are counted from 1904 (an old Mac's) with date1904="true". exceljs
# 4.4.0 and read-excel-file 9.3.17 know "1" only, which is what it said before: opened, saved as it is, and every date is
# four years and a day earlier. SheetJS itself and hucre 1.0.0 read both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 @e965/xlsx@0.20.3 read-excel-file@9.3.17 hucre@1.0.0 >/dev/null

cat >look.cjs <<'EOF'
const { Workbook } = require('exceljs');
const xlsx = require('@e965/xlsx');
(async () => {
  const made = new Workbook();
  made.properties.date1904 = true;
  made.addWorksheet('Keys').addRow(['10014', new Date(Date.UTC(2026, 2, 1))]);
  const before = Buffer.from(await made.xlsx.writeBuffer());
  const after = xlsx.write(xlsx.read(before, { cellNF: true }), { type: 'buffer', bookType: 'xlsx' });
  const { readSheet } = await import('read-excel-file/node');
  const { readXlsx } = await import('hucre');
  const show = (date) => date.toISOString().slice(0, 10);
  for (const [when, file] of Object.entries({ before, after })) {
    const { worksheets } = await new Workbook().xlsx.load(file);
    console.log(`exceljs ${when}: ${show(worksheets[0].getCell('B1').value)}`);
    console.log(`read-excel-file ${when}: ${show((await readSheet(file))[0][1])}`);
    console.log(`hucre ${when}: ${show((await readXlsx(file)).sheets[0].rows[0][1])}`);
    const { Keys } = xlsx.read(file, { cellDates: true, UTC: true }).Sheets;
    console.log(`xlsx ${when}: ${show(Keys.B1.v)}`);
  }
})();
EOF

expected=$(cat <<'EOF'
exceljs before: 2026-03-01
read-excel-file before: 2026-03-01
hucre before: 2026-03-01
xlsx before: 2026-03-01
exceljs after: 2022-02-28
read-excel-file after: 2022-02-28
hucre after: 2026-03-01
xlsx after: 2026-03-01
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
