import type { PlanRow } from '../link-plan/plan-row';
import type { RecordKeyKind } from '../link-plan/record-as-given';
import type { SheetCell } from '../sheet/cell';
import { unguardText } from './guarded-text';

/** What the customer wrote where the row has nothing to send because of it. */
export interface GivenCell {
  text: string;
  /** Of a record: by what it is named. */
  by: RecordKeyKind | null;
}

type About = 'erpKey' | 'record' | 'crmActorType' | 'erpActorType' | 'decision' | { crmFieldKey: string };

/** Null where nothing stood there that could not be taken, or somebody has mended it here. */
export function findGiven({ sheetReasons }: Pick<PlanRow, 'sheetReasons'>, about: About): GivenCell | null {
  const found = sheetReasons.find(({ params }) =>
    typeof about === 'string'
      ? params['about'] === about && params['given'] !== undefined
      : params['about'] === 'values' &&
        params['field'] === about.crmFieldKey &&
        params['given'] !== undefined,
  );
  if (!found) return null;
  const { given = '', by } = found.params;
  return { text: String(given), by: by === undefined ? null : (String(by) as RecordKeyKind) };
}

/** To the letter: a space that is gone is what was to be mended. Only how a line ends is the spreadsheet's own. */
export function isAsGiven({ shown, stored }: SheetCell, { text }: GivenCell): boolean {
  return [shown, stored, unguardText(stored)].some((one) => endLines(one) === endLines(text));
}

function endLines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
