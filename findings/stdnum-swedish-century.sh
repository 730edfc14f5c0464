#!/usr/bin/env bash
# stdnum 1.12.0: Swedish numbers with their century, twelve digits in a row, as the tax agency's files have them, are of
# an invalid length. So is a person's of ten digits; with the hyphen both are valid. A company's with 16 in front never
# is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts stdnum@1.12.0 >/dev/null

cat >look.cjs <<'EOF'
const { SE } = require('stdnum').stdnum;
const tell = (what, { isValid, error }) => console.log(`${what}: ${isValid ? 'valid' : error.name}`);
for (const number of ['811228-9874', '8112289874', '19811228-9874', '198112289874']) tell(`person ${number}`, SE.personnummer.validate(number));
for (const number of ['556016-0680', '5560160680', '16556016-0680', '165560160680']) tell(`company ${number}`, SE.orgnr.validate(number));
EOF

expected=$(cat <<'EOF'
person 811228-9874: valid
person 8112289874: InvalidLength
person 19811228-9874: valid
person 198112289874: InvalidLength
company 556016-0680: valid
company 5560160680: valid
company 16556016-0680: InvalidLength
company 165560160680: InvalidLength
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
