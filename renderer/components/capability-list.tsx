import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HelpOutline from '@mui/icons-material/HelpOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { Capability } from '../../shared/capability-report';
import { useText } from '../text';
import { describeError } from './describe-error';

const looks = {
  granted: { Icon: CheckCircleOutlined, color: 'good.main' },
  refused: { Icon: LockOutlined, color: 'bad.main' },
  unknown: { Icon: HelpOutline, color: 'unsure.main' },
} as const;

const toWord = ({ granted }: Capability) =>
  granted === null ? 'unknown' : granted ? 'granted' : ('refused' as const);

interface Props {
  calls: readonly Capability[];
  /** Who can grant what is missing stands beside the list already. */
  isWhoTold?: boolean;
}

/** What this user may do on a site: icon, word and reason per call, and who can grant what is missing. */
export function CapabilityList({ calls, isWhoTold = false }: Props): ReactElement {
  const t = useText();
  const count = (word: keyof typeof looks) => calls.filter((call) => toWord(call) === word).length;
  const isComplete = count('granted') === calls.length;
  return (
    <Box>
      <Typography variant="body2">
        {isComplete
          ? t('sites.rights.all')
          : t('sites.rights.summary', {
              granted: count('granted'),
              refused: count('refused'),
              unknown: count('unknown'),
            })}
      </Typography>
      <Box
        component="ul"
        aria-label={t('sites.rights.title')}
        sx={{ listStyle: 'none', m: 0, my: 0.5, p: 0 }}
      >
        {calls.map((capability) => (
          <CapabilityRow key={capability.call} capability={capability} />
        ))}
        <RowLine word="unknown" name="ConnectActor" what={t('sites.rights.link')}>
          {t('sites.rights.linkWhy')}
        </RowLine>
      </Box>
      {count('refused') > 0 && !isWhoTold && <Typography variant="body2">{t('sites.rights.who')}</Typography>}
    </Box>
  );
}

function CapabilityRow({ capability }: { capability: Capability }): ReactElement {
  const t = useText();
  const { call, error } = capability;
  return (
    <RowLine word={toWord(capability)} name={call} what={t(`sites.rights.call.${call}`)}>
      {error && describeError(error, t)}
    </RowLine>
  );
}

interface LineProps {
  word: keyof typeof looks;
  /** The call, by its WebAPI name. */
  name: string;
  what: string;
  /** Why, where there is something to say. */
  children: string | null;
}

function RowLine({ word, name, what, children }: LineProps): ReactElement {
  const t = useText();
  const { Icon, color } = looks[word];
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, py: 0.25 }}>
      <Icon sx={{ fontSize: '1.125rem', color, mt: 0.25 }} aria-hidden />
      <Typography variant="body2" component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {t(`sites.rights.${word}`)}
        </Box>{' '}
        {what}{' '}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {name}
        </Box>
        {children && (
          <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
            {children}
          </Box>
        )}
      </Typography>
    </Box>
  );
}
