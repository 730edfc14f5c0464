#!/usr/bin/env bash
# xlsx-stream-reader 1.1.1 and xlstream 2.5.5: a text that stands in its cell (t="str"), and not in the workbook's list
# of texts, is taken for a number. So SheetJS writes every text unless it is told otherwise, and every program the
# result of a formula. To xlstream the key 00012 is 12, 1E5 is 100000 and 12.10 is 12.1, in both; xlsx-stream-reader
# reads formulas right, but of a list that @e965/xlsx (SheetJS) 0.20.3 wrote all that is no number, each name, is the
# text NAN. No error is told. exceljs 4.4.0 reads all as they are. ActorLink reads with hucre 1.0.0, which does too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts xlsx-stream-reader@1.1.1 xlstream@2.5.5 @e965/xlsx@0.20.3 exceljs@4.4.0 >/dev/null

cat >look.cjs <<'EOF'
const SheetJS = require('@e965/xlsx');
const ExcelJS = require('exceljs');
const { once } = require('node:events');
const { writeFileSync } = require('node:fs');
const { Readable } = require('node:stream');
const XlsxStreamReader = require('xlsx-stream-reader');
const { getXlsxStream } = require('xlstream');

const rows = [['00012', 'Berg AS'], ['1E5', 'Orkdal AS'], ['12.10', 'Solvik AS'], ['K17', 'Tveit AS']];
const bySheetJS = () => {
  const book = SheetJS.utils.book_new();
  SheetJS.utils.book_append_sheet(book, SheetJS.utils.aoa_to_sheet(rows), 'Customers');
  return SheetJS.write(book, { type: 'buffer', bookType: 'xlsx' });
};
const byFormulas = async () => {
  const book = new ExcelJS.Workbook();
  const keys = rows.map(([key, name]) => [{ formula: `TRIM("${key}")`, result: key }, name]);
  book.addWorksheet('Customers').addRows(keys);
  return Buffer.from(await book.xlsx.writeBuffer());
};
const readers = {
  'xlsx-stream-reader': async (bytes) => {
    const seen = [];
    const reader = new XlsxStreamReader();
    reader.on('worksheet', (sheet) => sheet.on('row', ({ values }) => seen.push(values.slice(1))).process());
    await once(Readable.from([bytes]).pipe(reader), 'end');
    return seen;
  },
  xlstream: async (bytes) => {
    writeFileSync('list.xlsx', bytes);
    const seen = [];
    for await (const row of await getXlsxStream({ filePath: 'list.xlsx', sheet: 0 })) seen.push(row.raw.arr);
    return seen;
  },
  exceljs: async (bytes) => {
    const sheet = (await new ExcelJS.Workbook().xlsx.load(bytes)).worksheets[0];
    return rows.map((_, at) => [1, 2].map((column) => sheet.getCell(at + 1, column).text));
  },
};
async function main() {
  for (const [writer, bytes] of [['SheetJS', bySheetJS()], ['formulas', await byFormulas()]])
    for (const [name, read] of Object.entries(readers))
      console.log(`${writer}, ${name}: ${(await read(bytes)).map((row) => row.join(' ')).join(', ')}`);
}
main();
EOF

expected=$(cat <<'EOF'
SheetJS, xlsx-stream-reader: 12 NAN, 100000 NAN, 12.1 NAN, NAN NAN
SheetJS, xlstream: 12 Berg AS, 100000 Orkdal AS, 12.1 Solvik AS, K17 Tveit AS
SheetJS, exceljs: 00012 Berg AS, 1E5 Orkdal AS, 12.10 Solvik AS, K17 Tveit AS
formulas, xlsx-stream-reader: 00012 Berg AS, 1E5 Orkdal AS, 12.10 Solvik AS, K17 Tveit AS
formulas, xlstream: 12 Berg AS, 100000 Orkdal AS, 12.1 Solvik AS, K17 Tveit AS
formulas, exceljs: 00012 Berg AS, 1E5 Orkdal AS, 12.10 Solvik AS, K17 Tveit AS
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
