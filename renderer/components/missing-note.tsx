import HelpOutline from '@mui/icons-material/HelpOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { use, type ReactElement, type ReactNode } from 'react';
import type { MissingHelp } from '../../shared/journal/entry';
import { isSignInFailure } from '../../shared/sign-in-fields';
import { toErrorData } from '../api/client';
import { nameCall } from './call-names';
import { describeError } from './describe-error';
import { useText } from '../text';
import { LinkFormContext } from './field-values/form-context';

interface Props {
  /** Which help is missing, as one sentence. */
  what: string;
  missing: readonly MissingHelp[];
  onRetry?: () => void;
  /** Offers the way by hand, where there is a form to fill in. */
  offersByHand?: boolean;
  children?: ReactNode;
}

/** Says which helping call did not answer and why, and how to go on without it. */
export function MissingNote({ what, missing, onRetry, offersByHand = false, children }: Props): ReactElement {
  const t = useText();
  const linkForm = use(LinkFormContext);
  const canByHand =
    linkForm !== null && offersByHand && !missing.some(({ error }) => isSignInFailure(error.code));
  return (
    <Alert severity="warning" icon={<HelpOutline fontSize="inherit" />} sx={{ mt: 1 }}>
      <Typography sx={{ fontWeight: 600 }}>{what}</Typography>
      {missing.map(({ call, error }) => (
        <Typography key={call} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {t('link.missing.call', { call: nameCall(call, t), reason: describeError(error, t) })}
        </Typography>
      ))}
      {canByHand && <Typography variant="body2">{t('link.missing.instead')}</Typography>}
      {children}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, '&:not(:empty)': { mt: 1 } }}>
        {onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )}
        {canByHand && (
          <Button size="small" onClick={() => linkForm.form.choose({ byHand: true })}>
            {t('link.missing.byHand')}
          </Button>
        )}
      </Box>
    </Alert>
  );
}

/** A thrown error as the missing help of one call; the error names the call where the main process knew it. */
export function missingBecause(call: string, thrown: unknown): MissingHelp[] {
  const error = toErrorData(thrown);
  const named = error.params['call'];
  return [{ call: typeof named === 'string' ? named : call, error }];
}
