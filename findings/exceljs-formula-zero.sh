#!/usr/bin/env bash
# exceljs 4.4.0: the value of a cell with a formula has the formula's result in it, unless that is 0, false or an empty
# text: then there is none, as of a formula that was never computed. `text` is empty for 0 and false too. A balance of 0
# and the answer "no" are nothing, in a list where 5 and "yes" are there; only the cell's own `result` has them. @e965/xlsx
# (SheetJS) 0.20.3 reads all. ActorLink reads workbooks by itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 @e965/xlsx@0.20.3 >/dev/null

cat >look.cjs <<'EOF'
const SheetJS = require('@e965/xlsx');
const ExcelJS = require('exceljs');

const cells = {
  A1: { t: 'n', v: 5, f: '2+3' },
  A2: { t: 'n', v: 0, f: '1-1' },
  A3: { t: 'b', v: true, f: '1=1' },
  A4: { t: 'b', v: false, f: '1=2' },
};
async function main() {
  const sheet = { '!ref': 'A1:A4', ...cells };
  const bytes = SheetJS.write({ SheetNames: ['Balances'], Sheets: { Balances: sheet } }, { type: 'buffer' });
  const read = SheetJS.read(bytes).Sheets.Balances;
  const book = await new ExcelJS.Workbook().xlsx.load(bytes);
  for (const address of Object.keys(cells)) {
    const { value, text, result } = book.worksheets[0].getCell(address);
    const shown = [JSON.stringify(value), JSON.stringify(text), result].join(', ');
    console.log(`SheetJS ${read[address].v}; exceljs ${shown}`);
  }
}
main();
EOF

expected=$(cat <<'EOF'
SheetJS 5; exceljs {"formula":"2+3","result":5}, "5", 5
SheetJS 0; exceljs {"formula":"1-1"}, "", 0
SheetJS true; exceljs {"formula":"1=1","result":true}, "true", true
SheetJS false; exceljs {"formula":"1=2"}, "", false
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
