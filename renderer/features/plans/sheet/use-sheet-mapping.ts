import { useCallback, useMemo, useState } from 'react';
import type { SheetMapping } from '../../../../shared/sheet/column-use';
import type { SheetPreview } from '../../../../shared/sheet/sheet-preview';
import { useConnectionsOf, useMappedFields, useProposedMapping } from '../../../api/sheets';

/**
 * How an opened sheet is taken: as is proposed or as the last one of this shape was, and over it what a person has chosen.
 * What nobody has touched goes on following the proposal, which knows more once the connection and with it its fields are
 * known.
 */
export function useSheetMapping(siteId: string, sheet: SheetPreview) {
  const [edits, setEdits] = useState<Partial<SheetMapping>>({});
  const connections = useConnectionsOf(siteId).data;
  const [asked, setAsked] = useState<Pick<SheetMapping, 'erpConnectionId' | 'erpActorType'> | null>(null);
  const fields = useMappedFields(siteId, asked?.erpConnectionId ?? null, asked?.erpActorType ?? null).data;
  const known = useMemo(
    () => fields?.fields.map(({ crmFieldKey, displayName }) => ({ crmFieldKey, displayName })) ?? [],
    [fields],
  );
  const proposal = useProposedMapping(sheet, siteId, known);
  const proposed = proposal.data?.mapping;
  const mapping = useMemo<SheetMapping | null>(() => {
    if (!proposed) return null;
    const taken = { ...proposed, ...edits };
    if (taken.erpConnectionId !== null || taken.columns.some(({ use }) => use === 'connection')) return taken;
    // Where a site has one connection that can be written to, that is the one.
    const [only, ...others] = (connections ?? []).filter(({ active }) => active);
    return only && others.length === 0 ? { ...taken, erpConnectionId: only.erpConnectionId } : taken;
  }, [proposed, edits, connections]);
  const { erpConnectionId = null, erpActorType = null } = mapping ?? {};
  if (asked?.erpConnectionId !== erpConnectionId || asked.erpActorType !== erpActorType)
    setAsked({ erpConnectionId, erpActorType });
  return {
    mapping,
    fields: fields?.fields ?? [],
    error: proposal.error,
    /** A person has chosen something. */
    isChanged: Object.keys(edits).length > 0,
    isKept: proposal.data?.isKept === true && edits.columns === undefined,
    by: edits.columns === undefined ? (proposal.data?.by ?? {}) : {},
    change: useCallback(
      (change: Partial<SheetMapping>) => setEdits((before) => ({ ...before, ...change })),
      [],
    ),
    /** Another sheet or header row: its columns are others. */
    forgetColumns: useCallback(() => setEdits(({ columns: _of, ...rest }) => rest), []),
  };
}
