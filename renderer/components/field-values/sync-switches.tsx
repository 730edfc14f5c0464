import { memo, type ReactElement } from 'react';
import { directionOf, type Direction } from '../../../shared/value/direction';
import { PlainIcon, type PlainIconName } from '../plain-icon';
import { useText } from '../../text';
import type { Side } from './draft-state';
import { useLinkForm } from './form-context';

// SuperOffice stands left and the ERP right, so the arrows point to where the value goes on the screen.
const looks: Record<Direction, { icon: PlainIconName; tone: string }> = {
  leave: { icon: 'line', tone: 'faint' },
  'to-crm': { icon: 'to-left', tone: 'crm' },
  'to-erp': { icon: 'to-right', tone: 'erp' },
  both: { icon: 'both-ways', tone: 'text' },
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
  return (
    <td>
      <div className="switches">
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
      </div>
      <DirectionWord direction={direction} />
    </td>
  );
});

/** Where a value went, or is on its way to, as plain text. */
export const DirectionCell = memo(function DirectionCell(
  props: Pick<Props, 'syncToCrm' | 'syncToErp'>,
): ReactElement {
  return (
    <td className="sent">
      <DirectionWord direction={directionOf(props)} />
    </td>
  );
});

function DirectionWord({ direction }: { direction: Direction }): ReactElement {
  const t = useText();
  const { icon, tone } = looks[direction];
  return (
    <div className={`direction ${tone}`} title={t(`direction.${direction}`)}>
      <PlainIcon name={icon} sizePx={16} />
      {t(`link.direction.${direction}`)}
    </div>
  );
}

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
    <label className="switch">
      <input
        type="checkbox"
        role="switch"
        aria-label={label}
        checked={isOn}
        aria-checked={isOn}
        onChange={(event) => form.sync([rowId], side, event.target.checked)}
      />
      {text}
    </label>
  );
}
