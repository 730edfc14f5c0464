#!/usr/bin/env bash
# pac-resolver 9.0.2, which proxy-agent and pac-proxy-agent read PAC files with: `dateRange` is false on every day of
# every year, and `timeRange` is false at all hours where the range goes over midnight. A file that sends the night's
# runs another way sends them as those of the day. Hours within one day are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts pac-resolver@9.0.2 quickjs-wasi@3.7.0 >/dev/null

cat >look.mjs <<'EOF'
import { mock } from 'node:test';
import { createPacResolver } from 'pac-resolver';
import { readFile } from 'node:fs/promises';
import { QuickJS } from 'quickjs-wasi';

mock.timers.enable({ apis: ['Date'], now: new Date(2026, 10, 28, 23, 30) });
const quickJs = await QuickJS.create({ wasm: await readFile(new URL(import.meta.resolve('quickjs-wasi/quickjs.wasm'))) });
const conditions = ["dateRange('JAN', 'DEC')", "dateRange(28, 'NOV')", 'dateRange(2026)', 'timeRange(22, 6)', 'timeRange(22, 0, 6, 0)', 'timeRange(22, 24)'];
for (const condition of conditions) {
  const find = createPacResolver(quickJs, `function FindProxyForURL() { return ${condition} ? 'in' : 'not in'; }`);
  console.log(`28 November 2026, 23:30 is ${await find('http://crm.example/')} ${condition}`);
}
EOF

expected=$(cat <<'EOF'
28 November 2026, 23:30 is not in dateRange('JAN', 'DEC')
28 November 2026, 23:30 is not in dateRange(28, 'NOV')
28 November 2026, 23:30 is not in dateRange(2026)
28 November 2026, 23:30 is not in timeRange(22, 6)
28 November 2026, 23:30 is not in timeRange(22, 0, 6, 0)
28 November 2026, 23:30 is in timeRange(22, 24)
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
