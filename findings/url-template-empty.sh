#!/usr/bin/env bash
# url-template 3.1.1: a BigInt, as a long number is read so that no digit is lost, is an empty text. A DELETE of
# /companies/{id} goes to /companies/, the address of all. A list without values, which RFC 6570 leaves out, is one with an
# empty value: who asks for none of the keys asks for the customers that have none. uri-template-lite 23.4.0 and
# uri-templates 0.2.0 write the number and leave the list out. ActorLink puts its addresses together with URL.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts url-template@3.1.1 uri-template-lite@23.4.0 \
  uri-templates@0.2.0 >/dev/null

cat >look.mjs <<'EOF'
import lite from 'uri-template-lite';
import uriTemplates from 'uri-templates';
import { parseTemplate } from 'url-template';

const cases = [
  ['/companies/{id}', { id: 123456789012345678n }],
  ['/companies/{id}', { id: '123456789012345678' }],
  ['/companies{?id}', { id: [17n, 18n] }],
  ['/companies{?key}', { key: [] }],
  ['/companies{?key,page}', { key: [], page: 1 }],
  ['/companies{?key}', { key: ['10014', '10015'] }],
];
for (const [template, values] of cases) {
  const given = Object.values(values)[0];
  const what = Array.isArray(given) ? `[${given.map(String)}]` : `${typeof given} ${given}`;
  const others = [new lite(template).expand(values), uriTemplates(template).fill(values)];
  const agreed = [...new Set(others)].join(' and ');
  console.log(`${template} of ${what}: ${parseTemplate(template).expand(values)}; the others ${agreed}`);
}
EOF

expected=$(cat <<'EOF'
/companies/{id} of bigint 123456789012345678: /companies/; the others /companies/123456789012345678
/companies/{id} of string 123456789012345678: /companies/123456789012345678; the others /companies/123456789012345678
/companies{?id} of [17,18]: /companies?id=17,18; the others /companies?id=17,18
/companies{?key} of []: /companies?key=; the others /companies
/companies{?key,page} of []: /companies?key=&page=1; the others /companies?page=1
/companies{?key} of [10014,10015]: /companies?key=10014,10015; the others /companies?key=10014,10015
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
