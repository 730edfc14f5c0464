#!/usr/bin/env bash
# xlsx-stream-reader 1.1.1: of a cell in which some letters are bold the pieces are put together without the blanks and
# line breaks at their ends: Ås Bygg with a bold Bygg is ÅsBygg, and an address of two lines with a bold town is
# Storgata 10150 Oslo. In a cell without bold letters they stay. exceljs 4.4.0 reads all as they are shown. ActorLink
# keeps the pieces as they are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts xlsx-stream-reader@1.1.1 exceljs@4.4.0 >/dev/null

cat >look.cjs <<'EOF'
const ExcelJS = require('exceljs');
const { once } = require('node:events');
const { Readable } = require('node:stream');
const XlsxStreamReader = require('xlsx-stream-reader');

const bold = (plain, text) => ({ richText: [{ text: plain }, { font: { bold: true }, text }] });
async function main() {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Customers').addRows([['Ås Bygg'], [bold('Ås ', 'Bygg')], [bold('Storgata 1\n', '0150 Oslo')]]);
  const bytes = Buffer.from(await book.xlsx.writeBuffer());

  const seen = [];
  const reader = new XlsxStreamReader();
  reader.on('worksheet', (sheet) => sheet.on('row', ({ values }) => seen.push(values[1])).process());
  await once(Readable.from([bytes]).pipe(reader), 'end');
  const shown = [];
  const again = await new ExcelJS.Workbook().xlsx.load(bytes);
  again.worksheets[0].eachRow((row) => shown.push(row.getCell(1).text));
  console.log(`xlsx-stream-reader: ${JSON.stringify(seen)}`);
  console.log(`exceljs: ${JSON.stringify(shown)}`);
}
main();
EOF

expected=$(cat <<'EOF'
xlsx-stream-reader: ["Ås Bygg","ÅsBygg","Storgata 10150 Oslo"]
exceljs: ["Ås Bygg","Ås Bygg","Storgata 1\n0150 Oslo"]
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
