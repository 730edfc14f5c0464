#!/usr/bin/env bash
# phone 3.1.72, `validateMobilePrefix: false`, as its page has it for land lines: whose a number behind +358 is goes by its
# length alone. One of seven or eight digits is of Åland, whose area code is 18: so are the town halls of Helsinki, Turku
# and Oulu, and asked whether the first is a Finnish number, it says no. Tampere's, of nine, is Finnish. libphonenumber-js
# 1.13.16, which ActorLink reads numbers with, goes by the area code.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts phone@3.1.72 libphonenumber-js@1.13.16 >/dev/null

cat >look.mjs <<'EOF'
import parsePhoneNumber from 'libphonenumber-js/max';
import { phone } from 'phone';

const places = { Helsinki: '+358 9 310 1691', Turku: '+358 2 330 000', Oulu: '+358 8 558 410', Tampere: '+358 3 5656 4400', Mariehamn: '+358 18 25000' };
for (const [place, number] of Object.entries(places)) {
  const { countryIso2 } = phone(number, { validateMobilePrefix: false });
  const { isValid } = phone(number, { country: 'FIN', validateMobilePrefix: false });
  const other = parsePhoneNumber(number);
  console.log(`${place} ${number}: ${countryIso2}, ${isValid ? 'Finnish' : 'not Finnish'}; libphonenumber-js ${other.country}, ${other.isValid()}`);
}
EOF

expected=$(cat <<'EOF'
Helsinki +358 9 310 1691: AX, not Finnish; libphonenumber-js FI, true
Turku +358 2 330 000: AX, Finnish; libphonenumber-js FI, true
Oulu +358 8 558 410: AX, Finnish; libphonenumber-js FI, true
Tampere +358 3 5656 4400: FI, Finnish; libphonenumber-js FI, true
Mariehamn +358 18 25000: AX, Finnish; libphonenumber-js AX, true
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
