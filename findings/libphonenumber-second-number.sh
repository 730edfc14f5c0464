#!/usr/bin/env bash
# libphonenumber-js 1.13.16: a second number behind a comma becomes the extension of the first, and the whole is valid; behind a
# slash its digits are appended, and nothing is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts libphonenumber-js@1.13.16 >/dev/null

cat >look.cjs <<'EOF'
const { parsePhoneNumberFromString } = require('libphonenumber-js/max');
for (const text of ['22001122, 23001122', '22001122 / 23001122']) {
  const found = parsePhoneNumberFromString(text, 'NO');
  console.log(`${text}: ${found ? `${found.number} ext ${found.ext} valid ${found.isValid()}` : 'nothing'}`);
}
EOF

expected=$(cat <<'EOF'
22001122, 23001122: +4722001122 ext 23001122 valid true
22001122 / 23001122: +472200112223001122 ext undefined valid false
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
