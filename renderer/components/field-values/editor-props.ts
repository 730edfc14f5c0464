import type { DraftRow } from '../../../shared/link/draft';
import type { PlanField } from '../../../shared/write/plan';

export interface EditorProps {
  row: DraftRow;
  field: PlanField;
  /** The accessible name. */
  label: string;
  describedBy: string;
  isWrong: boolean;
  /** Takes the text a person edited; the value is made from it in the form the site uses. */
  onEdit(text: string, displayValue?: string): void;
}

/** What both sides gave for the field: the form in which its values are written. */
export function sideValues(row: DraftRow): string[] {
  return [row.crm, row.erp].flatMap((side) => (side ? [side.value] : []));
}

/** What every editor says of itself, and the mark by which the table finds it. */
export function boxAttributes({ label, describedBy, isWrong }: EditorProps) {
  return {
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-invalid': isWrong || undefined,
    'data-value': '',
    spellCheck: false,
    autoComplete: 'off',
  };
}
