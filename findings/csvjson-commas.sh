#!/usr/bin/env bash
# csvjson 5.1.0, `toCSV`: a comma or a line break in a value is written as a tab; Berg, Hansen & Co is another name when
# the list is read again, and nothing says so. `toObject` with `quote` ends a value at a line break in it, and of one
# with quotation marks in it, doubled as the format has them, keeps what stands behind the last: Kafé "Hjørnet" AS is
# AS.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts csvjson@5.1.0 papaparse@5.7.1 >/dev/null

cat >look.cjs <<'EOF'
const csvjson = require('csvjson');
const { parse, unparse } = require('papaparse');
for (const name of ['Berg, Hansen & Co', 'Storgata 1\n0150 Oslo', 'Kafé "Hjørnet" AS']) {
  const records = [{ key: '10014', name }];
  const [written] = parse(csvjson.toCSV(records, { headers: 'key' }), { header: true }).data;
  const [read] = csvjson.toObject(unparse(records), { quote: true });
  console.log(`${JSON.stringify(name)}: written as ${JSON.stringify(written.name)}, read as ${JSON.stringify(read.name)}`);
}
EOF

expected=$(cat <<'EOF'
"Berg, Hansen & Co": written as "Berg\t Hansen & Co", read as "Berg, Hansen & Co"
"Storgata 1\n0150 Oslo": written as "Storgata 1\t0150 Oslo", read as "Storgata 1"
"Kafé \"Hjørnet\" AS": written as "Kafé \"Hjørnet\" AS", read as "AS"
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
