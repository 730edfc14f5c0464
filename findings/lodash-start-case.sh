#!/usr/bin/env bash
# lodash 4.18.1, `startCase`, at hand where names come in capitals: it takes the rings, dots and strokes off the
# letters, writes æ as ae, drops every sign and parts digits from letters. ÅS & SØNN A/S is As Sonn A S, another
# company, and customer K10014B is K 10014 B. `words`, which it is made with, keeps the letters, and so does voca 1.4.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts lodash@4.18.1 voca@1.4.1 >/dev/null

cat >look.cjs <<'EOF'
const _ = require('lodash');
const voca = require('voca');
for (const name of ['ØSTFOLD BÅTSERVICE', 'ÅS & SØNN A/S', 'VÄXJÖ RÖR AB', 'K10014B'])
  console.log(`${name}: ${_.startCase(name.toLowerCase())}; words ${_.words(name)}; voca ${voca.titleCase(name)}`);
EOF

expected=$(cat <<'EOF'
ØSTFOLD BÅTSERVICE: Ostfold Batservice; words ØSTFOLD,BÅTSERVICE; voca Østfold Båtservice
ÅS & SØNN A/S: As Sonn A S; words ÅS,SØNN,A,S; voca Ås & Sønn A/S
VÄXJÖ RÖR AB: Vaxjo Ror Ab; words VÄXJÖ,RÖR,AB; voca Växjö Rör Ab
K10014B: K 10014 B; words K,10014,B; voca K10014B
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
