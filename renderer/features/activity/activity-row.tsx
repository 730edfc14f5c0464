import TableCell from '@mui/material/TableCell';
import Typography from '@mui/material/Typography';
import { memo, type ReactElement } from 'react';
import type { SubmitSummary } from '../../../shared/journal/entry';
import { StateChip } from '../../components/state-chip';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { nameErpActorType } from './entry-words';
import { EntryRow, type EntryPlace } from './entry-row';

function TwoLines({ first, second }: { first: string; second: string }): ReactElement {
  return (
    <>
      <Typography noWrap title={first} sx={{ fontWeight: 600 }}>
        {first}
      </Typography>
      <Typography variant="body2" noWrap title={second} sx={{ color: 'text.secondary' }}>
        {second}
      </Typography>
    </>
  );
}

/** One submit. The whole row leads to its details. */
export const ActivityRow = memo(function ActivityRow(
  props: EntryPlace & { entry: SubmitSummary },
): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const { entry } = props;
  const crmType = t(`common.crmActorType.${entry.crmActorType}`);
  const crmName = entry.crmName === '' ? String(entry.crmRecordId) : entry.crmName;
  const erpName = entry.erpName === '' ? entry.erpKey : entry.erpName;
  return (
    <EntryRow
      {...props}
      label={t('activity.show', {
        crm: crmName,
        erp: erpName,
        state: t(`common.state.${entry.state}`),
        time: time.short(entry.at),
      })}
      state={<StateChip state={entry.state} />}
    >
      <TableCell>
        <TwoLines
          first={crmName}
          second={t('activity.detail.crm', { type: crmType, id: entry.crmRecordId })}
        />
      </TableCell>
      <TableCell>
        <TwoLines
          first={erpName}
          second={t('activity.detail.erp', {
            type: nameErpActorType(entry.erpActorType, t),
            key: entry.erpKey,
          })}
        />
      </TableCell>
    </EntryRow>
  );
});
