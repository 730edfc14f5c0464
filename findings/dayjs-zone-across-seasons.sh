#!/usr/bin/env bash
# dayjs 1.11.23, plugin timezone: adding months (days, weeks) to a date in a zone keeps the offset that it began with, on a
# machine that itself has no summer time, such as a server in UTC. Midnight of 1 July in Oslo less six months is 31
# December, 23:00. On a Norwegian desk, where it was tried, it is 1 January.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts dayjs@1.11.23 >/dev/null

cat >look.cjs <<'EOF'
const { execFileSync } = require('node:child_process');
const look = `
  const dayjs = require('dayjs');
  dayjs.extend(require('dayjs/plugin/utc'));
  dayjs.extend(require('dayjs/plugin/timezone'));
  const date = dayjs.tz('2026-07-01', 'Europe/Oslo').subtract(6, 'month');
  const inOslo = date.toDate().toLocaleString('sv', { timeZone: 'Europe/Oslo' });
  console.log(date.toISOString() + ', in Oslo ' + inOslo + ', format() ' + date.format());`;
for (const TZ of ['Europe/Oslo', 'UTC'])
  process.stdout.write(`${TZ}: ${execFileSync(process.execPath, ['-e', look], { env: { ...process.env, TZ } })}`);
EOF

expected=$(cat <<'EOF'
Europe/Oslo: 2025-12-31T23:00:00.000Z, in Oslo 2026-01-01 00:00:00, format() 2026-01-01T00:00:00+02:00
UTC: 2025-12-31T22:00:00.000Z, in Oslo 2025-12-31 23:00:00, format() 2026-01-01T00:00:00+02:00
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
