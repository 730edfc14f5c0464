#!/usr/bin/env bash
# selfsigned 5.5.0: the names of a certificate are put together as one text and taken apart again at its signs. Of the
# company Berg, Hansen AS the certificate says Berg, of Kafé "Hjørnet" AS what stands in the quotation marks, of Ås+Bø AS
# what stands in front of the plus sign; nothing says so. Names with "&", ";" and Nordic letters are whole. node-forge
# 1.4.3, which selfsigned was made with before, writes all as they are. ActorLink makes certificates in its tests only.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts selfsigned@5.5.0 node-forge@1.4.3 >/dev/null

cat >look.mjs <<'EOF'
import { X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { generate } from 'selfsigned';

const attributesOf = (company) => [
  { name: 'commonName', value: 'crm.example' },
  { name: 'organizationName', value: company },
];
const keys = forge.pki.rsa.generateKeyPair(2048);
const byForge = (company) => {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.setSubject(attributesOf(company).map((attribute) => ({ ...attribute, valueTagClass: forge.asn1.Type.UTF8 })));
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate);
};
const companyIn = (pem) => JSON.stringify(new X509Certificate(pem).toLegacyObject().subject.O);
for (const company of ['Ås & Sønn AS', 'Berg; Bø', 'Berg, Hansen AS', 'Kafé "Hjørnet" AS', 'Ås+Bø AS', 'Berg\\Bø AS']) {
  const { cert } = await generate(attributesOf(company), { algorithm: 'sha256' });
  console.log(`${company}: ${companyIn(cert)}; node-forge ${companyIn(byForge(company))}`);
}
EOF

expected=$(cat <<'EOF'
Ås & Sønn AS: "Ås & Sønn AS"; node-forge "Ås & Sønn AS"
Berg; Bø: "Berg; Bø"; node-forge "Berg; Bø"
Berg, Hansen AS: "Berg"; node-forge "Berg, Hansen AS"
Kafé "Hjørnet" AS: "Hjørnet"; node-forge "Kafé \"Hjørnet\" AS"
Ås+Bø AS: "Ås"; node-forge "Ås+Bø AS"
Berg\Bø AS: "BergBø AS"; node-forge "Berg\\Bø AS"
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
