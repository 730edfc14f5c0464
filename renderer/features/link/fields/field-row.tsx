import { memo, type ReactElement } from 'react';
import type { DraftRow } from '../../../../shared/link/draft';
import { compareSides, type Comparison } from '../../../../shared/value/compare';
import type { FieldAccess } from '../../../../shared/value/field-value';
import { checkSentence, isBlocking } from '../../../../shared/write/check';
import { checkValue } from '../../../../shared/write/check-values';
import { effectOfValue } from '../../../../shared/write/effect';
import { fieldOf, type PlanField } from '../../../../shared/write/plan';
import { PlainIcon, type PlainIconName } from '../../../components/plain-icon';
import { useText } from '../../../text';
import { useDraft } from '../link-context';
import { SideCell } from './side-cell';
import { SyncSwitches } from './sync-switches';
import { ValueEditor } from './value-editor';
import { rowNameId } from './virtual-table';

/** One field: both sides, the value between them, and where it goes. Watches its own row and nothing else. */
export const FieldRow = memo(function FieldRow({ rowId }: { rowId: string }): ReactElement | null {
  const row = useDraft((state) => state.rows[rowId]);
  const plan = useDraft((state) => state.plan);
  if (!row) return null;
  const name = row.displayName === '' ? row.crmFieldKey : row.displayName;
  const field = fieldOf(plan, row.crmFieldKey);
  const comparison = compareSides(row, field.fieldType);
  const effect = effectOfValue(row, field.fieldType);
  const isQuiet = comparison === 'same' && !effect.crm && !effect.erp;
  const side = { rowId, name, fieldType: field.fieldType, isQuiet };
  return (
    <>
      <NameCell rowId={rowId} name={name} access={field.access} comparison={comparison} isQuiet={isQuiet} />
      <SideCell
        {...side}
        side="crm"
        held={row.crm}
        isTaken={row.source === 'crm'}
        isOverwritten={effect.crm}
      />
      <ValueCell row={row} field={field} name={name} isQuiet={isQuiet} />
      <SideCell
        {...side}
        side="erp"
        held={row.erp}
        isTaken={row.source === 'erp'}
        isOverwritten={effect.erp}
      />
      <SyncSwitches rowId={row.id} name={name} syncToCrm={row.syncToCrm} syncToErp={row.syncToErp} />
    </>
  );
});

interface NameProps {
  rowId: string;
  name: string;
  access: FieldAccess;
  comparison: Comparison;
  isQuiet: boolean;
}

const NameCell = memo(function NameCell(props: NameProps): ReactElement {
  const { rowId, name, access, comparison, isQuiet } = props;
  const t = useText();
  return (
    <th scope="row" className={isQuiet ? 'quiet' : undefined}>
      <div id={rowNameId(rowId)} className="name">
        {name}
      </div>
      <div className="marks">
        {comparison === 'different' && (
          <Mark icon="different" tone="caution" text={t('link.row.different')} />
        )}
        {comparison === 'unknown' && <Mark icon="unknown" tone="neutral" text={t('link.row.unknown')} />}
        {access === 'Mandatory' && <Mark icon="mandatory" tone="neutral" text={t('link.row.mandatory')} />}
        {access === 'ReadOnly' && <Mark icon="locked" tone="neutral" text={t('link.row.readOnly')} />}
      </div>
    </th>
  );
});

interface MarkProps {
  icon: PlainIconName;
  tone: 'caution' | 'neutral';
  text: string;
}

function Mark({ icon, tone, text }: MarkProps): ReactElement {
  return (
    <span className={`mark ${tone}`}>
      <PlainIcon name={icon} />
      {text}
    </span>
  );
}

interface ValueProps {
  row: DraftRow;
  field: PlanField;
  name: string;
  isQuiet: boolean;
}

function ValueCell({ row, field, name, isQuiet }: ValueProps): ReactElement {
  const t = useText();
  const checks = checkValue(row, field);
  const notesId = `${rowNameId(row.id)}-notes`;
  return (
    <td>
      <ValueEditor
        row={row}
        field={field}
        name={name}
        describedBy={notesId}
        isWrong={checks.some(isBlocking)}
      />
      <div id={notesId} className="notes">
        {!(isQuiet && row.source !== 'typed') && <Source source={row.source} />}
        {checks.map((check) => (
          <div key={check.code} className={isBlocking(check) ? 'bad' : 'caution'}>
            {checkSentence(check, t)}
          </div>
        ))}
      </div>
    </td>
  );
}

/** Where the value comes from: a side, or the keyboard. */
function Source({ source }: Pick<DraftRow, 'source'>): ReactElement {
  const t = useText();
  return (
    <span className={`with-icon ${source === 'typed' ? 'text' : source}`}>
      {source === 'typed' && <PlainIcon name="edit" />}
      {t(`link.row.source.${source}`)}
    </span>
  );
}
