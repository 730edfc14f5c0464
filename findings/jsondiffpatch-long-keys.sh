#!/usr/bin/env bash
# jsondiffpatch 0.7.7: two BigInts are never different. A key of 18 digits, which json-bigint 1.0.0 and lossless-json
# 4.3.3 can read as one so that no digit is lost, may change to any other: there is no difference, and a patch of the
# record leaves the old key. From a number, or to null, there is one. deep-diff 1.0.2 and microdiff 1.6.0 see it.
# ActorLink compares keys as texts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts jsondiffpatch@0.7.7 deep-diff@1.0.2 microdiff@1.6.0 \
  json-bigint@1.0.0 lossless-json@4.3.3 >/dev/null

cat >look.mjs <<'EOF'
import deepDiff from 'deep-diff';
import bigJson from 'json-bigint';
import { diff, patch } from 'jsondiffpatch';
import { parse, parseNumberAndBigInt } from 'lossless-json';
import * as microdiff from 'microdiff';

const readers = {
  'json-bigint': bigJson({ useNativeBigInt: true }).parse,
  'lossless-json': (text) => parse(text, undefined, parseNumberAndBigInt),
};
const compare = typeof microdiff.default === 'function' ? microdiff.default : microdiff.default.default;
for (const [name, read] of Object.entries(readers)) {
  const before = read('{"name":"Bo Kraft","key":123456789012345678}');
  const after = read('{"name":"Bø Kraft","key":987654321098765432}');
  const delta = diff(before, after);
  const others = [deepDiff.diff(before, after), compare(before, after)].map((found) => found.length);
  console.log(`${name}: different in ${Object.keys(delta)}; in ${others.join(' and ')} for the others`);
  const { name: newName, key } = patch(structuredClone(before), delta);
  console.log(`${name}, patched: ${newName}, ${key}`);
}
EOF

expected=$(cat <<'EOF'
json-bigint: different in name; in 2 and 2 for the others
json-bigint, patched: Bø Kraft, 123456789012345678
lossless-json: different in name; in 2 and 2 for the others
lossless-json, patched: Bø Kraft, 123456789012345678
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
