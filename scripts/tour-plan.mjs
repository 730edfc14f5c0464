/** Companies of the practice site and the customers that are their twins in *Fjord Accounting*; one key is mistyped. */
const sheet = [
  ['Kundenr', 'Firmanavn', 'Org.nr.', 'Firma-ID'],
  ['10035', 'Fet Reklame & Trykk AS', '944555666', '7'],
  ['10226', 'Kystlinje Elektro AS', '910607446', '31'],
  ['10184', 'Ørnes Havbruk AS', '973191600', '32'],
  ['10171', 'Bjørkåsen Bygg AS', '910345403', '37'],
  ['10188', 'Hjortefot Fiskeindustri AS', '988160276', '39'],
  ['10172', 'Elvestrand Mekaniske AS', '991627768', '42'],
  ['10217', 'Furuseth Maskin AS', '903874724', '47'],
  ['10212', 'Myklebust Skog AS', '913707959', '63'],
  ['10196', 'Granheim Bakeri AS', '971584279', '65'],
  ['10174', 'Bjørkåsen Hotell AS', '991945070', '66'],
  ['10206', 'Tähti Kala Oy', '927949286', '72'],
  ['10190', 'Skarven Jernvare AS', '906191448', '87'],
  ['10186', 'Sæther Skog AS', '911516510', '120'],
  ['10179', 'Björkbacka Värdshus AB', '959389836', '121'],
  ['10225', 'Gjerdeslått Sveis og Montasje AS', '985470806', '126'],
  ['10214', 'Vestkyst Elektro AS', '921354226', '140'],
  ['10170', 'Ytterøy Fiskeindustri AS', '948798243', '145'],
  ['10216', 'Lundø Byg ApS', '907825896', '147'],
  ['99999', 'Trollheim Rør AS', '983576356', '151'],
];

/** From a sheet to links, in the window: for `takeTour`. Each is told and has a picture of its own. */
export const planSteps = [
  ['Open Plans and paste a sheet of the customer', pasteSheet],
  ['Say where the rows go', mapSheet],
  [
    'Make the plan',
    (page) => press(page, /^Make the plan/, (p) => p.getByRole('button', { name: /^Check / })),
  ],
  ['Check every row, without a write', (page) => press(page, /^Check /, startButton)],
  ['Look at the row whose key the ERP does not know', openOddRow],
  ['Correct its key, and check again', mendRow],
  ['Before the first write: how many, what, where', (page) => press(page, /^Link \d+ records/, startDialog)],
  ['Three rows are linked and read back; the run waits', startRun],
  ['Go on: all rows are linked and verified', (page) => press(page, /^Link \d+ more records/, findDone)],
];

const button = (page, name) => page.getByRole('button', { name });
const startButton = (page) => button(page, /^Link \d+ records? in/);
const startDialog = (page) => page.getByRole('dialog').getByText(/read back/);
const findDone = (page) => page.locator('output').filter({ hasText: /^Done/ });

async function press(page, name, sees) {
  await button(page, name).click();
  await sees(page).first().waitFor();
}

async function pasteSheet(page) {
  await page.getByRole('navigation').getByRole('link', { name: 'Plans' }).click();
  await button(page, 'Paste a sheet').click();
  await page.getByRole('textbox', { name: 'Rows' }).fill(sheet.map((row) => row.join('\t')).join('\n'));
  await button(page, 'Read the rows').click();
  await page.getByRole('heading', { name: 'From a sheet to a plan' }).waitFor();
}

async function mapSheet(page) {
  await choose(page, 'ERP connection', 'Fjord Accounting');
  await choose(page, 'Link as', 'Company to Customer');
  await page.getByRole('textbox', { name: 'Name of the plan' }).fill('Kunder fra Ørland');
  await page.getByText('19 keys').waitFor();
}

async function choose(page, box, option) {
  await page.getByRole('combobox', { name: box, exact: true }).click();
  await page.getByRole('option', { name: option }).first().click();
}

async function openOddRow(page) {
  await page.getByRole('grid').getByRole('button', { name: /99999/ }).click();
  await page.getByRole('textbox', { name: 'ERP key' }).waitFor();
}

async function mendRow(page) {
  await page.getByRole('textbox', { name: 'ERP key' }).fill('10176');
  await button(page, 'Save the row').click();
  await button(page, /^Check \d+ rows/).click();
  await button(page, /^Link 19 records/).waitFor();
  await button(page, 'Close the row').click();
}

async function startRun(page) {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Link \d+ records$/ })
    .click();
  // As it takes a press: a moment after it has come.
  await button(page, /^Link \d+ more records/)
    .and(page.locator('[aria-disabled=false]'))
    .waitFor();
}
