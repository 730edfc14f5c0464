#!/usr/bin/env bash
# vcf 2.1.2: what a vCard has escaped stays escaped when it is read, and what has to be is not when it is written. The
# company Berg, Hansen AS of a card is Berg\, Hansen AS, a name that no search finds, and a note of two lines is one with
# \n in it. A name that is set with a semicolon is a company and its department for the next reader. ical.js 2.2.1 reads
# the names that were meant. ActorLink reads no vCards.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts vcf@2.1.2 ical.js@2.2.1 >/dev/null

cat >look.mjs <<'EOF'
import ICAL from 'ical.js';
import VCard from 'vcf';

const card = (...lines) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
const text = card('FN:Kari Berg', 'ORG:Berg\\, Hansen AS;Oslo', 'NOTE:Customer 10014\\nPaid');
const read = new VCard().parse(text);
const other = new ICAL.Component(ICAL.parse(text.trim()));
for (const name of ['org', 'note']) {
  const value = [other.getFirstPropertyValue(name)].flat();
  console.log(`${name}: ${JSON.stringify(read.get(name).valueOf())}; ical.js ${JSON.stringify(value)}`);
}

const written = new VCard().parse(card('FN:Kari Berg'));
written.set('org', 'Berg; Hansen AS');
const next = new ICAL.Component(ICAL.parse(written.toString().trim()));
console.log(`set to "Berg; Hansen AS", ical.js reads ${JSON.stringify([next.getFirstPropertyValue('org')].flat())}`);
EOF

expected=$(cat <<'EOF'
org: "Berg\\, Hansen AS;Oslo"; ical.js ["Berg, Hansen AS","Oslo"]
note: "Customer 10014\\nPaid"; ical.js ["Customer 10014\nPaid"]
set to "Berg; Hansen AS", ical.js reads ["Berg"," Hansen AS"]
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
