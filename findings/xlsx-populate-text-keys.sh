#!/usr/bin/env bash
# xlsx-populate 1.21.0: of a column of keys that are texts, those that look like a plain number are read as numbers and
# the others as texts: 10014 is a number and 00012, in the next row, a text. `find` finds 00012 and no 10014; saved as
# it is, the workbook has numbers for good. A company whose name is Infinity is one as well, and no value when saved.
# exceljs 4.4.0, which wrote the list, reads texts. ActorLink reads workbooks by itself and keys as texts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts xlsx-populate@1.21.0 exceljs@4.4.0 >/dev/null

cat >look.cjs <<'EOF'
const ExcelJS = require('exceljs');
const XlsxPopulate = require('xlsx-populate');

const keys = ['10014', '00012', 'K1', '0', 'Infinity'];
const readWithExceljs = async (bytes) => {
  const book = await new ExcelJS.Workbook().xlsx.load(bytes);
  return keys.map((_key, row) => book.worksheets[0].getCell(row + 1, 1).value);
};
const show = (values) => values.map((value) => `${value} (${value === null ? 'empty' : typeof value})`).join(', ');
async function main() {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Customers').addRows(keys.map((key) => [key]));
  const bytes = Buffer.from(await book.xlsx.writeBuffer());
  console.log(`exceljs: ${show(await readWithExceljs(bytes))}`);

  const populate = await XlsxPopulate.fromDataAsync(bytes);
  const values = keys.map((_key, row) => populate.sheet(0).cell(row + 1, 1).value());
  console.log(`xlsx-populate: ${show(values)}`);
  for (const key of ['10014', '00012', 'K1']) console.log(`find ${key}: ${populate.find(key).length}`);
  console.log(`saved by xlsx-populate: ${show(await readWithExceljs(await populate.outputAsync()))}`);
}
main();
EOF

expected=$(cat <<'EOF'
exceljs: 10014 (string), 00012 (string), K1 (string), 0 (string), Infinity (string)
xlsx-populate: 10014 (number), 00012 (string), K1 (string), 0 (number), Infinity (number)
find 10014: 0
find 00012: 1
find K1: 1
saved by xlsx-populate: 10014 (number), 00012 (string), K1 (string), 0 (number), Infinity (number)
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
