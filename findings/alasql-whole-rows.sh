#!/usr/bin/env bash
# alasql 4.19.1, lists given as parameters: `SELECT * ... EXCEPT SELECT *` takes no row away and `INTERSECT` finds none:
# whole rows are compared as objects, and no two are the same. Who asks for the customers that are not in the other list
# yet gets all of them, and writes those a second time that are. With the columns named, or from tables, both are right,
# and `UNION` of whole rows is. ActorLink compares lists by their keys.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts alasql@4.19.1 >/dev/null

cat >look.cjs <<'EOF'
const alasql = require('alasql');

const customers = [
  { key: '10014', name: 'Bo Kraft' },
  { key: '10015', name: 'Berg' },
];
const written = [{ key: '10014', name: 'Bo Kraft' }];
for (const operator of ['EXCEPT', 'INTERSECT', 'UNION'])
  for (const columns of ['*', '[key], name']) {
    const rows = alasql(`SELECT ${columns} FROM ? ${operator} SELECT ${columns} FROM ?`, [customers, written]);
    console.log(`${operator} of ${columns}: ${rows.map((row) => row.key).join(', ') || 'none'}`);
  }
EOF

expected=$(cat <<'EOF'
EXCEPT of *: 10014, 10015
EXCEPT of [key], name: 10015
INTERSECT of *: none
INTERSECT of [key], name: 10014
UNION of *: 10014, 10015
UNION of [key], name: 10014, 10015
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
