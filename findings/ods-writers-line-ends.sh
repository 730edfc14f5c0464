#!/usr/bin/env bash
# @e965/xlsx (SheetJS) 0.20.3 and hucre 1.0.0 write an ODS file with an escape that only XLSX has: the carriage return
# of a line end from Windows is _x000d_ in it, by hucre _x000D_. An address of two lines, as a CRM gives it, has those
# seven letters in it for who reads the file: LibreOffice 7.4, hucre. SheetJS takes its own for a line end again. And
# hucre writes blanks in a row, tabs and line breaks as they are, where the format has elements for them; by the format
# two blanks are then one, and so reads SheetJS: the key K   17 is K 17, another one, and an address has one line.
# SheetJS writes those elements. ActorLink writes XLSX and CSV only; an ODS file it reads as the format says.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @e965/xlsx@0.20.3 hucre@1.0.0 >/dev/null

cat >look.mjs <<'EOF'
import XLSX from '@e965/xlsx';
import { readOds, writeOds } from 'hucre';

const texts = ['Storgata 1\r\n0155 Oslo', 'Storgata 1\n0155 Oslo', 'K   17', ' 17', 'K\t17'];
const rows = texts.map((text) => [text]);
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), 'Customers');
const files = {
  SheetJS: XLSX.write(book, { type: 'buffer', bookType: 'ods' }),
  hucre: Buffer.from(await writeOds({ sheets: [{ name: 'Customers', rows }] })),
};
for (const [name, file] of Object.entries(files)) {
  const xml = Buffer.from(XLSX.CFB.find(XLSX.CFB.read(file, { type: 'buffer' }), 'content.xml').content).toString();
  const written = Array.from(xml.matchAll(/<table:table-cell[^>]*>(.+?)<\/table:table-cell>/gs), ([, cell]) => cell);
  const bySheetJs = XLSX.utils.sheet_to_json(XLSX.read(file).Sheets.Customers, { header: 1 }).flat();
  const byHucre = (await readOds(file)).sheets[0].rows.flat();
  console.log(name);
  texts.forEach((text, index) => {
    console.log(`  ${JSON.stringify(text)} written as ${JSON.stringify(written[index])}`);
    console.log(`    SheetJS reads ${JSON.stringify(bySheetJs[index])}, hucre ${JSON.stringify(byHucre[index])}`);
  });
}
EOF

expected=$(cat <<'EOF'
SheetJS
  "Storgata 1\r\n0155 Oslo" written as "<text:p>Storgata 1_x000d_</text:p><text:p>0155 Oslo</text:p>"
    SheetJS reads "Storgata 1\r\n0155 Oslo", hucre "Storgata 1_x000d_\n0155 Oslo"
  "Storgata 1\n0155 Oslo" written as "<text:p>Storgata 1</text:p><text:p>0155 Oslo</text:p>"
    SheetJS reads "Storgata 1\n0155 Oslo", hucre "Storgata 1\n0155 Oslo"
  "K   17" written as "<text:p>K<text:s text:c=\"3\"/>17</text:p>"
    SheetJS reads "K   17", hucre "K   17"
  " 17" written as "<text:p><text:s/>17</text:p>"
    SheetJS reads " 17", hucre " 17"
  "K\t17" written as "<text:p>K<text:tab/>17</text:p>"
    SheetJS reads "K\t17", hucre "K\t17"
hucre
  "Storgata 1\r\n0155 Oslo" written as "<text:p>Storgata 1_x000D_\n0155 Oslo</text:p>"
    SheetJS reads "Storgata 1\r 0155 Oslo", hucre "Storgata 1_x000D_\n0155 Oslo"
  "Storgata 1\n0155 Oslo" written as "<text:p>Storgata 1\n0155 Oslo</text:p>"
    SheetJS reads "Storgata 1 0155 Oslo", hucre "Storgata 1\n0155 Oslo"
  "K   17" written as "<text:p>K   17</text:p>"
    SheetJS reads "K 17", hucre "K   17"
  " 17" written as "<text:p> 17</text:p>"
    SheetJS reads "17", hucre " 17"
  "K\t17" written as "<text:p>K\t17</text:p>"
    SheetJS reads "K 17", hucre "K\t17"
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
