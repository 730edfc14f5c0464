#!/usr/bin/env bash
# awesome-phonenumber 7.8.0: a name behind a number is dialled. The letters become the digits of their keys and are appended, in
# the E.164 form too; the number itself is gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts awesome-phonenumber@7.8.0 >/dev/null

cat >look.cjs <<'EOF'
const { parsePhoneNumber } = require('awesome-phonenumber');
for (const text of ['41 23 45 67', '41 23 45 67 Ola', '41 23 45 67 (Ola)']) {
  const { valid, number } = parsePhoneNumber(text, { regionCode: 'NO' });
  console.log(`${text}: valid ${valid}, ${number?.e164 ?? 'no number'}`);
}
EOF

expected=$(cat <<'EOF'
41 23 45 67: valid true, +4741234567
41 23 45 67 Ola: valid false, +4741234567652
41 23 45 67 (Ola): valid false, +4741234567652
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
