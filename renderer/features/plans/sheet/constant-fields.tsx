import Box from '@mui/material/Box';
import type { ReactElement } from 'react';
import { crmActorTypes, erpActorTypes, type CrmActorType } from '../../../../shared/record/actor-types';
import type { ActorTypePair, ErpConnection } from '../../../../shared/record/erp-actor';
import type { SheetMapping } from '../../../../shared/sheet/column-use';
import type { SiteView } from '../../../../shared/site';
import { useActorTypesOf, useConnectionsOf } from '../../../api/sheets';
import { OneOf, type OneOfChoice } from '../../../components/combo-box/one-of';
import { ErrorPanel } from '../../../components/error-panel';
import { useText } from '../../../text';

/** What holds for every row that says nothing else. */
export type RowConstants = Pick<SheetMapping, 'erpConnectionId' | 'erpActorType' | 'crmActorType'>;

interface Props {
  site: SiteView;
  mapping: RowConstants & Pick<SheetMapping, 'columns'>;
  onChange(change: Partial<RowConstants>): void;
}

/** Each row has its own, in a column. */
const byRow = 'by-row';

/** The connection and the actor types of every row that says nothing else. */
export function ConstantFields({ site, mapping, onChange }: Props): ReactElement {
  const t = useText();
  const connections = useConnectionsOf(site.id);
  const pairs = useActorTypesOf(site.id, mapping.erpConnectionId);
  const has = (use: 'connection' | 'erp-actor-type') => mapping.columns.some((one) => one.use === use);
  const perRow = { value: byRow, text: t('plans.sheet.byRow') };
  const known = connections.data ?? [];
  const typeChoices = pairChoices(pairs.data ?? everyPair, t);
  const chosenType = typeChoices.find(
    ({ pair }) => pair.erpActorType === mapping.erpActorType && pair.crmActorType === mapping.crmActorType,
  );
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, '& > div': { flex: '0 1 280px' } }}>
        <div data-first>
          <OneOf
            label={t('plans.sheet.connection')}
            choices={[...(has('connection') ? [perRow] : []), ...connectionChoices(known, t)]}
            value={String(mapping.erpConnectionId ?? (has('connection') ? byRow : '')) || null}
            onChoose={(value) => onChange({ erpConnectionId: Number(value) || null })}
          />
        </div>
        <div>
          <OneOf
            label={t('plans.sheet.linkAs')}
            choices={[...(has('erp-actor-type') ? [perRow] : []), ...typeChoices]}
            value={chosenType?.value ?? (has('erp-actor-type') ? byRow : null)}
            onChoose={(value) => {
              const pair = typeChoices.find((one) => one.value === value)?.pair;
              onChange(pair ?? { erpActorType: null, crmActorType: null });
            }}
          />
        </div>
      </Box>
      {connections.error && (
        <ErrorPanel error={connections.error} onRetry={() => void connections.refetch()} />
      )}
      {pairs.error && <ErrorPanel error={pairs.error} onRetry={() => void pairs.refetch()} />}
    </Box>
  );
}

function connectionChoices(
  connections: readonly ErpConnection[],
  t: ReturnType<typeof useText>,
): OneOfChoice<string>[] {
  return connections.map(({ erpConnectionId, name, active }) => ({
    value: String(erpConnectionId),
    text: name,
    ...(active ? {} : { note: t('plans.sheet.inactive') }),
  }));
}

const crmTypeOf: Partial<Record<string, CrmActorType>> = {
  Person: 'Person',
  Project: 'Project',
  Sale: 'Sale',
};

/** As long as no connection says which it maps: what is usual. */
const everyPair: readonly ActorTypePair[] = erpActorTypes.map((erpActorType) => ({
  erpActorType,
  crmActorType: crmTypeOf[erpActorType] ?? (erpActorType === 'Employee' ? 'Person' : 'Contact'),
}));

function pairChoices(pairs: readonly ActorTypePair[], t: ReturnType<typeof useText>) {
  return pairs
    .filter(({ crmActorType }) => crmActorTypes.includes(crmActorType))
    .map((pair) => ({
      pair: { erpActorType: pair.erpActorType, crmActorType: pair.crmActorType },
      value: `${pair.erpActorType} ${pair.crmActorType}`,
      text: t('plans.sheet.pair', {
        crm: t(`common.crmActorType.${pair.crmActorType}`),
        erp: t(`common.erpActorType.${pair.erpActorType}`),
      }),
    }));
}
