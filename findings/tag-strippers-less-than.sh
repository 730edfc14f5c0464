#!/usr/bin/env bash
# striptags 3.2.0 and xss 1.0.17 (without tags, as its page shows for a plain text): a "<" that begins no tag takes what
# stands behind it along, to the next ">" or the end. HTML has it as a sign like any other. Of the note "Discount <10 %,
# customer 10014" there is "Discount " left, without an error; xss does so with a blank behind the sign too.
# sanitize-html 2.17.5 and string-strip-html 13.7.6 keep the text. ActorLink shows texts as texts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts striptags@3.2.0 xss@1.0.17 sanitize-html@2.17.5 \
  string-strip-html@13.7.6 he@1.2.0 >/dev/null

cat >look.mjs <<'EOF'
import he from 'he';
import sanitizeHtml from 'sanitize-html';
import { stripHtml } from 'string-strip-html';
import striptags from 'striptags';
import xss from 'xss';

const ways = {
  striptags: (text) => striptags(text),
  xss: (text) => xss(text, { whiteList: {}, stripIgnoreTag: true, stripIgnoreTagBody: ['script'] }),
  'sanitize-html': (text) => he.decode(sanitizeHtml(text, { allowedTags: [] })),
  'string-strip-html': (text) => stripHtml(text).result,
};
for (const text of ['Discount <10 %, customer 10014', 'Amounts < 1000 and > 500: 10014', '<b>Bo Kraft</b>, 10014'])
  for (const [name, strip] of Object.entries(ways)) console.log(`${name}: ${JSON.stringify(strip(text))}`);
EOF

expected=$(cat <<'EOF'
striptags: "Discount "
xss: "Discount "
sanitize-html: "Discount <10 %, customer 10014"
string-strip-html: "Discount <10 %, customer 10014"
striptags: "Amounts < 1000 and > 500: 10014"
xss: "Amounts  500: 10014"
sanitize-html: "Amounts < 1000 and > 500: 10014"
string-strip-html: "Amounts < 1000 and > 500: 10014"
striptags: "Bo Kraft, 10014"
xss: "Bo Kraft, 10014"
sanitize-html: "Bo Kraft, 10014"
string-strip-html: "Bo Kraft, 10014"
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
