#!/usr/bin/env bash
# ibantools 4.5.4, `extractIBAN`: the account number of every Finnish IBAN is the letter F. Those of Norwegian, Danish
# and Icelandic ones are right. Who finds a company by the account that it is paid from finds all Finnish ones under
# one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts ibantools@4.5.4 >/dev/null

cat >look.cjs <<'EOF'
const { extractIBAN } = require('ibantools');
const accounts = ['NO9386011117947', 'DK5000400440116243', 'IS140159260076545510730339', 'FI2112345600000785', 'FI1410093000123458'];
for (const account of accounts) {
  const { valid, bban, accountNumber } = extractIBAN(account);
  console.log(`${account}: valid ${valid}, without its country ${bban}, account number ${accountNumber}`);
}
EOF

expected=$(cat <<'EOF'
NO9386011117947: valid true, without its country 86011117947, account number 86011117947
DK5000400440116243: valid true, without its country 00400440116243, account number 00400440116243
IS140159260076545510730339: valid true, without its country 0159260076545510730339, account number 260076545510730339
FI2112345600000785: valid true, without its country 12345600000785, account number F
FI1410093000123458: valid true, without its country 10093000123458, account number F
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
