import { AppError } from '../../shared/errors';
import { presenceOfActor } from '../../shared/record/actor-presence';
import { cleanSearchText } from '../../shared/record/search-text';
import type { Page } from '../../shared/ipc/contract';
import type { ErpActorType } from '../../shared/record/actor-types';
import type { ErpActor, ErpKeyFinding } from '../../shared/record/erp-actor';
import { isNameField, nameInValues } from '../../shared/record/actor-name';
import type { SiteConnection } from '../sites/site-connection';
import type { ArchiveRow } from '../superoffice/archive';
import type { ActorTypeMapping } from '../superoffice/erp-sync-schemas';
import { knowledgeOf } from './connection-knowledge';
import { readPlan } from './read-plan';
import { readKeyHolders } from './key-holders';
import { orNull, tryCall } from './try-call';

const pageSize = 50;

interface ShownField {
  fieldKey: string;
  label: string;
  isName: boolean;
}

/** Searches the ERP for actors of one type. An empty text lists what the ERP gives. */
export async function searchErpActors(
  site: SiteConnection,
  query: { erpConnectionId: number; erpActorType: ErpActorType; text: string; page: number },
): Promise<Page<ErpActor>> {
  // Without the mapping the search still finds keys; it only shows less.
  const mapping = await orNull(() => knowledgeOf(site).mapping(query.erpConnectionId, query.erpActorType));
  const shown = shownFields(mapping);
  const fieldKeys = shown.map(({ fieldKey }) => fieldKey);
  const text = cleanSearchText(query.text);
  const rows = await site.searchErpEntities({ ...query, text, fieldKeys, pageSize });
  // Whoever has hits goes on to choose one: by then the plan of the fields is there.
  warmPlan(site, query);
  return {
    items: rows.map((row) => toErpActor(row, query.erpActorType, shown)),
    more: rows.length === pageSize,
  };
}

/** What fails here fails again where it is needed, and is said there. */
function warmPlan(
  site: SiteConnection,
  query: { erpConnectionId: number; erpActorType: ErpActorType },
): void {
  readPlan(site, query.erpConnectionId, query.erpActorType, { asFullAsPossible: false }).catch(
    () => undefined,
  );
}

interface ActorQuery {
  erpConnectionId: number;
  erpActorType: ErpActorType;
  erpKey: string;
}

/** Is there such an actor, what is it called, and does a record hold it already? Throws what failed on the way to the site. */
export async function lookUpErpKey(site: SiteConnection, query: ActorQuery): Promise<ErpKeyFinding> {
  const [actor, holder] = await Promise.all([findErpActor(site, query), findHolder(site, query)]);
  return { ...actor, holder };
}

async function findErpActor(
  site: SiteConnection,
  { erpConnectionId, erpActorType, erpKey }: ActorQuery,
): Promise<Omit<ErpKeyFinding, 'holder'>> {
  try {
    const values = await site.erpSync.getFieldValuesFromErp(erpConnectionId, erpActorType, erpKey);
    return { found: values.length > 0, error: null, name: nameInValues(values) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'rejected') throw error;
    const reading = { read: false as const, error: error.toData() };
    if (presenceOfActor(reading) === 'gone') return { found: false, error: null, name: '' };
    return { found: null, error: reading.error, name: '' };
  }
}

async function findHolder(site: SiteConnection, actor: ActorQuery): Promise<ErpKeyFinding['holder']> {
  const read = await tryCall('', [], async () => ({ holders: await readKeyHolders(site, actor, null) }));
  if (!read?.holders) return 'unknown';
  return read.holders[0] ?? 'free';
}

/** By them it is seen that an actor of another name is the company that is meant. */
const numberKeys = new Set(['VATNO', 'ORGNR']);

/** The fields that the connection shows in search, and those that tell who it is even where it does not show them. */
function shownFields(mapping: ActorTypeMapping | null): ShownField[] {
  return (mapping?.fieldMappings ?? [])
    .map((field) => ({
      ...field,
      isName: isNameField(field.crmFieldKey),
      isNumber: numberKeys.has(field.crmFieldKey.toUpperCase()),
    }))
    .filter(
      ({ erpFieldKey, showInSearch, isName, isNumber }) =>
        erpFieldKey !== '' && (showInSearch || isName || isNumber),
    )
    .map(({ erpFieldKey, erpDisplayName, isName }) => ({
      fieldKey: erpFieldKey,
      label: erpDisplayName === '' ? erpFieldKey : erpDisplayName,
      isName,
    }));
}

function toErpActor(row: ArchiveRow, erpActorType: ErpActorType, shown: readonly ShownField[]): ErpActor {
  const name = shown
    .filter(({ isName }) => isName)
    .map(({ fieldKey }) => row.text(fieldKey))
    .filter((part) => part !== '')
    .join(' ');
  return {
    erpActorType,
    erpKey: row.text('ErpKey'),
    name,
    details: shown
      .filter(({ isName }) => !isName)
      .map(({ fieldKey, label }) => ({ label, value: row.text(fieldKey) }))
      .filter(({ value }) => value !== ''),
    connected: row.text('Connected') === '' ? null : row.flag('Connected'),
  };
}
