#!/usr/bin/env bash
# numbro 2.5.0, Norwegian, Swedish and Finnish: a number as Intl writes it in these languages cannot be read: neither its
# no-break space between thousands nor its minus sign is known, and what comes back is undefined. Of numbro's own texts,
# with a plain space and a hyphen, all are read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts numbro@2.5.0 >/dev/null

cat >look.cjs <<'EOF'
const numbro = require('numbro');
const languages = require('numbro/dist/languages.min.js');
for (const language of ['nb-NO', 'sv-SE', 'fi-FI', 'da-DK']) {
  numbro.registerLanguage(languages[language]);
  numbro.setLanguage(language);
  const intl = new Intl.NumberFormat(language, { minimumFractionDigits: 2 });
  const own = (value) => numbro(value).format({ thousandSeparated: true, mantissa: 2 });
  for (const value of [1234.5, -12.5])
    console.log(`${language}, of ${value}: Intl's ${numbro.unformat(intl.format(value))}, its own ${numbro.unformat(own(value))}`);
}
EOF

expected=$(cat <<'EOF'
nb-NO, of 1234.5: Intl's undefined, its own 1234.5
nb-NO, of -12.5: Intl's undefined, its own -12.5
sv-SE, of 1234.5: Intl's undefined, its own 1234.5
sv-SE, of -12.5: Intl's undefined, its own -12.5
fi-FI, of 1234.5: Intl's undefined, its own 1234.5
fi-FI, of -12.5: Intl's undefined, its own -12.5
da-DK, of 1234.5: Intl's 1234.5, its own 1234.5
da-DK, of -12.5: Intl's -12.5, its own -12.5
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
