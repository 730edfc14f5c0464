#!/usr/bin/env bash
# exceljs 4.4.0: a number format whose text is written letter by letter behind backslashes is taken for a date where one of
# the letters is d, h, m, s, y, M or b. Number 1234 shown as M1234 or "1234 st" is read as a day of 1903.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 >/dev/null

cat >look.cjs <<'EOF'
const { Workbook } = require('exceljs');
const formats = ['"M"0000', '\\M0000', '\\K0000', '0\\ \\s\\t'];
(async () => {
  const book = new Workbook();
  const sheet = book.addWorksheet('Keys');
  for (const numFmt of formats) Object.assign(sheet.addRow([1234]).getCell(1), { numFmt });
  const read = await new Workbook().xlsx.load(await book.xlsx.writeBuffer());
  formats.forEach((format, index) => {
    const { value } = read.worksheets[0].getCell(index + 1, 1);
    console.log(`${format}: ${value instanceof Date ? value.toISOString() : value}`);
  });
})();
EOF

expected=$(cat <<'EOF'
"M"0000: 1234
\M0000: 1903-05-18T00:00:00.000Z
\K0000: 1234
0\ \s\t: 1903-05-18T00:00:00.000Z
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
