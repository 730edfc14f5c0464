import { memo, type ReactElement } from 'react';
import type { SideResult } from '../../../shared/write/value-result';
import type { Side } from './draft-state';
import { PlainIcon } from '../plain-icon';
import { useText } from '../../text';
import { useLinkForm } from './form-context';

interface Props {
  rowId: string;
  name: string;
  side: Side;
  /** What it holds, as a person reads it; null = not read. */
  text: string | null;
  isTaken: boolean;
  isQuiet: boolean;
  isFrozen: boolean;
  result: SideResult;
  /** The two sides differ afterwards. */
  isLeft: boolean;
}

/** What one side holds now, and the button that takes it over. Typing a value leaves it as it is drawn. */
export const SideCell = memo(function SideCell(props: Props): ReactElement {
  const { rowId, name, side, text, isTaken, isQuiet, isFrozen, result, isLeft } = props;
  const t = useText();
  const { form } = useLinkForm();
  const look = `small-button ${side}${isQuiet ? ' bare' : ''}${isTaken && !isQuiet ? ' taken' : ''}`;
  const take = !isFrozen && (
    <button
      type="button"
      className={look}
      aria-label={t(side === 'crm' ? 'link.row.takeCrm' : 'link.row.takeErp', { name })}
      aria-pressed={isTaken}
      disabled={text === null}
      onClick={() => form.take(rowId, side)}
    >
      <PlainIcon name={side === 'crm' ? 'to-left' : 'to-right'} />
    </button>
  );
  return (
    <td>
      <div className="side">
        {side === 'erp' && take}
        <div className={isQuiet ? 'what faint' : 'what'}>
          <SideText held={text} />
          {result === 'keeps' && isLeft && (
            <div className="overwritten faint">{t('link.row.result.keeps')}</div>
          )}
          {result !== 'keeps' && result !== 'not-known' && (
            <div className={`overwritten ${result === 'filled' ? side : 'caution'}`}>
              {t(`link.row.result.${result}`)}
            </div>
          )}
        </div>
        {side === 'crm' && take}
      </div>
    </td>
  );
});

const longText = 90;

function SideText({ held }: { held: string | null }): ReactElement {
  const t = useText();
  const text = held === null ? t('link.row.notRead') : held || t('link.row.empty');
  const isMissing = held === null || held === '';
  const isLong = text.length > longText || text.split('\n').length > 2;
  const reach = isLong ? { tabIndex: 0, role: 'note', 'aria-label': text } : {};
  return (
    <div {...reach} title={text} className={`held${isMissing ? ' missing' : ''}${isLong ? ' long' : ''}`}>
      {text}
    </div>
  );
}
