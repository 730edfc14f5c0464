import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { ListWords } from '../../../shared/journal/list-words';
import type { FieldOutcome } from '../../../shared/journal/entry';
import type { FieldValue } from '../../../shared/value/field-value';
import type { DraftRow } from '../../../shared/link/draft';
import { fieldOf, type LinkPlan } from '../../../shared/write/plan';
import type { IsCosmetic } from '../../../shared/write/effect';
import { isSameStored } from '../../../shared/write/same-stored';
import { showByMarker } from '../../../shared/value/encoded-value';
import type { Text } from '../../../shared/text/text';
import { useText } from '../../text';
import type { Side } from '../field-values/draft-state';
import { showStored } from '../field-values/show-stored';

interface Props {
  fields: readonly FieldOutcome[];
  /** What is on the form, for the names of list items. Its values may have been read anew since. */
  shown: ShownValues;
}

export interface ShownValues {
  rows: readonly DraftRow[];
  plan: LinkPlan | null;
  /** What counts as the same by the rules in use; without them whatever is not stored alike was left different. */
  isCosmetic?: IsCosmetic;
  /** The words that the entry keeps: what a value was called that is no longer on the form. */
  words?: ListWords | undefined;
}

/** What is not as chosen, and what changed on each side, value by value: SuperOffice left, ERP right. */
export function OutcomeChanges({
  fields,
  sent,
  shown,
}: Props & { sent: readonly FieldValue[] }): ReactElement {
  return (
    <>
      <NotAsChosen fields={fields.filter((field) => field.asChosen === false)} sent={sent} shown={shown} />
      <Changed fields={fields} shown={shown} />
      <LeftDifferent fields={fields} shown={shown} />
    </>
  );
}

function NotAsChosen({ fields, sent, shown }: Parameters<typeof OutcomeChanges>[0]): ReactElement | null {
  const t = useText();
  if (fields.length === 0) return null;
  return (
    <Box component="section" aria-label={t('link.outcome.notAsChosen')}>
      <Typography variant="subtitle2" component="h3" sx={{ color: 'caution.main' }}>
        {t('link.outcome.notAsChosen')}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
        {fields.map((field) => {
          const chosen = sent.find(({ crmFieldKey }) => crmFieldKey === field.crmFieldKey);
          const read = (value: string | null) =>
            value === null ? t('link.outcome.notReadNow') : show(value, field.crmFieldKey, shown, t);
          return (
            <li key={field.crmFieldKey}>
              {t('link.outcome.notAsChosenOf', {
                name: field.displayName,
                crm: read(field.crm.after),
                erp: read(field.erp.after),
                chosen: read(chosen?.value ?? null),
              })}
            </li>
          );
        })}
      </Box>
    </Box>
  );
}

function Changed({ fields, shown }: Props): ReactElement {
  const t = useText();
  return (
    <Box
      component="section"
      aria-label={t('link.outcome.changed')}
      sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))', gap: 2 }}
    >
      <SideChanges side="crm" fields={fields} shown={shown} />
      <SideChanges side="erp" fields={fields} shown={shown} />
    </Box>
  );
}

function SideChanges({ side, fields, shown }: Props & { side: Side }): ReactElement {
  const t = useText();
  const changed = fields.filter((field) => field[side].change === 'changed');
  const notRead = tellNotRead(fields, side, t);
  return (
    <Box>
      <Typography
        variant="subtitle2"
        component="h3"
        sx={{ color: side === 'crm' ? 'superoffice.main' : 'erp.main' }}
      >
        {t(side === 'crm' ? 'link.outcome.changedCrm' : 'link.outcome.changedErp')}
      </Typography>
      {changed.length === 0 && notRead.length === 0 && (
        <Typography variant="body2">{t('link.outcome.changedNothing')}</Typography>
      )}
      <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
        {changed.map((field) => (
          <li key={field.crmFieldKey}>{describeChange(field, side, shown, t)}</li>
        ))}
      </Box>
      {notRead.map((sentence) => (
        <Typography key={sentence} variant="body2">
          {sentence}
        </Typography>
      ))}
    </Box>
  );
}

/** What changed on both sides, for the ear: each change, what was not read, or that nothing changed. */
export function tellChanges(fields: readonly FieldOutcome[], shown: ShownValues, t: Text): string {
  const sides = (['crm', 'erp'] as const).map((side) => {
    const changed = fields.filter((field) => field[side].change === 'changed');
    const system = t(side === 'crm' ? 'link.outcome.changedCrm' : 'link.outcome.changedErp');
    const told = [
      ...changed.map((field) => describeChange(field, side, shown, t)),
      ...tellNotRead(fields, side, t),
    ].join('; ');
    return t('link.outcome.spoken', { system, told: told || t('link.outcome.changedNothing') });
  });
  return sides.join(' ');
}

/** One sentence, or none where all was read. */
function tellNotRead(fields: readonly FieldOutcome[], side: Side, t: Text): string[] {
  const names = fields.filter((field) => field[side].change === 'not-read').map((field) => field.displayName);
  return names.length === 0 ? [] : [t('link.outcome.changedNotRead', { fields: names.join(', ') })];
}

function describeChange(field: FieldOutcome, side: Side, shown: ShownValues, t: Text): string {
  const { before, after } = field[side];
  return t('link.outcome.changeOf', {
    name: field.displayName,
    before: before === null ? t('link.outcome.wasNotRead') : show(before, field.crmFieldKey, shown, t),
    after: after === null ? t('link.outcome.notReadNow') : show(after, field.crmFieldKey, shown, t),
  });
}

function show(value: string, crmFieldKey: string, { rows, plan, words }: ShownValues, t: Text): string {
  const word = words?.[crmFieldKey]?.[value];
  if (word !== undefined) return word;
  const row = rows.find((one) => one.crmFieldKey === crmFieldKey);
  if (!row) return value === '' ? t('link.row.empty') : (showByMarker(value) ?? value);
  return showStored(value, row, fieldOf(plan, row.crmFieldKey), t) || t('link.row.empty');
}

/** What the look found different on the two sides though every written value is as chosen: somebody chose to leave it. */
function LeftDifferent({ fields, shown }: Props): ReactElement | null {
  const t = useText();
  const left = fields.filter(({ crmFieldKey, crm, erp, asChosen }) => {
    if (asChosen === false || crm.after === null || erp.after === null) return false;
    const field = fieldOf(shown.plan, crmFieldKey);
    if (isSameStored(crm.after, erp.after, field)) return false;
    const sides = { crm: toSide(crm.after), erp: toSide(erp.after) };
    return shown.isCosmetic?.({ crmFieldKey, ...sides }, field) !== true;
  });
  if (left.length === 0) return null;
  return (
    <Typography variant="body2">
      {t('link.outcome.leftDifferent', { fields: left.map(({ displayName }) => displayName).join(', ') })}
    </Typography>
  );
}

function toSide(value: string) {
  return { value, displayValue: '' };
}
