#!/usr/bin/env bash
# natural 8.1.1, `DamerauLevenshteinDistance`: a name and the same with one letter doubled, not its first, are no letter
# apart if the shorter is given first: Hansen is Hanssen, Bo is Boo, customer 1001 is 10011. The other way round they
# are one apart, as with the option `restricted`. Who takes 0 for the same name links one company to another. ActorLink
# holds names against each other by rules that it names, never by a distance.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts natural@8.1.1 >/dev/null

cat >look.cjs <<'EOF'
const { DamerauLevenshteinDistance: distance } = require('natural/lib/natural/distance/levenshtein_distance');
const pairs = [['Hansen', 'Hanssen'], ['Ota', 'Otta'], ['Bo', 'Boo'], ['1001', '10011'], ['K17', 'K177'], ['Ås', 'Åse']];
for (const [a, b] of pairs) {
  const restricted = distance(a, b, { restricted: true });
  console.log(`${a} to ${b} ${distance(a, b)}, ${b} to ${a} ${distance(b, a)}; restricted ${restricted}`);
}
EOF

expected=$(cat <<'EOF'
Hansen to Hanssen 0, Hanssen to Hansen 1; restricted 1
Ota to Otta 0, Otta to Ota 1; restricted 1
Bo to Boo 0, Boo to Bo 1; restricted 1
1001 to 10011 0, 10011 to 1001 1; restricted 1
K17 to K177 0, K177 to K17 1; restricted 1
Ås to Åse 1, Åse to Ås 1; restricted 1
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
