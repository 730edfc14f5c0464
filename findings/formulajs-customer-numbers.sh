#!/usr/bin/env bash
# @formulajs/formulajs 4.6.1: what MATCH of type 0 looks for "exactly" is read as a regular expression, of whose signs only
# brackets, the plus sign and a spreadsheet's own wildcards are minded. Customer 12.10 is found at 12-10, which stands in
# front of it, 10014|B at 10014, and K$17 nowhere. TEXT with a format of five zeros does not fill a number up: 12 stays 12.
# HyperFormula 3.5.0 finds each at its own place, and makes 00012. ActorLink computes no formulas.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @formulajs/formulajs@4.6.1 hyperformula@3.5.0 >/dev/null

cat >look.mjs <<'EOF'
import { MATCH, TEXT } from '@formulajs/formulajs';
import { HyperFormula } from 'hyperformula';

const customers = ['12-10', '12.10', 'K(7)', 'K+7', 'K$17', '10014', '10014|B'];
const sheet = HyperFormula.buildFromArray([customers.map((customer) => `'${customer}`)], { licenseKey: 'gpl-v3' });
const compute = (formula) => sheet.calculateFormula(formula, 0);
const at = (found) => (typeof found === 'number' ? customers[found - 1] : 'nowhere');
for (const customer of customers.slice(1)) {
  const found = [MATCH(customer, customers, 0), compute(`=MATCH("${customer}", A1:G1, 0)`)].map(at);
  console.log(`${customer}: found at ${found[0]}; HyperFormula ${found[1]}`);
}
console.log(`12 as 00000: ${TEXT(12, '00000')}; HyperFormula ${compute('=TEXT(12, "00000")')}`);
EOF

expected=$(cat <<'EOF'
12.10: found at 12-10; HyperFormula 12.10
K(7): found at K(7); HyperFormula K(7)
K+7: found at K+7; HyperFormula K+7
K$17: found at nowhere; HyperFormula K$17
10014: found at 10014; HyperFormula 10014
10014|B: found at 10014; HyperFormula 10014|B
12 as 00000: 12; HyperFormula 00012
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
