import { memo, type ReactElement } from 'react';
import type { FieldType, SideValue } from '../../../../shared/value/field-value';
import { decodeValue } from '../../../../shared/value/encoded-value';
import type { Side } from '../draft/draft-form';
import { PlainIcon } from '../../../components/plain-icon';
import { useText } from '../../../text';
import { useLinkForm } from '../link-context';

interface Props {
  rowId: string;
  name: string;
  side: Side;
  held: SideValue | null;
  fieldType: FieldType;
  isTaken: boolean;
  isQuiet: boolean;
  isOverwritten: boolean;
}

/** What one side holds now, and the button that takes it over. Typing a value leaves it as it is drawn. */
export const SideCell = memo(function SideCell(props: Props): ReactElement {
  const { rowId, name, side, held, fieldType, isTaken, isQuiet, isOverwritten } = props;
  const t = useText();
  const { form } = useLinkForm();
  const look = `small-button ${side}${isQuiet ? ' bare' : ''}${isTaken && !isQuiet ? ' taken' : ''}`;
  const take = (
    <button
      type="button"
      className={look}
      aria-label={t(side === 'crm' ? 'link.row.takeCrm' : 'link.row.takeErp', { name })}
      aria-pressed={isTaken}
      disabled={held === null}
      onClick={() => form.take([rowId], side)}
    >
      <PlainIcon name={side === 'crm' ? 'to-left' : 'to-right'} />
    </button>
  );
  return (
    <td>
      <div className="side">
        {side === 'erp' && take}
        <div className={isQuiet ? 'what faint' : 'what'}>
          <SideText held={held} fieldType={fieldType} />
          {isOverwritten && <div className="overwritten caution">{t('link.row.overwritten')}</div>}
        </div>
        {side === 'crm' && take}
      </div>
    </td>
  );
});

const longText = 90;

function SideText({ held, fieldType }: Pick<Props, 'held' | 'fieldType'>): ReactElement {
  const t = useText();
  const text = held === null ? t('link.row.notRead') : showSide(held, fieldType) || t('link.row.empty');
  const isMissing = held === null || held.value === '';
  const isLong = text.length > longText || text.split('\n').length > 2;
  const reach = isLong ? { tabIndex: 0, role: 'note', 'aria-label': text } : {};
  return (
    <div {...reach} className={`held${isMissing ? ' missing' : ''}${isLong ? ' long' : ''}`}>
      {text}
    </div>
  );
}

const hidden = '••••••';

/** A side's value as a person reads it: the site's own words where it gave some. */
function showSide(held: SideValue, fieldType: FieldType): string {
  if (held.value === '') return '';
  if (fieldType === 'Password') return hidden;
  return held.displayValue || decodeValue(held.value, fieldType);
}
