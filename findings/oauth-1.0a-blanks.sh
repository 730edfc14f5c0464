#!/usr/bin/env bash
# oauth-1.0a 2.2.6, which signs requests by OAuth 1.0 as ERP systems such as NetSuite ask for: a blank that stands in
# the address as "+" is signed as a plus sign. So URL, URLSearchParams and forms write blanks, and the standard (RFC
# 5849, 3.4.1.3.1) reads the address as a form: the server refuses the signature. With the same secrets the company Ås
# is found, and for Ås Bygg access is denied. Of a value what stands behind a "=" in it is not signed either, such as
# the end of a cursor in Base64. Written as %20 and %3D both are let in. oauth-sign 0.9.0 signs all as they are, oauth
# 0.10.2 all but a name that stands twice. ActorLink signs in by tokens (OAuth 2.0), which have nothing to do with the
# address.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts oauth-1.0a@2.2.6 oauth@0.10.2 oauth-sign@0.9.0 >/dev/null

cat >look.cjs <<'EOF'
const { createHmac } = require('node:crypto');
const { OAuth } = require('oauth');
const OAuth10a = require('oauth-1.0a');
const { sign } = require('oauth-sign');

const sha1 = (text, key) => createHmac('sha1', key).update(text).digest('base64');
const encode = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
const readHeader = (header) =>
  Object.fromEntries(
    Array.from(header.matchAll(/(\w+)="([^"]*)"/g), ([, name, value]) => [name, decodeURIComponent(value)]),
  );

// What a server does: it reads the address as a form, puts the names in order, and signs what it has read itself.
function answer(address, { oauth_signature: signature, ...signed }) {
  const { origin, pathname, searchParams } = new URL(address);
  const pairs = [...searchParams, ...Object.entries(signed)].map((pair) => pair.map(encode).join('=')).sort();
  const own = sha1(['GET', encode(origin + pathname), encode(pairs.join('&'))].join('&'), 'secret&other');
  return own === signature ? 'let in' : 'refused';
}

const signers = {
  'oauth-1.0a': (url) => {
    const oauth = OAuth10a({
      consumer: { key: 'key', secret: 'secret' },
      signature_method: 'HMAC-SHA1',
      hash_function: sha1,
    });
    const signed = oauth.authorize({ url, method: 'GET' }, { key: 'token', secret: 'other' });
    return readHeader(oauth.toHeader(signed).Authorization);
  },
  oauth: (url) =>
    readHeader(new OAuth('', '', 'key', 'secret', '1.0', null, 'HMAC-SHA1').authHeader(url, 'token', 'other', 'GET')),
  'oauth-sign': (url) => {
    const { origin, pathname, searchParams } = new URL(url);
    const signed = { oauth_consumer_key: 'key', oauth_token: 'token', oauth_signature_method: 'HMAC-SHA1' };
    const all = { ...signed };
    for (const name of searchParams.keys()) all[name] = searchParams.getAll(name);
    return { ...signed, oauth_signature: sign('HMAC-SHA1', 'GET', origin + pathname, all, 'secret', 'other') };
  },
};
const written = new URL('https://erp.example/customers');
written.searchParams.set('name', 'Ås Bygg');
const addresses = [
  'https://erp.example/customers?name=%C3%85s',
  'https://erp.example/customers?name=%C3%85s%20Bygg',
  written.href,
  'https://erp.example/customers?cursor=MTAwMTQ%3D',
  'https://erp.example/customers?cursor=MTAwMTQ=',
  'https://erp.example/customers?key=10014&key=10015',
];
for (const address of addresses) {
  console.log(address);
  const answers = Object.entries(signers).map(([name, signer]) => `${name} ${answer(address, signer(address))}`);
  console.log(`  ${answers.join(', ')}`);
}
EOF

expected=$(cat <<'EOF'
https://erp.example/customers?name=%C3%85s
  oauth-1.0a let in, oauth let in, oauth-sign let in
https://erp.example/customers?name=%C3%85s%20Bygg
  oauth-1.0a let in, oauth let in, oauth-sign let in
https://erp.example/customers?name=%C3%85s+Bygg
  oauth-1.0a refused, oauth let in, oauth-sign let in
https://erp.example/customers?cursor=MTAwMTQ%3D
  oauth-1.0a let in, oauth let in, oauth-sign let in
https://erp.example/customers?cursor=MTAwMTQ=
  oauth-1.0a refused, oauth let in, oauth-sign let in
https://erp.example/customers?key=10014&key=10015
  oauth-1.0a let in, oauth refused, oauth-sign let in
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
