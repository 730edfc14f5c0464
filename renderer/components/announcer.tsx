import Box from '@mui/material/Box';
import { visuallyHidden } from '@mui/utils';
import { createContext, use, useCallback, useState, type ReactElement, type ReactNode } from 'react';

type Announce = (message: string) => void;
const AnnouncerContext = createContext<Announce | null>(null);

/** One polite live region for the whole page: two of them would talk over each other. */
export function AnnouncerProvider({ children }: { children: ReactNode }): ReactElement {
  const [message, setMessage] = useState({ text: '', count: 0 });
  const announce = useCallback<Announce>(
    (text) => setMessage((before) => ({ text, count: before.count + 1 })),
    [],
  );
  return (
    <AnnouncerContext value={announce}>
      {children}
      <Box component="output" aria-live="polite" sx={visuallyHidden}>
        {/* A new element each time, so that the same sentence is read out again. */}
        <span key={message.count}>{message.text}</span>
      </Box>
    </AnnouncerContext>
  );
}

/** Says something to assistive technology without moving the focus: "12 hits", "Saved". */
export function useAnnounce(): Announce {
  const announce = use(AnnouncerContext);
  if (!announce) throw new Error('useAnnounce needs AnnouncerProvider above it.');
  return announce;
}
