#!/usr/bin/env bash
# currency.js 2.0.4 and accounting 0.4.1: of an amount as Intl writes it in Norwegian, Swedish and Finnish the sign is lost.
# They write a true minus sign, U+2212, as books do; both packages know the hyphen only, and take any other sign for
# no part of the number. A credit of −1 250,50 is an invoice of 1 250,50. In Danish and English, with a hyphen, it is right.
# ActorLink reads both signs.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts currency.js@2.0.4 accounting@0.4.1 >/dev/null

cat >look.cjs <<'EOF'
const accounting = require('accounting');
const currency = require('currency.js');

for (const language of ['nb', 'sv', 'fi', 'da']) {
  const [negative, positive] = [-1250.5, 1250.5].map((amount) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(amount),
  );
  const separator = language === 'da' ? '.' : '\u00a0';
  const read = (text) => [currency(text, { decimal: ',', separator }).value, accounting.unformat(text, ',')];
  const sign = negative.codePointAt(0).toString(16).padStart(4, '0').toUpperCase();
  console.log(`${language}, U+${sign}: ${read(negative).join(' and ')}; without it ${read(positive).join(' and ')}`);
}
EOF

expected=$(cat <<'EOF'
nb, U+2212: 1250.5 and 1250.5; without it 1250.5 and 1250.5
sv, U+2212: 1250.5 and 1250.5; without it 1250.5 and 1250.5
fi, U+2212: 1250.5 and 1250.5; without it 1250.5 and 1250.5
da, U+002D: -1250.5 and -1250.5; without it 1250.5 and 1250.5
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
