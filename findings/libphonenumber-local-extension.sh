#!/usr/bin/env bash
# libphonenumber-js 1.13.16: "ext." behind a Danish number is its extension. With the Danish word for it, "lok.", there is no
# number at all: not the number without the extension, nothing. A word without digits behind it does no harm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts libphonenumber-js@1.13.16 >/dev/null

cat >look.cjs <<'EOF'
const { parsePhoneNumberFromString } = require('libphonenumber-js/max');
for (const note of ['ext. 12', 'lok. 12', 'sentralbord']) {
  const found = parsePhoneNumberFromString(`+45 33 12 34 56 ${note}`, 'DK');
  console.log(`${note}: ${found ? `${found.number} ext ${found.ext}` : 'nothing'}`);
}
EOF

expected=$(cat <<'EOF'
ext. 12: +4533123456 ext 12
lok. 12: nothing
sentralbord: +4533123456 ext undefined
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
