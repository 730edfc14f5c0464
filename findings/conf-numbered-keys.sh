#!/usr/bin/env bash
# conf 15.1.0, which electron-store 11 keeps a program's settings with: where the first member of an object is set by
# its path and is a number up to a million, as in set('links.10014', ...), the object is made a list of 10015 places.
# Members set after it that are no such number, K17 or 00012, are gone at once, without an error. With K17 set first all
# are kept. conf 16.0.0 makes the list as well, and refuses the others. ActorLink switches paths off and writes each
# file whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts conf15@npm:conf@15.1.0 conf16@npm:conf@16.0.0 >/dev/null

cat >look.mjs <<'EOF'
import Conf15 from 'conf15';
import Conf16 from 'conf16';

function setAll(settings, keys) {
  try {
    // The company that each of the ERP's customers belongs to.
    for (const key of keys) settings.set(`links.${key}`, `company ${key}`);
    return '';
  } catch (error) {
    return `, ${error.constructor.name}`;
  }
}
for (const [name, Conf] of Object.entries({ Conf15, Conf16 }))
  for (const keys of [['10014', 'K17', '00012'], ['K17', '10014', '00012']]) {
    const place = { cwd: '.', configName: `${name}-${keys[0]}` };
    const refused = setAll(new Conf(place), keys);
    const { links } = new Conf(place).store;
    const kind = Array.isArray(links) ? `a list of ${links.length}` : 'an object';
    console.log(`${name}, ${keys}: ${kind}, kept ${Object.keys(links).filter((key) => links[key] !== null)}${refused}`);
  }
EOF

expected=$(cat <<'EOF'
Conf15, 10014,K17,00012: a list of 10015, kept 10014
Conf15, K17,10014,00012: an object, kept 10014,K17,00012
Conf16, 10014,K17,00012: a list of 10015, kept 10014, TypeError
Conf16, K17,10014,00012: an object, kept 10014,K17,00012
EOF
)
seen=$(node look.mjs)
printf 'seen:\n%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; it was:\n%s\n' "$expected"
  exit 1
fi
