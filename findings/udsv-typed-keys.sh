#!/usr/bin/env bash
# udsv 0.7.3, the typed readings: ONE row, the last with a value among the first nine, says what a column holds. Where it is
# a number, every key with letters is null, above it and below. Where it is "yes", each "true" of the column is read as
# false.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts udsv@0.7.3 >/dev/null

cat >look.cjs <<'EOF'
import('udsv').then(({ inferSchema, initParser }) => {
  const read = (rows) => {
    const text = `${rows.join('\n')}\n`;
    return JSON.stringify(initParser(inferSchema(text)).typedArrs(text).map(([first]) => first));
  };
  console.log(read(['Key,Name', '10014,A', 'K-10015,B']));
  console.log(read(['Key,Name', 'K-10015,B', '10014,A']));
  console.log(read(['Key,Name', ...Array.from({ length: 9 }, (_, index) => `${10014 + index},A`), 'K-10023,B']));
  console.log(read(['Active,Key', 'true,10014', 'no,10015', 'true,10016', 'yes,10017']));
});
EOF

expected=$(cat <<'EOF'
["10014","K-10015"]
[null,10014]
[10014,10015,10016,10017,10018,10019,10020,10021,10022,null]
[false,false,false,true]
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
