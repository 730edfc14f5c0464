import { styled } from '@mui/material/styles';

/** A bar that moves while something is awaited of which nobody knows how long it takes. Give it a name: `aria-label`. */
export const WaitingBar = styled('progress')(({ theme }) => ({
  display: 'block',
  position: 'relative',
  width: '100%',
  height: 4,
  appearance: 'none',
  border: 0,
  overflow: 'hidden',
  backgroundColor: theme.vars.palette.action.selected,
  '&::-webkit-progress-bar': { background: 'none' },
  '&::before': {
    content: '""',
    position: 'absolute',
    inset: '0 auto 0 0',
    width: '40%',
    backgroundColor: theme.vars.palette.primary.main,
    animation: 'waiting 1.6s ease-in-out infinite',
  },
  '@keyframes waiting': { from: { transform: 'translateX(-100%)' }, to: { transform: 'translateX(250%)' } },
  '@media (prefers-reduced-motion: reduce)': {
    '&::before': { width: '100%', animation: 'none', opacity: 0.5 },
  },
}));
