#!/usr/bin/env bash
# json-2-csv 5.6.0: a record that lacks a member which others have, as an answer without empty members does, gets the
# text "undefined" for it, and null is the text "null": a customer without a key has the key undefined when the list is
# read again. A heading with a point, Org.nr, gets a backslash. comma-separated-values 3.6.4 writes "undefined" too;
# papaparse 5.7.1 and json2csv 5.0.7 leave the place empty.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts json-2-csv@5.6.0 comma-separated-values@3.6.4 json2csv@5.0.7 papaparse@5.7.1 >/dev/null

cat >look.cjs <<'EOF'
const { json2csv } = require('json-2-csv');
const CSV = require('comma-separated-values');
const { Parser } = require('json2csv');
const { unparse } = require('papaparse');
const records = [
  { 'Org.nr': '923609016', key: '10014' },
  { 'Org.nr': '974760673' },
  { 'Org.nr': '983163327', key: null },
];
const writers = {
  'json-2-csv': json2csv,
  'comma-separated-values': (list) => new CSV(list, { header: true }).encode(),
  papaparse: (list) => unparse(list),
  json2csv: (list) => new Parser().parse(list),
};
for (const [name, write] of Object.entries(writers))
  console.log(`${name}: ${write(records).trim().split(/\r?\n/).join(' | ')}`);
EOF

expected=$(cat <<'EOF'
json-2-csv: Org\.nr,key | 923609016,10014 | 974760673,undefined | 983163327,null
comma-separated-values: "Org.nr","key" | "923609016","10014" | "974760673","undefined" | "983163327","null"
papaparse: Org.nr,key | 923609016,10014 | 974760673, | 983163327,
json2csv: "Org.nr","key" | "923609016","10014" | "974760673", | "983163327",
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
