#!/usr/bin/env bash
# @e965/xlsx (SheetJS) 0.20.3: a text that is empty may stand in a workbook's list of texts as <si/>, as xlsx-populate
# 1.21.0 writes a rich text without pieces. SheetJS leaves it out of the list, in which cells find their text by its
# place: from there on each has the text behind its own. Where keys are numbers, they stay: of four customers two have
# another one's name and the last has none, without a word. exceljs 4.4.0 and hucre 1.0.0 read each name at its key.
# ActorLink reads with hucre.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @e965/xlsx@0.20.3 xlsx-populate@1.21.0 exceljs@4.4.0 hucre@1.0.0 >/dev/null

cat >look.cjs <<'EOF'
const SheetJS = require('@e965/xlsx');
const ExcelJS = require('exceljs');
const { fromBlankAsync, RichText } = require('xlsx-populate');

const names = ['Berg AS', 'Orkdal AS', 'Solvik AS', 'Tveit AS'];
const say = (reader, rows) =>
  console.log(`  ${reader}: ${rows.map(([key, name]) => `${key} ${name || '(none)'}`).join(', ')}`);
async function main() {
  const { readXlsx } = await import('hucre');
  for (const [title, note] of [['with a note', 'pays late'], ['the note emptied', '']]) {
    const book = await fromBlankAsync();
    const pieces = new RichText();
    if (note) pieces.add(note, { bold: true });
    names.forEach((name, at) => book.sheet(0).cell(at + 1, 1).value([[10013 + at, name, at ? undefined : pieces]]));
    const bytes = await book.outputAsync();
    console.log(title);
    say('SheetJS', SheetJS.utils.sheet_to_json(SheetJS.read(bytes).Sheets.Sheet1, { header: 1 }));
    const sheet = (await new ExcelJS.Workbook().xlsx.load(bytes)).worksheets[0];
    say('exceljs', names.map((_, at) => [1, 2].map((column) => sheet.getCell(at + 1, column).text)));
    say('hucre', (await readXlsx(bytes)).sheets[0].rows);
  }
}
main();
EOF

expected=$(cat <<'EOF'
with a note
  SheetJS: 10013 Berg AS, 10014 Orkdal AS, 10015 Solvik AS, 10016 Tveit AS
  exceljs: 10013 Berg AS, 10014 Orkdal AS, 10015 Solvik AS, 10016 Tveit AS
  hucre: 10013 Berg AS, 10014 Orkdal AS, 10015 Solvik AS, 10016 Tveit AS
the note emptied
  SheetJS: 10013 Berg AS, 10014 Solvik AS, 10015 Tveit AS, 10016 (none)
  exceljs: 10013 Berg AS, 10014 Orkdal AS, 10015 Solvik AS, 10016 Tveit AS
  hucre: 10013 Berg AS, 10014 Orkdal AS, 10015 Solvik AS, 10016 Tveit AS
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
