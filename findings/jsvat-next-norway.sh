#!/usr/bin/env bash
# jsvat-next 3.0.4: a Norwegian VAT number is valid only without its country: NO923609016MVA, as jsvat 2.5.4 takes it, is
# not even of the right form. Its neighbours' numbers are valid with the country in front.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts jsvat-next@3.0.4 jsvat@2.5.4 >/dev/null

cat >look.cjs <<'EOF'
const countries = ['norway', 'denmark', 'sweden'];
const numbers = ['NO923609016MVA', '923609016MVA', 'DK13585628', 'SE556703748501'];
for (const name of ['jsvat', 'jsvat-next']) {
  const library = require(name);
  const check = (number) => library.checkVAT(number, countries.map((country) => library[country])).isValid;
  console.log(`${name}: ${numbers.map((number) => `${number} ${check(number)}`).join(', ')}`);
}
EOF

expected=$(cat <<'EOF'
jsvat: NO923609016MVA true, 923609016MVA false, DK13585628 true, SE556703748501 true
jsvat-next: NO923609016MVA false, 923609016MVA true, DK13585628 true, SE556703748501 true
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
