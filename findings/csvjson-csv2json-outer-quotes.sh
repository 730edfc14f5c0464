#!/usr/bin/env bash
# csvjson-csv2json 5.0.6, made for the online tool csvjson.com: a text that begins or ends with a quotation mark loses
# it. Such a text stands between quotation marks, with its own ones doubled, as every spreadsheet writes it; at its
# ends both are taken off. Hotell "Nord" is Hotell "Nord, "Fisk" AS is Fisk" AS, Rør 5" is Rør 5; in the middle of a
# text they stay. Nothing is told. Looked up by that name the company is not found, and a list that is read and saved
# has other names in it. papaparse 5.7.1 reads each as it is, and so does ActorLink.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts csvjson-csv2json@5.0.6 papaparse@5.7.1 >/dev/null

cat >look.cjs <<'EOF'
const csvToJson = require('csvjson-csv2json');
const Papa = require('papaparse');

const names = ['Kafé "Hjørnet" AS', 'Hotell "Nord"', '"Fisk" AS', '"Fisk"', 'Rør 5"'];
const list = Papa.unparse(
  names.map((name, index) => ({ key: 10_014 + index, name })),
  { delimiter: ';', newline: '\n' },
);
console.log(list);
const read = csvToJson(list);
const other = Papa.parse(list, { header: true }).data;
names.forEach((name, index) => {
  console.log(`${name}: csvjson-csv2json ${read[index].name}, papaparse ${other[index].name}`);
});
EOF

expected=$(cat <<'EOF'
key;name
10014;"Kafé ""Hjørnet"" AS"
10015;"Hotell ""Nord"""
10016;"""Fisk"" AS"
10017;"""Fisk"""
10018;"Rør 5"""
Kafé "Hjørnet" AS: csvjson-csv2json Kafé "Hjørnet" AS, papaparse Kafé "Hjørnet" AS
Hotell "Nord": csvjson-csv2json Hotell "Nord, papaparse Hotell "Nord"
"Fisk" AS: csvjson-csv2json Fisk" AS, papaparse "Fisk" AS
"Fisk": csvjson-csv2json Fisk, papaparse "Fisk"
Rør 5": csvjson-csv2json Rør 5, papaparse Rør 5"
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
