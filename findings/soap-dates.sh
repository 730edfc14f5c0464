#!/usr/bin/env bash
# soap 1.13.0: a day or a time that a service answers with is read as a Date, and a Date that is sent is an empty element.
# A sale that is read and saved as it is, is saved without its dates; nothing says so. A day with its zone behind it, as
# XML Schema allows, is read as an invalid date. Given as text, a date is sent as it is. ActorLink speaks no SOAP.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts soap@1.13.0 >/dev/null

cat >look.cjs <<'EOF'
const http = require('node:http');
const soap = require('soap');

const type = (name) =>
  `<xsd:element name="${name}"><xsd:complexType><xsd:sequence><xsd:element name="Name" type="xsd:string"/>` +
  '<xsd:element name="Day" type="xsd:date"/><xsd:element name="Saved" type="xsd:dateTime" minOccurs="0"/>' +
  '</xsd:sequence></xsd:complexType></xsd:element>';
const describe = (address) => `<definitions name="Sales" targetNamespace="urn:sales" xmlns:tns="urn:sales"
  xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:xsd="http://www.w3.org/2001/XMLSchema"><types><xsd:schema targetNamespace="urn:sales"
  elementFormDefault="qualified">${type('Save')}${type('SaveResponse')}</xsd:schema></types>
  <message name="In"><part name="sale" element="tns:Save"/></message>
  <message name="Out"><part name="sale" element="tns:SaveResponse"/></message>
  <portType name="Port"><operation name="Save"><input message="tns:In"/><output message="tns:Out"/></operation></portType>
  <binding name="Binding" type="tns:Port"><soap:binding style="document"
  transport="http://schemas.xmlsoap.org/soap/http"/><operation name="Save"><soap:operation soapAction="urn:save"/>
  <input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation></binding>
  <service name="Service"><port name="Port" binding="tns:Binding"><soap:address location="${address}"/></port></service>
  </definitions>`;

let day = '2026-03-01';
let sent = '';
const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part)).on('end', () => {
    response.setHeader('Content-Type', 'text/xml');
    if (request.method === 'GET') return response.end(describe(`http://127.0.0.1:${server.address().port}/`));
    sent = body.match(/<Name>.*(?=<\/Save>)/)[0];
    response.end(`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
      <SaveResponse xmlns="urn:sales"><Name>Boats</Name><Day>${day}</Day><Saved>2026-03-01T10:00:00Z</Saved>
      </SaveResponse></s:Body></s:Envelope>`);
  });
});
server.listen(0, '127.0.0.1', async () => {
  const client = await soap.createClientAsync(`http://127.0.0.1:${server.address().port}/?wsdl`);
  const [sale] = await client.SaveAsync({ Name: 'Boats', Day: '2026-03-01' });
  console.log(`sent as text: ${sent}`);
  console.log(`read: ${sale.Day.toISOString()} and ${sale.Saved.toISOString()}`);
  await client.SaveAsync(sale);
  console.log(`sent as it was read: ${sent}`);
  day = '2026-03-01+01:00';
  const [other] = await client.SaveAsync({ Name: 'Boats', Day: '2026-03-01' });
  console.log(`a day with its zone: ${other.Day}`);
  process.exit();
});
EOF

expected=$(cat <<'EOF'
sent as text: <Name>Boats</Name><Day>2026-03-01</Day>
read: 2026-03-01T00:00:00.000Z and 2026-03-01T10:00:00.000Z
sent as it was read: <Name>Boats</Name><Day></Day><Saved></Saved>
a day with its zone: Invalid Date
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
