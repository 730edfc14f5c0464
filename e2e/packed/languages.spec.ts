import { expect, test } from './inspect-program';

// `--lang` has no effect on Linux; the environment is where a desktop says its language there.
test.skip(process.platform !== 'linux', 'Windows and macOS say their language elsewhere');

/** Types the third of April into a date box, as a European does, and returns what the box holds. */
const typeDate = `(async () => {
  const { BrowserWindow } = require('electron');
  const window = new BrowserWindow({ webPreferences: { sandbox: true } });
  await window.loadURL('data:text/html,<input type="date">');
  window.webContents.focus();
  await window.webContents.executeJavaScript('document.querySelector("input").focus()');
  for (const keyCode of '03042026') {
    window.webContents.sendInputEvent({ type: 'keyDown', keyCode });
    window.webContents.sendInputEvent({ type: 'char', keyCode });
    window.webContents.sendInputEvent({ type: 'keyUp', keyCode });
  }
  return window.webContents.executeJavaScript(
    'new Promise((resolve) => { const box = document.querySelector("input"); const look = () => box.value ? resolve(box.value) : requestAnimationFrame(look); look(); })',
  );
})()`;

test('on a Norwegian system the program is Norwegian, and 03.04. is the third of April', async ({
  inspect,
}) => {
  const { ask } = await inspect({ env: { LANGUAGE: 'nb_NO', LANG: 'nb_NO.UTF-8' } });
  expect(await ask(`require('electron').app.getLocale()`)).toBe('nb');
  expect(await ask(typeDate)).toBe('2026-04-03');
});

for (const [system, locale] of [
  ['sv_SE', 'sv'],
  ['da_DK', 'da'],
  ['fi_FI', 'fi'],
  ['de_DE', 'de'],
  ['en_GB', 'en-GB'],
  ['en_US', 'en-US'],
]) {
  test(`a system in ${system} gets ${locale}`, async ({ inspect }) => {
    const { ask } = await inspect({ env: { LANGUAGE: system ?? '', LANG: `${system}.UTF-8` } });
    expect(await ask(`require('electron').app.getLocale()`)).toBe(locale);
  });
}
