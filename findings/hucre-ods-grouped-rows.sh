#!/usr/bin/env bash
# hucre 1.0.0, `readOds`: rows that LibreOffice repeats on each printed page, and rows that were grouped to be folded up,
# are not among the rows. They stand one element deeper in the file, folded up or not. Nothing is said of them; in a grouped
# list of customers whole groups are missing. @e965/xlsx 0.20.3 has them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts hucre@1.0.0 @e965/xlsx@0.20.3 jszip@3.10.2 >/dev/null

cat >look.cjs <<'EOF'
const JSZip = require('jszip');
const namespace = (prefix) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`;
const row = (...cells) =>
  `<table:table-row>${cells
    .map((cell) => `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`)
    .join('')}</table:table-row>`;
const rows =
  `<table:table-header-rows>${row('Key', 'Name')}</table:table-header-rows>` +
  `${row('10013', 'Berg AS')}<table:table-row-group>${row('10014', 'Orkdal AS')}</table:table-row-group>`;
const zip = new JSZip();
const manifest = 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0';
const type = 'application/vnd.oasis.opendocument.spreadsheet';
zip.file('mimetype', type);
zip.file(
  'META-INF/manifest.xml',
  `<m:manifest xmlns:m="${manifest}"><m:file-entry m:full-path="/" m:media-type="${type}"/></m:manifest>`,
);
zip.file('styles.xml', `<office:document-styles ${namespace('office')} office:version="1.3"/>`);
zip.file(
  'content.xml',
  `<office:document-content ${['office', 'table', 'text'].map(namespace).join(' ')} office:version="1.3"><office:body>` +
    `<office:spreadsheet><table:table table:name="Keys">${rows}</table:table></office:spreadsheet></office:body>` +
    '</office:document-content>',
);
(async () => {
  const file = await zip.generateAsync({ type: 'nodebuffer' });
  const { readOds } = await import('hucre');
  console.log(`hucre: ${JSON.stringify((await readOds(file)).sheets[0].rows)}`);
  const xlsx = require('@e965/xlsx');
  console.log(`xlsx: ${JSON.stringify(xlsx.utils.sheet_to_json(xlsx.read(file).Sheets.Keys, { header: 1 }))}`);
})();
EOF

expected=$(cat <<'EOF'
hucre: [["10013","Berg AS"]]
xlsx: [["Key","Name"],["10013","Berg AS"],["10014","Orkdal AS"]]
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
