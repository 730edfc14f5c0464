#!/usr/bin/env bash
# lunr 2.3.9, an index as it is made by default: of a word that is indexed, what is not a letter from A to Z or a digit
# is cut off at both its ends; of a word that is searched for, nothing is. Names that begin or end with å, ä, ö, æ or ø
# are never found: of 25 places, companies named after 20. A search for B finds Bø Kraft. In the middle of a word they
# count.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts lunr@2.3.9 >/dev/null

cat >look.cjs <<'EOF'
const lunr = require('lunr');
function search(names, text) {
  const index = lunr(function () {
    this.ref('id');
    this.field('name');
    names.forEach((name, id) => this.add({ id, name }));
  });
  return index.search(text).map(({ ref }) => names[ref]);
}
const places =
  'Oslo Bergen Karmøy Askøy Västerås Ås Bø Ørland Åland Örebro Östersund Luleå Umeå Piteå Bodø Tromsø Ålesund Ærø Rømø ' +
  'Malmö Växjö Åbo Lidingö Årdal Älmhult';
const all = places.split(' ');
const missing = all.filter((place) => search(all, place).length === 0);
console.log(`${missing.length} of ${all.length} not found: ${missing.join(' ')}`);
const names = ['Bø Kraft', 'Bo Kraft', 'B Kraft', 'Ås Bygg', 'S Bygg'];
for (const text of ['B', 'Bø', 'S', 'Ås']) console.log(`${text}: ${search(names, text).join(', ') || 'nothing'}`);
EOF

expected=$(cat <<'EOF'
20 of 25 not found: Ås Bø Ørland Åland Örebro Östersund Luleå Umeå Piteå Bodø Tromsø Ålesund Ærø Rømø Malmö Växjö Åbo Lidingö Årdal Älmhult
B: Bø Kraft, B Kraft
Bø: nothing
S: Ås Bygg, S Bygg
Ås: nothing
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
