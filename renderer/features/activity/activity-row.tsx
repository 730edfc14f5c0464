import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { memo, type ReactElement } from 'react';
import type { SubmitSummary } from '../../../shared/activity';
import { EnvironmentMark } from '../../components/environment-mark';
import { StateChip } from '../../components/state-chip';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { nameErpActorType } from './actor-names';

/** Pixels; the same for every row, which lets the list be drawn without measuring. */
export const rowHeight = 54;

interface Props {
  entry: SubmitSummary;
  rowIndex: number;
  isSelected: boolean;
  onSelect(activityId: string): void;
}

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

/** One entry. The whole row leads to its details; the button in it carries the name and the focus. */
export const ActivityRow = memo(function ActivityRow(props: Props): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const { entry, rowIndex, isSelected, onSelect } = props;
  const crmType = t(`common.crmActorType.${entry.crmActorType}`);
  const crmName = entry.crmName === '' ? String(entry.crmRecordId) : entry.crmName;
  const erpName = entry.erpName === '' ? entry.erpKey : entry.erpName;
  const at = time.short(entry.at);
  return (
    <TableRow
      hover
      selected={isSelected}
      aria-rowindex={rowIndex}
      onClick={() => onSelect(entry.id)}
      sx={{ height: rowHeight, cursor: 'pointer' }}
    >
      <TableCell>
        <ButtonBase
          aria-label={t('activity.show', { crm: crmName, erp: erpName, time: at })}
          aria-current={isSelected ? 'true' : undefined}
          onClick={(event) => {
            event.stopPropagation();
            onSelect(entry.id);
          }}
          sx={{ borderRadius: 4 }}
        >
          <StateChip state={entry.state} />
        </ButtonBase>
      </TableCell>
      <TableCell sx={{ px: 1, whiteSpace: 'nowrap' }}>{at}</TableCell>
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
      <TableCell>
        <Typography noWrap title={entry.siteName}>
          {entry.siteName}
        </Typography>
        <EnvironmentMark environment={entry.environment} />
      </TableCell>
      <TableCell>
        <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }} title={entry.user}>
          {entry.user}
        </Box>
      </TableCell>
    </TableRow>
  );
});
