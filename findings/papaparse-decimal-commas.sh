#!/usr/bin/env bash
# papaparse 5.7.1: where no delimiter is given, a Nordic list of two columns (semicolons, decimal commas) that ends with a
# line break is split at the decimal commas. Without that last line break, or with a third column, it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts papaparse@5.7.1 >/dev/null

cat >look.cjs <<'EOF'
const { parse } = require('papaparse');
const list = 'Nr;Rabatt\n10014;1,5\n10015;2,5';
for (const text of [`${list}\n`, list, 'Nr;Navn;Rabatt\n10014;Orkdal AS;1,5\n10015;Berg AS;2,5\n'])
  console.log(`${parse(text).meta.delimiter} ${JSON.stringify(parse(text).data[1])}`);
EOF

expected=$(cat <<'EOF'
, ["10014;1","5"]
; ["10014","1,5"]
; ["10014","Orkdal AS","1,5"]
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
