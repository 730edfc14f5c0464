import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactElement } from 'react';
import {
  crmActorTypes,
  erpActorTypes,
  type CrmActorType,
  type ErpActorType,
} from '../../../../shared/record/actor-types';
import type { SheetMapping } from '../../../../shared/sheet/column-use';
import type { SiteView } from '../../../../shared/site';
import { useConnectionsOf } from '../../../api/sheets';
import { ErrorPanel } from '../../../components/error-panel';
import { useText } from '../../../text';

interface Props {
  site: SiteView;
  mapping: SheetMapping;
  onChange(mapping: SheetMapping): void;
}

/** What holds for every row that says nothing else: the connection and the actor types. */
export function ConstantFields({ site, mapping, onChange }: Props): ReactElement {
  const t = useText();
  const connections = useConnectionsOf(site.id);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
      <TextField
        select
        size="small"
        label={t('plans.sheet.connection')}
        value={mapping.erpConnectionId === null ? '' : String(mapping.erpConnectionId)}
        onChange={(event) => onChange({ ...mapping, erpConnectionId: Number(event.target.value) || null })}
        sx={{ minWidth: 220 }}
      >
        {(connections.data ?? []).map((connection) => (
          <MenuItem key={connection.erpConnectionId} value={String(connection.erpConnectionId)}>
            {connection.name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        size="small"
        label={t('plans.sheet.crmActorType')}
        value={mapping.crmActorType ?? ''}
        onChange={(event) => onChange({ ...mapping, crmActorType: event.target.value as CrmActorType })}
        sx={{ minWidth: 150 }}
      >
        {crmActorTypes.map((type) => (
          <MenuItem key={type} value={type}>
            {t(`common.crmActorType.${type}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        size="small"
        label={t('plans.sheet.erpActorType')}
        value={mapping.erpActorType ?? ''}
        onChange={(event) => onChange({ ...mapping, erpActorType: event.target.value as ErpActorType })}
        sx={{ minWidth: 150 }}
      >
        {erpActorTypes.map((type) => (
          <MenuItem key={type} value={type}>
            {t(`common.erpActorType.${type}`)}
          </MenuItem>
        ))}
      </TextField>
      {connections.error && (
        <ErrorPanel error={connections.error} onRetry={() => void connections.refetch()} />
      )}
    </Box>
  );
}
