#!/usr/bin/env bash
# exceljs 4.4.0, @e965/xlsx (SheetJS) 0.20.3, hucre 1.0.0 and write-excel-file 4.1.1 write a text that looks like an escape
# of the format as it is: the column Order_x0020_Date, as SharePoint names it, is "Order Date" for whoever reads the file.
# Readers decode it, as they should; the writers would have to write its underscore as _x005F_.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 @e965/xlsx@0.20.3 hucre@1.0.0 write-excel-file@4.1.1 read-excel-file@9.3.17 >/dev/null

cat >look.cjs <<'EOF'
const { Workbook } = require('exceljs');
const xlsx = require('@e965/xlsx');
const name = 'Order_x0020_Date';
(async () => {
  const { readXlsx, writeXlsx } = await import('hucre');
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const { readSheet } = await import('read-excel-file/node');
  const book = new Workbook();
  book.addWorksheet('Keys').addRow([name]);
  const Keys = xlsx.utils.aoa_to_sheet([[name]]);
  const files = {
    exceljs: Buffer.from(await book.xlsx.writeBuffer()),
    xlsx: xlsx.write({ SheetNames: ['Keys'], Sheets: { Keys } }, { type: 'buffer', bookType: 'xlsx' }),
    hucre: Buffer.from(await writeXlsx({ sheets: [{ name: 'Keys', rows: [[name]] }] })),
    'write-excel-file': await (await writeExcelFile([[{ value: name }]], { sheet: 'Keys' })).toBuffer(),
  };
  for (const [writer, file] of Object.entries(files)) {
    const { worksheets } = await new Workbook().xlsx.load(file);
    const read = [worksheets[0].getCell('A1').value, xlsx.read(file).Sheets.Keys.A1.v];
    read.push((await readXlsx(file)).sheets[0].rows[0][0], (await readSheet(file))[0][0]);
    console.log(`written by ${writer}: ${read.join(' | ')}`);
  }
})();
EOF

expected=$(cat <<'EOF'
written by exceljs: Order Date | Order Date | Order Date | Order Date
written by xlsx: Order_x0020_Date | Order Date | Order Date | Order Date
written by hucre: Order Date | Order Date | Order Date | Order Date
written by write-excel-file: Order Date | Order Date | Order Date | Order Date
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
