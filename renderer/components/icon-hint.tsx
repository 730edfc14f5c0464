import { styled } from '@mui/material/styles';
import { useId, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { AnchoredPopup } from './combo-box/anchored-popup';

const delayMs = 400;

const Words = styled('div')({ padding: '4px 8px', fontSize: '0.75rem' });

/** Shows the name of an icon button to whoever points at it, or comes to it by key. Escape takes it away. */
export function IconHint({ label, children }: { label: string; children: ReactNode }): ReactElement {
  const id = useId();
  const frame = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isShown, setShown] = useState(false);
  const show = (afterMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(true), afterMs);
  };
  const hide = () => {
    clearTimeout(timer.current);
    setShown(false);
  };
  return (
    <span
      role="presentation"
      ref={frame}
      style={{ display: 'inline-flex' }}
      onPointerEnter={() => show(delayMs)}
      onPointerLeave={hide}
      onFocus={({ target }) => target.matches(':focus-visible') && show(0)}
      onBlur={hide}
      onClick={hide}
      onKeyDown={({ key }) => key === 'Escape' && hide()}
    >
      {children}
      {isShown && (
        <AnchoredPopup id={id} anchor={frame} align="end">
          {/* The button has it as its name already. */}
          <Words aria-hidden>{label}</Words>
        </AnchoredPopup>
      )}
    </span>
  );
}
