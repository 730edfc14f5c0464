#!/usr/bin/env bash
# odata-query 8.1.0: a list of filters is an implied "and", and a filter that is a text stands in it without brackets.
# "Oslo or Bergen" beside "is a customer" asks for all of Oslo, and for the customers of Bergen. Under a written `and` it
# has them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts odata-query@8.1.0 >/dev/null

cat >look.cjs <<'EOF'
const { default: buildQuery } = require('odata-query');
const filters = ["City eq 'Oslo' or City eq 'Bergen'", { IsCustomer: true }];
console.log(buildQuery({ filter: filters }));
console.log(buildQuery({ filter: { and: filters } }));
EOF

expected=$(cat <<'EOF'
?$filter=City eq 'Oslo' or City eq 'Bergen' and IsCustomer eq true
?$filter=((City eq 'Oslo' or City eq 'Bergen') and (IsCustomer eq true))
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
