import { expect, test } from 'vitest';
import type { FieldOutcome } from '../../../shared/journal/entry';
import { createWholeText } from '../../../shared/text/whole-text';
import { tellChanges } from './outcome-changes';

const same = { before: '22', after: '22', change: 'unchanged' } as const;
const changed = { before: '22', after: '23', change: 'changed' } as const;
const notRead = { before: '22', after: null, change: 'not-read' } as const;

function tell(crm: FieldOutcome['crm'], erp: FieldOutcome['erp']): string {
  const phone = { crmFieldKey: 'PHONE', displayName: 'Phone', crm, erp, asChosen: null };
  return tellChanges([phone], { rows: [], plan: null }, createWholeText());
}

test.each([
  ['nothing changed', same, same, 'In SuperOffice: no value changed. In ERP: no value changed.'],
  ['one side changed', same, changed, 'In SuperOffice: no value changed. In ERP: Phone: 22 → 23.'],
  [
    'a side was not read',
    changed,
    notRead,
    'In SuperOffice: Phone: 22 → 23. In ERP: Not read, so nobody can say: Phone.',
  ],
])('who hears the outcome is told as who sees it: %s', (_what, crm, erp, told) => {
  expect(tell(crm, erp)).toBe(told);
});
