#!/usr/bin/env bash
# @superoffice/webapi 12.4.1514: an interval, as that of the ERP sync engine, is understood as hours, minutes and whole
# seconds only. A day, which .NET writes as 1.00:00:00, half a second behind or a minus sign before it make it none at
# all, without an error: read and sent back as it is, an engine that ran once a day is asked to run at intervals of no
# time. ActorLink sends its calls itself and never sets the engine's interval.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @superoffice/webapi@12.4.1514 >/dev/null

cat >look.cjs <<'EOF'
const http = require('node:http');
const { WebApi } = require('@superoffice/webapi');

let interval = '';
let sent = '';
const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part)).on('end', () => {
    if (request.url.endsWith('ChangeEngineInterval')) sent = body;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ IsRunning: true, StatusMessage: '', Interval: interval }));
  });
});
server.listen(0, '127.0.0.1', async () => {
  const agent = new WebApi({ baseUrl: `http://127.0.0.1:${server.address().port}/api/` }).getErpSyncAgent();
  for (interval of ['00:05:00', '23:59:59', '1.00:00:00', '1.12:30:00', '00:05:00.5000000']) {
    const status = await agent.getEngineStatusAsync();
    await agent.changeEngineIntervalAsync(status.interval);
    console.log(`${interval}: ${status.interval.asMinutes()} minutes, sent back as ${sent}`);
  }
  process.exit();
});
EOF

expected=$(cat <<'EOF'
00:05:00: 5 minutes, sent back as {"interval":"PT5M"}
23:59:59: 1439.9833333333333 minutes, sent back as {"interval":"PT23H59M59S"}
1.00:00:00: NaN minutes, sent back as {"interval":"P0D"}
1.12:30:00: NaN minutes, sent back as {"interval":"P0D"}
00:05:00.5000000: NaN minutes, sent back as {"interval":"P0D"}
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
