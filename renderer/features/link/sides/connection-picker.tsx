import { useEffect, useState, type ReactElement } from 'react';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { useConnections } from '../link-queries';
import { ChoiceBox, type Choice } from '../../../components/combo-box/choice-box';
import { controlIds } from './control-ids';
import { missingBecause, MissingNote } from '../../../components/missing-note';

/** A line that comes and goes moves everything below it. */
const slowMs = 3_000;

/** The ERP connection: inactive ones are shown, with the reason why they cannot be chosen. */
export function ConnectionPicker(): ReactElement {
  const t = useText();
  const { form } = useLinkForm();
  const chosenId = useDraft((state) => state.identity.erpConnectionId);
  const { data, error, isLoading, refetch } = useConnections();
  const isSlow = useLasting(isLoading, slowMs);
  const active = data?.filter((connection) => connection.active) ?? [];
  const only = active.length === 1 ? active[0] : undefined;

  useEffect(() => {
    if (chosenId === null && only) {
      form.choose({ erpConnectionId: only.erpConnectionId, erpConnectionName: only.name });
    }
  }, [chosenId, only, form]);

  const choices: Choice[] = (data ?? []).map(({ erpConnectionId, name, description, active: isActive }) => ({
    key: String(erpConnectionId),
    label: name,
    note: isActive ? description : t('link.connection.inactiveWhy'),
    disabled: !isActive,
  }));
  const choose = (key: string) => {
    const found = data?.find((connection) => String(connection.erpConnectionId) === key);
    if (found) form.choose({ erpConnectionId: found.erpConnectionId, erpConnectionName: found.name });
  };
  return (
    <div>
      <ChoiceBox
        id={controlIds.erpConnection}
        label={t('link.connection.label')}
        choices={choices}
        chosen={choices.find((choice) => choice.key === String(chosenId)) ?? null}
        onChoose={choose}
        isLoading={isLoading}
        noMatchText={
          // A list that could not be read must not look like a list without that name.
          error
            ? t('link.missing.connections')
            : (emptyReason(data, active, t) ?? t('link.connection.noMatch'))
        }
        helperText={isSlow ? t('link.connection.loading') : emptyReason(data, active, t)}
      />
      {error && (
        <MissingNote
          what={t('link.missing.connections')}
          missing={missingBecause('ErpSync/GetAllConnections', error)}
          onRetry={() => void refetch()}
          offersByHand
        />
      )}
    </div>
  );
}

/** True once it has been so for a while: what is over at once need not be told. */
function useLasting(isSo: boolean, afterMs: number): boolean {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLasting(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [isSo, afterMs]);
  return isSo && isLasting;
}

function emptyReason(
  all: readonly unknown[] | undefined,
  active: readonly unknown[],
  t: ReturnType<typeof useText>,
): string | undefined {
  if (all === undefined || active.length > 0) return undefined;
  return all.length === 0 ? t('link.connection.none') : t('link.connection.noneActive');
}
