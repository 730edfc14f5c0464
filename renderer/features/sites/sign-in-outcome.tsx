import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import { WaitingBar } from '../../components/waiting-bar';
import type { SignInReport } from '../../../shared/site';
import { CapabilityList } from '../../components/capability-list';
import { FactList } from '../../components/fact-list';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';

/** Who the site says we are, on which installation and version, and what we may do there. */
export function SignInOutcome({ report, isStale }: { report: SignInReport; isStale: boolean }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const { userName, fullName, siteVersion, address, milliseconds, tenant, expiresAt, rights } = report;
  const isRestricted = rights.calls.some(({ granted }) => granted === false);
  const person = fullName === '' ? userName : t('sites.report.person', { fullName, userName });
  return (
    <Alert severity={isStale ? 'info' : isRestricted ? 'warning' : 'success'} component="output">
      <AlertTitle>{t('sites.report.title')}</AlertTitle>
      <FactList
        facts={[
          { term: t('sites.report.fullName'), value: person },
          ...(tenant
            ? [
                {
                  term: t('sites.report.tenant'),
                  value: t('sites.report.tenantOf', { name: tenant.companyName, id: tenant.id }),
                },
              ]
            : []),
          { term: t('sites.report.siteVersion'), value: siteVersion },
          { term: t('sites.report.address'), value: address },
          { term: t('sites.report.time'), value: t('sites.report.milliseconds', { count: milliseconds }) },
          ...(expiresAt === null ? [] : [{ term: t('sites.report.expires'), value: time.short(expiresAt) }]),
        ]}
      />
      {rights.calls.length > 0 && (
        <>
          <Typography variant="h3" sx={{ mt: 1 }}>
            {t('sites.rights.title')}
          </Typography>
          <CapabilityList calls={rights.calls} />
        </>
      )}
      {isStale && <Typography variant="body2">{t('sites.report.stale')}</Typography>}
    </Alert>
  );
}

/** What is being done, while it is. */
export function Progress({ words }: { words: string }): ReactElement {
  return (
    <Box component="output">
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.5 }}>
        {words}
      </Typography>
      <WaitingBar aria-label={words} />
    </Box>
  );
}
