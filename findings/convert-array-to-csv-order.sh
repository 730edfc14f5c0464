#!/usr/bin/env bash
# convert-array-to-csv 2.0.0: of a list of records only the first one's names are looked at; of all others the values
# are written in the order in which they stand, one below the other. A record that has its key behind its name is
# written with its name as the key, and one that has a phone and no name with the phone as its name. papaparse 5.7.1
# goes by the names.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts convert-array-to-csv@2.0.0 papaparse@5.7.1 >/dev/null

cat >look.cjs <<'EOF'
const { convertArrayToCSV } = require('convert-array-to-csv');
const { unparse } = require('papaparse');
const records = [
  { key: '10014', name: 'Berg AS' },
  { name: 'Bø Kraft', key: '10015' },
  { key: '10016', phone: '22 00 11 22' },
];
const lines = (text) => text.trim().split(/\r?\n/).join(' | ');
console.log(`convert-array-to-csv: ${lines(convertArrayToCSV(records))}`);
console.log(`papaparse: ${lines(unparse(records))}`);
EOF

expected=$(cat <<'EOF'
convert-array-to-csv: key,name | 10014,Berg AS | Bø Kraft,10015 | 10016,22 00 11 22
papaparse: key,name | 10014,Berg AS | 10015,Bø Kraft | 10016,
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
