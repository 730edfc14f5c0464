import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { JournalEntry } from '../../../shared/journal/entry';
import { makeEntry } from '../../testing/sample-data';
import { TextProvider } from '../../text';
import { HeldNote } from './held-note';

afterEach(cleanup);

const looked = { at: '2026-11-23T09:16:00.000Z', erpKey: null, fields: [], missing: [] };

function showNote(over: Partial<JournalEntry>): void {
  const entry = makeEntry({ state: 'Unknown', holdUntil: '2999-01-01T00:00:00.000Z', ...over });
  render(
    <TextProvider>
      <HeldNote entry={entry} isChecking={false} onCheck={() => {}} onSendAnyway={() => {}} />
    </TextProvider>,
  );
}

test.each(['create', 'link'] as const)(
  'a write of the kind %s is not offered once more beside the link that a look has seen',
  (kind) => {
    showNote({ kind, readBack: { ...looked, linked: true } });
    expect(screen.queryByRole('button')).toBeNull();
    cleanup();
    showNote({ kind, readBack: { ...looked, linked: false } });
    expect(screen.getByRole('button')).toBeTruthy();
  },
);

test('what breaks a link before it makes one is offered all the same', () => {
  showNote({ kind: 'relink', readBack: { ...looked, linked: true } });
  expect(screen.getByRole('button')).toBeTruthy();
});
