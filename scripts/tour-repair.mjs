/** From a ticket to a value that is right, and from a scan to one mismatch after the other: for `takeTour`. */
export const repairSteps = [
  ['Paste the address of a company from a ticket into Record', openFromAddress],
  ['Take the ERP’s postal address', takeAddress],
  ['Write it, and read it back from the site', writeAddress],
  ['Scan the links of Fjord Accounting for mismatches', scan],
  ['Take the ones with another city, one by one', startTriage],
  ['Choose SuperOffice’s city for the ERP', chooseCity],
  ['Write it, and go on to the next', writeCity],
];

const button = (page, name) => page.getByRole('button', { name });
const screen = (page, name) => page.getByRole('navigation').getByRole('link', { name });
const city = (page) => page.getByRole('row', { name: /^Postal city/ });

async function openFromAddress(page) {
  await screen(page, 'Record').click();
  const box = page.getByRole('combobox', { name: 'Open a record', exact: true });
  // As it is copied from the web client: that of another installation opens nothing here.
  const { address } = (await page.evaluate(() => window.actorlink.sites.list())).data.find(
    ({ id }) => id === 'practice',
  );
  await box.fill(new URL('/default.aspx?contact_id=2', address).href);
  await box.press('Enter');
  await page.getByRole('textbox', { name: 'Value of Postal address 1' }).waitFor();
}

async function takeAddress(page) {
  await page.getByRole('textbox', { name: 'Value of Postal address 1' }).press('Alt+ArrowRight');
  await button(page, /^Change 1 value of Bjørkåsen Rør AS/).waitFor();
}

async function writeAddress(page) {
  await button(page, /^Change 1 value of Bjørkåsen Rør AS/).click();
  await page.getByRole('status', { name: 'Link status' }).filter({ hasText: 'Verified' }).waitFor();
}

async function scan(page) {
  await screen(page, 'Mismatches').click();
  await button(page, 'New scan').click();
  await button(page, 'Start scan of Fjord Accounting').click();
  await page.getByRole('region', { name: 'How far the scan is' }).filter({ hasText: 'Done' }).waitFor();
  await page.getByRole('grid', { name: 'Linked records' }).waitFor();
}

async function startTriage(page) {
  await page.getByRole('combobox', { name: 'Field' }).click();
  await page.getByRole('option', { name: /^Postal city (differs|is cosmetic) in/ }).click();
  await button(page, /^Triage \d+$/).click();
  await city(page).waitFor();
}

async function chooseCity(page) {
  while ((await city(page).getAttribute('aria-current')) === null) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('l');
  await button(page, /^Write 1 to Practice site/).waitFor();
}

async function writeCity(page) {
  await page.keyboard.press('Enter');
  await page.getByText(/^2 of \d+$/).waitFor();
  await city(page).waitFor();
}
