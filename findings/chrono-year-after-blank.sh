#!/usr/bin/env bash
# chrono-node 2.10.3, Swedish, Finnish and German: the year of a date in the form 31/12 2025 is not seen, and another is put
# in its place: the one that makes the day nearest to now. With a hyphen or a slash before the year it is read. A contract
# that ended is one that still runs, by exactly a year.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts chrono-node@2.10.3 >/dev/null

cat >look.cjs <<'EOF'
const chrono = require('chrono-node');
const now = new Date(2026, 10, 28, 12);
for (const language of ['sv', 'fi', 'de'])
  for (const text of ['31/12 2025', '31/12-2025', '31/12/2025']) {
    const [found] = chrono[language].parse(text, now);
    console.log(`${language} ${text}: reads "${found.text}" as ${found.start.date().toLocaleDateString('sv')}`);
  }
EOF

expected=$(cat <<'EOF'
sv 31/12 2025: reads "31/12" as 2026-12-31
sv 31/12-2025: reads "31/12-2025" as 2025-12-31
sv 31/12/2025: reads "31/12/2025" as 2025-12-31
fi 31/12 2025: reads "31/12" as 2026-12-31
fi 31/12-2025: reads "31/12-2025" as 2025-12-31
fi 31/12/2025: reads "31/12/2025" as 2025-12-31
de 31/12 2025: reads "31/12" as 2026-12-31
de 31/12-2025: reads "31/12-2025" as 2025-12-31
de 31/12/2025: reads "31/12/2025" as 2025-12-31
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
