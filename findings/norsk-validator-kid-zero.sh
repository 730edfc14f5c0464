#!/usr/bin/env bash
# norsk-validator 2.0.0 and @ssfbank/norwegian-id-validators 1.0.0: a KID, the payer's reference on a Norwegian invoice,
# whose control digit by MOD10 is 0 is not valid. So it is with one in ten, unless its last digit happens to be that of
# MOD11 as well. A KID that ends with the hyphen, which stands for ten in MOD11, is refused too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts norsk-validator@2.0.0 @ssfbank/norwegian-id-validators@1.0.0 >/dev/null

cat >look.cjs <<'EOF'
const { kidnummer } = require('norsk-validator');
const { validateKid } = require('@ssfbank/norwegian-id-validators');
// The bank's rule: from the right every other digit twice, and the digits of all that add up to a multiple of ten.
const withMod10 = (number) => {
  const digits = [...`${number}`].reverse().map(Number);
  const doubled = (digit) => Math.floor(digit / 5) + ((digit * 2) % 10);
  const sum = digits.reduce((total, digit, index) => total + (index % 2 ? digit : doubled(digit)), 0);
  return `${number}${(10 - (sum % 10)) % 10}`;
};
const numbers = Array.from({ length: 10_000 }, (_, index) => withMod10(100_000 + index));
for (const [name, isValid] of Object.entries({ kidnummer, validateKid })) {
  const refused = numbers.filter((number) => !isValid(number));
  const zeros = refused.filter((number) => number.endsWith('0')).length;
  console.log(`${name}: ${refused.length} of ${numbers.length} refused, ${zeros} of them end with 0, as ${refused[0]}`);
  console.log(`  104- is ${isValid('104-') ? 'valid' : 'refused'}`);
}
EOF

expected=$(cat <<'EOF'
kidnummer: 909 of 10000 refused, 909 of them end with 0, as 1000090
  104- is refused
validateKid: 909 of 10000 refused, 909 of them end with 0, as 1000090
  104- is refused
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
