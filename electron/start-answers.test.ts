import { expect, test } from 'vitest';
import type { AppInfo } from '../shared/ipc/contract';
import { preferencesSchema } from '../shared/preferences';
import { describePracticeSite } from './sites/practice-site-view';
import { readStartAnswers, type StartSources } from './start-answers';

const practice = describePracticeSite(null);
const acme = { ...practice, id: 'acme', name: 'Acme', builtIn: false };

function sourcesWith(changes: Partial<StartSources> = {}): StartSources {
  return {
    info: async () => ({ version: '1', platform: 'linux', locale: 'en', keychain: 'there', notices: [] }),
    preferences: async () => preferencesSchema.parse({ siteId: 'acme' }),
    sites: async () => [practice, acme],
    loadDraft: async () => null,
    ...changes,
  };
}

test('the draft is that of the site in use, or of the practice site where that site is gone', async () => {
  const asked: string[] = [];
  const loadDraft = async (siteId: string) => {
    asked.push(siteId);
    return null;
  };
  const { draft } = await readStartAnswers(sourcesWith({ loadDraft }));
  expect(draft).toEqual({ siteId: 'acme', draft: null });
  await readStartAnswers(sourcesWith({ loadDraft, sites: async () => [practice] }));
  expect(asked).toEqual(['acme', 'practice']);
});

test('a draft that cannot be read is not told as none, and holds nothing else up', async () => {
  const answers = await readStartAnswers(
    sourcesWith({ loadDraft: () => Promise.reject(new Error('damaged')) }),
  );
  expect(answers.draft).toBeNull();
  expect(answers.sites).toHaveLength(2);
});

test('what was found broken while reading is among the notices', async () => {
  const notices: AppInfo['notices'] = [];
  const loadDraft = async () => {
    notices.push({ id: '1', kind: 'file-set-aside', params: { file: 'actorlink.db' } });
    return null;
  };
  const info = async () => ({ ...(await sourcesWith().info()), notices: [...notices] });
  expect((await readStartAnswers(sourcesWith({ loadDraft, info }))).info.notices).toHaveLength(1);
});
