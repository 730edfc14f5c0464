import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo, type ReactElement } from 'react';
import type { InspectedRequest } from '../../../shared/inspector';
import { useCurlCommand, useRequest } from '../../api/inspector';
import { CopyButton } from '../../components/copy-button';
import { EmptyState } from '../../components/empty-state';
import { describeError } from '../../components/describe-error';
import { ErrorPanel } from '../../components/error-panel';
import { FactList } from '../../components/fact-list';
import { TitledSection } from '../../components/titled-section';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { prettyJson } from './pretty-json';
import { StatusMark } from './status-mark';
import { useFigures } from './use-figures';

/** Pairs rather than terms: a header may come twice. */
function Headers({ title, headers }: { title: string; headers: InspectedRequest['requestHeaders'] }) {
  const t = useText();
  return (
    <TitledSection level="h3" title={title}>
      {headers.length === 0 && <Typography>{t('inspector.detail.noHeaders')}</Typography>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', overflowWrap: 'anywhere' }}>
        {headers.map(({ name, value }, index) => (
          <li key={`${index} ${name}`}>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {name}:
            </Box>{' '}
            {value}
          </li>
        ))}
      </Box>
    </TitledSection>
  );
}

function Body({ title, text }: { title: string; text: string }): ReactElement {
  const t = useText();
  const pretty = useMemo(() => prettyJson(text), [text]);
  return (
    <TitledSection level="h3" title={title}>
      {text === '' ? (
        <Typography>{t('inspector.detail.noBody')}</Typography>
      ) : (
        <Box
          component="pre"
          tabIndex={0}
          aria-label={title}
          sx={{
            m: 0,
            p: 1.5,
            maxHeight: 320,
            overflow: 'auto',
            fontSize: '0.8125rem',
            bgcolor: 'background.default',
            borderRadius: 1,
          }}
        >
          {pretty}
        </Box>
      )}
    </TitledSection>
  );
}

function CopyAsCurl({ id }: { id: string }): ReactElement {
  const t = useText();
  const command = useCurlCommand(id);
  return (
    <Box>
      {command.data && (
        <CopyButton key={id} text={command.data.text} label={t('inspector.detail.copyCurl')} />
      )}
      {command.error && <ErrorPanel error={command.error} />}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('inspector.detail.curlWhat')}
      </Typography>
    </Box>
  );
}

function Loaded({ request }: { request: InspectedRequest }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const figures = useFigures();
  const { method, url, status, errorCode, at, milliseconds, queuedMs, bytes, truncated } = request;
  const why =
    status === null && errorCode !== null
      ? describeError({ code: errorCode, changed: 'nothing', params: { host: hostOf(url) }, detail: '' }, t)
      : '';
  const facts = [
    { term: t('inspector.detail.answer'), value: <StatusMark status={status} /> },
    ...(why === '' ? [] : [{ term: t('inspector.noAnswer'), value: why }]),
    { term: t('inspector.detail.at'), value: time.long(at) },
    { term: t('inspector.detail.took'), value: t('inspector.milliseconds', { count: milliseconds }) },
    ...(queuedMs === 0
      ? []
      : [{ term: t('inspector.detail.queued'), value: t('inspector.milliseconds', { count: queuedMs }) }]),
    ...(bytes === null ? [] : [{ term: t('inspector.detail.size'), value: figures.size(bytes) }]),
  ];
  return (
    <>
      <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
        {method} {url}
      </Typography>
      <CopyAsCurl id={request.id} />
      <FactList facts={facts} />
      {truncated && <Alert severity="info">{t('inspector.detail.truncated')}</Alert>}
      <Headers title={t('inspector.detail.requestHeaders')} headers={request.requestHeaders} />
      <Body title={t('inspector.detail.requestBody')} text={request.requestBody} />
      <Headers title={t('inspector.detail.responseHeaders')} headers={request.responseHeaders} />
      <Body title={t('inspector.detail.responseBody')} text={request.responseBody} />
    </>
  );
}

/** One request and its answer, as they were kept. */
export function RequestDetail({ id }: { id: string }): ReactElement {
  const t = useText();
  const query = useRequest(id);
  return (
    <Box sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
      {query.isPending && <EmptyState kind="loading" title={t('inspector.detail.loading')} />}
      {query.error && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Loaded request={query.data} />}
    </Box>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
