#!/usr/bin/env bash
# dayjs 1.11.23, plugin customParseFormat: where a list is read with years of two digits, one that has four is read too, by
# its first two. 31.12.1985 is 31 December 2019; nothing says that two signs were left over, unless it is asked to be
# strict. date-fns 4.4.0 refuses the text, luxon 3.7.2 reads 1985.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts dayjs@1.11.23 date-fns@4.4.0 luxon@3.7.2 >/dev/null

cat >look.cjs <<'EOF'
const dayjs = require('dayjs');
dayjs.extend(require('dayjs/plugin/customParseFormat'));
const { parse } = require('date-fns');
const { DateTime } = require('luxon');
for (const text of ['31.12.85', '31.12.1985', '01.03.1964']) {
  const found = parse(text, 'dd.MM.yy', new Date(2026, 0, 1));
  const read = [dayjs(text, 'DD.MM.YY').format('YYYY-MM-DD'), dayjs(text, 'DD.MM.YY', true).format('YYYY-MM-DD')];
  read.push(Number.isNaN(found.getTime()) ? 'refused' : found.toLocaleDateString('sv'));
  read.push(DateTime.fromFormat(text, 'dd.MM.yy').toISODate() ?? 'refused');
  console.log(`${text}: dayjs ${read[0]}, strict ${read[1]}, date-fns ${read[2]}, luxon ${read[3]}`);
}
EOF

expected=$(cat <<'EOF'
31.12.85: dayjs 1985-12-31, strict 1985-12-31, date-fns 1985-12-31, luxon 1985-12-31
31.12.1985: dayjs 2019-12-31, strict Invalid Date, date-fns refused, luxon 1985-12-31
01.03.1964: dayjs 2019-03-01, strict Invalid Date, date-fns refused, luxon 1964-03-01
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
