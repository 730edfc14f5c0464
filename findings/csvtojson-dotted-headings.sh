#!/usr/bin/env bash
# csvtojson 2.0.14: a point in a heading makes an object of the column. Org.nr, as any Norwegian list has it, is not in
# row['Org.nr'] but in row.Org.nr; beside a column Kunde the column Kunde.nr takes its place, or it that of Kunde.nr: of two
# values one is gone. A point before a digit makes an array. Only with `flatKeys` the list is what it says.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts csvtojson@2.0.14 >/dev/null

cat >look.cjs <<'EOF'
const csvtojson = require('csvtojson');
const lists = [
  'Org.nr,Navn\n974760673,Orkdal AS',
  'Kunde,Kunde.nr\nOrkdal AS,10014',
  'Kunde.nr,Kunde\n10014,Orkdal AS',
  'Adr.1,Adr.2\nStorgata 1,7300 Orkanger',
];
(async () => {
  for (const text of lists) {
    const [row] = await csvtojson().fromString(text);
    const [flat] = await csvtojson({ flatKeys: true }).fromString(text);
    console.log(`${JSON.stringify(row)}, flat ${JSON.stringify(flat)}`);
  }
})();
EOF

expected=$(cat <<'EOF'
{"Org":{"nr":"974760673"},"Navn":"Orkdal AS"}, flat {"Org.nr":"974760673","Navn":"Orkdal AS"}
{"Kunde":{"nr":"10014"}}, flat {"Kunde":"Orkdal AS","Kunde.nr":"10014"}
{"Kunde":"Orkdal AS"}, flat {"Kunde.nr":"10014","Kunde":"Orkdal AS"}
{"Adr":[null,"Storgata 1","7300 Orkanger"]}, flat {"Adr.1":"Storgata 1","Adr.2":"7300 Orkanger"}
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
