import ArrowBack from '@mui/icons-material/ArrowBack';
import ArrowForward from '@mui/icons-material/ArrowForward';
import HorizontalRule from '@mui/icons-material/HorizontalRule';
import SyncAlt from '@mui/icons-material/SyncAlt';
import Box from '@mui/material/Box';
import Switch from '@mui/material/Switch';
import { memo, type ReactElement } from 'react';
import { directionOf, type Direction } from '../../../../shared/value/direction';
import { useText } from '../../../text';
import type { Side } from '../draft/draft-form';
import { useLinkForm } from '../link-context';

// SuperOffice stands left and the ERP right, so the arrows point to where the value goes on the screen.
const looks: Record<Direction, { Icon: typeof SyncAlt; color: string }> = {
  leave: { Icon: HorizontalRule, color: 'text.secondary' },
  'to-crm': { Icon: ArrowBack, color: 'superoffice.main' },
  'to-erp': { Icon: ArrowForward, color: 'erp.main' },
  both: { Icon: SyncAlt, color: 'text.primary' },
};

interface Props {
  rowId: string;
  name: string;
  syncToCrm: boolean;
  syncToErp: boolean;
}

/** The two switches of a row, and in words what they mean together. */
export const SyncSwitches = memo(function SyncSwitches(props: Props): ReactElement {
  const { rowId, name, syncToCrm, syncToErp } = props;
  const t = useText();
  const direction = directionOf({ syncToCrm, syncToErp });
  const { Icon, color } = looks[direction];
  return (
    <Box component="td">
      <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
        <SyncSwitch
          rowId={rowId}
          isOn={syncToCrm}
          side="crm"
          label={t('link.row.syncCrm', { name })}
          text={t('link.row.toCrm')}
        />
        <SyncSwitch
          rowId={rowId}
          isOn={syncToErp}
          side="erp"
          label={t('link.row.syncErp', { name })}
          text={t('link.row.toErp')}
        />
      </Box>
      <Box
        title={t(`direction.${direction}`)}
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 0.5,
          color,
          fontSize: '0.75rem',
          fontWeight: 600,
          mt: 0.25,
        }}
      >
        <Icon sx={{ fontSize: '1rem' }} aria-hidden />
        {t(`link.direction.${direction}`)}
      </Box>
    </Box>
  );
});

interface SwitchProps {
  rowId: string;
  isOn: boolean;
  side: Side;
  label: string;
  text: string;
}

function SyncSwitch({ rowId, isOn, side, label, text }: SwitchProps): ReactElement {
  const { form } = useLinkForm();
  return (
    <Box component="label" sx={{ display: 'flex', alignItems: 'center', minHeight: 28, fontSize: '0.75rem' }}>
      <Switch
        checked={isOn}
        onChange={(_event, on) => form.sync([rowId], side, on)}
        slotProps={{ input: { 'aria-label': label } }}
      />
      {text}
    </Box>
  );
}
