import TableCell from '@mui/material/TableCell';
import Typography from '@mui/material/Typography';
import { memo, type ReactElement } from 'react';
import type { WriteHead } from '../../../shared/journal/entry';
import { StateChip } from '../../components/state-chip';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { nameActor, nameWrittenRecord } from '../../components/actor-names';
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

/** One write. The whole row leads to its details. */
export const ActivityRow = memo(function ActivityRow(props: EntryPlace & { entry: WriteHead }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const { entry } = props;
  const { crmActorType, crmRecordId } = entry.record;
  const crmType = t(`common.crmActorType.${crmActorType}`);
  const crmName = nameWrittenRecord(entry.record, t);
  const erpName = entry.erpName || entry.erpKey || nameActor(entry, t);
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
        <TwoLines first={crmName} second={t('activity.detail.crm', { type: crmType, id: crmRecordId })} />
      </TableCell>
      <TableCell>
        <TwoLines first={erpName} second={nameActor(entry, t)} />
      </TableCell>
    </EntryRow>
  );
});
