#!/usr/bin/env bash
# udsv 0.7.3: a list of one column in which any cell, the heading or the last included, stands between quotation marks has
# no rows at all: no error, an empty list. The same list without quotation marks, or with a second column, is read whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts udsv@0.7.3 >/dev/null

cat >look.cjs <<'EOF'
const lists = [
  'Key\n10014\n10015\n',
  '"Key"\n"10014"\n"10015"\n',
  'Key\n10014\n"10015"\n',
  '"Key","Name"\n"10014","A"\n"10015","B"\n',
];
import('udsv').then(({ inferSchema, initParser }) => {
  for (const text of lists)
    console.log(`${JSON.stringify(text)}: ${JSON.stringify(initParser(inferSchema(text)).stringArrs(text))}`);
});
EOF

expected=$(cat <<'EOF'
"Key\n10014\n10015\n": [["10014"],["10015"]]
"\"Key\"\n\"10014\"\n\"10015\"\n": []
"Key\n10014\n\"10015\"\n": []
"\"Key\",\"Name\"\n\"10014\",\"A\"\n\"10015\",\"B\"\n": [["10014","A"],["10015","B"]]
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
