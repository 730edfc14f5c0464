#!/usr/bin/env bash
# jaro-winkler-typescript 1.0.1: how alike two names are depends on which of them is given first, and a letter of the
# one counts for one of the other wherever that stands. Berg is like Solberg by 0.73, Solberg like Berg by 0; 01 is like
# 10 by 0.67. jaro-winkler 0.2.8 and talisman 1.1.4 say 0 to all of these, as the method has it, both ways.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts jaro-winkler-typescript@1.0.1 jaro-winkler@0.2.8 talisman@1.1.4 >/dev/null

cat >look.cjs <<'EOF'
const { jaroWinkler } = require('jaro-winkler-typescript');
const jaroWinklerToo = require('jaro-winkler');
const talisman = require('talisman/metrics/jaro-winkler');
const pairs = [['Berg', 'Solberg'], ['Ås', 'Nielsen'], ['Li', 'Rønning'], ['Boe', 'Hauge'], ['10', '01'], ['Berg', 'Berge']];
for (const [a, b] of pairs) {
  const seen = [jaroWinkler(a, b), jaroWinkler(b, a), jaroWinklerToo(a, b), talisman(a, b)].map((part) => part.toFixed(2));
  console.log(`${a}, ${b} ${seen[0]}; ${b}, ${a} ${seen[1]}; jaro-winkler ${seen[2]}, talisman ${seen[3]}`);
}
EOF

expected=$(cat <<'EOF'
Berg, Solberg 0.73; Solberg, Berg 0.00; jaro-winkler 0.00, talisman 0.00
Ås, Nielsen 0.55; Nielsen, Ås 0.00; jaro-winkler 0.00, talisman 0.00
Li, Rønning 0.55; Rønning, Li 0.00; jaro-winkler 0.00, talisman 0.00
Boe, Hauge 0.51; Hauge, Boe 0.00; jaro-winkler 0.00, talisman 0.00
10, 01 0.67; 01, 10 0.67; jaro-winkler 0.00, talisman 0.00
Berg, Berge 0.96; Berge, Berg 0.96; jaro-winkler 0.96, talisman 0.96
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
