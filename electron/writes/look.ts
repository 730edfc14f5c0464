import type { FieldOutcome, JournalEntry, ReadBack } from '../../shared/journal/entry';
import { compareReadings, isLinkedIn, valueOf, type RecordState } from '../../shared/record/record-state';
import { createKeyFinder } from '../../shared/value/field-key';
import type { FieldValue } from '../../shared/value/field-value';
import type { Write } from '../../shared/write/write';
import type { Ended } from '../../shared/write/judgement';
import { fieldOf, type PlanField } from '../../shared/write/plan';
import { holdsStored } from '../../shared/write/same-stored';
import { listMissing, readRecord } from '../records/read-record';
import { indexSideValues } from '../records/side-values';
import type { SiteConnection } from '../sites/site-connection';
import { judgeEntry } from './judge-entry';
import { writeModuleOf } from './kinds/kinds';

/** What is known of a write when somebody looks at what became of it. */
export interface LookContext {
  before: RecordState;
  ended: Ended;
  clock: () => Date;
}

/** The entry after a look at the site: what is there, and what the write has become. Only reads; never throws for a site that does not help. */
export async function lookAfter(
  site: SiteConnection,
  entry: JournalEntry,
  about: LookContext,
): Promise<JournalEntry> {
  const kind = writeModuleOf(entry.write);
  const after = await readRecord(site, kind.place(), kind.look, { clock: about.clock });
  return judgeLook(entry, after, about);
}

/** The same, from what was read by whoever looks at many records at a time. */
export function judgeLook(
  entry: JournalEntry,
  after: RecordState,
  { before, ended, clock }: LookContext,
): JournalEntry {
  const { state, findings } = judgeEntry(entry, before, ended, after);
  const readBack = describeReadBack(entry, after, {
    missing: listMissing(after, writeModuleOf(entry.write).look),
    at: clock().toISOString(),
  });
  // An actor that was created gets its key from the ERP: this is the first time that anybody sees it.
  const erpKey = entry.erpKey === '' && readBack.linked === true ? (readBack.erpKey ?? '') : entry.erpKey;
  return { ...entry, erpKey, state, findings, readBack };
}

function describeReadBack(
  entry: JournalEntry,
  after: RecordState,
  { missing, at }: Pick<ReadBack, 'missing' | 'at'>,
): ReadBack {
  return {
    at,
    linked: isLinkedIn(after, entry.erpConnectionId),
    erpKey: valueOf(after.keyOfLink),
    fields: describeFields(entry, after),
    missing,
  };
}

function describeFields(entry: JournalEntry, after: RecordState): FieldOutcome[] {
  const { write } = entry;
  const written = listWritten(write);
  if (write.kind !== 'resync' && written.length === 0) return [];
  const sides = {
    before: createKeyFinder(Object.entries(entry.before)),
    after: createKeyFinder(
      Object.entries(indexSideValues({ crm: valueOf(after.crm), erp: valueOf(after.erp) })),
    ),
  };
  if (write.kind === 'resync') return listChanged(entry, after, sides);
  const plan = valueOf(after.mapping);
  return written.map((field) => compareField(field, sides, fieldOf(plan, field.crmFieldKey)));
}

function listWritten(write: Write): readonly FieldValue[] {
  return 'values' in write ? write.values : [];
}

/**
 * A resync names no values: what it has changed on the record itself is whatever is another than before, or can no
 * longer be said to be the same. Nobody chose a value, so one that was read counts as meant.
 */
function listChanged(
  { before }: JournalEntry,
  after: RecordState,
  sides: { before: FindSides; after: FindSides },
): FieldOutcome[] {
  const named = [...(valueOf(after.crm) ?? []), ...(valueOf(after.erp) ?? [])];
  const findName = createKeyFinder(named.map((field) => [field.crmFieldKey, field.displayName] as const));
  return Object.keys(before).flatMap((crmFieldKey): FieldOutcome[] => {
    const of = (side: 'crm' | 'erp') => {
      const was = sides.before(crmFieldKey)?.[side] ?? null;
      const is = sides.after(crmFieldKey)?.[side] ?? null;
      return { before: was, after: is, change: compareReadings(was, is) };
    };
    const [crm, erp] = [of('crm'), of('erp')];
    const isLost = [crm, erp].some((side) => side.before !== null && side.after === null);
    if (!isLost && crm.change !== 'changed' && erp.change !== 'changed') return [];
    const displayName = findName(crmFieldKey) ?? '';
    return [
      {
        crmFieldKey,
        displayName: displayName === '' ? crmFieldKey : displayName,
        crm,
        erp,
        asChosen: isLost ? null : true,
      },
    ];
  });
}

type FindSides = (crmFieldKey: string) => { crm: string | null; erp: string | null } | undefined;

function compareField(
  { crmFieldKey, displayName, value, syncToCrm, syncToErp }: FieldValue,
  sides: { before: FindSides; after: FindSides },
  field: PlanField,
): FieldOutcome {
  const was = sides.before(crmFieldKey);
  const is = sides.after(crmFieldKey);
  const describe = (side: 'crm' | 'erp') => {
    const before = was?.[side] ?? null;
    const after = is?.[side] ?? null;
    return { before, after, change: compareReadings(before, after) };
  };
  const crm = describe('crm');
  const erp = describe('erp');
  const holds = (after: string | null) => (after === null ? null : holdsStored(after, value, field));
  const written = [...(syncToCrm ? [holds(crm.after)] : []), ...(syncToErp ? [holds(erp.after)] : [])];
  // Of what is left nobody can say that it was left where nothing was read.
  const isBlind = written.length === 0 ? crm.after === null && erp.after === null : written.includes(null);
  const asChosen = written.includes(false) ? false : isBlind ? null : true;
  return { crmFieldKey, displayName, crm, erp, asChosen };
}
