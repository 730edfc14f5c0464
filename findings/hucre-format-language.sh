#!/usr/bin/env bash
# hucre 1.0.0, `formatValue` with a `locale`: four languages are known, by their full names alone. German is right as de-DE
# and American as de; Norwegian, Swedish and every other language are American without a word: 1,234.50 for 1 234,50.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts hucre@1.0.0 >/dev/null

cat >look.cjs <<'LOOK'
import('hucre').then(({ formatValue }) => {
  for (const locale of ['de-DE', 'de', 'nb-NO', 'sv-SE'])
    console.log(`${locale} ${formatValue(1234.5, '#,##0.00', { locale })}`);
});
LOOK

expected=$(cat <<'EXPECTED'
de-DE 1.234,50
de 1,234.50
nb-NO 1,234.50
sv-SE 1,234.50
EXPECTED
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
