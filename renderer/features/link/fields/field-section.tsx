import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Suspense, useEffect, type ReactElement } from 'react';
import { WaitingBar } from '../../../components/waiting-bar';
import { EmptyState } from '../../../components/empty-state';
import { useText } from '../../../text';
import { identityKey } from '../../../components/field-values/identity';
import { listRows } from '../../../components/field-values/row-state';
import { controlIds } from '../sides/control-ids';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { missingBecause, MissingNote } from '../../../components/missing-note';
import { ReadTime } from '../../../components/field-values/read-time';
import { defineLatePart } from '../../../components/late-part';
import { hasReadValues, tellMissingHelp } from '../../../components/tell-missing-help';
import { useFields } from '../link-queries';
import { useReadShown } from '../use-read-again';

/** The first picture has no values: these are fetched right after it (`link-warm-up.tsx`). */
export const fieldTable = defineLatePart(
  async () => (await import('../../../components/field-values/field-table')).FieldTable,
);

/** The field values of the chosen pair, or why there are none. */
export function FieldSection({
  isLinked,
  isMovedTold,
  isMissingTold,
  onReadAgain,
}: {
  isLinked: boolean;
  /** False where the outcome says already what could not be read. */
  isMissingTold: boolean;
  /** False while values may have moved because we write them. */
  isMovedTold: boolean;
  /** Asks the site again for all that is chosen. */
  onReadAgain(): void;
}): ReactElement {
  const t = useText();
  const isChosen = useDraft((state) => identityKey(state.identity) !== null);
  const hasRows = useDraft((state) => state.rowIds.length > 0);
  const { data, error, isFetching, dataUpdatedAt } = useFieldReading(isLinked);
  const readShown = useReadShown();
  return (
    <>
      {isFetching && <WaitingBar aria-label={t('link.fields.loading')} />}
      {isMissingTold && error && (
        <MissingNote
          what={t('link.missing.fields')}
          missing={missingBecause('ErpSync/GetFieldValuesFromErp', error)}
          onRetry={readShown}
          offersByHand
        />
      )}
      {isMissingTold && data && data.missing.length > 0 && (
        <MissingNote what={tellMissingHelp(data.missing, t)} missing={data.missing} onRetry={readShown} />
      )}
      {isMovedTold && <MovedNote />}
      {hasRows ? (
        <Suspense fallback={<Nothing isChosen isReading />}>
          <fieldTable.Part
            readTime={
              <ReadTime
                readAtMs={hasReadValues(data?.missing ?? []) ? dataUpdatedAt : 0}
                isReading={isFetching}
                onReadAgain={onReadAgain}
              />
            }
          />
        </Suspense>
      ) : (
        !error && <Nothing isChosen={isChosen} isReading={isFetching || data === undefined} />
      )}
    </>
  );
}

function Nothing({ isChosen, isReading }: { isChosen: boolean; isReading: boolean }): ReactElement {
  const t = useText();
  const { erpConnectionId, crmRecordId } = useDraft((state) => state.identity);
  if (!isChosen)
    return (
      <EmptyState kind="empty" title={t('link.fields.waiting')}>
        {t(
          erpConnectionId === null
            ? 'link.fields.first'
            : crmRecordId === null
              ? 'link.fields.crmNext'
              : 'link.fields.erpNext',
          { keys: t('link.fields.keys') },
        )}
      </EmptyState>
    );
  if (isReading) return <EmptyState kind="loading" title={t('link.fields.loading')} />;
  return <EmptyState kind="empty" title={t('link.fields.none')} />;
}

/** Says which fields changed on the site since the draft was made. */
function MovedNote(): ReactElement | null {
  const t = useText();
  const { form } = useLinkForm();
  const moved = useDraft((state) => state.moved);
  const isTyped = useDraft(
    (state) => state.moved.length > 0 && listRows(state).some(({ source }) => source === 'typed'),
  );
  if (moved.length === 0) return null;
  return (
    <Box sx={{ mt: 1 }}>
      <Alert
        severity="warning"
        action={
          <Button
            id={controlIds.moved}
            size="small"
            sx={{ whiteSpace: 'nowrap' }}
            onClick={form.acknowledgeMoved}
          >
            {t('link.fields.movedSeen')}
          </Button>
        }
      >
        {t(isTyped ? 'link.fields.movedTyped' : 'link.fields.moved', {
          count: moved.length,
          fields: moved.join(', '),
        })}
      </Alert>
    </Box>
  );
}

/** Reads the values of the chosen pair and puts them on the form, each time both sides are known. */
function useFieldReading(isLinked: boolean) {
  const { form } = useLinkForm();
  const query = useFields();
  const { data } = query;
  useEffect(() => {
    if (data) form.showFields(data, !isLinked);
  }, [data, form, isLinked]);
  return query;
}
