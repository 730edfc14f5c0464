import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import { render, screen, waitFor, within } from '@testing-library/react';
import { useState, type ReactElement } from 'react';
import { beforeAll, expect } from 'vitest';
import type { RecordRef } from '../../../../shared/write/write';
import { createQueryClient } from '../../../api/query-client';
import { AnnouncerProvider } from '../../../components/announcer';
import { CurrentSiteProvider, useCurrentSite } from '../../../app-state/current-site';
import { NavigationProvider, useNavigation } from '../../../app-state/navigation';
import { createFakeBridge, type Answers } from '../../../testing/fake-bridge';
import { preparePageTests } from '../../../testing/render-page';
import { TextProvider } from '../../../text';
import { buildTheme } from '../../../theme';
import { fieldTable } from '../fields/field-section';
import { byHandTable, LinkScreen } from '../link-screen';
import { chosenPair, createAnswers } from './answers';

/** To be called at the top of a test file, before its tests are defined. */
export function prepareFormTests(): void {
  preparePageTests({ viewHeight: 600, rowHeight: 60 });
  // As after the first picture of the program.
  beforeAll(async () => void (await Promise.all([fieldTable.load(), byHandTable.load()])));
}

const theme = buildTheme();

/** The screen with all that stands around it in the program, without the bar. */
function Frame({
  queryClient,
  record,
}: {
  queryClient: QueryClient;
  record: RecordRef | null;
}): ReactElement {
  return (
    <ThemeProvider theme={theme}>
      <TextProvider>
        <QueryClientProvider client={queryClient}>
          <AnnouncerProvider>
            <NavigationProvider>
              <CurrentSiteProvider>
                {record === null ? <ScreenOfSite /> : <OpenedWith record={record} />}
              </CurrentSiteProvider>
            </NavigationProvider>
          </AnnouncerProvider>
        </QueryClientProvider>
      </TextProvider>
    </ThemeProvider>
  );
}

function ScreenOfSite(): ReactElement {
  return <LinkScreen key={useCurrentSite().id} />;
}

/** Another screen, from which a record is brought here. */
function OpenedWith({ record }: { record: RecordRef }): ReactElement {
  const { open } = useNavigation();
  const [isOpen, setOpen] = useState(false);
  const bring = () => {
    open('link', { record });
    setOpen(true);
  };
  return isOpen ? <ScreenOfSite /> : <button onClick={bring}>Bring it</button>;
}

export type Form = ReturnType<typeof openForm>;

export function openForm(answers: Answers = {}, record: RecordRef | null = null) {
  const page = createFakeBridge({ ...createAnswers(), ...answers });
  Object.defineProperty(window, 'actorlink', { value: page.bridge, configurable: true });
  const queryClient = createQueryClient();
  render(<Frame queryClient={queryClient} record={record} />);
  const inputsOf = (method: string) =>
    page.calls.filter((call) => call.method === method).map((call) => call.input);
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  return { ...page, user, inputsOf, queryClient };
}

/** Opens the form with the pair already chosen, as a kept draft brings it back; quicker than choosing it. */
export async function openChosen(answers: Answers = {}): Promise<Form> {
  const form = openForm({ 'drafts.load': () => chosenPair, ...answers });
  await showEqual(form);
  await screen.findByRole('row', { name: 'Phone' });
  return form;
}

/** Unfolds the rows that are equal, where there are any. */
export async function showEqual({ user }: Form): Promise<void> {
  await screen.findByRole('table', { name: 'Field values' });
  const fold = screen.queryByRole('button', { name: /equal · Show/ });
  if (fold) await user.click(fold);
}

/** Replaces the text of a box in one go. */
export async function fill({ user }: Form, name: string, text: string): Promise<void> {
  const box = await screen.findByRole('textbox', { name });
  await user.clear(box);
  await user.click(box);
  await user.paste(text);
}

/** Chooses an option of a combobox by what it is called. */
export async function chooseOption(
  { user }: Form,
  box: string,
  typed: string,
  option: RegExp,
): Promise<void> {
  const input = await screen.findByRole('combobox', { name: box });
  await user.click(input);
  if (typed !== '') {
    await user.clear(input);
    await user.type(input, typed);
  }
  await user.click(await screen.findByRole('option', { name: option }));
}

/** Goes the usual way: connection, company, customer. Gives back when the field values are there. */
export async function choosePair(form: Form): Promise<void> {
  await chooseOption(form, 'ERP connection', '', /Visma Nord/);
  await chooseOption(form, 'CRM record', 'orkdal', /Orkanger/);
  await chooseOption(form, 'ERP actor', '', /10014/);
  await showEqual(form);
  await screen.findByRole('row', { name: 'Phone' });
}

export function row(name: string) {
  return within(screen.getByRole('row', { name }));
}

export async function expectStatus(word: RegExp): Promise<void> {
  await waitFor(() => expect(screen.getByRole('status', { name: 'Link status' }).textContent).toMatch(word));
}

export const linkButton = () => screen.getByRole('button', { name: /^(Try again: )?Link Orkdal AS/ });
