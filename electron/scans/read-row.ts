import { AppError } from '../../shared/errors';
import type { FreshScanRow } from '../../shared/ipc/scan-methods';
import { notAsked, valueOf, type Reading } from '../../shared/record/record-state';
import type { CompareSides } from '../../shared/scan/find-differences';
import { isNameField } from '../../shared/record/actor-name';
import type { ScanField, ScanRow } from '../../shared/scan/scan-row';
import type { FieldValue } from '../../shared/value/field-value';
import type { Clock } from '../clock';
import { listMissing, readRecord } from '../records/read-record';
import { readPlan } from '../records/read-plan';
import type { SiteConnection } from '../sites/site-connection';
import type { Database } from '../storage/database/database';
import { findRow } from './list-rows';
import { judgeLink } from './read-link';
import { beforeOf, type RowStore, type WaitingLink } from './row-store';
import type { KeptScan } from './scan-store';

interface Tools {
  database: Pick<Database, 'read'>;
  rows: RowStore;
  clock: Clock;
  compare: CompareSides;
}

/**
 * Reads one row as it stands now, link included, and keeps what it finds; where a side cannot be read now, what was read
 * before stays as it is. Throws `not-found` for a row that is not there,
 * and where the site does not tell its mapping.
 */
export async function readRowAgain(
  site: SiteConnection,
  scan: KeptScan,
  row: number,
  { database, rows, clock, compare }: Tools,
): Promise<FreshScanRow> {
  const before = await findRow(database, scan.seq, row);
  if (!before) throw new AppError('not-found', { params: { what: String(row) } });
  const known = toLink(before);
  if (known === null) return describeUnlinked(before, scan);
  const now = () => new Date(clock.wallMs());
  const place = { record: known, erpConnectionId: scan.erpConnectionId, erpActorType: known.erpActorType };
  const { keyOfLink } = await readRecord(site, { ...place, erpKey: null }, ['keyOfLink'], { clock: now });
  // Where the site does not tell the key any more, what the scan saw is the best that is known.
  const erpKey = valueOf(keyOfLink) ?? known.erpKey;
  const isOther = isGone(keyOfLink) || erpKey !== known.erpKey;
  const link = { ...known, erpKey, before: isOther ? null : known.before };
  const parts = ['crm', 'erp'] as const;
  const [state, plan] = await Promise.all([
    readRecord(site, { ...place, erpKey: link.erpKey === '' ? null : link.erpKey }, ['holders', ...parts], {
      clock: now,
    }),
    readPlan(site, scan.erpConnectionId, link.erpActorType, { asFullAsPossible: true }),
  ]);
  const at = now().toISOString();
  const named = { ...link, name: renameBy(before.fields, valueOf(state.crm), link.name) };
  const isLinkSeen = keyOfLink.read;
  const judged = judgeLink(named, state, { plan: plan.plan, at, isLinkSeen, compare });
  await rows.keepResults(scan.seq, [
    'laterFailure' in judged
      ? judged
      : {
          ...judged,
          isLinkNew: true,
          ...(isGone(keyOfLink) ? { findings: ['not-linked'] } : {}),
        },
  ]);
  const kept = await findRow(database, scan.seq, row);
  const crm = valueOf(state.crm);
  const erp = valueOf(state.erp);
  return {
    before,
    now: kept ?? before,
    plan: plan.description,
    keyOfLink,
    holders: state.holders.read ? { ...state.holders, value: [...state.holders.value] } : state.holders,
    crm: crm && [...crm],
    erp: erp && [...erp],
    missing: [...listMissing(state, parts), ...plan.missing],
  };
}

/** The site answered that the record has no link in this connection. */
function isGone(keyOfLink: Reading<string | null>): boolean {
  return keyOfLink.read && keyOfLink.value === null;
}

/**
 * What a record is called once a part of its name has been written over: the list that named it is not asked again, so
 * only the part of which both readings tell is put in place of the one before.
 */
function renameBy(before: readonly ScanField[], crm: readonly FieldValue[] | null, name: string): string {
  return before.reduce((known, { crmFieldKey, crm: was }) => {
    const isPart = isNameField(crmFieldKey) && was !== null && was.value !== '';
    const value = isPart ? crm?.find((one) => one.crmFieldKey === crmFieldKey)?.value : undefined;
    return value === undefined || was === null ? known : known.replace(was.value, () => value);
  }, name);
}

/** Null for what a list named and no link is. */
function toLink(scanned: ScanRow): WaitingLink | null {
  const { row, record, actor } = scanned;
  if (!record || !actor?.erpActorType) return null;
  const { crmActorType, crmRecordId, name, number } = record;
  const { erpActorType, erpKey } = actor;
  const erpName = actor.name;
  return {
    row,
    crmActorType,
    crmRecordId,
    name,
    number,
    erpActorType,
    erpKey,
    erpName,
    before: beforeOf(scanned),
  };
}

/** It has no two sides to be read. */
function describeUnlinked(before: ScanRow, { erpConnectionId, pairs }: KeptScan): FreshScanRow {
  const erpActorType = before.actor?.erpActorType ?? pairs[0]?.erpActorType ?? 'Customer';
  return {
    before,
    now: before,
    plan: { erpConnectionId, erpActorType, fields: [] },
    keyOfLink: notAsked,
    holders: notAsked,
    crm: null,
    erp: null,
    missing: [],
  };
}
