#!/usr/bin/env bash
# @orama/orama 3.1.18, an index as it is made by default (English), or for Swedish where a name has a Norwegian letter:
# a letter that the language does not have is where a word ends. Bø is the word B, and every word that begins with it is
# a hit: a search for Bø has Bergen Bygg first, one for Bø Kraft has Bo Kraft, one for Ås Bygg has Sol Bygg.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @orama/orama@3.1.18 >/dev/null

cat >look.mjs <<'EOF'
import { create, insert, search } from '@orama/orama';

const names = ['Bergen Bygg', 'Bo Kraft', 'Bø Kraft', 'Sol Bygg', 'Ås Bygg'];
for (const language of [undefined, 'swedish', 'norwegian']) {
  const index = await create({ schema: { name: 'string' }, language });
  for (const name of names) await insert(index, { name });
  for (const term of ['Bø', 'Bø Kraft', 'Ås Bygg']) {
    const { hits } = await search(index, { term });
    const found = hits.map(({ document, score }) => `${document.name} ${score.toFixed(2)}`);
    console.log(`${language ?? 'by default'}, ${term}: ${found.slice(0, 3).join(', ')}`);
  }
}
EOF

expected=$(cat <<'EOF'
by default, Bø: Bergen Bygg 1.81, Bo Kraft 1.30, Bø Kraft 1.30
by default, Bø Kraft: Bo Kraft 2.13, Bø Kraft 2.13, Bergen Bygg 1.81
by default, Ås Bygg: Sol Bygg 1.81, Ås Bygg 1.81, Bergen Bygg 0.51
swedish, Bø: Bergen Bygg 1.81, Bo Kraft 1.30, Bø Kraft 1.30
swedish, Bø Kraft: Bo Kraft 2.13, Bø Kraft 2.13, Bergen Bygg 1.81
swedish, Ås Bygg: Ås Bygg 1.81, Bergen Bygg 0.51, Sol Bygg 0.51
norwegian, Bø: Bo Kraft 0.82, Bø Kraft 0.82
norwegian, Bø Kraft: Bo Kraft 1.65, Bø Kraft 1.65
norwegian, Ås Bygg: Ås Bygg 1.81, Bergen Bygg 0.51, Sol Bygg 0.51
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
