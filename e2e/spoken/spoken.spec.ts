import type { Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { inheritedEnv, expect, test } from '../fixtures';
import { LinkPage, orkdal } from '../pages/link-page';

const run = promisify(execFile);

/** One element as AT-SPI hands it out. */
interface Spoken {
  role: string;
  name: string;
  description: string;
  /** Of a text or a box; embedded elements are one character each. */
  text: string;
  children: Spoken[];
}

async function readTree(): Promise<Spoken[]> {
  const script = path.join(import.meta.dirname, 'read-tree.py');
  const { stdout } = await run('/usr/bin/python3', [script, 'electron'], {
    env: inheritedEnv(),
    maxBuffer: 64 * 1024 * 1024,
  });
  return flatten(JSON.parse(stdout) as Spoken);
}

function flatten(node: Spoken): Spoken[] {
  return [node, ...node.children.flatMap(flatten)];
}

function wordsOf(node: Spoken): string {
  return flatten(node)
    .flatMap(({ name, text }) => [name, text])
    .join(' ');
}

/** Everything that the page says politely from now on: its region holds only what came last. */
async function listen(page: Page): Promise<() => Promise<string>> {
  const said = await page.evaluateHandle(() => {
    const sentences: string[] = [];
    const region = document.querySelector('output[aria-live="polite"]');
    if (region) {
      new MutationObserver(() => sentences.push(region.textContent ?? '')).observe(region, {
        childList: true,
        subtree: true,
        characterData: true,
      });
    }
    return sentences;
  });
  return () => said.evaluate((sentences) => sentences.join('\n'));
}

const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/;

test('a screen reader is given the row, both sides, the effect and the outcome', async ({ launch }) => {
  const { page } = await launch({
    args: ['--force-renderer-accessibility'],
    // Without a screen reader the bus is not joined unless it is asked for.
    env: { ACCESSIBILITY_ENABLED: '1' },
  });
  const link = new LinkPage(page);
  const said = await listen(page);
  await link.choosePair(orkdal);
  await expect.poll(said).toContain('16 fields, 3 different, 1 cosmetic');

  let tree = await readTree();
  const find = (role: RegExp, name: string) =>
    tree.filter((node) => role.test(node.role) && node.name === name);

  await test.step('no name holds a character that cannot be seen', () => {
    expect(tree.filter(({ name }) => invisible.test(name)).map(({ role, name }) => ({ role, name }))).toEqual(
      [],
    );
  });

  await test.step('a row is named by its field, its value says both sides and where it goes', () => {
    const headers = tree.filter(({ role }) => /row header/.test(role));
    expect(headers.map(wordsOf).join('|')).toMatch(/Phone/);
    const [value] = find(/entry|text/, 'Value of Phone');
    expect(value?.description).toContain('+47 72 48 00 10');
    expect(value?.description).toContain('72480010');
    expect(value?.description).toMatch(/ERP/);
  });

  await test.step('the effect stands in its landmark', () => {
    const [region] = tree.filter(({ name }) => name === 'Effect and checks');
    if (!region) throw new Error('The landmark is not there.');
    expect(wordsOf(region)).toContain('Links Orkdal AS to Customer 10014');
    const [button] = find(/button/, 'Link Orkdal AS in Practice site');
    expect(button?.description).toContain('Links Orkdal AS to Customer 10014');
  });

  await test.step('what a row does, and the effect, are said again when they change', async () => {
    await page.getByRole('button', { name: 'Take Phone from ERP' }).click();
    await expect.poll(said).toContain('Writes 1 field to CRM and 2 to ERP; none stays different');
    tree = await readTree();
    const [value] = find(/entry|text/, 'Value of Phone');
    // Two writings of one number.
    expect(value?.description).toContain('72480010');
    expect(value?.description).not.toMatch(/stays different/);
    await page.keyboard.press('ControlOrMeta+z');
    await expect
      .poll(said)
      .toMatch(/[^]*Writes 1 field to CRM and 3 to ERP[^]*Writes 1 field to CRM and 3 to ERP/);
  });

  await test.step('after an outcome what changed is said', async () => {
    await link.submit();
    await expect(link.status).toContainText('Verified');
    await expect.poll(said).toContain('In ERP:');
    tree = await readTree();
    expect(tree.map(wordsOf).join(' ')).toMatch(/In ERP: .*72480010 → \+47 72 48 00 10/);
  });
});
