import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId, useState, type ReactElement, type ReactNode } from 'react';

interface Props {
  label: string;
  children: ReactNode;
  /** Keeps it open, for instance while something in it is wrong. */
  forceOpen?: boolean;
}

/** What few people need, behind a button that says what it is. */
export function Disclosure({ label, children, forceOpen = false }: Props): ReactElement {
  const [isChosen, setChosen] = useState(false);
  const id = useId();
  const isOpen = isChosen || forceOpen;
  return (
    <Box>
      <Button
        variant="text"
        color="inherit"
        size="small"
        aria-expanded={isOpen}
        aria-controls={id}
        startIcon={<ExpandMore sx={{ transform: isOpen ? 'rotate(180deg)' : 'none' }} />}
        onClick={() => setChosen(!isOpen)}
      >
        {label}
      </Button>
      <Box id={id} hidden={!isOpen} sx={{ mt: 1.5 }}>
        {children}
      </Box>
    </Box>
  );
}
