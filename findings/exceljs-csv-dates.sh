#!/usr/bin/env bash
# exceljs 4.4.0, `csv.read`: a date with hyphens is read month first as far as it can be, and what is left stays text: of a
# Danish list, 03-04-2026 is 4 March and 13-04-2026 a text. An ISO date is local midnight, which a workbook then stores in
# UTC: east of Greenwich a list saved as .xlsx has the evening before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 >/dev/null

cat >look.cjs <<'EOF'
process.env.TZ = 'Europe/Copenhagen';
const { Readable } = require('node:stream');
const { Workbook } = require('exceljs');
const dates = ['03-04-2026', '13-04-2026', '2026-04-03'];
(async () => {
  const list = new Workbook();
  await list.csv.read(Readable.from([dates.join('\n')]));
  const { worksheets } = await new Workbook().xlsx.load(await list.xlsx.writeBuffer());
  dates.forEach((date, index) => {
    const read = list.worksheets[0].getCell(index + 1, 1).value;
    const { value } = worksheets[0].getCell(index + 1, 1);
    const saved = value instanceof Date ? value.toISOString() : value;
    console.log(`${date}: ${read instanceof Date ? read.toLocaleDateString('sv') : `text ${read}`}, as .xlsx ${saved}`);
  });
})();
EOF

expected=$(cat <<'EOF'
03-04-2026: 2026-03-04, as .xlsx 2026-03-03T23:00:00.000Z
13-04-2026: text 13-04-2026, as .xlsx 13-04-2026
2026-04-03: 2026-04-03, as .xlsx 2026-04-02T22:00:00.000Z
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
