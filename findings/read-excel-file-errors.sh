#!/usr/bin/env bash
# read-excel-file 9.3.17: a cell whose formula failed (#N/A of a look-up that found nothing) reads as null, as an empty cell
# does. Nothing tells a key that could not be looked up from one that was left out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts read-excel-file@9.3.17 exceljs@4.4.0 >/dev/null

cat >look.cjs <<'EOF'
const { Workbook } = require('exceljs');
(async () => {
  const book = new Workbook();
  const sheet = book.addWorksheet('Keys');
  sheet.addRow(['Key', 'Name']);
  sheet.addRow([{ formula: 'VLOOKUP(1,A9:B9,2,0)', result: { error: '#N/A' } }, 'Orkdal AS']);
  sheet.addRow([null, 'Berg AS']);
  const { readSheet } = await import('read-excel-file/node');
  console.log(JSON.stringify(await readSheet(Buffer.from(await book.xlsx.writeBuffer()))));
})();
EOF

expected=$(cat <<'EOF'
[["Key","Name"],[null,"Orkdal AS"],[null,"Berg AS"]]
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
