import Typography from '@mui/material/Typography';
import { useEffect, type ReactElement } from 'react';
import { erpActorTypes, type ErpActorType } from '../../../../shared/record/actor-types';
import type { Text } from '../../../../shared/text/text';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { useActorTypePairs } from '../link-queries';
import { ChoiceBox, type Choice } from '../../../components/combo-box/choice-box';
import { controlIds } from './control-ids';
import { missingBecause, MissingNote } from '../../../components/missing-note';

/** The ERP actor types that the connection maps to the chosen record type. */
export function ErpTypePicker(): ReactElement {
  const { form } = useLinkForm();
  const erpActorType = useDraft((state) => state.identity.erpActorType);
  const { mapped, offered, isLoading } = useOfferedTypes();
  useFittingType(erpActorType, mapped);
  return (
    <ErpTypeBox
      chosen={erpActorType !== null && offered.includes(erpActorType) ? erpActorType : null}
      offered={offered}
      onChoose={(type) => form.choose({ erpActorType: type, erpKey: '', erpName: '' })}
      isLoading={isLoading}
      error={mapped?.length === 0}
    />
  );
}

/** Why there is only one type to choose, or none. */
export function ErpTypeReason(): ReactElement | null {
  const t = useText();
  const { erpConnectionName, crmActorType } = useDraft((state) => state.identity);
  const { mapped, error, refetch } = useOfferedTypes();
  if (error) {
    return (
      <MissingNote
        what={t('link.missing.actorTypes')}
        missing={missingBecause('ErpSync/GetCrmActorType', error)}
        onRetry={() => void refetch()}
      />
    );
  }
  const [first] = mapped ?? [];
  if (!mapped || mapped.length > 1) return null;
  const params = { connection: erpConnectionName, crmType: t(`common.crmActorType.${crmActorType}`) };
  return (
    <Typography variant="body2" sx={{ color: first ? 'text.secondary' : 'bad.main' }}>
      {first
        ? t('link.erp.onlyType', { ...params, erpType: t(`common.erpActorType.${first}`) })
        : t('link.erp.noType', params)}
    </Typography>
  );
}

function useOfferedTypes() {
  const crmActorType = useDraft((state) => state.identity.crmActorType);
  const { data: pairs, error, isLoading, refetch } = useActorTypePairs();
  const mapped = pairs?.filter((pair) => pair.crmActorType === crmActorType).map((pair) => pair.erpActorType);
  // Where the site does not say what it maps, all are offered: the site itself refuses what it does not map.
  return { mapped, offered: mapped ?? (error ? [...erpActorTypes] : []), error, isLoading, refetch };
}

interface BoxProps {
  chosen: ErpActorType | null;
  offered: readonly ErpActorType[];
  onChoose(type: ErpActorType): void;
  isLoading?: boolean;
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
      noMatchText={t(offered.length === 0 ? 'link.erp.chooseConnection' : 'link.erp.noSuchType')}
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
