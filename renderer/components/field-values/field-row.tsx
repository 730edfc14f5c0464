import { memo, type ReactElement } from 'react';
import type { FieldComparison } from '../../../shared/compare/comparison';
import type { DraftRow } from '../../../shared/link/draft';
import type { FieldAccess } from '../../../shared/value/field-value';
import { isFromBefore } from '../../../shared/link/draft-rows';
import { checkSentence, isBlocking, type Check } from '../../../shared/write/check';
import { checkValue } from '../../../shared/write/check-values';
import { fieldOf, type PlanField } from '../../../shared/write/plan';
import { resultOfValue, type ValueResult } from '../../../shared/write/value-result';
import { PlainIcon, type PlainIconName } from '../plain-icon';
import { useText } from '../../text';
import { useDraft, useLinkForm } from './form-context';
import { showStored } from './show-stored';
import { isDifference, type CompareRow } from './row-order';
import { SideCell } from './side-cell';
import { DirectionCell, SyncSwitches } from './sync-switches';
import { tellRow } from './tell-row';
import { toIsCosmetic } from './use-compare';
import { ValueEditor } from './value-editor';
import { useRowNameId } from './virtual-table';

/** One field: both sides, the value between them, and where it goes. Watches its own row and nothing else. */
export const FieldRow = memo(function FieldRow({ rowId }: { rowId: string }): ReactElement | null {
  const t = useText();
  const row = useDraft((state) => state.rows[rowId]);
  const plan = useDraft((state) => state.plan);
  const { compare } = useLinkForm();
  const isFrozen = useDraft((state) => state.isFrozen);
  if (!row) return null;
  const name = row.displayName === '' ? row.crmFieldKey : row.displayName;
  const field = fieldOf(plan, row.crmFieldKey);
  const comparison = compare(row, field);
  const result = resultOfValue(row, field, toIsCosmetic(compare));
  const checks = isFrozen ? [] : checkValue(row, field);
  // What cannot be sent changes nothing: the reason alone stands in the row.
  const hasResult = !isFrozen && !checks.some(isBlocking);
  const isQuiet = comparison.result === 'equal' && result.crm === 'keeps' && result.erp === 'keeps';
  const sideOf = (side: 'crm' | 'erp') => {
    const held = row[side];
    return {
      rowId,
      name,
      side,
      text: held === null ? null : showStored(held.value, row, field, t),
      isTaken: row.source === side,
      isQuiet,
      isFrozen,
      result: hasResult ? result[side] : 'keeps',
      isLeft: hasResult && result.staysDifferent === true,
    } as const;
  };
  return (
    <>
      <NameCell
        rowId={rowId}
        name={name}
        access={field.access}
        comparison={comparison}
        isQuiet={isQuiet}
        staysDifferent={hasResult && isDifference(comparison) && result.staysDifferent === true}
      />
      <SideCell {...sideOf('crm')} />
      {isFrozen ? (
        <SentCell row={row} field={field} />
      ) : (
        <ValueCell {...{ row, field, name, isQuiet, result, checks, compare }} />
      )}
      <SideCell {...sideOf('erp')} />
      {isFrozen ? (
        <DirectionCell syncToCrm={row.syncToCrm} syncToErp={row.syncToErp} />
      ) : (
        <SyncSwitches rowId={row.id} name={name} syncToCrm={row.syncToCrm} syncToErp={row.syncToErp} />
      )}
    </>
  );
});

interface NameProps {
  rowId: string;
  name: string;
  access: FieldAccess;
  comparison: FieldComparison;
  isQuiet: boolean;
  staysDifferent: boolean;
}

function NameCell(props: NameProps): ReactElement {
  const { rowId, name, access, comparison, isQuiet, staysDifferent } = props;
  const t = useText();
  const nameId = useRowNameId(rowId);
  return (
    <th scope="row" className={isQuiet ? 'quiet' : undefined}>
      <div id={nameId} className="name" title={name}>
        {name}
      </div>
      <div className="marks">
        <ComparisonMark comparison={comparison} staysDifferent={staysDifferent} />
        {access === 'Mandatory' && <Mark icon="mandatory" tone="neutral" text={t('link.row.mandatory')} />}
        {access === 'ReadOnly' && <Mark icon="locked" tone="neutral" text={t('link.row.readOnly')} />}
      </div>
    </th>
  );
}

/** How the two sides stand; nothing where they are equal. */
function ComparisonMark({
  comparison,
  staysDifferent,
}: Pick<NameProps, 'comparison' | 'staysDifferent'>): ReactElement | null {
  const t = useText();
  switch (comparison.result) {
    case 'equal':
      return null;
    case 'not-read':
      return <Mark icon="unknown" tone="neutral" text={t('link.row.unknown')} />;
    case 'cosmetic': {
      const rules = comparison.rules.map((rule) => t(`record.compare.ruleShort.${rule}`)).join(', ');
      return <Mark icon="line" tone="neutral" text={t('record.compare.cosmetic', { rules })} />;
    }
    case 'different':
      return (
        <Mark
          icon="different"
          tone="caution"
          text={t(staysDifferent ? 'link.row.staysDifferent' : 'link.row.different')}
        />
      );
    case 'one-side-empty':
    case 'list-value-unmapped':
      return <Mark icon="different" tone="caution" text={t(`compare.result.${comparison.result}`)} />;
  }
}

interface MarkProps {
  icon: PlainIconName;
  tone: 'caution' | 'neutral';
  text: string;
}

function Mark({ icon, tone, text }: MarkProps): ReactElement {
  return (
    <span className={`mark ${tone}`} title={text}>
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
  result: ValueResult;
  checks: readonly Check[];
  compare: CompareRow;
}

function ValueCell({ row, field, name, isQuiet, result, checks, compare }: ValueProps): ReactElement {
  const t = useText();
  const isWrong = checks.some(isBlocking);
  const notesId = `${useRowNameId(row.id)}-notes`;
  const isWritten = row.syncToCrm || row.syncToErp;
  return (
    <td className={isWritten || isQuiet ? undefined : 'unwritten'}>
      <ValueEditor row={row} field={field} name={name} describedBy={notesId} isWrong={isWrong} />
      <div id={notesId} className="notes">
        {!(isQuiet && row.source !== 'typed') && <Source row={row} />}
        {checks.map((check) => (
          <Note key={check.code} isBad={isBlocking(check)} text={checkSentence(check, t)} />
        ))}
        <WouldClear row={row} {...result.wouldClear} />
        {!isQuiet && !isWrong && <div className="only-heard">{tellRow(row, field, compare, t).result}</div>}
        {result.offers !== null && <Offer row={row} name={name} offers={result.offers} />}
      </div>
    </td>
  );
}

/** After an outcome: what was sent, as plain text. */
function SentCell({ row, field }: Pick<ValueProps, 'row' | 'field'>): ReactElement {
  const t = useText();
  const text = showStored(row.value, row, field, t);
  const isWritten = row.syncToCrm || row.syncToErp;
  return (
    <td className="held sent">
      <div className={text === '' || !isWritten ? 'missing' : undefined}>{text || t('link.row.empty')}</div>
      {!isWritten && <div className="notes faint">{t('link.row.notWritten')}</div>}
    </td>
  );
}

/** In a low window cut to one line; the title shows it whole. */
function Note({ isBad, text, title = text }: { isBad: boolean; text: string; title?: string }): ReactElement {
  return (
    <div className={isBad ? 'bad' : 'caution'} title={title}>
      {text}
    </div>
  );
}

type WouldClearProps = ValueResult['wouldClear'] & Pick<ValueProps, 'row'>;

function WouldClear({ row, crm, erp }: WouldClearProps): ReactElement | null {
  const t = useText();
  if (!crm && !erp) return null;
  const sides = (['crm', 'erp'] as const).filter((side) => (side === 'crm' ? crm : erp));
  const [only = 'crm', other] = sides;
  const names = t(other === undefined ? `common.system.${only}` : 'link.row.bothSides');
  const key = sides.every((side) => row[side] !== null) ? 'wouldClear' : 'mightClear';
  return <Note isBad={false} text={t(`link.row.${key}`, { sides: names })} />;
}

/** A taken value that reaches nobody yet: one press, or its key, writes it to the other side too. */
function Offer({ row, name, offers }: { row: DraftRow; name: string; offers: 'crm' | 'erp' }): ReactElement {
  const t = useText();
  const { form } = useLinkForm();
  const what = t(offers === 'crm' ? 'link.row.alsoToCrm' : 'link.row.alsoToErp');
  return (
    <button
      type="button"
      className="offer"
      tabIndex={-1}
      aria-label={t('link.row.alsoName', { what, name })}
      aria-keyshortcuts={offers === 'crm' ? 'Alt+Shift+ArrowRight' : 'Alt+Shift+ArrowLeft'}
      onClick={() => form.takeAndWrite(row.id, offers === 'crm' ? 'erp' : 'crm')}
    >
      {what}
    </button>
  );
}

/** Where the value comes from: a side, now or from an earlier reading, or the keyboard. */
function Source({ row }: { row: DraftRow }): ReactElement {
  const t = useText();
  const { source } = row;
  if (source !== 'typed' && isFromBefore(row)) {
    const system = t(`common.system.${source}`);
    return (
      <Note
        isBad={false}
        text={t('link.row.source.earlier')}
        title={t('link.row.source.earlierWhat', { system })}
      />
    );
  }
  return (
    <span className={`with-icon ${source === 'typed' ? 'text' : source}`}>
      {source === 'typed' && <PlainIcon name="edit" />}
      {t(`link.row.source.${source}`)}
    </span>
  );
}
