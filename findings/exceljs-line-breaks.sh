#!/usr/bin/env bash
# xlsx (SheetJS) 0.18.5 writes a carriage return as `_x000d_`, small letters, and reads it back. exceljs 4.4.0 knows the
# escape in capitals only: the address then has those seven letters in it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 xlsx@0.18.5 >/dev/null

cat >look.cjs <<'EOF'
const { Workbook } = require('exceljs');
const xlsx = require('xlsx');
const sheet = xlsx.utils.aoa_to_sheet([['Storgata 1\r\n7300 Orkanger']]);
const file = xlsx.write({ SheetNames: ['Keys'], Sheets: { Keys: sheet } }, { type: 'buffer', bookType: 'xlsx' });
new Workbook().xlsx.load(file).then((book) => {
  console.log(`xlsx: ${JSON.stringify(xlsx.read(file).Sheets.Keys.A1.v)}`);
  console.log(`exceljs: ${JSON.stringify(book.worksheets[0].getCell('A1').value)}`);
});
EOF

expected=$(cat <<'EOF'
xlsx: "Storgata 1\r\n7300 Orkanger"
exceljs: "Storgata 1_x000d_\n7300 Orkanger"
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
