#!/usr/bin/env bash
# hucre 1.0.0, option `typeInference`: keys with leading zeros stay text, as one hopes, but in the same column others become
# numbers: a plus sign goes, an E is a power of ten, and the end of a key of 20 digits is replaced by zeros.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts hucre@1.0.0 >/dev/null

cat >look.cjs <<'EOF'
import('hucre').then(({ parseCsv }) => {
  const keys = ['00012', '+47', '1E5', '12345678901234567890', '0x10'];
  for (const [key] of parseCsv(keys.join('\n'), { typeInference: true })) console.log(`${typeof key} ${key}`);
});
EOF

expected=$(cat <<'EOF'
string 00012
number 47
number 100000
number 12345678901234567000
string 0x10
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
