import type { ErpActorType } from '../../../shared/record/actor-types';
import type { FieldAccess, FieldType } from '../../../shared/value/field-value';
import type { ErpField, FieldMapping } from './model';

/** One line of a field table. Only `key` and `names` are needed; the rest is the exception. */
export interface ErpFieldSpec {
  key: string;
  names: [no: string, us: string];
  type?: FieldType;
  max?: number;
  access?: FieldAccess;
  list?: string;
  /** A column of the search. */
  search?: boolean;
  /** CRM field and direction; a field without it is not mapped. */
  map?: [crmFieldKey: string, direction: 'leave' | 'crm' | 'erp' | 'both'];
  /** ERP item id to CRM item id. */
  items?: Record<string, number>;
  /** Default value or question of the first sync. */
  first?: { value?: string; prompt?: boolean; mandatory?: boolean };
}

const toMapping = (spec: ErpFieldSpec): FieldMapping | null => {
  if (!spec.map) return null;
  const [crmFieldKey, direction] = spec.map;
  return {
    crmFieldKey,
    syncToCrm: direction === 'crm' || direction === 'both',
    syncToErp: direction === 'erp' || direction === 'both',
  };
};

/** Fills a table of specs up to full fields. Ids are given out from `firstId` in the order of the table. */
export function buildErpFields(
  connectionId: number,
  actorType: ErpActorType,
  firstId: number,
  specs: readonly ErpFieldSpec[],
): ErpField[] {
  return specs.map((spec, index) => ({
    id: firstId + index,
    connectionId,
    actorType,
    key: spec.key,
    names: { NO: spec.names[0], US: spec.names[1] },
    tooltip: { NO: `${spec.names[0]} i ERP`, US: `${spec.names[1]} in the ERP system` },
    type: spec.list ? 'List' : (spec.type ?? 'Text'),
    listName: spec.list ?? null,
    maxLength: spec.max ?? 0,
    access: spec.access ?? 'Normal',
    rank: index + 1,
    // A field is either synced or shown on the ERP tab, never both.
    showInGui: spec.map === undefined,
    showInSearch: spec.search ?? false,
    mapping: toMapping(spec),
    firstSync: {
      hasDefault: spec.first?.value !== undefined,
      defaultValue: spec.first?.value ?? '',
      promptUser: spec.first?.prompt ?? false,
      mandatory: spec.first?.mandatory ?? false,
    },
    listMapping: new Map(Object.entries(spec.items ?? {})),
  }));
}
