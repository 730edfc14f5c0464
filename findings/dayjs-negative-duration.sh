#!/usr/bin/env bash
# dayjs 1.11.23, plugin duration: it writes a negative duration with the sign in front, as Java and .NET do (-PT1H30M), and
# reads the same text as a positive one. A decimal comma, which ISO 8601 allows as well as the point, makes the duration 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts dayjs@1.11.23 >/dev/null

cat >look.cjs <<'EOF'
const dayjs = require('dayjs');
dayjs.extend(require('dayjs/plugin/duration'));
const text = dayjs.duration(-90, 'minutes').toISOString();
console.log(`-90 minutes are written ${text}`);
for (const one of [text, 'PT-1H-30M', 'PT1.5H', 'PT1,5H']) console.log(`${one}: ${dayjs.duration(one).asMinutes()} minutes`);
EOF

expected=$(cat <<'EOF'
-90 minutes are written -PT1H30M
-PT1H30M: 90 minutes
PT-1H-30M: -90 minutes
PT1.5H: 90 minutes
PT1,5H: 0 minutes
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
