#!/usr/bin/env bash
# flexsearch 0.8.212, an index as it is made by default: letters that stand twice in a row count once, and so do digits.
# Customer 1101 is customer 1001, 10014 finds 11410 first, and a name with its doubled letter is the one without. Of the
# numbers from 10000 to 19999 one in ten finds another one in its place. With Charset.Exact none does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts flexsearch@0.8.212 >/dev/null

cat >look.cjs <<'EOF'
const { Index, Charset } = require('flexsearch');
function search(encoder, texts, text) {
  const index = new Index({ encoder });
  texts.forEach((one, id) => index.add(id, one));
  return index.search(text).map((id) => texts[id]);
}
const numbers = ['1001', '1101', '11410', '10014'];
for (const number of ['1101', '10014'])
  console.log(`${number}: ${search(Charset.Default, numbers, number)}, exact ${search(Charset.Exact, numbers, number)}`);
console.log(`Otta Bygg: ${search(Charset.Default, ['Ota Bygg', 'Otta Bygg'], 'Otta Bygg')}`);
const index = new Index();
for (let number = 10_000; number < 20_000; number += 1) index.add(number, String(number));
let others = 0;
for (let number = 10_000; number < 20_000; number += 1)
  if (index.search(String(number), { limit: 1 })[0] !== number) others += 1;
console.log(`${others} of 10000 numbers find another first`);
EOF

expected=$(cat <<'EOF'
1101: 1001,1101, exact 1101
10014: 11410,10014, exact 10014
Otta Bygg: Ota Bygg,Otta Bygg
1000 of 10000 numbers find another first
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
