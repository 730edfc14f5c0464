import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState, type ReactElement } from 'react';
import { erpActorTypes, maxErpKeyLength } from '../../../../shared/record/actor-types';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { controlIds } from './control-ids';
import { CrmTypePicker } from './crm-side';
import { ErpTypeBox } from './erp-type-picker';
import { SideCard, TypeAndRecord } from './side-card';

const largestId = 2_147_483_647;

/** By hand: the connection as an id. */
export function ConnectionIdBox(): ReactElement {
  const t = useText();
  const { form } = useLinkForm();
  const erpConnectionId = useDraft((state) => state.identity.erpConnectionId);
  return (
    <IdBox
      id={controlIds.erpConnection}
      label={t('link.byHand.connectionId')}
      value={erpConnectionId}
      onChange={(id) => form.choose({ erpConnectionId: id, erpConnectionName: '' })}
    />
  );
}

/** By hand: both sides as ids, types and key, with nothing looked up. */
export function ByHandSides(): ReactElement {
  const t = useText();
  const { form } = useLinkForm();
  const { crmRecordId, erpActorType } = useDraft((state) => state.identity);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
      <SideCard side="superoffice" heading={t('link.crm.heading')}>
        <TypeAndRecord>
          <CrmTypePicker />
          <IdBox
            id={controlIds.crmRecord}
            label={t('link.byHand.recordId')}
            value={crmRecordId}
            onChange={(id) => form.choose({ crmRecordId: id, crmName: '' })}
          />
        </TypeAndRecord>
      </SideCard>
      <SideCard side="erp" heading={t('link.erp.heading')}>
        <TypeAndRecord>
          <ErpTypeBox
            chosen={erpActorType}
            offered={erpActorTypes}
            onChoose={(type) => form.choose({ erpActorType: type })}
          />
          <KeyBox />
        </TypeAndRecord>
      </SideCard>
      <Box sx={{ gridColumn: '1 / -1' }}>
        <SelectBox />
      </Box>
    </Box>
  );
}

function SelectBox(): ReactElement {
  const t = useText();
  const { form } = useLinkForm();
  const select = useDraft((state) => state.select);
  return (
    <TextField
      label={t('link.byHand.select')}
      helperText={t('link.byHand.selectHelp')}
      value={select}
      onChange={(event) => form.setSelect(event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 2_000, spellCheck: false } }}
    />
  );
}

function KeyBox(): ReactElement {
  const t = useText();
  const { form } = useLinkForm();
  const erpKey = useDraft((state) => state.identity.erpKey);
  const isTooLong = erpKey.length > maxErpKeyLength;
  return (
    <TextField
      id={controlIds.erpActor}
      label={t('link.byHand.erpKey')}
      value={erpKey}
      onChange={(event) => form.choose({ erpKey: event.target.value, erpName: '' })}
      error={isTooLong}
      helperText={
        isTooLong
          ? t('link.byHand.keyLength', { length: erpKey.length, max: maxErpKeyLength })
          : t('link.byHand.keyHelp', { max: maxErpKeyLength })
      }
    />
  );
}

interface IdBoxProps {
  id: string;
  label: string;
  value: number | null;
  onChange(id: number | null): void;
}

/** A box for a whole number that keeps what was typed even while that is none. */
function IdBox({ id, label, value, onChange }: IdBoxProps): ReactElement {
  const t = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed !== null && parseId(typed) === value ? typed : (value?.toString() ?? '');
  const isWrong = text.trim() !== '' && parseId(text) === null;
  return (
    <TextField
      id={id}
      label={label}
      value={text}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(parseId(event.target.value));
      }}
      error={isWrong}
      helperText={isWrong ? t('link.byHand.idWrong', { text }) : t('link.byHand.idHelp')}
      slotProps={{ htmlInput: { inputMode: 'numeric' } }}
    />
  );
}

function parseId(text: string): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,10}$/.test(trimmed)) return null;
  const id = Number(trimmed);
  return id >= 1 && id <= largestId ? id : null;
}
