#!/usr/bin/env bash
# xml-js 1.6.11: what is read is written back as another text. The ampersand of Ås & Sønn is written bare where the name is
# an attribute, which no XML reader takes; in an element, a name that was itself written about (`&amp;amp;`) loses its
# escape.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts xml-js@1.6.11 xml2js@0.6.2 >/dev/null

cat >look.cjs <<'EOF'
const { js2xml, xml2js } = require('xml-js');
const { parseString } = require('xml2js');
const files = ['<c name="Berg AS"/>', '<c name="Ås &amp; Sønn"/>', '<c>Ås &amp; Sønn</c>', '<c>Ås &amp;amp; Sønn</c>'];
for (const file of files) {
  const written = js2xml(xml2js(file, { compact: true }), { compact: true });
  const same = written === file ? 'the same' : 'another text';
  parseString(written, (error) => console.log(`${file}: ${written} is ${error ? 'no XML' : same}`));
}
EOF

expected=$(cat <<'EOF'
<c name="Berg AS"/>: <c name="Berg AS"/> is the same
<c name="Ås &amp; Sønn"/>: <c name="Ås & Sønn"/> is no XML
<c>Ås &amp; Sønn</c>: <c>Ås &amp; Sønn</c> is the same
<c>Ås &amp;amp; Sønn</c>: <c>Ås &amp; Sønn</c> is another text
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
