#!/usr/bin/env bash
# A JSON Patch, the body of SuperOffice's PATCH, between two records with dates, as its client @superoffice/webapi gives
# them: by rfc6902 5.4.0 a date that was changed is no change, and is not sent. By fast-json-patch 3.1.1 every date is
# one, changed or not: the text of the new one is added letter by letter, 24 operations for each. Of a record that went
# through JSON before both make the one operation that it is; microdiff 1.6.0 sees the change of a date as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts fast-json-patch@3.1.1 rfc6902@5.4.0 microdiff@1.6.0 >/dev/null

cat >look.cjs <<'EOF'
const fastJsonPatch = require('fast-json-patch');
const { createPatch } = require('rfc6902');
const { default: diff } = require('microdiff');
const sale = { heading: 'Rør', saledate: new Date('2026-03-01T00:00:00Z') };
const changed = { ...sale, saledate: new Date('2026-04-01T00:00:00Z') };
const same = structuredClone(sale);
const throughJson = (value) => JSON.parse(JSON.stringify(value));
const show = (patch) => {
  const first = patch[0] ? `, first ${JSON.stringify(patch[0])}` : '';
  return `${patch.length}${first}`;
};
for (const [name, other] of Object.entries({ 'another date': changed, 'the same': same })) {
  console.log(`${name}: rfc6902 ${show(createPatch(sale, other))}; microdiff ${diff(sale, other).length}`);
  console.log(`${name}: fast-json-patch ${show(fastJsonPatch.compare(sale, other))}`);
  const [one, two] = [throughJson(sale), throughJson(other)];
  console.log(`${name}, through JSON: ${createPatch(one, two).length} and ${fastJsonPatch.compare(one, two).length}`);
}
EOF

expected=$(cat <<'EOF'
another date: rfc6902 0; microdiff 1
another date: fast-json-patch 24, first {"op":"add","path":"/saledate/0","value":"2"}
another date, through JSON: 1 and 1
the same: rfc6902 0; microdiff 0
the same: fast-json-patch 24, first {"op":"add","path":"/saledate/0","value":"2"}
the same, through JSON: 0 and 0
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
