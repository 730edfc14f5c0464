import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { RecordInConnection } from '../../../shared/record/opened-record';
import type { NewActorForm } from '../../../shared/record/new-actor-form';
import type { JournalEntry } from '../../../shared/journal/entry';
import { askLeaving } from '../../testing/ask-leaving';
import type { Answers } from '../../testing/fake-bridge';
import { preparePageTests, renderPage, renderScreen, type RenderedPage } from '../../testing/render-page';
import { makeEntry } from '../../testing/sample-data';
import { useNavigation, type ScreenParams } from '../../app-state/navigation';
import { found, openRecord as open } from './testing/open-record';
import { makeConnection, makeOpened, read } from './testing/opened';
import { RecordScreen } from './record-screen';

preparePageTests({ viewHeight: 600, rowHeight: 60 });

const values = { kind: 'record-values', siteId: 'practice' };
const form = { kind: 'record-form', siteId: 'practice' };

const typePhone = async ({ fill }: RenderedPage) =>
  fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');

/** An ERP that has customers to link to, and asks for the name of a new one. */
const erp: Answers = {
  'links.listActorTypes': () => [{ erpActorType: 'Customer', crmActorType: 'Contact' }],
  'links.searchErpActors': () => ({
    items: [
      {
        erpConnectionId: 1,
        erpActorType: 'Customer',
        erpKey: '10022',
        name: 'Orkdal Handel',
        details: [],
        connected: false,
      },
    ],
    more: false,
  }),
  'links.lookUpErpKey': () => ({ found: true, error: null, name: 'Orkdal Handel', holder: 'free' }),
};

test('changed values are lost with the window, and a record that was only read is not', async () => {
  const page = await open();
  await screen.findByRole('textbox', { name: 'Value of Phone' });
  expect(await askLeaving(page)).toEqual([]);
  await typePhone(page);
  expect(await askLeaving(page)).toEqual([values]);
  await page.user.keyboard('{Control>}{Backspace}{/Control}');
  expect(await askLeaving(page)).toEqual([]);
});

test('values that are on their way to the site are not lost', async () => {
  const answers: ((entry: JournalEntry) => void)[] = [];
  const page = await open({ 'links.submit': () => new Promise((resolve) => answers.push(resolve)) });
  await typePhone(page);
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(answers).toHaveLength(1));
  expect(await askLeaving(page)).toEqual([]);
  answers[0]?.(makeEntry({ state: 'Failed' }));
  await waitFor(async () => expect(await askLeaving(page)).toEqual([values]));
});

test('changed values stand behind another screen as well, and are asked about from there', async () => {
  const page = renderPage({
    'records.find': () => found,
    'records.open': () => makeOpened(),
  });
  await page.user.click(await screen.findByRole('link', { name: 'Record' }));
  await page.fill(await screen.findByRole('combobox', { name: 'Open a record' }), 'contact_id=556');
  await page.user.keyboard('{Enter}');
  await typePhone(page);
  await page.user.click(screen.getByRole('link', { name: 'Sites' }));
  await screen.findByRole('heading', { name: 'Sites' });
  expect(await askLeaving(page)).toEqual([values]);
});

test('the form of a new ERP actor is lost once something is typed in it', async () => {
  const connection = makeConnection({ linked: read(false), erpKey: read<string | null>(null) });
  const asked: NewActorForm = {
    fields: [
      {
        fieldKey: 'NAME',
        displayName: 'Name',
        description: '',
        fieldType: 'Text',
        access: 'Mandatory',
        maxLength: 0,
        defaultValue: 'Orkdal AS',
        choices: null,
      },
    ],
    listsError: null,
  } as never;
  const page = await open({
    ...erp,
    'records.open': () => makeOpened({ connections: [connection] }),
    'records.newActorFields': () => asked,
  });
  await page.user.click(await screen.findByRole('button', { name: 'Create in ERP…' }));
  const name = await screen.findByRole('textbox', { name: /^Name/ });
  expect(await askLeaving(page)).toEqual([]);
  await page.user.type(name, ' Avd. Nord');
  expect(await askLeaving(page)).toEqual([form]);
  await page.user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await askLeaving(page)).toEqual([]);
});

const unlinked = makeConnection({ linked: read(false), erpKey: read<string | null>(null) });

async function chooseActor({ user }: RenderedPage): Promise<void> {
  await user.click(await screen.findByRole('combobox', { name: 'ERP actor' }));
  await user.click(await screen.findByRole('option', { name: /Orkdal Handel/ }));
}

const choices: [string, RecordInConnection, (page: RenderedPage) => Promise<void>][] = [
  ['Relink…', makeConnection(), chooseActor],
  ['Link without values…', unlinked, chooseActor],
  [
    'Resync…',
    makeConnection(),
    ({ user }) => user.click(screen.getByRole('radio', { name: 'from SuperOffice' })),
  ],
];

test.each(choices)('what is chosen for %s is lost with the window', async (action, connection, choose) => {
  const page = await open({ ...erp, 'records.open': () => makeOpened({ connections: [connection] }) });
  await page.user.click(await screen.findByText(action));
  expect(await askLeaving(page)).toEqual([]);
  await choose(page);
  expect(await askLeaving(page)).toEqual([form]);
});

/** Opens the record from an entry of the activity, with what is prepared then. */
async function openWith(prepared: Partial<ScreenParams['record']>, answers: Answers): Promise<RenderedPage> {
  function FromEntry() {
    const { open: show } = useNavigation();
    return (
      <>
        <button onClick={() => show('record', { record, erpConnectionId: 1, ...prepared })}>
          From an entry
        </button>
        <RecordScreen />
      </>
    );
  }
  const page = renderScreen(<FromEntry />, { 'records.open': () => makeOpened(), ...erp, ...answers });
  await page.user.click(await screen.findByRole('button', { name: 'From an entry' }));
  return page;
}

const record = { crmActorType: 'Contact', crmRecordId: 556 } as const;
const actor = { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10014' } as const;

test('values that are changed for the way back of a link are lost with the window, and the way back is not', async () => {
  const { crm, connections } = makeOpened();
  const [{ plan, erp: ofActor } = makeConnection()] = connections;
  if (!plan.read || !crm.read || !ofActor.read) throw new Error('nothing read');
  const loaded = { plan: plan.value, crm: crm.value, erp: ofActor.value, missing: [] };
  const page = await openWith(
    { wayBack: { kind: 'relink', from: actor, to: { ...actor, erpKey: '10022' } } },
    { 'links.loadFields': () => loaded },
  );
  await screen.findByRole('textbox', { name: 'Value of Phone' });
  expect(await askLeaving(page)).toEqual([]);
  await typePhone(page);
  expect(await askLeaving(page)).toEqual([form]);
});

test('what is chosen otherwise for a restore is lost with the window', async () => {
  const value = { crmFieldKey: 'PHONE', displayName: 'Phone', value: '11', displayValue: '11' };
  const page = await openWith(
    { restoreOf: 'entry-1' },
    {
      'records.planRestore': () => ({
        entryId: 'entry-1',
        entryAt: '2026-11-23T09:15:00.000Z',
        siteId: 'practice',
        record,
        names: { record: 'Orkdal AS', erpConnection: 'Visma Nord', erpActor: '' },
        actor,
        link: read('linked' as const),
        plan: makeConnection().plan,
        fields: [
          {
            crmFieldKey: 'PHONE',
            displayName: 'Phone',
            state: 'ready',
            before: { crm: '11', erp: '22' },
            now: { crm: '33', erp: '22' },
            changedSince: false,
            proposals: [{ ...value, syncToCrm: true, syncToErp: false }],
          },
        ],
        seen: [{ crmFieldKey: 'PHONE', crm: '33', erp: '22' }],
        laterEntry: null,
      }),
    },
  );
  const phone = await screen.findByRole('checkbox', { name: /Phone/ });
  expect(await askLeaving(page)).toEqual([]);
  await page.user.click(phone);
  expect(await askLeaving(page)).toEqual([form]);
});
