import { createContext, memo, use, type ReactElement } from 'react';
import { PlainIcon } from '../../../components/plain-icon';
import { useText } from '../../../text';
import { useDraft, useDraftAfterKeys } from '../../../components/field-values/form-context';
import { DirectionCell, SyncSwitches } from '../../../components/field-values/sync-switches';
import { useRowNameId } from '../../../components/field-values/virtual-table';

interface Actions {
  edit(rowId: string): void;
  remove(rowId: string, name: string): void;
}

const ActionsContext = createContext<Actions | null>(null);
export const ByHandActions = ActionsContext.Provider;

/** One field value as it will be sent, letter by letter. */
export const ByHandRow = memo(function ByHandRow({ rowId }: { rowId: string }): ReactElement | null {
  const t = useText();
  const nameId = useRowNameId(rowId);
  // What is typed into the boxes above it: a key waits for its own box alone.
  const row = useDraftAfterKeys((state) => state.rows[rowId]);
  const isFrozen = useDraft((state) => state.isFrozen);
  if (!row) return null;
  const name = row.displayName || row.crmFieldKey || t('link.row.unnamed');
  return (
    <>
      <th scope="row" id={nameId} className="name">
        {name}
      </th>
      <TextCell text={row.crmFieldKey} />
      <TextCell text={row.value} />
      <TextCell text={row.displayValue} />
      {isFrozen ? (
        <DirectionCell syncToCrm={row.syncToCrm} syncToErp={row.syncToErp} />
      ) : (
        <SyncSwitches rowId={row.id} name={name} syncToCrm={row.syncToCrm} syncToErp={row.syncToErp} />
      )}
      <td>{!isFrozen && <RowButtons rowId={rowId} name={name} />}</td>
    </>
  );
});

const RowButtons = memo(function RowButtons({ rowId, name }: { rowId: string; name: string }): ReactElement {
  const t = useText();
  const actions = use(ActionsContext);
  return (
    <>
      <button
        type="button"
        className="small-button bare"
        aria-label={t('link.row.edit', { name })}
        onClick={() => actions?.edit(rowId)}
      >
        <PlainIcon name="edit" />
      </button>
      <button
        type="button"
        className="small-button bare"
        aria-label={t('link.row.remove', { name })}
        onClick={() => actions?.remove(rowId, name)}
      >
        <PlainIcon name="remove" />
      </button>
    </>
  );
});

const TextCell = memo(function TextCell({ text }: { text: string }): ReactElement {
  const t = useText();
  return (
    <td className={text === '' ? 'held missing' : 'held'}>{text === '' ? t('link.row.empty') : text}</td>
  );
});
