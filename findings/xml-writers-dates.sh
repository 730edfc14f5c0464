#!/usr/bin/env bash
# xmlbuilder2 4.0.3, xmlbuilder 15.1.1, the builder of xml2js 0.6.2, and xml-js 1.6.11: a Date is an element without
# anything in it; of a record with a day and a name the name is written, and nothing is said. fast-xml-parser 5.12.1 and
# js2xmlparser 5.0.0 write it in English, as no XML reader knows dates. As JSON the same record has 2026-03-01T10:00:00.000Z.
# ActorLink writes dates as texts of its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts xmlbuilder2@4.0.3 xmlbuilder@15.1.1 xml2js@0.6.2 xml-js@1.6.11 \
  fast-xml-parser@5.12.1 js2xmlparser@5.0.0 >/dev/null

cat >look.cjs <<'EOF'
const { XMLBuilder } = require('fast-xml-parser');
const js2xmlparser = require('js2xmlparser');
const { js2xml } = require('xml-js');
const { Builder } = require('xml2js');
const xmlbuilder = require('xmlbuilder');
const { create } = require('xmlbuilder2');

const sale = { Sale: { Day: new Date('2026-03-01T10:00:00Z'), Name: 'Boats' } };
const ways = {
  xmlbuilder2: () => create(sale).end(),
  xmlbuilder: () => xmlbuilder.create(sale).end(),
  xml2js: () => new Builder().buildObject(sale),
  'xml-js': () => js2xml(sale, { compact: true }),
  'fast-xml-parser': () => new XMLBuilder().build(sale),
  js2xmlparser: () => js2xmlparser.parse('Sale', sale.Sale),
};
for (const [name, write] of Object.entries(ways))
  console.log(`${name}: ${write().replace(/\n */g, '').replace(/^<\?.*?\?>/, '')}`);
EOF

expected=$(cat <<'EOF'
xmlbuilder2: <Sale><Day/><Name>Boats</Name></Sale>
xmlbuilder: <Sale><Day/><Name>Boats</Name></Sale>
xml2js: <Sale><Day/><Name>Boats</Name></Sale>
xml-js: <Sale><Day/><Name>Boats</Name></Sale>
fast-xml-parser: <Sale><Day>Sun Mar 01 2026 10:00:00 GMT+0000 (Coordinated Universal Time)</Day><Name>Boats</Name></Sale>
js2xmlparser: <Sale><Day>Sun Mar 01 2026 10:00:00 GMT+0000 (Coordinated Universal Time)</Day><Name>Boats</Name></Sale>
EOF
)
seen=$(TZ=UTC node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
