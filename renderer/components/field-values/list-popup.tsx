import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useLayoutEffect, useRef, type MouseEvent, type ReactElement, type RefObject } from 'react';
import type { ListChoice } from '../../../shared/value/field-value';
import { AnchoredPopup } from '../combo-box/anchored-popup';
import { useText } from '../../text';

interface Props {
  id: string;
  label: string;
  /** The box below which it opens. */
  anchor: RefObject<HTMLElement | null>;
  hits: readonly ListChoice[];
  /** Index of the hit that Enter would take. */
  marked: number;
  /** The value that is on the form. */
  chosen: string | null;
  onChoose(choice: ListChoice): void;
}

const listLook = {
  maxHeight: 320,
  overflow: 'auto',
  m: 0,
  p: 0.5,
  listStyle: 'none',
  '& [role=option]': { px: 1, py: 0.75, borderRadius: 0.5, cursor: 'pointer', fontSize: '0.875rem' },
  '& [role=option]:hover': { bgcolor: 'action.hover' },
  '& [role=option].marked': {
    bgcolor: 'action.selected',
    outline: '1px solid',
    outlineColor: 'primary.main',
  },
  '& [role=option][aria-selected=true]': { fontWeight: 650 },
} as const;

/** The items that a list editor offers. */
export function ListPopup({ id, label, anchor, hits, marked, chosen, onChoose }: Props): ReactElement {
  const t = useText();
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector('.marked')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <AnchoredPopup id={id} anchor={anchor} minWidthPx={260}>
      {hits.length === 0 && (
        <Typography sx={{ p: 1, color: 'text.secondary' }}>{t('link.row.noChoice')}</Typography>
      )}
      <Box component="ul" ref={list} sx={listLook} {...listAttributes(id, label)}>
        {hits.map((hit, index) => (
          <li
            key={hit.value}
            className={index === marked ? 'marked' : undefined}
            {...optionAttributes(id, index, hit.value === chosen)}
            {...chooseWith(() => onChoose(hit))}
          >
            {hit.name}
          </li>
        ))}
      </Box>
    </AnchoredPopup>
  );
}

function listAttributes(id: string, label: string) {
  return { id, role: 'listbox', 'aria-label': label };
}

/** The id by which the box says which item is marked. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

function optionAttributes(listId: string, index: number, isChosen: boolean) {
  return { id: optionId(listId, index), role: 'option', 'aria-selected': isChosen };
}

/** By mouse; keys stay with the box, which keeps the focus. */
function chooseWith(choose: () => void) {
  return { onMouseDown: (event: MouseEvent) => event.preventDefault(), onClick: choose };
}
