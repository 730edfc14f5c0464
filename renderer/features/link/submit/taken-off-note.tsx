import Alert from '@mui/material/Alert';
import type { ReactElement } from 'react';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';

/** Says that values of another pair of records are no longer on the form, so that nobody misses them in the ERP later. */
export function TakenOffNote(): ReactElement | null {
  const t = useText();
  const { form } = useLinkForm();
  const count = useDraft((state) => state.takenOff);
  if (count === 0) return null;
  return (
    <Alert severity="info" onClose={form.acknowledgeTakenOff}>
      {t('link.fields.takenOff', { count })}
    </Alert>
  );
}
