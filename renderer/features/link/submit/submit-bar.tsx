import StopCircleOutlined from '@mui/icons-material/StopCircleOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { SiteView } from '../../../../shared/site';
import type { Text } from '../../../../shared/text/text';
import { EnvironmentIcon } from '../../../components/environment-mark';
import { StateChip } from '../../../components/state-chip';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../link-context';
import { nameRecord } from './build-request';
import type { Judgement } from './use-problems';
import { hasLinked } from './outcome';
import type { Situation } from './submitter';

interface Props {
  judgement: Judgement;
  situation: Situation;
  onSubmit(): void;
  onStop(): void;
}

/** What linking does, and the button that does it: it names the record, the site and the environment. */
export function SubmitBar({ judgement, situation, onSubmit, onStop }: Props): ReactElement {
  const t = useText();
  const { site } = useLinkForm();
  const identity = useDraft((state) => state.identity);
  const isSending = situation.kind === 'sending';
  return (
    <Box
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 3,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        mx: -2,
        px: 2,
        py: 1.25,
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <StateChip state={judgement.state} />
      <Typography sx={{ flex: '1 1 280px', overflowWrap: 'anywhere' }}>
        {judgement.effect ?? t('link.submit.notYet')}
      </Typography>
      {isSending && (
        <Button
          color="error"
          startIcon={<StopCircleOutlined />}
          onClick={onStop}
          aria-disabled={situation.isStopping}
        >
          {t(situation.isStopping ? 'link.submit.stopping' : 'link.submit.stop')}
        </Button>
      )}
      {!hasLinked(situation) && (
        <Button
          variant="contained"
          color="inherit"
          // Stays reachable while it has nothing to do: pressed, it says why.
          aria-disabled={isSending}
          onClick={onSubmit}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          startIcon={<EnvironmentIcon environment={site.environment} />}
          sx={{
            maxWidth: 520,
            color: `${site.environment}.contrastText`,
            bgcolor: `${site.environment}.main`,
            '&:hover': { bgcolor: `${site.environment}.main`, filter: 'brightness(0.92)' },
            '&[aria-disabled=true]': { opacity: 0.6 },
            overflowWrap: 'anywhere',
            textAlign: 'left',
          }}
        >
          {submitLabel(nameRecord(identity, t), site, t)}
        </Button>
      )}
    </Box>
  );
}

/** "Link Orkdal AS in Nordlys (Production)"; the word is left out where the name of the site holds it already. */
export function submitLabel(record: string, site: SiteView, t: Text): string {
  const environment = t(`common.environment.${site.environment}`);
  const isNamed = site.name.toLowerCase().includes(environment.toLowerCase());
  const where = isNamed ? site.name : t('link.submit.siteWithEnvironment', { site: site.name, environment });
  return record === ''
    ? t('link.submit.buttonEmpty', { site: where })
    : t('link.submit.button', { record, site: where });
}
