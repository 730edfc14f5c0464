import Paper from '@mui/material/Paper';
import { useLayoutEffect, useRef, type ReactElement, type ReactNode, type RefObject } from 'react';

interface Props {
  /** The element it opens below, or above where there is more room. */
  anchor: RefObject<HTMLElement | null>;
  /** Names the pair of both in the style sheet; one per box. */
  id: string;
  minWidthPx?: number;
  /** The edge that it shares with the box where it is wider. */
  align?: 'start' | 'end';
  children: ReactNode;
}

/**
 * A list that opens at a box. The browser places it and draws it above everything else, while it stays where it belongs
 * in the document: in the landmark of its box, read right after it.
 */
export function AnchoredPopup({
  anchor,
  id,
  minWidthPx = 0,
  align = 'start',
  children,
}: Props): ReactElement {
  const popup = useRef<HTMLDivElement>(null);
  const name = `--${id.replaceAll(/[^\w-]/g, '_')}`;
  useLayoutEffect(() => {
    const box = anchor.current;
    box?.style.setProperty('anchor-name', name);
    popup.current?.showPopover();
    return () => void box?.style.removeProperty('anchor-name');
  }, [anchor, name]);
  return (
    <Paper
      ref={popup}
      popover="manual"
      role="presentation"
      elevation={8}
      style={{ positionAnchor: name }}
      sx={{
        position: 'fixed',
        inset: 'auto',
        margin: 0,
        padding: 0,
        boxSizing: 'border-box',
        minWidth: `max(anchor-size(width), ${minWidthPx}px)`,
        maxWidth: `max(anchor-size(width), min(560px, 90vw))`,
        overflow: 'hidden',
        border: 1,
        borderColor: 'divider',
        typography: 'body1',
        positionArea: align === 'start' ? 'bottom span-right' : 'bottom span-left',
        positionTryFallbacks: 'flip-block, flip-inline, flip-block flip-inline',
      }}
    >
      {children}
    </Paper>
  );
}
