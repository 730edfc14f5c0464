import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';

interface Props {
  title: string;
  /** What it does, and what it does not do. */
  children: ReactNode;
}

/** The head of an action. It takes the focus: whoever pressed the button that led here goes on from here. */
export function ActionHead({ title, children }: Props): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Box sx={{ maxWidth: 820, mb: 1 }}>
      <Typography variant="h2" ref={heading} tabIndex={-1} sx={{ outline: 0 }}>
        {title}
      </Typography>
      <Typography component="div" sx={{ color: 'text.secondary' }}>
        {children}
      </Typography>
    </Box>
  );
}
