#!/usr/bin/env bash
# fast-xml-parser 5.12.1: a letter that XML writes by its number, as any XML file may, stays as it was written; only the
# five named ones are decoded. `&#197;s &amp; S&#248;nn` is read as `&#197;s & S&#248;nn`, and written back as a name with
# `&amp;#197;` in it. xml2js 0.6.2 reads Ås & Sønn.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts fast-xml-parser@5.12.1 xml2js@0.6.2 >/dev/null

cat >look.cjs <<'EOF'
const { XMLBuilder, XMLParser } = require('fast-xml-parser');
const { parseString } = require('xml2js');
const file = '<Name>&#197;s &amp; S&#248;nn</Name>';
const read = new XMLParser().parse(file);
console.log(`fast-xml-parser: ${read.Name}`);
console.log(`written back: ${new XMLBuilder().build(read)}`);
console.log(`with htmlEntities: ${new XMLParser({ htmlEntities: true }).parse(file).Name}`);
parseString(file, (_error, { Name }) => console.log(`xml2js: ${Name}`));
EOF

expected=$(cat <<'EOF'
fast-xml-parser: &#197;s & S&#248;nn
written back: <Name>&amp;#197;s &amp; S&amp;#248;nn</Name>
with htmlEntities: Ås & Sønn
xml2js: Ås & Sønn
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
