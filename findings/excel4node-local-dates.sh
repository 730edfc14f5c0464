#!/usr/bin/env bash
# excel4node 1.8.2: a date is written by its time in UTC, and every reader takes a workbook's dates as the clock on the
# wall. East of Greenwich a day (midnight where the list is made) is the evening before: 2 January 2026 in Oslo is 1
# January, 23:00. xlsx-populate 1.21.0 writes the day that was meant.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts excel4node@1.8.2 xlsx-populate@1.21.0 >/dev/null

cat >look.cjs <<'EOF'
process.env.TZ = 'Europe/Oslo';
const { Workbook } = require('excel4node');
const { dateToNumber, fromDataAsync } = require('xlsx-populate');
const shown = (days) => new Date(Math.round((days - 25569) * 86_400) * 1_000).toISOString().slice(0, 16);
(async () => {
  for (const day of [new Date(2026, 0, 2), new Date(2026, 6, 2)]) {
    const book = new Workbook();
    book.addWorksheet('Customers').cell(1, 1).date(day);
    const read = await fromDataAsync(await book.writeToBuffer());
    const written = read.sheet(0).cell('A1').value();
    console.log(`${day.toDateString()}: excel4node ${shown(written)}, xlsx-populate ${shown(dateToNumber(day))}`);
  }
})();
EOF

expected=$(cat <<'EOF'
Fri Jan 02 2026: excel4node 2026-01-01T23:00, xlsx-populate 2026-01-02T00:00
Thu Jul 02 2026: excel4node 2026-07-01T22:00, xlsx-populate 2026-07-02T00:00
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
