import type { MissingHelp } from '../../shared/journal/entry';
import { AppError, type AppErrorData } from '../../shared/errors';
import type { ErpActorType } from '../../shared/record/actor-types';
import { notAsked, readAs, type Reading, type RecordState } from '../../shared/record/record-state';
import { toDocumentedForm, type Culture } from '../../shared/value/culture';
import type { FieldValue } from '../../shared/value/field-value';
import type { LinkPlan } from '../../shared/write/plan';
import type { RecordRef } from '../../shared/write/write';
import type { SiteConnection } from '../sites/site-connection';
import { readKeyOfLink } from '../superoffice/link-keys';
import { readKeyHolders } from './key-holders';
import { readPlan } from './read-plan';

/** A record in one connection and the ERP actor beside it, as far as it is known. */
export interface RecordPlace {
  record: RecordRef;
  erpConnectionId: number;
  /** Null = not known, as for the key of an actor that is being created. */
  erpActorType: ErpActorType | null;
  erpKey: string | null;
}

export type RecordPart = keyof RecordState;

export interface ReadingOptions {
  clock: () => Date;
  /** Stops the reading; what was not read by then is not read. */
  abortController?: AbortController;
  /** Asks again for what was missing from the mapping when it was first read. */
  asFullAsPossible?: boolean;
}

/** The WebAPI's name of the call behind each part. */
const calls: Record<RecordPart, string> = {
  links: 'GetConnectionsAndDisplayFields',
  keyOfLink: 'GetArchiveListByColumns(Dynamic)',
  holders: 'GetArchiveListByColumns(Dynamic)',
  mapping: 'GetActorTypeMapping',
  crm: 'GetFieldValuesFromCrm',
  erp: 'GetFieldValuesFromErp',
};

/**
 * Reads what is wanted of a record, each part with one call, and says of each part whether it was read. The only reader:
 * the form, the check before a write and the look after it use it, so that all three mean the same by "not read". Never
 * throws for a site that does not help; what is no foreseen failure is a bug and does.
 */
export async function readRecord(
  site: SiteConnection,
  place: RecordPlace,
  wanted: readonly RecordPart[],
  options: ReadingOptions,
): Promise<RecordState> {
  const { erpSync, archive } = site;
  const { record, erpConnectionId, erpActorType, erpKey } = place;
  const { crmActorType, crmRecordId } = record;
  const call = callOptions(options);
  const read = <T>(part: RecordPart, work: (() => Promise<T | undefined>) | null) =>
    work !== null && wanted.includes(part) ? readPart(work, options.clock) : notAsked;
  const actor = erpActorType === null || erpKey === null ? null : { erpActorType, erpKey };
  const [links, keyOfLink, holders, mapping, crm, erp] = await Promise.all([
    read('links', () => erpSync.getConnectionsAndDisplayFields(crmActorType, crmRecordId, call)),
    read<string | null>('keyOfLink', () =>
      readKeyOfLink(archive, erpConnectionId, crmActorType, crmRecordId),
    ),
    read('holders', actor && (() => readKeyHolders(site, { erpConnectionId, ...actor }, record))),
    read(
      'mapping',
      erpActorType &&
        (async () => {
          const { asFullAsPossible = false } = options;
          return (await readPlan(site, erpConnectionId, erpActorType, { asFullAsPossible })).plan;
        }),
    ),
    read('crm', callOfSide(site, place, 'crm', options)),
    read('erp', callOfSide(site, place, 'erp', options)),
  ]);
  const state = { links, keyOfLink, holders, mapping, crm, erp };
  const { culture } = site;
  if (culture === null || erpActorType === null || (!crm.read && !erp.read)) return state;
  return decodeSides(state, culture, await planOfCulture(site, erpConnectionId, erpActorType, mapping));
}

/** One of the two sides alone, as `readRecord` reads it: for whoever reads thousands. */
export async function readSide(
  site: SiteConnection,
  place: RecordPlace,
  side: 'crm' | 'erp',
  options: Pick<ReadingOptions, 'clock' | 'abortController'>,
): Promise<RecordState['crm']> {
  return readPart(() => askSide(site, place, side, options), options.clock);
}

/** The same for whoever counts what fails, and throws it. Undefined where there is no key to ask for. */
export async function askSide(
  site: SiteConnection,
  place: RecordPlace,
  side: 'crm' | 'erp',
  options: Pick<ReadingOptions, 'abortController'> = {},
): Promise<readonly FieldValue[] | undefined> {
  const values = await callOfSide(site, place, side, options)?.();
  const { culture } = site;
  if (values === undefined || culture === null || place.erpActorType === null) return values;
  const plan = await planOfCulture(site, place.erpConnectionId, place.erpActorType, notAsked);
  return plan === null ? values : decodeValues(values, culture, plan);
}

/** Null where there is no key to ask for. */
function callOfSide(
  { erpSync }: SiteConnection,
  { record: { crmActorType, crmRecordId }, erpConnectionId, erpActorType, erpKey }: RecordPlace,
  side: 'crm' | 'erp',
  options: Pick<ReadingOptions, 'abortController'>,
): (() => Promise<readonly FieldValue[]>) | null {
  const call = callOptions(options);
  if (side === 'crm') return () => erpSync.getFieldValuesFromCrm(crmActorType, crmRecordId, call);
  if (erpActorType === null || erpKey === null) return null;
  return () => erpSync.getFieldValuesFromErp(erpConnectionId, erpActorType, erpKey, call);
}

function callOptions({ abortController }: Pick<ReadingOptions, 'abortController'>) {
  return abortController ? { abortController } : {};
}

/** Kept by an earlier reading mostly, so that this asks nothing. Null where the site does not tell the types. */
async function planOfCulture(
  site: SiteConnection,
  erpConnectionId: number,
  erpActorType: ErpActorType,
  mapping: RecordState['mapping'],
): Promise<LinkPlan | null> {
  if (mapping.read) return mapping.value;
  const read = await readPart(
    async () => (await readPlan(site, erpConnectionId, erpActorType, { asFullAsPossible: false })).plan,
    () => new Date(0),
  );
  return read.read ? read.value : null;
}

/** Both sides in the documented form. Without the types of the fields they stay as the site wrote them. */
function decodeSides(state: RecordState, culture: Culture, plan: LinkPlan | null): RecordState {
  if (plan === null) return state;
  const { crm, erp } = state;
  return { ...state, crm: decodeSide(crm, culture, plan), erp: decodeSide(erp, culture, plan) };
}

function decodeSide(side: RecordState['crm'], culture: Culture, plan: LinkPlan): RecordState['crm'] {
  return side.read ? { ...side, value: decodeValues(side.value, culture, plan) } : side;
}

function decodeValues(values: readonly FieldValue[], culture: Culture, plan: LinkPlan): FieldValue[] {
  return values.map((one) => {
    const field = plan.find(one.crmFieldKey);
    return field ? { ...one, value: toDocumentedForm(one.value, field.fieldType, culture) } : one;
  });
}

/** One part with one call. Undefined from the work = the site answered and did not tell. */
export async function readPart<T>(
  work: () => Promise<T | undefined>,
  clock: () => Date,
): Promise<Reading<T>> {
  try {
    const value = await work();
    return value === undefined ? notAsked : readAs(value, clock());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { read: false, error: error.toData() };
  }
}

/** The calls that did not help, in the order of the parts, each once. */
export function listMissing(state: RecordState, parts: readonly RecordPart[]): MissingHelp[] {
  const missing = new Map<string, AppErrorData>();
  for (const part of parts) {
    const reading = state[part];
    if (!reading.read && reading.error && !missing.has(calls[part])) missing.set(calls[part], reading.error);
  }
  return [...missing].map(([call, error]) => ({ call, error }));
}
