#!/usr/bin/env bash
# parse-full-name 1.2.7: of a name in a list's order, surname first, where the surname is two words, the first name is
# taken for a suffix such as "Jr.", the first surname for the first name, and no error is told. Berg Hansen, Kari is Berg
# Hansen. With one surname, a hyphen between the two, or a second first name it is right; humanparser 2.7.0 reads all.
# ActorLink takes names as they stand.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts parse-full-name@1.2.7 humanparser@2.7.0 >/dev/null

cat >look.cjs <<'EOF'
const { parseName } = require('humanparser');
const { parseFullName } = require('parse-full-name');

for (const name of ['Berg, Kari', 'Berg-Hansen, Kari', 'Berg Hansen, Kari Anne', 'Berg Hansen, Kari', 'Ås Berg, Kåre']) {
  const { first, last, suffix, error } = parseFullName(name);
  const other = parseName(name);
  const seen = `first ${first}, last ${last}${suffix && `, suffix ${suffix}`}, ${error.length} errors`;
  console.log(`${name}: ${seen}; humanparser first ${other.firstName}, last ${other.lastName}`);
}
EOF

expected=$(cat <<'EOF'
Berg, Kari: first Kari, last Berg, 0 errors; humanparser first Kari, last Berg
Berg-Hansen, Kari: first Kari, last Berg-Hansen, 0 errors; humanparser first Kari, last Berg-Hansen
Berg Hansen, Kari Anne: first Kari, last Berg Hansen, 0 errors; humanparser first Kari, last Berg Hansen
Berg Hansen, Kari: first Berg, last Hansen, suffix Kari, 0 errors; humanparser first Kari, last Berg Hansen
Ås Berg, Kåre: first Ås, last Berg, suffix Kåre, 0 errors; humanparser first Kåre, last Ås Berg
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
