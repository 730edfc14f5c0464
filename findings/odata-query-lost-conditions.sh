#!/usr/bin/env bash
# odata-query 8.1.0: several conditions under `any` or `all` that are about the same property become the last of them;
# the others are gone. With "neither A nor B" of all of a company's addresses, those with A are found. Conditions about
# different properties are all kept, and so are those under an `and`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts odata-query@8.1.0 >/dev/null

cat >look.cjs <<'EOF'
const { default: buildQuery } = require('odata-query');
const filters = [
  { Addresses: { all: [{ City: { ne: 'Oslo' } }, { City: { ne: 'Bergen' } }] } },
  { Addresses: { any: [{ City: 'Oslo' }, { Postcode: '0150' }] } },
  { Addresses: { all: { and: [{ City: { ne: 'Oslo' } }, { City: { ne: 'Bergen' } }] } } },
];
for (const filter of filters) console.log(buildQuery({ filter }));
EOF

expected=$(cat <<'EOF'
?$filter=Addresses/all(addresses:addresses/City ne 'Bergen')
?$filter=Addresses/any(addresses:addresses/City eq 'Oslo' and addresses/Postcode eq '0150')
?$filter=Addresses/all(addresses:((addresses/City ne 'Oslo') and (addresses/City ne 'Bergen')))
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
