#!/usr/bin/env bash
# @orama/orama 3.1.18, an index for Norwegian, Danish or Finnish: the parts of a customer number with a hyphen are words
# by themselves, each also as the beginning of others, and one that begins so counts like the word: a search for 12-10
# has 10014 and 1001 before 12-10. For English and Swedish it has 12-10 alone. One for 1001 has 10014 first in all
# languages, as good a hit. minisearch 7.2.0 takes 12-10 for 10-12, and the first of them in the list comes first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @orama/orama@3.1.18 minisearch@7.2.0 >/dev/null

cat >look.mjs <<'EOF'
import { create, insert, search } from '@orama/orama';
import MiniSearch from 'minisearch';

const keys = ['10014', '1001', '12-10', '10-12'];
for (const language of ['english', 'swedish', 'norwegian', 'danish', 'finnish']) {
  const index = await create({ schema: { key: 'string' }, language });
  for (const key of keys) await insert(index, { key });
  const found = [];
  for (const term of ['12-10', '1001']) {
    const { hits } = await search(index, { term });
    found.push(`${term}: ${hits.map(({ document, score }) => `${document.key} ${score.toFixed(2)}`).join(', ')}`);
  }
  console.log(`orama, ${language}: ${found.join('; ')}`);
}
const index = new MiniSearch({ fields: ['key'], storeFields: ['key'] });
index.addAll(keys.map((key, id) => ({ id, key })));
for (const text of ['12-10', '10-12'])
  console.log(`minisearch: ${text}: ${index.search(text).map(({ key, score }) => `${key} ${score.toFixed(2)}`).join(', ')}`);
EOF

expected=$(cat <<'EOF'
orama, english: 12-10: 12-10 1.48; 1001: 10014 1.48, 1001 1.48
orama, swedish: 12-10: 12-10 1.48; 1001: 10014 1.48, 1001 1.48
orama, norwegian: 12-10: 10014 1.71, 1001 1.71, 12-10 1.11, 10-12 1.11; 1001: 10014 1.71, 1001 1.71
orama, danish: 12-10: 10014 1.71, 1001 1.71, 12-10 1.11, 10-12 1.11; 1001: 10014 1.71, 1001 1.71
orama, finnish: 12-10: 10014 1.71, 1001 1.71, 12-10 1.11, 10-12 1.11; 1001: 10014 1.71, 1001 1.71
minisearch: 12-10: 12-10 3.85, 10-12 3.85
minisearch: 10-12: 12-10 3.85, 10-12 3.85
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
