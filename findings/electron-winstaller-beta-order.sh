#!/usr/bin/env bash
# electron-winstaller 5.4.4, which Electron Forge makes installers for Windows with (Squirrel): the points of a
# version's preview part are left out, as its old format of versions knows none. 1.4.0-beta.10, newer than beta.9 for
# npm, becomes beta10, older than beta9: who has the ninth preview is not offered the tenth. rc.1.12 and rc.11.2 are one
# version.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts electron-winstaller@5.4.4 semver@7.8.6 >/dev/null

cat >look.cjs <<'EOF'
const { convertVersion } = require('electron-winstaller');
const semver = require('semver');
const words = { 1: 'newer than', 0: 'the same as', '-1': 'older than' };
// A preview part with letters is compared letter by letter in the old format, in any case, and in npm's.
const compare = (a, b) => `${a} is ${words[semver.compare(a.toLowerCase(), b.toLowerCase())]} ${b}`;
for (const [a, b] of [['1.4.0-beta.9', '1.4.0-beta.8'], ['1.4.0-beta.10', '1.4.0-beta.9'], ['1.4.0-rc.1.12', '1.4.0-rc.11.2']])
  console.log(`${compare(a, b)}; in the installer ${compare(convertVersion(a), convertVersion(b))}`);
EOF

expected=$(cat <<'EOF'
1.4.0-beta.9 is newer than 1.4.0-beta.8; in the installer 1.4.0-beta9 is newer than 1.4.0-beta8
1.4.0-beta.10 is newer than 1.4.0-beta.9; in the installer 1.4.0-beta10 is older than 1.4.0-beta9
1.4.0-rc.1.12 is older than 1.4.0-rc.11.2; in the installer 1.4.0-rc112 is the same as 1.4.0-rc112
EOF
)
seen=$(node look.cjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
