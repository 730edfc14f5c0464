import { once } from 'node:events';
import { passTimeOf } from '../clock';
import { expect, skipWithoutKeychain, test, type Program } from '../fixtures';
import { fillSiteForm, keepSite } from '../keep-site';
import { ActivityPage } from '../pages/activity-page';
import { RecordPage } from '../pages/record-page';
import { startPractice, type ExternalPractice, type Fault } from '../practice';

/** Longer than a site may still be at work on what it was sent. */
const silenceMs = 10 * 60_000;

let site: ExternalPractice;
test.beforeEach(async () => {
  site = await startPractice('kari', 'a-password-of-its-own');
});
test.afterEach(() => site.stop());

const silence: Fault = { kind: 'never', match: { path: 'CreateActorLink' }, times: 0 };
const refusal: Fault = {
  kind: 'status',
  status: 400,
  match: { path: 'CreateActorLink' },
  times: 1,
  body: JSON.stringify({
    Error: true,
    ErrorType: 'ArgumentException',
    Message: 'Not now.',
    ErrorSource: 'test',
  }),
};

/** The calls that move links, for one record, in the order in which they came: the site's own word. */
async function callsOf(recordId: number): Promise<string[]> {
  return (await site.log()).flatMap(({ path, body }) => {
    const call = path.split('/').at(-1) ?? '';
    const about = body.json as { CrmRecordId?: number } | null;
    return /ActorLink$|ConnectActor$/.test(call) && about?.CrmRecordId === recordId ? [call] : [];
  });
}

/** Moves the link of a record to another actor, without values, and kills the program once the site has heard so much. */
async function killDuringRelink(
  program: Program,
  { id, name, to, faults, heard }: { id: number; name: string; to: string; faults: Fault[]; heard: string[] },
): Promise<void> {
  const { page, app } = program;
  const record = new RecordPage(page);
  await record.openById(id, name);
  await site.clearFaults();
  await site.setFaults(faults);
  await record.press('Relink…');
  await page.getByRole('combobox', { name: 'ERP actor', exact: true }).fill(to);
  await page.getByRole('option', { name: new RegExp(`key ${to}`) }).click();
  await record.fields.waitFor();
  await record.confirm(/^Relink/);
  await expect.poll(() => callsOf(id)).toEqual(heard);
  const gone = once(app.process(), 'exit');
  app.process().kill('SIGKILL');
  await gone;
  await program.close();
}

/** From the entry that says that nobody knows, to the link that was there before. */
async function mend({ page }: Program, name: string, putBack: string): Promise<void> {
  const activity = new ActivityPage(page);
  const record = new RecordPage(page);
  await activity.open();
  await activity.entries('Unknown', name).click();
  await record.press('Check now');
  await record.press(putBack);
  await record.bar.getByRole('button', { name: /^Link / }).click();
  await expect(record.status).toContainText('Verified');
}

test('a relink that is killed in between, and one that is killed while it is put back, are told and mended', async ({
  launch,
}) => {
  test.slow();
  skipWithoutKeychain();
  const passwordStore = 'gnome-libsecret' as const;
  const first = await launch({ passwordStore });
  await keepSite(first.page, fillSiteForm(site, { name: 'Nordlys' }));
  await killDuringRelink(first, {
    id: 2,
    name: 'Bjørkåsen Rør AS',
    to: '10035',
    faults: [silence],
    heard: ['BreakActorLink', 'CreateActorLink'],
  });

  const second = await launch({ passwordStore });
  await expect(second.page.getByText('ActorLink was closed while something was being sent to')).toBeVisible();
  await killDuringRelink(second, {
    id: 8,
    name: 'Havbris Sjømat AS',
    to: '10014',
    faults: [refusal, silence],
    heard: ['BreakActorLink', 'CreateActorLink', 'CreateActorLink'],
  });

  await site.clearFaults();
  const third = await launch({ passwordStore });
  // Nothing was sent by itself: whoever starts the program decides.
  expect(await callsOf(2)).toEqual(['BreakActorLink', 'CreateActorLink']);
  expect(await callsOf(8)).toEqual(['BreakActorLink', 'CreateActorLink', 'CreateActorLink']);
  // The site may still be at work on what it was sent; nothing is offered before that time is over.
  await passTimeOf(third, silenceMs);
  await mend(third, 'Bjørkåsen Rør AS', 'Put the link to Customer 10027 back…');
  await mend(third, 'Havbris Sjømat AS', 'Put the link to Customer 10040 back…');
  for (const [recordId, erpKey] of [
    [2, '10027'],
    [8, '10040'],
  ] as const) {
    const state = JSON.stringify(await site.state({ crmActorType: 'Contact', recordId }));
    expect(state).toContain(`"erpKey":"${erpKey}"`);
  }
});
