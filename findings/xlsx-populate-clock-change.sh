#!/usr/bin/env bash
# xlsx-populate 1.21.0: `dateToNumber` counts the hours since midnight, and on the two days on which the clocks are
# changed those are not what the clock says. Noon of 25 October 2026 in Oslo is written as 13:00 and noon of 29 March as
# 11:00; `numberToDate` reads both days right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts xlsx-populate@1.21.0 >/dev/null

cat >look.cjs <<'EOF'
process.env.TZ = 'Europe/Oslo';
const { dateToNumber, numberToDate } = require('xlsx-populate');
const shown = (days) => new Date(Math.round((days - 25569) * 86_400) * 1_000).toISOString().slice(11, 16);
const noonOf = { '29 March': 46110.5, '24 October': 46319.5, '25 October': 46320.5 };
for (const [day, days] of Object.entries(noonOf)) {
  const noon = new Date(`${day} 2026 12:00`);
  console.log(`${day}, 12:00: written ${shown(dateToNumber(noon))}, read ${numberToDate(days).toTimeString().slice(0, 5)}`);
}
EOF

expected=$(cat <<'EOF'
29 March, 12:00: written 11:00, read 12:00
24 October, 12:00: written 12:00, read 12:00
25 October, 12:00: written 13:00, read 12:00
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
