#!/usr/bin/env bash
# camelcase-keys 10.0.3 (with `deep`) and humps 2.0.1: what they change names of members with also changes keys that are
# data. In an answer that has its balances by customer number, 12-10 becomes 1210 and takes the place of the customer who
# has that number: of two customers one is gone, the other has the wrong balance. On the way back street_1 stays street1,
# a member that the service does not know. ActorLink changes no names of members.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts camelcase-keys@10.0.3 snakecase-keys@8.1.0 humps@2.0.1 >/dev/null

cat >look.mjs <<'EOF'
import camelcaseKeys from 'camelcase-keys';
import humps from 'humps';
import snakecaseKeys from 'snakecase-keys';

const answer = { open_balances: { 1210: 500, '12-10': 99, 'K-10014': 1 } };
const address = { street_1: 'Storgata 1', zip_code: '0150' };
const ways = {
  'camelcase-keys': [(value) => camelcaseKeys(value, { deep: true }), snakecaseKeys],
  humps: [humps.camelizeKeys, humps.decamelizeKeys],
};
for (const [name, [read, write]] of Object.entries(ways)) {
  console.log(`${name}: ${JSON.stringify(read(answer))}`);
  console.log(`${name}, and back: ${JSON.stringify(write(read(address)))}`);
}
EOF

expected=$(cat <<'EOF'
camelcase-keys: {"openBalances":{"1210":99,"k10014":1}}
camelcase-keys, and back: {"street1":"Storgata 1","zip_code":"0150"}
humps: {"openBalances":{"1210":99,"k10014":1}}
humps, and back: {"street1":"Storgata 1","zip_code":"0150"}
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
