#!/usr/bin/env bash
# @e965/xlsx (SheetJS) 0.20.3: a date whose format has points behind the day, dd.mm.yyyy as in the North and in Germany, has
# no shown text. `sheet_to_csv` writes the number of the day in its place, and with `cellDates` the American 4/3/26. Only
# with a backslash before each point is it right, as it is with slashes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @e965/xlsx@0.20.3 exceljs@4.4.0 >/dev/null

cat >look.cjs <<'EOF'
const { Workbook } = require('exceljs');
const xlsx = require('@e965/xlsx');
const formats = ['dd.mm.yyyy', 'd. mmmm yyyy', 'dd\\.mm\\.yyyy', 'dd/mm/yyyy'];
(async () => {
  const book = new Workbook();
  const sheet = book.addWorksheet('Keys');
  for (const numFmt of formats) Object.assign(sheet.addRow([new Date(Date.UTC(2026, 3, 3))]).getCell(1), { numFmt });
  const file = await book.xlsx.writeBuffer();
  const lines = (options) => xlsx.utils.sheet_to_csv(xlsx.read(file, options).Sheets.Keys).split('\n');
  const plain = lines({});
  const dates = lines({ cellDates: true, UTC: true });
  formats.forEach((format, index) => console.log(`${format}: ${plain[index]}, with cellDates ${dates[index]}`));
})();
EOF

expected=$(cat <<'EOF'
dd.mm.yyyy: 46115, with cellDates 4/3/26
d. mmmm yyyy: 46115, with cellDates 4/3/26
dd\.mm\.yyyy: 03.04.2026, with cellDates 03.04.2026
dd/mm/yyyy: 03/04/2026, with cellDates 03/04/2026
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
