import { useCallback } from 'react';
import { useAnnounce } from '../announcer';
import { useText } from '../../text';
import { useLinkForm } from './form-context';

/** Undo and redo, each saying what it changed. */
export function useHistorySteps(): { undo(): void; redo(): void } {
  const t = useText();
  const announce = useAnnounce();
  const { form } = useLinkForm();
  const nameOf = useCallback(
    (rowId: string) => form.store.getState().rows[rowId]?.displayName || t('link.row.unnamed'),
    [form, t],
  );
  const undo = useCallback(() => {
    const rowId = form.undo();
    announce(
      rowId === null ? t('link.fields.nothingToUndo') : t('link.fields.undone', { name: nameOf(rowId) }),
    );
  }, [form, announce, t, nameOf]);
  const redo = useCallback(() => {
    const rowId = form.redo();
    announce(
      rowId === null ? t('link.fields.nothingToRedo') : t('link.fields.redone', { name: nameOf(rowId) }),
    );
  }, [form, announce, t, nameOf]);
  return { undo, redo };
}
