import type { ErpActorType } from '../record/actor-types';
import type { HolderOfKey } from '../record/erp-actor';
import { notAsked, nothingRead, readAs, type Reading, type RecordState } from '../record/record-state';
import type { FieldValue } from '../value/field-value';
import type { Write, WriteKind, WriteOf } from './write';

const at = new Date('2026-11-23T09:15:00.000Z');
const refused: Reading<never> = {
  read: false,
  error: { code: 'no-permission', changed: 'nothing', params: {}, detail: '' },
};

const gone: Reading<never> = {
  read: false,
  error: { code: 'rejected', changed: 'nothing', params: {}, detail: 'SoNotFoundException' },
};

/** A state for tests in few words. `undefined` = not asked for, `'refused'` = the site would not say. */
export interface SeenInTest {
  linked?: boolean | 'refused' | undefined;
  /** Null = the site showed no row that tells a key. */
  key?: string | null | undefined;
  /** The records that hold the key. */
  holders?: readonly Pick<HolderOfKey, 'crmActorType' | 'crmRecordId'>[] | undefined;
  /** SuperOffice's phone number; `gone` = the site said that there is no such record. */
  crm?: 'gone' | 'refused' | (string & {}) | undefined;
  /** The ERP's phone number, as above. */
  erp?: 'gone' | 'refused' | (string & {}) | undefined;
}

export function makeState({ linked, key, holders, crm, erp }: SeenInTest): RecordState {
  const link = { erpConnectionId: 1, connectionName: 'Visma', erpActorType: null };
  return {
    ...nothingRead,
    links:
      linked === undefined
        ? notAsked
        : linked === 'refused'
          ? refused
          : readAs([{ ...link, connected: linked }], at),
    keyOfLink: key === undefined ? notAsked : readAs(key, at),
    holders:
      holders === undefined
        ? notAsked
        : readAs(
            holders.map((holder) => ({ ...holder, name: '', isShown: null })),
            at,
          ),
    crm: makeSide(crm),
    erp: makeSide(erp),
  };
}

function makeSide(text: string | undefined): RecordState['crm'] {
  if (text === undefined) return notAsked;
  if (text === 'refused') return refused;
  return text === 'gone' ? gone : readAs([makeValue(text)], at);
}

export function makeValue(value: string, over: Partial<FieldValue> = {}): FieldValue {
  return {
    displayName: 'Phone',
    crmFieldKey: 'PHONE',
    value,
    displayValue: value,
    syncToCrm: false,
    syncToErp: false,
    ...over,
  };
}

const record = { crmActorType: 'Contact', crmRecordId: 42 } as const;
const actor = (erpKey: string, erpActorType: ErpActorType = 'Customer') => ({
  erpConnectionId: 1,
  erpActorType,
  erpKey,
});
/** Phone 22 to both sides. */
const values = [makeValue('22', { syncToCrm: true, syncToErp: true })];
const seen = null;

/** One write of each kind, about Company 42, connection 1 and key 10014 (before a move: 10035). */
export const writes: { [K in WriteKind]: WriteOf<K> } = {
  link: { kind: 'link', record, actor: actor('10014'), values, seen },
  unlink: { kind: 'unlink', record, erpConnectionId: 1, expectedKey: '10014' },
  relink: { kind: 'relink', record, from: actor('10035'), to: actor('10014'), values, seen },
  'change-values': { kind: 'change-values', record, actor: actor('10014'), values, seen },
  create: {
    kind: 'create',
    record,
    erpConnectionId: 1,
    erpActorType: 'Customer',
    erpValues: { name: 'Orkdal' },
  },
  resync: { kind: 'resync', record, actor: actor('10014'), blanks: 'keep' },
  restore: { kind: 'restore', record, actor: actor('10014'), values, seen, entryId: 'e1' },
};

/** The same write without values. */
export function withoutValues<W extends Write>(write: W): W {
  return { ...write, values: [] };
}
