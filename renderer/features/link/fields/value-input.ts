import InputBase from '@mui/material/InputBase';
import { styled } from '@mui/material/styles';

/** The box of a value: its edge is quiet until somebody comes near it. */
export const ValueInput = styled(InputBase)(({ theme }) => ({
  width: '100%',
  fontSize: '0.875rem',
  border: '1px solid',
  borderColor: theme.vars.palette.divider,
  borderRadius: theme.shape.borderRadius,
  backgroundColor: theme.vars.palette.background.paper,
  '&:hover': { borderColor: theme.vars.palette.text.secondary },
  '&.Mui-focused': {
    borderColor: theme.vars.palette.primary.main,
    boxShadow: `0 0 0 1px ${theme.vars.palette.primary.main}`,
  },
  '&.Mui-error': { borderColor: theme.vars.palette.error.main },
  '& .MuiInputBase-input': { padding: '5px 8px', height: 'auto', minHeight: 20, boxSizing: 'content-box' },
  // Grows with its text where that has several lines, without measuring it in script.
  '& textarea.MuiInputBase-input': { fieldSizing: 'content', maxHeight: 160, resize: 'none' },
}));
