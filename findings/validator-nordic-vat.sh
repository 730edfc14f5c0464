#!/usr/bin/env bash
# validator 13.15.35: `isVAT` computes the check digit of a Portuguese number, but of Norwegian, Danish, Finnish and Swedish
# ones looks at the shape only: with a wrong last digit they are valid too, and Portugal's is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts validator@13.15.35 >/dev/null

cat >look.cjs <<'EOF'
const { isVAT } = require('validator');
const good = ['PT501964843', 'NO923609016MVA', 'DK13585628', 'FI20774740', 'SE556703748501'];
const wrong = ['PT501964844', 'NO923609017MVA', 'DK13585629', 'FI20774741', 'SE556703748601'];
for (const list of [good, wrong]) console.log(list.map((number) => `${number} ${isVAT(number, number.slice(0, 2))}`).join(', '));
EOF

expected=$(cat <<'EOF'
PT501964843 true, NO923609016MVA true, DK13585628 true, FI20774740 true, SE556703748501 true
PT501964844 false, NO923609017MVA true, DK13585629 true, FI20774741 true, SE556703748601 true
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
