import type { FieldValue } from '../../../shared/value/field-value';
import type { SiteConnection } from '../../sites/site-connection';
import type { ArchiveRow } from '../../superoffice/archive';
import { linkColumns, tableNumbers } from '../../superoffice/link-keys';

const pageSize = 500;
const fields = ['NAME', 'POSTALAD1', 'POSTALCITY'];
/** Of a value: so long that the values of all links together fill more memory than the process has. */
const characters = 3_000;

function valuesOf(side: string, id: number): FieldValue[] {
  return fields.map((crmFieldKey) => {
    const value = `${side} ${crmFieldKey} ${id} `.padEnd(characters, side);
    const switches = { syncToCrm: true, syncToErp: true };
    return { crmFieldKey, displayName: crmFieldKey, value, displayValue: value, ...switches };
  });
}

/** A site that tells of so many links, all of which differ in every mapped field; the rest it answers as it is. */
export function withManyLinks(site: SiteConnection, count: number): SiteConnection {
  return {
    ...site,
    erpSync: {
      ...site.erpSync,
      getActorTypeMapping: async (...about) => {
        const mapping = await site.erpSync.getActorTypeMapping(...about);
        const fieldMappings = mapping.fieldMappings.filter((one) => fields.includes(one.crmFieldKey));
        return { ...mapping, fieldMappings };
      },
      getFieldValuesFromCrm: async (_type, id) => valuesOf('c', id),
      getFieldValuesFromErp: async (_connection, _type, erpKey) => valuesOf('e', Number(erpKey)),
    },
    archive: {
      list: async (query) => {
        if (!query.columns.includes(linkColumns.key)) {
          return query.provider === 'Dynamic' ? site.archive.list(query) : [];
        }
        const behind = query.restrictions.find((one) => 'name' in one && one.name === linkColumns.id);
        const text = behind && 'values' in behind ? (behind.values[0] ?? '') : '';
        const first = Number(/\d+/.exec(text)?.[0] ?? 0) + 1;
        const left = Math.max(0, Math.min(pageSize, count - first + 1));
        return Array.from({ length: left }, (_, index) => makeLink(first + index));
      },
    },
  };
}

function makeLink(id: number): ArchiveRow {
  const integers: Record<string, number> = {
    [linkColumns.id]: id,
    [linkColumns.table]: tableNumbers.Contact,
    [linkColumns.record]: id,
  };
  const texts: Record<string, string> = { [linkColumns.key]: String(id), [linkColumns.actorType]: '1' };
  return {
    primaryKey: id,
    entityName: '',
    text: (column) => texts[column] ?? '',
    integer: (column) => integers[column] ?? null,
    flag: () => false,
  };
}
