import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { SignInReport } from '../../../shared/site';
import { FactList } from '../../components/fact-list';
import { useText } from '../../text';

/** Who the site says we are, which version it runs, and how long that took. */
export function SignInOutcome({ report, isStale }: { report: SignInReport; isStale: boolean }): ReactElement {
  const t = useText();
  const { userName, fullName, siteVersion, address, milliseconds } = report;
  const person = fullName === '' ? userName : t('sites.report.person', { fullName, userName });
  return (
    <Alert severity={isStale ? 'info' : 'success'} component="output">
      <AlertTitle>{t('sites.report.title')}</AlertTitle>
      <FactList
        facts={[
          { term: t('sites.report.fullName'), value: person },
          { term: t('sites.report.siteVersion'), value: siteVersion },
          { term: t('sites.report.address'), value: address },
          { term: t('sites.report.time'), value: t('sites.report.milliseconds', { count: milliseconds }) },
        ]}
      />
      {isStale && <Typography variant="body2">{t('sites.report.stale')}</Typography>}
    </Alert>
  );
}

export function SignInProgress({ host }: { host: string }): ReactElement {
  const t = useText();
  const words = t('sites.form.testing', { host });
  return (
    <Box component="output">
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.5 }}>
        {words}
      </Typography>
      <LinearProgress aria-label={words} />
    </Box>
  );
}
