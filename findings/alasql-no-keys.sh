#!/usr/bin/env bash
# alasql 4.19.1: rows without a key are joined with one another, which SQL never does (null is equal to nothing). Of two
# lists joined by the customer number, each company that has none is a match of each customer that has none: other
# companies, linked. With null in both lists or the column left out in both; an empty text in both joins in SQL too.
# ActorLink looks for no key where there is none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts alasql@4.19.1 sql.js@1.13.0 >/dev/null

cat >look.cjs <<'EOF'
const alasql = require('alasql');
const initSqlJs = require('sql.js');

const query = (companies, customers) =>
  `SELECT a.name AS company, b.name AS customer FROM ${companies} a JOIN ${customers} b ON a.number = b.number`;
const companies = [
  { name: 'Bo Kraft', number: '10014' },
  { name: 'Berg', number: null },
];
const customers = [
  { name: 'Bo Kraft AS', number: '10014' },
  { name: 'Solberg', number: null },
  { name: 'Hansen', number: null },
];
async function main() {
  const rows = alasql(query('?', '?'), [companies, customers]);
  console.log(`alasql: ${rows.map(({ company, customer }) => `${company} is ${customer}`).join(', ')}`);

  const { Database } = await initSqlJs();
  const database = new Database();
  for (const [table, list] of Object.entries({ companies, customers })) {
    database.run(`CREATE TABLE ${table} (name TEXT, number TEXT)`);
    for (const { name, number } of list) database.run(`INSERT INTO ${table} VALUES (?, ?)`, [name, number]);
  }
  const [{ values }] = database.exec(query('companies', 'customers'));
  console.log(`SQLite: ${values.map(([company, customer]) => `${company} is ${customer}`).join(', ')}`);
}
main();
EOF

expected=$(cat <<'EOF'
alasql: Bo Kraft is Bo Kraft AS, Berg is Solberg, Berg is Hansen
SQLite: Bo Kraft is Bo Kraft AS
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
