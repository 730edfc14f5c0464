import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { CertificateFacts, ConnectionStep, ConnectionTestReport } from '../../../shared/connection-test';
import type { Text } from '../../../shared/text/text';
import { ErrorPanel } from '../../components/error-panel';
import { FactList } from '../../components/fact-list';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';

interface Props {
  report: ConnectionTestReport;
  /** The form was changed since. */
  isStale: boolean;
}

/** The connection to the site, step by step, and where it fails. */
export function ConnectionOutcome({ report, isStale }: Props): ReactElement {
  const t = useText();
  const { steps, failure, address, milliseconds } = report;
  const facts = steps.map((step) => ({
    term: t(`sites.connection.step.${step.step}`),
    value: <StepValue step={step} />,
  }));
  const isDoubtful = steps.some((step) => step.step === 'answer' && nameAnswer(step) === 'answerOther');
  return (
    <Alert severity={isStale ? 'info' : failure || isDoubtful ? 'warning' : 'success'} component="output">
      <AlertTitle>
        {failure
          ? t('sites.connection.failed', { step: t(`sites.connection.step.${failure.step}`) })
          : t(isDoubtful ? 'sites.connection.doubtful' : 'sites.connection.title')}
      </AlertTitle>
      <FactList facts={facts} />
      <Typography variant="body2" sx={{ color: 'text.secondary', my: 0.5, overflowWrap: 'anywhere' }}>
        {address} · {t('sites.connection.milliseconds', { milliseconds })} · {t('sites.connection.noSecrets')}
      </Typography>
      {failure && (
        <>
          <Chain chain={failure.chain} />
          <ErrorPanel error={failure.error} />
        </>
      )}
      {isStale && <Typography variant="body2">{t('sites.report.stale')}</Typography>}
    </Alert>
  );
}

function StepValue({ step }: { step: ConnectionStep }): ReactElement {
  const t = useText();
  return (
    <>
      {step.step === 'certificate' ? <Chain chain={step.chain} /> : `${describeStep(step, t)} `}
      {step.milliseconds !== null && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {t('sites.connection.milliseconds', { milliseconds: step.milliseconds })}
        </Box>
      )}
    </>
  );
}

/** Without credentials, a site may also want them before it says anything. */
function nameAnswer({ isWebApi, status }: { isWebApi: boolean; status: number }) {
  if (isWebApi) return 'answer';
  return status === 401 ? 'answerSignIn' : 'answerOther';
}

function describeStep(step: Exclude<ConnectionStep, { step: 'certificate' }>, t: Text): string {
  if (step.step === 'route') {
    const isStraight = step.kind === 'system' && step.proxy === '';
    return t(`sites.connection.route.${isStraight ? 'systemDirect' : step.kind}`, { proxy: step.proxy });
  }
  if (step.step === 'address') {
    return t('sites.connection.address', { host: step.host, addresses: step.addresses.join(', ') });
  }
  if (step.step === 'answer') {
    return t(`sites.connection.${nameAnswer(step)}`, { status: step.status });
  }
  const word = step.proxy === '' ? 'direct' : 'proxy';
  return t(`sites.connection.connected.${word}`, { proxy: step.proxy });
}

/** The certificates from the site's own up to the authority. */
function Chain({ chain }: { chain: readonly CertificateFacts[] }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const day = (iso: string) => (iso === '' ? '…' : time.short(iso));
  return (
    <Box component="ol" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere', '&:empty': { display: 'none' } }}>
      {chain.map(({ subject, issuer, validFrom, validTo, fingerprint }) => (
        <li key={fingerprint}>
          {t('sites.connection.certificate', { subject, issuer, from: day(validFrom), to: day(validTo) })}
          <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: '0.75rem' }}>
            {t('sites.connection.fingerprint', { fingerprint })}
          </Box>
        </li>
      ))}
    </Box>
  );
}
