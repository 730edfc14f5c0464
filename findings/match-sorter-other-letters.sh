#!/usr/bin/env bash
# match-sorter 8.3.1: accents and strokes are taken off before names are ranked, and what was typed letter by letter is not
# ranked before what only looks like it: a search for Bø has Bo Kraft first, one for "Ås Bygg" has As Bygg. Another company
# comes before the one that was named in full. With `keepDiacritics` the right one comes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts match-sorter@8.3.1 >/dev/null

cat >look.cjs <<'EOF'
const { matchSorter } = require('match-sorter');
const names = ['Bø Kraft', 'Bo Kraft', 'Ås Bygg', 'As Bygg'];
for (const text of ['Bø', 'Bø Kraft', 'Ås Bygg'])
  console.log(`${text}: ${matchSorter(names, text)}; keepDiacritics ${matchSorter(names, text, { keepDiacritics: true })}`);
EOF

expected=$(cat <<'EOF'
Bø: Bo Kraft,Bø Kraft; keepDiacritics Bø Kraft
Bø Kraft: Bo Kraft,Bø Kraft; keepDiacritics Bø Kraft
Ås Bygg: As Bygg,Ås Bygg; keepDiacritics Ås Bygg
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
