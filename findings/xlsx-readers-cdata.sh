#!/usr/bin/env bash
# exceljs 4.4.0, read-excel-file 9.3.17 and xlsx-stream-reader 1.1.1: a text that its writer put into a CDATA section,
# XML's other way to write an ampersand, is not read. The customer Ås & Sønn has no name; where only the sign is in a
# section, Berg & Hansen AS is Berg Hansen AS, Hansen AS or nothing. The other names are right, and nothing is told.
# @e965/xlsx (SheetJS) 0.20.3 and hucre 1.0.0 read what a spreadsheet shows. ActorLink reads with hucre.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 read-excel-file@9.3.17 xlsx-stream-reader@1.1.1 @e965/xlsx@0.20.3 hucre@1.0.0 jszip@3.10.2 >/dev/null

cat >look.cjs <<'EOF'
const SheetJS = require('@e965/xlsx');
const ExcelJS = require('exceljs');
const JSZip = require('jszip');
const { once } = require('node:events');
const { Readable } = require('node:stream');
const XlsxStreamReader = require('xlsx-stream-reader');

const names = ['Orkdal AS', 'Ås & Sønn', 'Berg & Hansen AS'];
async function main() {
  const { readXlsx } = await import('hucre');
  const { readSheet } = await import('read-excel-file/node');
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Customers').addRows(names.map((name) => [name]));
  const zip = await JSZip.loadAsync(await book.xlsx.writeBuffer());
  const texts = await zip.file('xl/sharedStrings.xml').async('string');
  const written = texts
    .replace('Ås &amp; Sønn', '<![CDATA[Ås & Sønn]]>')
    .replace('Berg &amp; Hansen AS', 'Berg <![CDATA[&]]> Hansen AS');
  zip.file('xl/sharedStrings.xml', written);
  const bytes = await zip.generateAsync({ type: 'nodebuffer' });
  console.log(written.match(/<si>.*<\/si>/)[0]);

  const streamed = [];
  const reader = new XlsxStreamReader();
  reader.on('worksheet', (sheet) => sheet.on('row', ({ values }) => streamed.push(values[1])).process());
  await once(Readable.from([bytes]).pipe(reader), 'end');
  const loaded = (await new ExcelJS.Workbook().xlsx.load(bytes)).worksheets[0];
  const seen = {
    exceljs: names.map((_, at) => loaded.getCell(at + 1, 1).text),
    'read-excel-file': (await readSheet(bytes)).map(([name]) => name),
    'xlsx-stream-reader': streamed,
    SheetJS: SheetJS.utils.sheet_to_json(SheetJS.read(bytes).Sheets.Customers, { header: 1 }).map(([name]) => name),
    hucre: (await readXlsx(bytes)).sheets[0].rows.map(([name]) => name),
  };
  for (const [name, texts] of Object.entries(seen)) console.log(`${name}: ${JSON.stringify(texts)}`);
}
main();
EOF

expected=$(cat <<'EOF'
<si><t>Orkdal AS</t></si><si><t><![CDATA[Ås & Sønn]]></t></si><si><t>Berg <![CDATA[&]]> Hansen AS</t></si>
exceljs: ["Orkdal AS","","Berg  Hansen AS"]
read-excel-file: ["Orkdal AS",null,"Hansen AS"]
xlsx-stream-reader: ["Orkdal AS","",""]
SheetJS: ["Orkdal AS","Ås & Sønn","Berg & Hansen AS"]
hucre: ["Orkdal AS","Ås & Sønn","Berg & Hansen AS"]
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
