#!/usr/bin/env bash
# postman-code-generators 2.1.1, httpsnippet 3.0.10 and curlconverter 4.12.0 write a JSON body into JavaScript as values,
# through numbers of their own. The curl command of the same request asks for customer 123456789012345678, the JavaScript
# for ...680, and so does the Python of the first two, which could hold the number as it is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts postman-code-generators@2.1.1 postman-collection@5.3.1 httpsnippet@3.0.10 curlconverter@4.12.0 >/dev/null

cat >look.cjs <<'EOF'
const body = '{"ErpKey":123456789012345678}';
const number = (code) => /\d{9,}(?!\d)/.exec(code.replaceAll(/^\s*(?:\/\/|#).*$/gm, ''))[0];
const sdk = require('postman-collection');
const { convert } = require('postman-code-generators');
const json = { name: 'Content-Type', value: 'application/json' };
const postman = (language, variant) => {
  const header = [{ key: json.name, value: json.value }];
  const raw = { mode: 'raw', raw: body, options: { raw: { language: 'json' } } };
  const request = new sdk.Request({ url: 'https://erp.test/', method: 'POST', header, body: raw });
  return new Promise((resolve) => convert(language, variant, request, {}, (_error, code) => resolve(code)));
};
(async () => {
  const { HTTPSnippet } = require('httpsnippet');
  const postData = { mimeType: json.value, text: body };
  const snippet = new HTTPSnippet({ method: 'POST', url: 'https://erp.test/', headers: [json], postData });
  const { toNode, toPython } = await import('curlconverter');
  const command = `curl https://erp.test/ -H 'Content-Type: application/json' --data-raw '${body}'`;
  console.log(`postman-code-generators, curl: ${number(await postman('curl', 'curl'))}`);
  console.log(`postman-code-generators, JavaScript: ${number(await postman('javascript', 'fetch'))}`);
  console.log(`postman-code-generators, Python: ${number(await postman('python', 'requests'))}`);
  console.log(`httpsnippet, curl: ${number(snippet.convert('shell', 'curl'))}`);
  console.log(`httpsnippet, JavaScript: ${number(snippet.convert('node', 'fetch'))}`);
  console.log(`httpsnippet, Python: ${number(snippet.convert('python', 'requests'))}`);
  console.log(`curlconverter, JavaScript: ${number(toNode(command))}`);
  console.log(`curlconverter, Python: ${number(toPython(command))}`);
})();
EOF

expected=$(cat <<'EOF'
postman-code-generators, curl: 123456789012345678
postman-code-generators, JavaScript: 123456789012345680
postman-code-generators, Python: 123456789012345680
httpsnippet, curl: 123456789012345678
httpsnippet, JavaScript: 123456789012345680
httpsnippet, Python: 123456789012345680
curlconverter, JavaScript: 123456789012345680
curlconverter, Python: 123456789012345678
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
