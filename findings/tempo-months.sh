#!/usr/bin/env bash
# @formkit/tempo 1.1.0: what it writes in Norwegian with a short name of the month, and in Finnish with the full one, it
# reads as a day of November, without an error. 3 jan. 2026 is read as 3 November 2026, and so are ten months of twelve,
# in Finnish eleven. Norwegian with the full name, and Danish and Swedish with the short one, are read right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @formkit/tempo@1.1.0 >/dev/null

cat >look.mjs <<'EOF'
import { format, parse } from '@formkit/tempo';

const forms = { nb: 'D MMM YYYY', fi: 'D. MMMM YYYY', da: 'D MMM YYYY', sv: 'D MMM YYYY', no: 'D. MMMM YYYY' };
for (const [locale, form] of Object.entries(forms)) {
  const wrong = [];
  for (let month = 0; month < 12; month += 1) {
    const text = format(new Date(2026, month, 3), form, locale);
    const read = parse(text, form, locale);
    if (read.getMonth() !== month) wrong.push(`${text} is ${format(read, 'YYYY-MM-DD')}`);
  }
  console.log(`${locale}, ${form}: ${wrong.length} of 12 wrong; ${wrong.slice(0, 2).join(', ')}`);
}
EOF

expected=$(cat <<'EOF'
nb, D MMM YYYY: 10 of 12 wrong; 3 jan. 2026 is 2026-11-03, 3 feb. 2026 is 2026-11-03
fi, D. MMMM YYYY: 11 of 12 wrong; 3. tammikuuta 2026 is 2026-11-03, 3. helmikuuta 2026 is 2026-11-03
da, D MMM YYYY: 0 of 12 wrong; 
sv, D MMM YYYY: 0 of 12 wrong; 
no, D. MMMM YYYY: 0 of 12 wrong; 
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
