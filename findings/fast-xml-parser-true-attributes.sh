#!/usr/bin/env bash
# fast-xml-parser 5.12.1: an attribute whose value is "true" is written without its value, as HTML may have it and XML may
# not. A file that is read and written back with the same options is no XML any more; "false" stays as it is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts fast-xml-parser@5.12.1 >/dev/null

cat >look.cjs <<'EOF'
const { XMLBuilder, XMLParser, XMLValidator } = require('fast-xml-parser');
const options = { ignoreAttributes: false };
for (const file of ['<Customer Active="false" Key="10014"/>', '<Customer Active="true" Key="10014"/>']) {
  const written = new XMLBuilder(options).build(new XMLParser(options).parse(file));
  const problem = XMLValidator.validate(written);
  console.log(`${file}: ${written} ${problem === true ? 'is XML' : problem.err.msg}`);
}
EOF

expected=$(cat <<'EOF'
<Customer Active="false" Key="10014"/>: <Customer Active="false" Key="10014"></Customer> is XML
<Customer Active="true" Key="10014"/>: <Customer Active Key="10014"></Customer> boolean attribute 'Active' is not allowed.
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
