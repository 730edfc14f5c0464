import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { JournalEntry, SentCall } from '../../../shared/journal/entry';
import { isUncertain } from '../../../shared/write/states';
import { listSentRequests, type SentRequest } from '../../../shared/journal/sent-requests';
import { CopyButton } from '../../components/copy-button';
import { Disclosure } from '../../components/disclosure';
import { EnvironmentMark } from '../../components/environment-mark';
import { describeError } from '../../components/describe-error';
import { describeFindings } from '../../components/describe-findings';
import { FactList } from '../../components/fact-list';
import { TitledSection } from '../../components/titled-section';
import { useTimeFormat } from '../../format-time';
import type { Text } from '../../../shared/text/text';
import { useText } from '../../text';
import { nameActor } from '../../components/actor-names';
import { nameCall } from '../../components/call-names';
import { isErrorPast } from './finding';

export function AboutSection({ entry }: { entry: JournalEntry }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const site = (
    <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
      {entry.siteName}
      <EnvironmentMark environment={entry.environment} />
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {entry.siteAddress}
      </Box>
    </Box>
  );
  const crm = t('activity.detail.crm', {
    type: t(`common.crmActorType.${entry.record.crmActorType}`),
    id: entry.record.crmRecordId,
  });
  const erp = nameActor(entry, t);
  return (
    <TitledSection level="h2" title={t('activity.detail.about')}>
      <FactList
        facts={[
          { term: t('activity.narrow.kind'), value: t(`activity.kind.${entry.kind}`) },
          { term: t('activity.detail.at'), value: time.long(entry.at) },
          { term: t('activity.detail.site'), value: site },
          { term: t('activity.detail.user'), value: entry.user },
          ...(entry.ticket === '' ? [] : [{ term: t('activity.lock.ticket'), value: entry.ticket }]),
          {
            term: t('activity.detail.erpConnection'),
            value: [entry.erpConnectionName, entry.erpConnectionId].filter((part) => part !== '').join(' · '),
          },
          { term: t('activity.column.crm'), value: [entry.record.name, crm].filter(Boolean).join(' · ') },
          { term: t('activity.column.erp'), value: [entry.erpName, erp].filter(Boolean).join(' · ') },
          ...(entry.write.kind === 'relink'
            ? [{ term: t('activity.detail.linkedBefore'), value: nameActor(entry.write.from, t) }]
            : []),
        ]}
      />
    </TitledSection>
  );
}

export function AnswerSection({ entry }: { entry: JournalEntry }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const { answeredAt, httpStatus, calls } = entry;
  const answered =
    answeredAt === null
      ? t('activity.detail.notAnswered')
      : t('activity.detail.answeredAfter', {
          time: time.long(answeredAt),
          milliseconds: Date.parse(answeredAt) - Date.parse(entry.at),
        });
  return (
    <TitledSection level="h2" title={t('activity.detail.answer')}>
      {calls.length > 1 ? (
        calls.map((call, index) => (
          <Typography key={`${index} ${call.call}`}>{tellAnswer(call, t)}</Typography>
        ))
      ) : (
        <Typography>{tellStatus(httpStatus, t)}</Typography>
      )}
      {httpStatus !== null && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {answered}
        </Typography>
      )}
      {entry.error && isErrorPast(entry) && (
        <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {t('activity.detail.saidThen', { sentence: describeError(entry.error, t) })}
        </Typography>
      )}
    </TitledSection>
  );
}

function tellStatus(status: number | null, t: Text): string {
  return status === null ? t('activity.detail.noStatus') : t('activity.detail.status', { status });
}

/** Of several calls each has an answer of its own. */
function tellAnswer({ call, ended, httpStatus }: SentCall, t: Text): string {
  const hasLeft = ended !== 'not-sent' && ended !== 'cancelled';
  return t('activity.detail.answerOf', {
    call,
    told: hasLeft ? tellStatus(httpStatus, t) : t('activity.detail.didNotLeave'),
  });
}

export function ReadBackSection({ entry }: { entry: JournalEntry }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const { state, readBack } = entry;
  if (!readBack) {
    return (
      <TitledSection level="h2" title={t('activity.detail.readBack')}>
        <Typography>
          {t(
            isUncertain(state) || state === 'Sent'
              ? 'activity.detail.noReadBack'
              : 'activity.detail.notReadBack',
          )}
        </Typography>
      </TitledSection>
    );
  }
  const { linked, erpKey, missing, at } = readBack;
  const finding = linked === null ? 'unknown' : linked ? 'yes' : 'no';
  return (
    <TitledSection level="h2" title={t('activity.detail.readBack')}>
      <Typography>{t(`activity.linked.${finding}`)}</Typography>
      {erpKey !== null && <Typography>{t('activity.linked.key', { key: erpKey })}</Typography>}
      {describeFindings(entry, t, time.short).map((sentence) => (
        <Typography key={sentence} variant="body2">
          {sentence}
        </Typography>
      ))}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('activity.detail.readBackAt', { time: time.long(at) })}
      </Typography>
      {missing.length > 0 && (
        <Box sx={{ mt: 1 }}>
          <Typography variant="h3" component="h3">
            {t('activity.detail.missing')}
          </Typography>
          <FactList
            facts={missing.map(({ call, error }) => ({
              term: nameCall(call, t),
              value: describeError(error, t),
            }))}
          />
        </Box>
      )}
    </TitledSection>
  );
}

/** Each request of the write, of whichever kind, as it went over the wire. */
export function RequestSection({ entry }: { entry: JournalEntry }): ReactElement | null {
  const t = useText();
  const requests = listSentRequests(entry);
  if (requests.length === 0) return null;
  return (
    <Disclosure label={t('activity.detail.request', { count: requests.length })}>
      {requests.map((request, index) => (
        // One call may be sent twice: the second puts back what the first was to replace.
        <Request key={`${index} ${request.call}`} request={request} address={entry.siteAddress} />
      ))}
    </Disclosure>
  );
}

function Request({ request, address }: { request: SentRequest; address: string }): ReactElement {
  const t = useText();
  const { call, ended } = request;
  const body = request.body === null ? null : JSON.stringify(request.body, null, 2);
  const what = t(
    ended === 'not-sent' || ended === 'cancelled'
      ? 'activity.detail.requestLeft'
      : 'activity.detail.requestWhat',
    {
      call,
      address,
    },
  );
  return (
    <Box sx={{ mb: 1 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {what}
      </Typography>
      {body === null ? (
        <Typography>{t('activity.detail.requestNotKept')}</Typography>
      ) : (
        <>
          <Box
            component="pre"
            tabIndex={0}
            aria-label={t('activity.detail.requestBody', { call })}
            sx={{
              m: 0,
              my: 0.5,
              p: 1.5,
              maxHeight: 320,
              overflow: 'auto',
              fontSize: '0.8125rem',
              bgcolor: 'background.default',
              borderRadius: 1,
            }}
          >
            {body}
          </Box>
          <CopyButton text={body} label={t('activity.detail.copyRequest', { call })} />
        </>
      )}
    </Box>
  );
}
