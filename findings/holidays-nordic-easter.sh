#!/usr/bin/env bash
# holidays-nordic 0.1.1: the days that go by Easter are counted from it in days of 24 hours. On a Nordic desk the last
# Sunday of March has 23, and where it is Easter itself, as in 2027, 2032 and 2035, what comes behind is a day early.
# In 2027 Ascension Day is Wednesday, 5 May, and the Thursday a working day; Whit Sunday is a Saturday; Easter Monday
# is on no day at all. What is agreed for the next working day is asked for on a day on which all is closed. On a
# server in UTC, where it was tried, each day is right; date-holidays 3.37.0 is right on both. ActorLink has no
# calendar of holidays: its dates are compared and shown, not counted on.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts holidays-nordic@0.1.1 date-holidays@3.37.0 >/dev/null

cat >look.cjs <<'EOF'
const DateHolidays = require('date-holidays');
const isHoliday = require('holidays-nordic');

const calendar = new DateHolidays('NO');
const noon = (text) => new Date(`${text}T12:00:00`);
for (const day of process.argv.slice(2)) {
  const other = calendar.isHoliday(noon(day));
  console.log(`${day}: ${isHoliday(noon(day), 'no')}; date-holidays ${other ? other[0].name : other}`);
}
EOF

expected=$(cat <<'EOF'
Europe/Oslo
2026-04-06: Andre påskedag; date-holidays Andre påskedag
2026-05-14: Kristi himmelfartsdag; date-holidays Kristi himmelfartsdag
2027-03-28: Første påskedag; date-holidays Første påskedag
2027-03-29: false; date-holidays Andre påskedag
2027-05-05: Kristi himmelfartsdag; date-holidays false
2027-05-06: false; date-holidays Kristi himmelfartsdag
2027-05-15: Første pinsedag; date-holidays false
2027-05-16: Andre pinsedag; date-holidays Første pinsedag
UTC
2026-04-06: Andre påskedag; date-holidays Andre påskedag
2026-05-14: Kristi himmelfartsdag; date-holidays Kristi himmelfartsdag
2027-03-28: Første påskedag; date-holidays Første påskedag
2027-03-29: Andre påskedag; date-holidays Andre påskedag
2027-05-05: false; date-holidays false
2027-05-06: Kristi himmelfartsdag; date-holidays Kristi himmelfartsdag
2027-05-15: false; date-holidays false
2027-05-16: Første pinsedag; date-holidays Første pinsedag
EOF
)
look() {
  echo "$1"
  TZ=$1 node look.cjs 2026-04-06 2026-05-14 2027-03-28 2027-03-29 2027-05-05 2027-05-06 2027-05-15 2027-05-16
}
seen=$(look Europe/Oslo && look UTC)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
