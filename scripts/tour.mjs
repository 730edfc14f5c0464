import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { closeProgram } from './close-program.mjs';
import { electronFlags } from './electron-flags.mjs';
import { inProject, projectFolder } from './prepare/project.mjs';
import { timeInPage } from './tour-figures.mjs';
import { planSteps } from './tour-plan.mjs';
import { repairSteps } from './tour-repair.mjs';

const tourFolder = inProject('tour');
const stepTimeoutMs = 20_000;

/** The main jobs, step by step: what is said, and what is done in the window. */
const steps = [
  ['ActorLink is open on the practice site', (page) => page.locator('html[data-ready="true"]').waitFor()],
  [
    'Choose the ERP connection Fjord Accounting',
    (page) => choose(page, 'ERP connection', /^Fjord Accounting/),
  ],
  ['Look for Orkdal in SuperOffice', (page) => search(page, 'CRM record', 'Orkdal', /^Orkdal AS/)],
  ['Choose the company Orkdal AS', (page) => pick(page, /^Orkdal AS/)],
  ['ERP actors of that name are offered', (page) => open(page, 'ERP actor', /10014/)],
  ['Choose customer 10014', chooseActor],
  ['The equal fields are one line; show them', (page) => press(page, /equal · Show/)],
  ['Fold them again', (page) => press(page, /equal · Hide/)],
  ['Take the ERP’s phone number', takePhone],
  ['Link, and read back from the site', link],
  ['Find the link in the activity list', findInActivity],
  ['Open it and see what was sent', openEntry],
  ...repairSteps,
  ...planSteps,
];

/**
 * Performs the main jobs through the real window and keeps a picture of every step in `tour/`. Returns true only
 * if the link was verified and is in the activity list, a value and a mismatch were put right, and the plan was carried out.
 */
export async function takeTour(runtime) {
  const { _electron } = await import('@playwright/test');
  await rm(tourFolder, { recursive: true, force: true });
  await mkdir(tourFolder, { recursive: true });
  // A data folder of its own: the tour is the same every time, and no stranger to the user's own activity.
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-tour-'));
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...electronFlags(), projectFolder, `--user-data-dir=${dataFolder}`],
    chromiumSandbox: electronFlags().length === 0,
  });
  try {
    const page = await app.firstWindow();
    page.setDefaultTimeout(stepTimeoutMs);
    return await walk(page);
  } finally {
    await closeProgram(app);
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function walk(page) {
  for (const [index, [sentence, act]] of steps.entries()) {
    const number = String(index + 1).padStart(2, '0');
    const picture = path.join(tourFolder, `${number}.png`);
    const startedMs = performance.now();
    try {
      await act(page);
    } catch (error) {
      await page.screenshot({ path: picture });
      console.error(`✖ ${number} ${sentence}: ${error.message}`);
      return false;
    }
    // What the driver needs to look is in it; `e2e/specs/figures.spec.ts` measures inside the page.
    const milliseconds = Math.round(performance.now() - startedMs);
    await page.screenshot({ path: picture });
    console.log(`✔ ${number} ${sentence} (${milliseconds} ms)`);
  }
  console.log(`\nMachine time: ${figures.join(', ')}`);
  console.log(`\nEvery link was verified. Pictures of every step: ${tourFolder}`);
  return true;
}

/** What the machine took of the first link, in words. */
const figures = [];

async function measure(page, what, act, wanted) {
  figures.push(`${what} ${await timeInPage(page, act, wanted)} ms`);
}

const combobox = (page, name) => page.getByRole('combobox', { name, exact: true });

async function open(page, name, option) {
  await combobox(page, name).click();
  await page.getByRole('option', { name: option }).first().waitFor();
}

async function pick(page, option) {
  await page.getByRole('option', { name: option }).first().click();
}

async function press(page, button) {
  await page.getByRole('button', { name: button }).click();
}

async function choose(page, name, option) {
  await open(page, name, option);
  await pick(page, option);
}

async function search(page, name, text, option) {
  const hit = page.getByRole('option', { name: option }).first();
  await measure(page, 'typing to hits', () => combobox(page, name).fill(text), {
    selector: '[role="option"]',
    text,
  });
  await hit.waitFor();
}

async function chooseActor(page) {
  await measure(page, 'actor to table', () => pick(page, /10014/), {
    selector: 'table[aria-label="Field values"]',
    text: '',
  });
  await page.getByRole('textbox', { name: 'Value of Phone' }).waitFor();
}

async function takePhone(page) {
  await page.getByRole('button', { name: 'Take Phone from ERP' }).click();
  const value = await page.getByRole('textbox', { name: 'Value of Phone' }).inputValue();
  if (value !== '72480010') throw new Error(`the value to store is ${value}`);
}

async function link(page) {
  const button = page.getByRole('button', { name: /^Link Orkdal AS/ });
  await measure(page, 'Link to Verified', () => button.click(), { selector: 'output', text: 'Verified' });
  await page.getByRole('status', { name: 'Link status' }).filter({ hasText: 'Verified' }).waitFor();
}

const findEntry = (page) =>
  page.getByRole('row').filter({ hasText: 'Orkdal AS' }).filter({ hasText: 'Verified' });

async function findInActivity(page) {
  await page.getByRole('navigation').getByRole('link', { name: 'Activity' }).click();
  await findEntry(page).waitFor();
}

async function openEntry(page) {
  await findEntry(page).click();
  // What was there before the link, which the form hidden behind this screen does not hold any more.
  const before = page.getByText('faktura@orkdal.example').filter({ visible: true });
  await before.first().waitFor();
}
