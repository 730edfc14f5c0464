import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { NewActorForm, NewActorFormField } from '../../../../shared/record/new-actor-form';
import type { Text } from '../../../../shared/text/text';
import { ChoiceBox } from '../../../components/combo-box/choice-box';
import { MissingNote } from '../../../components/missing-note';
import { SwitchField } from '../../../components/switch-field';
import { useText } from '../../../text';
import { useRecord } from '../record-context';
import { findProblem, type NewActorProblem, type TypedValues } from './new-actor-values';

/** The name of a field's control; a problem leads to it. */
export function fieldControl(fieldKey: string): string {
  return `create-${encodeURIComponent(fieldKey).replaceAll(/[^\w-]/g, '_')}`;
}

/** What is wrong, and how to mend it. */
export function describeProblem(problem: NewActorProblem, t: Text): string {
  return t(`record.create.problem.${problem.kind}`, { ...problem });
}

interface Props {
  form: NewActorForm;
  typed: TypedValues;
  /** Somebody tried: from then on each field says what is wrong with it. */
  isJudged: boolean;
  onType(fieldKey: string, text: string): void;
}

/** The form that the ERP's own description of its fields makes: types, required ones, lists, lengths. */
export function NewActorFields({ form, typed, isJudged, onType }: Props): ReactElement {
  const t = useText();
  const { fields, listsError } = form;
  if (fields.length === 0) return <Typography sx={{ my: 1 }}>{t('record.create.noFields')}</Typography>;
  return (
    <>
      {listsError !== null && (
        <MissingNote
          what={t('record.create.listsFailed')}
          missing={[{ call: 'ErpSync/GetConnectionListMappings', error: listsError }]}
        />
      )}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(280px, 1fr))',
          gap: 2,
          alignItems: 'start',
          maxWidth: 900,
          my: 1.5,
        }}
      >
        {fields.map((field) => (
          <Field
            key={field.fieldKey}
            field={field}
            typed={typed[field.fieldKey] ?? ''}
            isJudged={isJudged}
            onType={(text) => onType(field.fieldKey, text)}
          />
        ))}
      </Box>
    </>
  );
}

interface FieldProps {
  field: NewActorFormField;
  typed: string;
  isJudged: boolean;
  onType(text: string): void;
}

function Field({ field, typed, isJudged, onType }: FieldProps): ReactElement {
  const t = useText();
  const { controlId } = useRecord();
  const { fieldKey, fieldType, access, description, maxLength, choices } = field;
  const isRequired = access === 'Mandatory' && field.defaultValue.trim() === '';
  const label = isRequired ? t('record.create.required', { name: field.displayName }) : field.displayName;
  const problem = isJudged ? findProblem(field, typed) : null;
  const isTight = maxLength > 0 && fieldType === 'Text' && typed.length >= maxLength * 0.8;
  const help = [
    problem === null ? '' : t('record.create.itself', { problem: describeProblem(problem, t) }),
    access === 'ReadOnly' ? t('record.create.readOnly') : '',
    fieldType === 'List' && choices === null ? t('record.create.noItems') : '',
    description,
    isTight ? t('record.create.length', { length: typed.length, max: maxLength }) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
  const shared = {
    id: controlId(fieldControl(fieldKey)),
    label,
    error: problem !== null,
    disabled: access === 'ReadOnly',
  };
  if (fieldType === 'Checkbox') {
    return <SwitchField checked={typed === 'true'} onChange={(isOn) => onType(String(isOn))} label={label} />;
  }
  if (fieldType === 'List' && choices !== null) {
    const shown = choices.map(({ value, name }) => ({ key: value, label: name }));
    return (
      <ChoiceBox
        {...shared}
        choices={shown}
        chosen={shown.find(({ key }) => key === typed) ?? null}
        helperText={help || undefined}
        noMatchText={t('link.row.noChoice')}
        onChoose={onType}
      />
    );
  }
  return (
    <TextField
      {...shared}
      value={typed}
      type={fieldType === 'Password' ? 'password' : 'text'}
      helperText={help || undefined}
      onChange={(event) => onType(event.target.value)}
      slotProps={{
        inputLabel: { shrink: true },
        htmlInput: {
          'aria-required': isRequired,
          inputMode: fieldType === 'Integer' ? 'numeric' : fieldType === 'Double' ? 'decimal' : 'text',
        },
      }}
    />
  );
}
