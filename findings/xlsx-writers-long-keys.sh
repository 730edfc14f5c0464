#!/usr/bin/env bash
# @e965/xlsx (SheetJS) 0.20.3, hucre 1.0.0 and xlsx-populate 1.21.0: a key that is a BigInt, as a reader gives one of 18
# digits so that none is lost, is not written. Its place is empty, and nothing says so. SheetJS writes it where a row is a
# list (`aoa_to_sheet`) and not where it is an object (`json_to_sheet`); write-excel-file 4.1.1 writes it. ActorLink's
# keys are texts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @e965/xlsx@0.20.3 hucre@1.0.0 xlsx-populate@1.21.0 \
  write-excel-file@4.1.1 json-bigint@1.0.0 >/dev/null

cat >look.mjs <<'EOF'
import SheetJS from '@e965/xlsx';
import { writeXlsx } from 'hucre';
import bigJson from 'json-bigint';
import writeExcelFile from 'write-excel-file/node';
import XlsxPopulate from 'xlsx-populate';

const { parse } = bigJson({ useNativeBigInt: true });
const customer = parse('{"key":123456789012345678,"name":"Bo Kraft"}');
const row = [customer.key, customer.name];
const write = (sheet) => SheetJS.write({ SheetNames: ['Customers'], Sheets: { Customers: sheet } }, { type: 'buffer' });
const ways = {
  'SheetJS, objects': () => write(SheetJS.utils.json_to_sheet([customer], { skipHeader: true })),
  'SheetJS, lists': () => write(SheetJS.utils.aoa_to_sheet([row])),
  hucre: () => writeXlsx({ sheets: [{ name: 'Customers', rows: [row] }] }),
  'xlsx-populate': async () => {
    const book = await XlsxPopulate.fromBlankAsync();
    book.sheet(0).cell('A1').value([row]);
    return book.outputAsync();
  },
  'write-excel-file': async () => (await writeExcelFile([row.map((value) => ({ value }))])).toBuffer(),
};
for (const [name, way] of Object.entries(ways)) {
  const { SheetNames, Sheets } = SheetJS.read(await way());
  const [written] = SheetJS.utils.sheet_to_json(Sheets[SheetNames[0]], { header: 1, defval: null, range: 'A1:B1' });
  console.log(`${name}: ${JSON.stringify(written)}`);
}
EOF

expected=$(cat <<'EOF'
SheetJS, objects: [null,"Bo Kraft"]
SheetJS, lists: ["123456789012345678","Bo Kraft"]
hucre: [null,"Bo Kraft"]
xlsx-populate: [null,"Bo Kraft"]
write-excel-file: ["123456789012345678","Bo Kraft"]
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
