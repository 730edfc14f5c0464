#!/usr/bin/env bash
# intl-messageformat 12.1.5 (FormatJS, react-intl): "percent" in a number skeleton of ICU only writes the sign, and
# "percent scale/100" is for a share of 1. Here both are a hundred times as much: a discount of 12 is 1,200%, and so is one
# of 0.12 with the scale that ICU asks for. A step of rounding (precision-increment/0.5) is passed over without a word.
# @messageformat/core 3.4.1 does all as ICU does. ActorLink's sentences have no percents of that kind.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts intl-messageformat@12.1.5 @messageformat/core@3.4.1 >/dev/null

cat >look.mjs <<'EOF'
import MessageFormat from '@messageformat/core';
import { IntlMessageFormat } from 'intl-messageformat';

for (const [skeleton, value] of [
  ['percent', 12],
  ['percent scale/100', 0.12],
  ['percent', 0.12],
  ['precision-increment/0.5', 12.3],
  ['.00', 12.3],
]) {
  const message = `{n, number, ::${skeleton}}`;
  const formatJs = new IntlMessageFormat(message, 'en').format({ n: value });
  const other = new MessageFormat('en').compile(message)({ n: value });
  console.log(`${skeleton} of ${value}: FormatJS ${formatJs}, messageformat ${other}`);
}
EOF

expected=$(cat <<'EOF'
percent of 12: FormatJS 1,200%, messageformat 12%
percent scale/100 of 0.12: FormatJS 1,200%, messageformat 12%
percent of 0.12: FormatJS 12%, messageformat 0.12%
precision-increment/0.5 of 12.3: FormatJS 12.3, messageformat 12.5
.00 of 12.3: FormatJS 12.30, messageformat 12.30
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
