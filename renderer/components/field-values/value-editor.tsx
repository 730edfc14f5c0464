import type { ReactElement } from 'react';
import type { DraftRow } from '../../../shared/link/draft';
import { choicesOf } from '../../../shared/write/list-values';
import type { PlanField } from '../../../shared/write/plan';
import { encodeValue } from '../../../shared/value/encoded-value';
import { useText } from '../../text';
import { useLinkForm } from './form-context';
import { sideValues, type EditorProps } from './editor-props';
import { ListEditor } from './list-editor';
import { CheckboxEditor, DateEditor, NumberEditor, TextEditor } from './text-editors';

interface Props {
  row: DraftRow;
  field: PlanField;
  name: string;
  describedBy: string;
  isWrong: boolean;
}

/** The editor that fits the field's type. */
export function ValueEditor({ row, field, name, describedBy, isWrong }: Props): ReactElement {
  const t = useText();
  const { form } = useLinkForm();
  return renderEditor({
    row,
    field,
    label: t('link.row.value', { name }),
    describedBy,
    isWrong,
    onEdit(text, displayValue = text) {
      form.typeValue(row.id, encodeValue(text, field.fieldType, sideValues(row)), displayValue);
    },
  });
}

function renderEditor(props: EditorProps): ReactElement {
  const { field } = props;
  switch (field.fieldType) {
    case 'Checkbox':
      return <CheckboxEditor {...props} />;
    case 'List':
      return <ListOrTextEditor {...props} />;
    case 'Date':
      return <DateEditor {...props} />;
    case 'Integer':
    case 'Double':
      return <NumberEditor {...props} />;
    case 'Text':
    case 'Password':
    case 'Label':
      return <TextEditor {...props} />;
  }
}

function ListOrTextEditor(props: EditorProps): ReactElement {
  const choices = choicesOf(props.field.list, props.row);
  return choices === null ? <TextEditor {...props} /> : <ListEditor {...props} choices={choices} />;
}
