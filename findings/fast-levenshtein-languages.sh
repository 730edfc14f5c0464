#!/usr/bin/env bash
# fast-levenshtein 3.0.0, option `useCollator`: how far two names are from each other depends on the language of the
# machine. Where that is English, Bø and Bo or Ås and As are no letter apart, one and the same; where it is Norwegian or
# Swedish, they are one apart. The option takes no language.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts fast-levenshtein@3.0.0 >/dev/null

cat >look.cjs <<'EOF'
const { execFileSync } = require('node:child_process');
const look = `
  const { get } = require('fast-levenshtein');
  const far = ([a, b]) => a + ' ' + b + ' ' + get(a, b, { useCollator: true });
  console.log([['Bø', 'Bo'], ['Ås', 'As'], ['Bø', 'Ba']].map(far).join(', '));`;
for (const LC_ALL of ['en_US.UTF-8', 'nb_NO.UTF-8', 'sv_SE.UTF-8'])
  process.stdout.write(`${LC_ALL}: ${execFileSync(process.execPath, ['-e', look], { env: { ...process.env, LC_ALL } })}`);
EOF

expected=$(cat <<'EOF'
en_US.UTF-8: Bø Bo 0, Ås As 0, Bø Ba 1
nb_NO.UTF-8: Bø Bo 1, Ås As 1, Bø Ba 1
sv_SE.UTF-8: Bø Bo 1, Ås As 1, Bø Ba 1
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
