#!/usr/bin/env bash
# dayjs 1.11.23, plugin weekOfYear: in Nynorsk, Icelandic and Faroese the week with 1 January is week 1, whatever day
# that is. In Bokmål, Danish, Swedish and Finnish it is the one with the first Thursday, as the calendars of all seven
# have it. So every day of 2027 has another week for one half of Norway than for the other: what is agreed for week 30
# is expected in the week before. moment 2.31.0 is right in all seven, date-fns 4.4.0 in the six that it knows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts dayjs@1.11.23 moment@2.31.0 date-fns@4.4.0 >/dev/null

cat >look.cjs <<'EOF'
const dateFns = require('date-fns');
const locales = require('date-fns/locale');
const dayjs = require('dayjs');
const moment = require('moment');
dayjs.extend(require('dayjs/plugin/weekOfYear'));

for (const locale of ['nb', 'nn', 'da', 'sv', 'fi', 'is', 'fo']) {
  require(`dayjs/locale/${locale}`);
  require(`moment/locale/${locale}`);
  const week = (day) => dayjs(day).locale(locale).week();
  let wrong = 0;
  for (let day = new Date(2027, 0, 1); day.getFullYear() === 2027; day = dateFns.addDays(day, 1))
    if (week(day) !== dateFns.getISOWeek(day)) wrong += 1;
  const day = new Date(2027, 6, 27);
  const others = [moment(day).locale(locale).week()];
  if (locales[locale]) others.push(dateFns.getWeek(day, { locale: locales[locale] }));
  console.log(`${locale}: 27 July 2027 in week ${week(day)}, ${wrong} days of 2027 wrong; others ${others.join(', ')}`);
}
EOF

expected=$(cat <<'EOF'
nb: 27 July 2027 in week 30, 0 days of 2027 wrong; others 30, 30
nn: 27 July 2027 in week 31, 365 days of 2027 wrong; others 30, 30
da: 27 July 2027 in week 30, 0 days of 2027 wrong; others 30, 30
sv: 27 July 2027 in week 30, 0 days of 2027 wrong; others 30, 30
fi: 27 July 2027 in week 30, 0 days of 2027 wrong; others 30, 30
is: 27 July 2027 in week 31, 365 days of 2027 wrong; others 30, 30
fo: 27 July 2027 in week 31, 365 days of 2027 wrong; others 30
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
