import { describe, expect, it } from 'vitest';
import { isLinkedIn, nothingRead, type RecordState } from '../record/record-state';
import { createWholeText } from '../text/whole-text';
import { judgeWrite } from './judge';
import { endings, findingCodes, type Ended } from './judgement';
import { makeState, writes } from './test-states';
import { writeKinds, type Write } from './write';

const linkedStates = [undefined, true, false, 'refused'] as const;
const keys = [undefined, null, '', '10014', '10035', '10099'] as const;
const phones = [undefined, '11', '22'] as const;

function* everyState(sides: readonly (typeof phones)[number][]): Generator<RecordState> {
  for (const isLinked of linkedStates)
    for (const key of keys)
      for (const crm of sides)
        for (const erp of sides) {
          const seen = Object.entries({ linked: isLinked, key, crm, erp }).filter(
            ([, value]) => value !== undefined,
          );
          yield makeState(Object.fromEntries(seen));
        }
}

const looks = [...everyState(phones)];
/** Both sides read or neither, and the keys that matter: more would only take longer. */
const evidence = [...everyState([undefined, '11'])].filter(
  ({ crm, erp, keyOfLink }) =>
    crm.read === erp.read && (!keyOfLink.read || /^100(14|35)$/.test(keyOfLink.value ?? '')),
);

/** Every kind, evidence, ending and look there is: those that break a promise, none hopefully. */
function findBroken(keeps: (write: Write, before: RecordState, ended: Ended, after: RecordState) => boolean) {
  const broken: unknown[] = [];
  for (const kind of writeKinds)
    for (const before of evidence)
      for (const ended of endings)
        for (const after of looks) {
          if (!keeps(writes[kind], before, ended, after)) broken.push({ kind, before, ended, after });
        }
  return broken.slice(0, 3);
}

const holdsPhone = (side: RecordState['crm']) => side.read && side.value[0]?.value === '22';
const stateOf = (...given: Parameters<typeof judgeWrite>) => judgeWrite(...given).state;

describe('whatever is read', () => {
  it('says only what its ending allows: after silence never Failed, after a yes never Cancelled', () => {
    const allowed: Record<Ended, RegExp> = {
      accepted: /^(Sent|Verified|Different)$/,
      unknown: /^(Unknown|Verified|Different)$/,
      refused: /^(Failed|Unknown|Different|Verified)$/,
      'not-sent': /^(Failed|Different)$/,
      cancelled: /^(Cancelled|Different)$/,
    };
    expect(
      findBroken((write, before, ended, after) => allowed[ended].test(stateOf(write, before, ended, after))),
    ).toEqual([]);
  });

  it('is Verified only of a link that was read, and is ours by its key or by having been none before', () => {
    const broken = findBroken((write, before, ended, after) => {
      if (stateOf(write, before, ended, after) !== 'Verified') return true;
      const isThere = isLinkedIn(after, 1);
      if (write.kind === 'unlink') return isThere === false;
      const isOurs = after.keyOfLink.read && after.keyOfLink.value === '10014';
      const isNew = isLinkedIn(before, 1) === false && ended === 'accepted';
      return isThere === true && (isOurs || isNew) && write.kind !== 'resync';
    });
    expect(broken).toEqual([]);
  });

  it('is Verified only where each written value was read back', () => {
    const broken = findBroken((write, before, ended, after) => {
      if (!('values' in write) || stateOf(write, before, ended, after) !== 'Verified') return true;
      return holdsPhone(after.crm) && holdsPhone(after.erp);
    });
    expect(broken).toEqual([]);
  });

  it('says nothing of a look that nobody took', () => {
    const broken = findBroken(
      (write, before, ended) => judgeWrite(write, before, ended, nothingRead).findings.length === 0,
    );
    expect(broken).toEqual([]);
  });
});

it('has a sentence without gaps for every finding', () => {
  const t = createWholeText();
  for (const code of findingCodes) {
    const params = { erpKey: '10014', count: 2, at: '09:15', entryId: 'e1', words: 'Closed.' };
    expect(t(`findings.${code}`, params)).not.toMatch(/findings|\{\{|…/);
  }
});
