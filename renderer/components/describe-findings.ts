import type { JournalEntry } from '../../shared/journal/entry';
import type { Text } from '../../shared/text/text';
import type { FindingCode } from '../../shared/write/judgement';

/** What the words for a state do not say by themselves: without these lines it would be taken for more, or for another thing. */
const telling: ReadonlySet<FindingCode> = new Set([
  'link-there-key-not-told',
  'link-there-other-key',
  'old-link-there',
  'made-by-later-entry',
  'values-never-sent',
  'refused-but-there',
  'refused-but-changed',
  'site-remarked',
  'site-warned',
]);

/** A sentence for each thing that a look found. `time` writes a moment as the user's system does. */
export function describeFindings(
  { findings }: Pick<JournalEntry, 'findings'>,
  t: Text,
  time: (iso: string) => string,
): string[] {
  return findings.map(({ code, params }) => describeFinding(code, params, t, time));
}

/** Those of them that have to stand beside the state; empty where it says all there is. */
export function describeTelling(
  { findings }: Pick<JournalEntry, 'findings'>,
  t: Text,
  time: (iso: string) => string,
): string {
  return findings
    .filter(({ code }) => telling.has(code))
    .map(({ code, params }) => describeFinding(code, params, t, time))
    .join(' ');
}

function describeFinding(
  code: FindingCode,
  params: JournalEntry['findings'][number]['params'],
  t: Text,
  time: (iso: string) => string,
): string {
  const { at, count } = params;
  const shown = typeof at === 'string' ? { at: time(at) } : {};
  return t(`findings.${code}`, { ...params, ...shown, count: Number(count ?? 0) });
}
