#!/usr/bin/env bash
# @odata/client 2.21.10 and odata-filter-builder 1.0.0: "one of these keys", where there are no keys, is no condition at
# all: who looks up the customers of an empty list gets every customer. With a condition behind it @odata/client writes a
# filter that begins with "and". odata-query 8.1.0 keeps the condition.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @odata/client@2.21.10 odata-filter-builder@1.0.0 odata-query@8.1.0 >/dev/null

cat >look.cjs <<'EOF'
const { filter } = require('@odata/client');
const { ODataFilterBuilder } = require('odata-filter-builder');
const { default: buildQuery } = require('odata-query');
for (const keys of [['10014', '10015'], []]) {
  console.log(`${keys.length} keys`);
  console.log(`  @odata/client: [${filter().property('Key').in(keys).build()}]`);
  console.log(`  @odata/client, and a type: [${filter().property('Key').in(keys).property('Type').eq('Customer').build()}]`);
  console.log(`  odata-filter-builder: [${ODataFilterBuilder().in('Key', keys)}]`);
  console.log(`  odata-query: [${buildQuery({ filter: { Key: { in: keys } } })}]`);
}
EOF

expected=$(cat <<'EOF'
2 keys
  @odata/client: [(Key eq '10014' or Key eq '10015')]
  @odata/client, and a type: [(Key eq '10014' or Key eq '10015') and Type eq 'Customer']
  odata-filter-builder: [Key eq '10014' or Key eq '10015']
  odata-query: [?$filter=Key in ('10014','10015')]
0 keys
  @odata/client: []
  @odata/client, and a type: [ and Type eq 'Customer']
  odata-filter-builder: []
  odata-query: [?$filter=Key in ()]
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
