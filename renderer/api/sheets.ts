import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Input, Outputs } from '../../shared/ipc/contract';
import type { SheetMapping } from '../../shared/sheet/column-use';
import type { PreviewChanges, SheetPreview, SheetProgress } from '../../shared/sheet/sheet-preview';
import type { CrmActorType, ErpActorType } from '../../shared/record/actor-types';
import { AppError } from '../../shared/errors';
import { callBridge, subscribe } from './client';

const askAgainMs = 2_000;
const sheetKey = (sheetId: string) => ['app', 'sheets', sheetId];

/** Asks for a file; null where the dialog was closed. */
export function useChooseSheet() {
  return useMutation({ mutationFn: () => callBridge('sheets.choose') });
}

export function usePasteSheet() {
  return useMutation({ mutationFn: (text: string) => callBridge('sheets.paste', { text }) });
}

/** A file that was dropped onto the window. The preload alone sees where it lies. */
export function useDropSheet() {
  return useMutation({
    mutationFn: async (file: File): Promise<SheetPreview> => {
      const answer = await window.actorlink.sheets.openDropped(file);
      if (answer.ok) return answer.data;
      const { code, ...about } = answer.error;
      throw new AppError(code, about);
    },
  });
}

/** A list that the site gives, as a sheet: more of its rows come while it is open. */
export function useOpenListing() {
  return useMutation({
    mutationFn: (input: Input<'sheets.openListing'>) => callBridge('sheets.openListing', input),
  });
}

export function useSelections(siteId: string, crmActorType: CrmActorType) {
  return useQuery({
    queryKey: [siteId, 'selections', crmActorType],
    queryFn: () => callBridge('sheets.listSelections', { siteId, crmActorType }),
  });
}

/** How an opened sheet looks, with what a person has set right; asked again while it is being read. */
export function useSheetPreview(opened: SheetPreview, changes: PreviewChanges) {
  const { sheetId } = opened;
  return useQuery({
    queryKey: [...sheetKey(sheetId), 'preview', changes],
    queryFn: () => callBridge('sheets.preview', { sheetId, changes }),
    placeholderData: (previous) => previous ?? opened,
    staleTime: 0,
    // Also where its last word came before anybody listened: a plan is made only of a sheet that was read to its end.
    refetchInterval: ({ state }) => (state.data?.isComplete === false ? askAgainMs : false),
  });
}

/** How far the reading of a sheet is; null until something was heard. */
export function useSheetProgress(sheetId: string): SheetProgress | null {
  const queryClient = useQueryClient();
  const { data } = useQuery<SheetProgress | null>({
    queryKey: [...sheetKey(sheetId), 'progress'],
    queryFn: () => null,
    staleTime: Infinity,
  });
  useEffect(
    () =>
      subscribe('sheets.progress', (progress) => {
        queryClient.setQueryData([...sheetKey(progress.sheetId), 'progress'], progress);
        void queryClient.invalidateQueries({ queryKey: [...sheetKey(progress.sheetId), 'preview'] });
      }),
    [queryClient],
  );
  return data ?? null;
}

/** What each column is likely for; asked again where the header row or the sheet is another one. */
export function useProposedMapping(
  preview: SheetPreview,
  siteId: string,
  fields: Input<'sheets.proposeMapping'>['fields'],
) {
  const { sheetId, sheet, headerRow, columns } = preview;
  const shape = columns.map(({ header }) => header);
  return useQuery({
    queryKey: [...sheetKey(sheetId), 'mapping', siteId, sheet, headerRow, shape, fields],
    queryFn: () => callBridge('sheets.proposeMapping', { sheetId, siteId, fields }),
    placeholderData: (previous) => previous,
  });
}

/** What is odd about the column of keys, once the sheet was read to its end; null = not asked. */
export function useSheetReport(sheetId: string, mapping: SheetMapping | null) {
  return useQuery({
    queryKey: [...sheetKey(sheetId), 'report', mapping],
    queryFn: () => (mapping ? callBridge('sheets.report', { sheetId, mapping }) : null),
    enabled: mapping !== null,
  });
}

/** The fields that a connection maps for an actor type. */
export function useMappedFields(
  siteId: string,
  erpConnectionId: number | null,
  erpActorType: ErpActorType | null,
) {
  const isAsked = erpConnectionId !== null && erpActorType !== null;
  return useQuery({
    queryKey: [siteId, 'plan-mapping', erpConnectionId, erpActorType],
    queryFn: (): Promise<Outputs['plans.readMapping'] | null> =>
      isAsked
        ? callBridge('plans.readMapping', { siteId, erpConnectionId, erpActorType })
        : Promise.resolve(null),
  });
}

export function useConnectionsOf(siteId: string) {
  return useQuery({
    queryKey: [siteId, 'connections'],
    queryFn: () => callBridge('links.listConnections', { siteId }),
  });
}

/** The pairs of types that a connection maps; null as long as none is chosen. */
export function useActorTypesOf(siteId: string, erpConnectionId: number | null) {
  return useQuery({
    queryKey: [siteId, 'actor-types', erpConnectionId],
    queryFn:
      erpConnectionId === null
        ? skipToken
        : () => callBridge('links.listActorTypes', { siteId, erpConnectionId }),
  });
}

export function useCloseSheet() {
  return useMutation({ mutationFn: (sheetId: string) => callBridge('sheets.cancel', { sheetId }) });
}

/** Makes the plan, and keeps the mapping for the next sheet of this shape. */
export function useMakePlan() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (input: Input<'plans.createFromSheet'>) => {
      const { siteId, sheetId, mapping } = input;
      await callBridge('sheets.keepMapping', { siteId, sheetId, mapping });
      return callBridge('plans.createFromSheet', input);
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['app', 'plans', 'list'] }),
  });
}
