#!/usr/bin/env bash
# curl-to-postmanv2 1.8.4, which Postman imports curl commands with: a value that curl is asked to encode is taken apart
# as if it were encoded already. Of a form with the company Ås & Sønn, Postman's own command for curl (by
# postman-code-generators 2.1.1) is imported as one with the company "Ås " and a field " Sønn"; the key K+17 is K 17.
# With -G the address has the values bare, and the request a body that curl does not send. A password is cut at its
# first colon. curlconverter 4.12.0 reads all as curl does. The commands that ActorLink copies have JSON, and addresses
# that are encoded: those are imported whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts curl-to-postmanv2@1.8.4 postman-code-generators@2.1.1 postman-collection@5.3.1 curlconverter@4.12.0 >/dev/null

cat >look.cjs <<'EOF'
const { convert } = require('curl-to-postmanv2');
const { promisify } = require('node:util');
const generators = require('postman-code-generators');
const { Request } = require('postman-collection');

const address = 'https://crm.example/customers';
const form = [
  { key: 'name', value: 'Ås & Sønn' },
  { key: 'key', value: 'K+17' },
];
const fields = (list) => list.map(({ key, name, value }) => `"${key ?? name}" is "${value}"`).join(', ');
async function main() {
  const { toHarString, toJsonString } = await import('curlconverter');
  const imported = async (data) => (await promisify(convert)({ type: 'string', data })).output[0].data;

  const request = new Request({ url: address, method: 'POST', body: { mode: 'urlencoded', urlencoded: form } });
  const command = await promisify(generators.convert)('curl', 'cURL', request, { multiLine: false });
  console.log(command);
  console.log(`  Postman: ${fields((await imported(command)).body.urlencoded)}`);
  console.log(`  curlconverter: ${fields(JSON.parse(toHarString(command)).log.entries[0].request.postData.params)}`);

  const search = `curl -G ${address} --data-urlencode 'name=Ås & Sønn'`;
  const { url, body } = await imported(search);
  console.log(search);
  console.log(`  Postman: ${url}, body ${fields(body.urlencoded)}`);
  console.log(`  curlconverter: ${JSON.parse(toJsonString(search)).raw_url}`);

  const signed = `curl -u sync:one:two ${address}`;
  console.log(signed);
  console.log(`  Postman: ${fields((await imported(signed)).auth.basic)}`);
  console.log(`  curlconverter: ${JSON.stringify(JSON.parse(toJsonString(signed)).auth)}`);
}
main();
EOF

expected=$(cat <<'EOF'
curl --location 'https://crm.example/customers' --data-urlencode 'name=Ås & Sønn' --data-urlencode 'key=K+17'
  Postman: "name" is "Ås ", " Sønn" is "", "key" is "K 17"
  curlconverter: "name" is "Ås & Sønn", "key" is "K+17"
curl -G https://crm.example/customers --data-urlencode 'name=Ås & Sønn'
  Postman: https://crm.example/customers?name=Ås & Sønn, body "name" is "Ås ", " Sønn" is ""
  curlconverter: https://crm.example/customers?name=%C3%85s+%26+S%C3%B8nn
curl -u sync:one:two https://crm.example/customers
  Postman: "username" is "sync", "password" is "one"
  curlconverter: {"user":"sync","password":"one:two"}
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
