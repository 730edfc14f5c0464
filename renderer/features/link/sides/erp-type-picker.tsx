import { useEffect, type ReactElement } from 'react';
import { erpActorTypes, type ErpActorType } from '../../../../shared/link/actor-types';
import type { Text } from '../../../../shared/text/text';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../link-context';
import { useActorTypePairs } from '../link-queries';
import { ChoiceBox, type Choice } from './choice-box';
import { controlIds } from './control-ids';
import { missingBecause, MissingNote } from './missing-note';

/** The ERP actor types that the connection maps to the chosen record type; says so when there is one or none. */
export function ErpTypePicker(): ReactElement {
  const t = useText();
  const { form } = useLinkForm();
  const { erpConnectionId, erpConnectionName, crmActorType, erpActorType } = useDraft(
    (state) => state.identity,
  );
  const { data: pairs, error, isLoading, refetch } = useActorTypePairs();
  const mapped = pairs?.filter((pair) => pair.crmActorType === crmActorType).map((pair) => pair.erpActorType);
  // Where the site does not say what it maps, all are offered: the site itself refuses what it does not map.
  const offered = mapped ?? (error ? [...erpActorTypes] : []);
  useFittingType(erpActorType, mapped);

  const names = offered.map((type) => t(`common.erpActorType.${type}`));
  const params = {
    connection: erpConnectionName,
    crmType: t(`common.crmActorType.${crmActorType}`),
    erpTypes: names.join(', '),
    erpType: names[0] ?? '',
  };
  const explain = () => {
    if (erpConnectionId === null) return t('link.erp.chooseConnection');
    if (!mapped) return undefined;
    if (mapped.length === 0) return t('link.erp.noType', params);
    return mapped.length === 1 ? t('link.erp.onlyType', params) : t('link.erp.typeCount', params);
  };
  return (
    <div>
      <ErpTypeBox
        chosen={erpActorType !== null && offered.includes(erpActorType) ? erpActorType : null}
        offered={offered}
        onChoose={(type) => form.choose({ erpActorType: type, erpKey: '', erpName: '' })}
        isLoading={isLoading}
        helperText={explain()}
        error={mapped?.length === 0}
      />
      {error && (
        <MissingNote
          what={t('link.missing.actorTypes')}
          missing={missingBecause('ErpSync/GetCrmActorType', error)}
          onRetry={() => void refetch()}
        />
      )}
    </div>
  );
}

interface BoxProps {
  chosen: ErpActorType | null;
  offered: readonly ErpActorType[];
  onChoose(type: ErpActorType): void;
  isLoading?: boolean;
  helperText?: string | undefined;
  error?: boolean;
}

/** The combobox alone, also used by hand, where every type is offered. */
export function ErpTypeBox({ chosen, offered, onChoose, ...rest }: BoxProps): ReactElement {
  const t = useText();
  return (
    <ChoiceBox
      id={controlIds.erpActorType}
      label={t('link.erp.type')}
      choices={offered.map((type) => toChoice(type, t))}
      chosen={chosen && toChoice(chosen, t)}
      onChoose={(key) => {
        const type = offered.find((candidate) => candidate === key);
        if (type && type !== chosen) onChoose(type);
      }}
      noMatchText={t('link.erp.noSuchType')}
      {...rest}
    />
  );
}

function toChoice(type: ErpActorType, t: Text): Choice {
  return { key: type, label: t(`common.erpActorType.${type}`) };
}

/** Keeps the chosen type among the mapped ones: the first one stands in where the old one does not fit. */
function useFittingType(chosen: ErpActorType | null, mapped: readonly ErpActorType[] | undefined): void {
  const { form } = useLinkForm();
  const fitting =
    mapped === undefined || (chosen !== null && mapped.includes(chosen)) ? chosen : (mapped[0] ?? null);
  useEffect(() => {
    if (fitting !== chosen) form.choose({ erpActorType: fitting, erpKey: '', erpName: '' });
  }, [fitting, chosen, form]);
}
