import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { decodeValue, parseEncoded } from '../../../../shared/value/encoded-value';
import type { RowFinding, ScanField, ScanRow } from '../../../../shared/scan/scan-row';
import type { LinkPlan } from '../../../../shared/write/plan';
import { narrowWindow } from '../../../components/window-heights';
import { useText } from '../../../text';
import { nameFinding, showMapped } from '../describe-row';
import { leave, type Choice, type Choices } from './triage-choice';

interface Props {
  row: ScanRow;
  fields: readonly ScanField[];
  plan: LinkPlan | null;
  /** The field that the single keys are about. */
  current: string | null;
  choices: Choices;
  /** The field whose value is being typed. */
  typing: string | null;
  onCurrent(crmFieldKey: string): void;
  onChoose(crmFieldKey: string, choice: Choice): void;
  onTyping(crmFieldKey: string | null): void;
  /** A value was typed to its end by a key: the keys go on with the next. */
  onTyped(field: ScanField, choice: Choice): void;
}

/** The fields that differ, with both sides and what becomes of each. */
export function TriageFields(props: Props): ReactElement {
  const { row, fields } = props;
  const t = useText();
  if (fields.length === 0) return <Nothing row={row} />;
  return (
    <Box component="table" aria-label={t('mismatches.triage.fields')} sx={tableLook}>
      <thead>
        <tr>
          {(['field', 'crm', 'erp', 'choice'] as const).map((column) => (
            <th key={column} scope="col" data-side={column}>
              {t(`mismatches.triage.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <Field key={field.crmFieldKey} field={field} {...props} />
        ))}
      </tbody>
    </Box>
  );
}

function Nothing({ row }: { row: ScanRow }): ReactElement {
  const t = useText();
  const [worst] = row.findings;
  if (worst === 'equal' || worst === undefined)
    return <Alert severity="success">{t('mismatches.triage.noDifference')}</Alert>;
  const next = nextOf(worst);
  return (
    <Alert severity="info">
      {t('mismatches.triage.cannot', { finding: nameFinding(row, worst, t) })}{' '}
      {next && t(`mismatches.triage.${next}`)}
    </Alert>
  );
}

/** What helps, where something does. */
function nextOf(finding: RowFinding): 'breakLink' | 'linkAgain' | null {
  if (finding === 'not-linked') return 'linkAgain';
  return finding === 'orphan-record' || finding === 'orphan-actor' ? 'breakLink' : null;
}

function Field({
  field,
  plan,
  current,
  choices,
  typing,
  ...props
}: Props & { field: ScanField }): ReactElement {
  const t = useText();
  const { crmFieldKey, displayName, outcome } = field;
  const choice = choices.get(crmFieldKey) ?? leave;
  const isCurrent = current === crmFieldKey;
  return (
    <tr aria-current={isCurrent || undefined} onClick={() => props.onCurrent(crmFieldKey)}>
      <th scope="row">
        {displayName}
        <div className="faint">{t(`compare.result.${outcome}`)}</div>
      </th>
      {(['crm', 'erp'] as const).map((side) => (
        <td key={side} className={choice.kind === side ? 'taken' : ''}>
          {field[side]?.value === '' ? (
            <em className="none">{t('mismatches.list.empty')}</em>
          ) : (
            showMapped(field, side, plan, t)
          )}
        </td>
      ))}
      <td>
        <Choose
          field={field}
          choice={choice}
          onChoose={(next) => props.onChoose(crmFieldKey, next)}
          onTyping={() => props.onTyping(crmFieldKey)}
        />
        {(typing === crmFieldKey || choice.kind === 'typed') && (
          <Typed
            field={field}
            choice={choice}
            isFocused={typing === crmFieldKey}
            onChoose={(next) => props.onChoose(crmFieldKey, next)}
            onDone={() => props.onTyping(null)}
            onEnd={(next) => props.onTyped(field, next)}
          />
        )}
      </td>
    </tr>
  );
}

interface ChooseProps {
  field: ScanField;
  choice: Choice;
  onChoose(choice: Choice): void;
  onTyping(): void;
}

function Choose({ field, choice, onChoose, onTyping }: ChooseProps): ReactElement {
  const t = useText();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={field.displayName}
      value={choice.kind}
      onChange={(_event, kind: Choice['kind'] | null) => {
        if (kind === 'typed') onTyping();
        else if (kind !== null) onChoose({ kind });
      }}
      sx={{
        flexWrap: 'wrap',
        '& .MuiToggleButton-root': { textTransform: 'none', lineHeight: 1.3, color: 'text.primary' },
      }}
    >
      {(['leave', 'crm', 'erp', 'typed'] as const).map((kind) => (
        <ToggleButton key={kind} value={kind} title={t(`mismatches.triage.choiceSays.${kind}`)}>
          {t(`mismatches.triage.choice.${kind}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

interface TypedProps extends Omit<ChooseProps, 'onTyping'> {
  isFocused: boolean;
  onDone(): void;
  /** By a key, with what is chosen now. */
  onEnd(choice: Choice): void;
}

function Typed({ field, choice, isFocused, onChoose, onDone, onEnd }: TypedProps): ReactElement {
  const t = useText();
  const text = choice.kind === 'typed' ? choice.text : toEdited(field.crm?.value ?? '');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFocused) box.current?.select();
  }, [isFocused]);
  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    const isTaken = event.key === 'Enter';
    if (!isTaken) onChoose(leave);
    onDone();
    onEnd(isTaken ? choice : leave);
  };
  return (
    <TextField
      label={t('mismatches.triage.typed')}
      value={text}
      inputRef={box}
      onChange={(event) => onChoose({ kind: 'typed', text: event.target.value })}
      onKeyDown={handleKey}
      onBlur={onDone}
      sx={{ mt: 1, width: '100%' }}
      slotProps={{ htmlInput: { spellCheck: false } }}
    />
  );
}

/** A date as it is typed; what else the site writes in brackets says itself what it is. */
function toEdited(value: string): string {
  const { marker } = parseEncoded(value);
  if (marker === 'D' || marker === 'DT') {
    const [year, month, day] = decodeValue(value, 'Date').split('-');
    return day === undefined ? value : `${day}.${month}.${year}`;
  }
  return value;
}

const tableLook = {
  borderCollapse: 'collapse',
  width: '100%',
  fontSize: '0.875rem',
  '& th, & td': {
    textAlign: 'left',
    verticalAlign: 'top',
    px: 1,
    py: 0.75,
    borderBottom: 1,
    borderColor: 'divider',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
  '& thead th': { color: 'text.secondary', fontSize: '0.75rem' },
  tableLayout: 'fixed',
  '& thead th:nth-of-type(1)': { width: '20%' },
  '& thead th:nth-of-type(4)': { width: 330 },
  // The choices stand two by two, so that a long value does not make a row higher than the window.
  [`@media ${narrowWindow}`]: {
    '& thead th:nth-of-type(1)': { width: '22%' },
    '& thead th:nth-of-type(4)': { width: 172 },
    '& th, & td': { px: 0.5, py: 0.5 },
  },
  '& tbody th': { fontWeight: 600 },
  '& tr[aria-current=true] > *': { bgcolor: 'action.selected' },
  '& tr[aria-current=true] > th': { boxShadow: 'inset 3px 0 0 currentColor' },
  '& .faint': { color: 'text.secondary', fontWeight: 400, fontSize: '0.75rem' },
  '& .none': { color: 'text.secondary' },
  '& thead [data-side=crm]': { color: 'superoffice.main' },
  '& thead [data-side=erp]': { color: 'erp.main' },
  '& .taken': { fontWeight: 650 },
} as const;
