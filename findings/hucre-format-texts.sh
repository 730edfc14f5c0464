#!/usr/bin/env bash
# hucre 1.0.0, `formatValue`: what a number format has in quotes or behind a backslash is read as part of the format where
# it is a point or a percent sign, and the word General with a text beside it is taken letter by letter. Customer 1234 in
# the format of two and three digits is 1234.000, not 01.234; of 1234 st there is "Gnral stee".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts hucre@1.0.0 >/dev/null

cat >look.cjs <<'EOF'
import('hucre').then(({ formatValue }) => {
  const formats = ['00"-"000', '00"."000', '00\\.000', '0000"%"', 'General', 'General" st"', '"K-"General', '"K-"@'];
  for (const format of formats) console.log(`${format}: ${formatValue(1234, format)}`);
});
EOF

expected=$(cat <<'EOF'
00"-"000: 01-234
00"."000: 1234.000
00\.000: 1234.000
0000"%": 123400%
General: 1234
General" st": Gnral stee
"K-"General: K-Gnralee
"K-"@: K-@
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
