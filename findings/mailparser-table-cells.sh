#!/usr/bin/env bash
# mailparser 3.14.2, a mail that has HTML only: the cells of a table are put together without anything between them in
# its `text`, and the rows too. An order of 4 pieces for customer 1001 reads 10014, which is another customer, and the
# name of one row runs into the number of the next. A heading is written in capitals: K10014b is K10014B. turndown 7.2.5
# puts every cell on a line of its own. ActorLink reads no mail.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts mailparser@3.14.2 turndown@7.2.5 >/dev/null

cat >look.cjs <<'EOF'
const { simpleParser } = require('mailparser');
const TurndownService = require('turndown');

const pages = {
  order: '<p>Order:</p><table><tr><td>1001</td><td>4</td></tr></table>',
  list: '<table><tr><td>1001</td><td>Bo Kraft</td></tr><tr><td>1002</td><td>Berg</td></tr></table>',
  heading: '<h1>Customer K10014b</h1>',
};
async function main() {
  for (const [name, page] of Object.entries(pages)) {
    const mail = ['From: kari@berg.example', 'Subject: Order', 'Content-Type: text/html; charset=utf-8', '', page];
    const { text } = await simpleParser(mail.join('\r\n'));
    console.log(`${name}: ${JSON.stringify(text)}, turndown ${JSON.stringify(new TurndownService().turndown(page))}`);
  }
}
main();
EOF

expected=$(cat <<'EOF'
order: "Order:\n\n10014", turndown "Order:\n\n1001\n\n4"
list: "1001Bo Kraft1002Berg", turndown "1001\n\nBo Kraft\n\n1002\n\nBerg"
heading: "CUSTOMER K10014B", turndown "Customer K10014b\n================"
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
