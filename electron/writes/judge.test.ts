import { describe, expect, it } from 'vitest';
import type { ReadBack } from '../../shared/journal/entry';
import type { SubmitState } from '../../shared/write/states';
import { judgeReadBack } from './judge';

type Found = Pick<ReadBack, 'linked' | 'erpKey'> & { asChosen: (boolean | null)[] };
const judge = (ended: SubmitState, { linked, erpKey, asChosen }: Found) =>
  judgeReadBack(
    ended,
    {
      at: '',
      linked,
      erpKey,
      missing: [],
      fields: asChosen.map((value) => ({
        crmFieldKey: 'NAME',
        displayName: 'Name',
        crm: { before: null, after: null },
        erp: { before: null, after: null },
        asChosen: value,
      })),
    },
    '00012',
  );

describe('what a submit has become', () => {
  it.each<[SubmitState, Found, SubmitState]>([
    ['Sent', { linked: true, erpKey: '00012', asChosen: [true] }, 'Verified'],
    ['Sent', { linked: true, erpKey: null, asChosen: [] }, 'Verified'],
    ['Sent', { linked: true, erpKey: '12', asChosen: [true] }, 'Different'],
    ['Sent', { linked: true, erpKey: '00012', asChosen: [true, false] }, 'Different'],
    ['Sent', { linked: true, erpKey: '00012', asChosen: [null, false] }, 'Different'],
    ['Sent', { linked: false, erpKey: null, asChosen: [] }, 'Different'],
    ['Sent', { linked: true, erpKey: '00012', asChosen: [true, null] }, 'Sent'],
    ['Sent', { linked: null, erpKey: null, asChosen: [] }, 'Sent'],
    ['Sent', { linked: null, erpKey: '00012', asChosen: [true] }, 'Sent'],
    ['Unknown', { linked: true, erpKey: '00012', asChosen: [true] }, 'Verified'],
    ['Unknown', { linked: true, erpKey: '00012', asChosen: [false] }, 'Different'],
    ['Unknown', { linked: true, erpKey: null, asChosen: [null] }, 'Unknown'],
    ['Unknown', { linked: false, erpKey: null, asChosen: [false] }, 'Unknown'],
    ['Unknown', { linked: null, erpKey: null, asChosen: [true] }, 'Unknown'],
    ['Failed', { linked: true, erpKey: '00012', asChosen: [true] }, 'Failed'],
    ['Cancelled', { linked: true, erpKey: '00012', asChosen: [true] }, 'Cancelled'],
  ])('%s and %j is %s', (ended, found, state) => {
    expect(judge(ended, found)).toBe(state);
  });
});
