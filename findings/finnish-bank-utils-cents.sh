#!/usr/bin/env bash
# finnish-bank-utils 1.3.3, `formatFinnishVirtualBarCode`: the code by which a Finnish invoice is paid has 54 digits. Of
# one amount in eleven the code has the cents as the machine multiplied them: for 19,99 euros 1998.99999999999977 stands
# in it, and it has 69 signs. The package's own reader refuses it; its writer, which says false of input that it does
# not take, hands it over like every other. 19,98 and 482,99 have their 54 digits.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts finnish-bank-utils@1.3.3 >/dev/null

cat >look.cjs <<'EOF'
const utils = require('finnish-bank-utils');

const reference = '86851 62596 19897';
const code = (cents) =>
  utils.formatFinnishVirtualBarCode({ iban: 'FI79 4405 2020 0360 82', sum: cents / 100, reference });
for (const cents of [1998, 1999, 435, 29, 48_299]) {
  const read = utils.parseFinnishVirtualBarCode(code(cents));
  console.log(`${cents / 100}: ${code(cents)}, ${code(cents).length} signs, read ${read ? read.sum : read}`);
}
let wrong = 0;
for (let cents = 1; cents < 100_000; cents += 1) if (!/^\d{54}$/.test(code(cents))) wrong += 1;
console.log(`of the 99999 amounts below 1000 euros ${wrong} have no code of 54 digits`);
EOF

expected=$(cat <<'EOF'
19.98: 479440520200360820000199800000000868516259619897000000, 54 signs, read 19.98
19.99: 4794405202003608200001998.9999999999997700000000868516259619897000000, 69 signs, read false
4.35: 4794405202003608200000434.9999999999999400000000868516259619897000000, 69 signs, read false
0.29: 4794405202003608200000028.99999999999999600000000868516259619897000000, 70 signs, read false
482.99: 479440520200360820004829900000000868516259619897000000, 54 signs, read 482.99
of the 99999 amounts below 1000 euros 9175 have no code of 54 digits
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
