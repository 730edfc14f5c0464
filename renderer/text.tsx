import { createContext, use, useMemo, type ReactElement, type ReactNode } from 'react';
import { createText, type Text } from '../shared/text/text';

const TextContext = createContext<Text | null>(null);

export function TextProvider({ children }: { children: ReactNode }): ReactElement {
  const text = useMemo(() => createText(), []);
  return <TextContext value={text}>{children}</TextContext>;
}

/** The text function of the page: `t('common.close')`. */
export function useText(): Text {
  const text = use(TextContext);
  if (!text) throw new Error('useText needs TextProvider above it.');
  return text;
}
