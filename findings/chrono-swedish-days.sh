#!/usr/bin/env bash
# chrono-node 2.10.3, Swedish: "övermorgon", the day after tomorrow, is today; the days before and behind it are right, as
# the same word is in Finnish and German. And a time of day is passed over without a word, also behind an ISO date: it is
# noon.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts chrono-node@2.10.3 >/dev/null

cat >look.cjs <<'EOF'
const chrono = require('chrono-node');
const now = new Date(2026, 10, 28, 9);
const show = (language, text) => {
  const date = chrono[language].parseDate(text, now);
  console.log(`${language} ${text}: ${date ? date.toLocaleString('sv') : 'nothing'}`);
};
for (const text of ['förrgår', 'igår', 'imorgon', 'övermorgon']) show('sv', text);
show('fi', 'ylihuomenna');
show('de', 'übermorgen');
for (const text of ['2026-12-03 14:30', '3 december 2026 kl. 14:30']) show('sv', text);
show('fi', '3.12.2026 klo 14:30');
EOF

expected=$(cat <<'EOF'
sv förrgår: 2026-11-26 09:00:00
sv igår: 2026-11-27 09:00:00
sv imorgon: 2026-11-29 09:00:00
sv övermorgon: 2026-11-28 12:00:00
fi ylihuomenna: 2026-11-30 09:00:00
de übermorgen: 2026-11-30 09:00:00
sv 2026-12-03 14:30: 2026-12-03 12:00:00
sv 3 december 2026 kl. 14:30: 2026-12-03 12:00:00
fi 3.12.2026 klo 14:30: 2026-12-03 14:30:00
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
