#!/usr/bin/env bash
# exceljs 4.4.0, `csv.writeBuffer`: a cell that carries a link is written as the link, without its text: in the list of
# customers the name is gone. One in which a few letters are bold is written as a JSON object of its pieces.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 >/dev/null

cat >look.cjs <<'EOF'
const { Workbook } = require('exceljs');
const book = new Workbook();
const sheet = book.addWorksheet('Keys');
sheet.addRow(['10014', 'Orkdal AS']);
sheet.addRow(['10015', { text: 'Berg AS', hyperlink: 'https://berg.test/' }]);
sheet.addRow(['10016', { richText: [{ text: 'Ås ' }, { text: 'Bygg', font: { bold: true } }] }]);
(async () => {
  const read = await new Workbook().xlsx.load(await book.xlsx.writeBuffer());
  console.log(String(await read.csv.writeBuffer()));
})();
EOF

expected=$(cat <<'EOF'
10014,Orkdal AS
10015,https://berg.test/
10016,"{""richText"":[{""text"":""Ås ""},{""font"":{""bold"":true},""text"":""Bygg""}]}"
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
