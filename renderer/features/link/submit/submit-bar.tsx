import StopCircleOutlined from '@mui/icons-material/StopCircleOutlined';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { JournalEntry } from '../../../../shared/journal/entry';
import type { LinkState } from '../../../../shared/write/states';
import { nameErpKey } from '../../../../shared/write/effect-sentence';
import type { SiteView } from '../../../../shared/site';
import type { Text } from '../../../../shared/text/text';
import { nameErpActorType, nameWrittenRecord } from '../../../components/actor-names';
import { StateChip } from '../../../components/state-chip';
import { nameSiteAndEnvironment, WriteButton } from '../../../components/write-steps/write-button';
import { useTimeFormat } from '../../../format-time';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { nameRecord } from './build-request';
import {
  describeOutcome,
  hasLinked,
  isLinkAsMeant,
  stepOf,
} from '../../../components/write-steps/describe-outcome';
import { NextSteps } from './next-steps';
import type { Situation } from '../../../components/write-steps/submitter';
import type { Judgement } from './use-judgement';
import { SubmitBarFrame } from '../../../components/write-steps/submit-bar-frame';
import { lowWindow, tinyWindow } from '../../../components/window-heights';

interface Props {
  judgement: Judgement;
  situation: Situation;
  isChecking: boolean;
  /** Of a list that the low window keeps closed; null where it stands above the bar anyway. */
  problems: { count: number; isShown: boolean; onToggle(): void } | null;
  onSubmit(isByKey: boolean): void;
  onStop(): void;
  onCheck(activityId: string): void;
  onAnother(): void;
  onEditAgain(): void;
}

/** The sentence of the bar: it describes the button as well. */
const sentenceId = 'link-effect';
/** What linking does, or has done, and the buttons for the next step; always in sight. */
export function SubmitBar(props: Props): ReactElement {
  const { judgement, situation } = props;
  const isLinked = hasLinked(situation);
  return (
    <SubmitBarFrame look={barLook}>
      <StateChip state={barState(judgement, situation)} />
      <Typography id={sentenceId} sx={{ flex: '1 1 280px', overflowWrap: 'anywhere', lineHeight: 'inherit' }}>
        <BarSentence {...props} />
      </Typography>
      {props.problems !== null && props.problems.count > 0 && <ProblemsButton {...props.problems} />}
      {situation.kind === 'sending' && !situation.isAsked && (
        <StopButton isStopping={situation.isStopping} onStop={props.onStop} />
      )}
      {situation.kind === 'done' && (
        <NextSteps
          // Another look is another outcome: its next step gets the focus anew.
          key={`${situation.entry.id} ${situation.entry.state}`}
          entry={situation.entry}
          isLinked={isLinked}
          {...props}
        />
      )}
      {!isLinked && (
        <SubmitButton
          isSending={situation.kind === 'sending'}
          isRetry={situation.kind === 'done'}
          onSubmit={props.onSubmit}
        />
      )}
    </SubmitBarFrame>
  );
}

const barLook = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 1.5,
  rowGap: 0.5,
  [`@media ${lowWindow}`]: { py: 0.75, lineHeight: 1.35 },
  [`@media ${tinyWindow}`]: {
    py: 0.5,
    columnGap: 1,
    rowGap: 0.25,
    // In one line with the sentence where that can be: a second one would cost a row.
    '& button': { minHeight: 30, px: 1, py: 0.25, fontSize: '0.75rem' },
    '& > p': { flexBasis: 150, fontSize: '0.75rem', lineHeight: 1.25 },
  },
} as const;

/** Bar and panel are about one thing: the outcome while it stands, what linking would do before and after. */
function barState(judgement: Judgement, situation: Situation): LinkState {
  if (situation.kind === 'sending') {
    if (situation.isAsked) return 'Unknown';
    return situation.isReading ? 'Ready' : situation.state;
  }
  if (situation.kind === 'not-sent') return 'Failed';
  return situation.kind === 'done' ? situation.entry.state : judgement.state;
}

function BarSentence({ judgement, situation }: Props): string {
  const t = useText();
  const time = useTimeFormat();
  if (situation.kind === 'sending') return tellSending(situation, t);
  // What another press would do stands beside it: the values may be others by now.
  if (situation.kind === 'not-sent')
    return `${t('link.outcome.titleNotSent')} ${tellJudgement(judgement, t)}`;
  // The state beside it says already that it is blocked.
  if (situation.kind === 'idle') return firstReason(judgement) ?? tellJudgement(judgement, t);
  const { entry } = situation;
  const key = titleOf(entry);
  if (key === null) return describeOutcome(entry, t, time.short);
  return t(key, {
    record: nameWrittenRecord(entry.record, t),
    erpActorType: nameErpActorType(entry.erpActorType, t),
    erpKey: nameErpKey(entry.erpKey, t),
    site: entry.siteName,
    fields: nameNotAsChosen(entry).join(', '),
  });
}

/** The sentence that names both ends, where that says as much as the status does; null where it would say more or less. */
function titleOf(entry: JournalEntry) {
  if (!isLinkAsMeant(entry)) return null;
  if (entry.state === 'Sent') return 'link.outcome.titleSent';
  if (entry.state === 'Verified') return 'link.outcome.title';
  return nameNotAsChosen(entry).length > 0 ? 'link.outcome.titleDifferent' : null;
}

function nameNotAsChosen({ readBack }: JournalEntry): string[] {
  const fields = readBack?.fields.filter(({ asChosen }) => asChosen === false) ?? [];
  return fields.map(({ displayName }) => displayName);
}

const wayKeys = {
  reading: 'link.outcome.reading',
  sending: 'link.outcome.sendingShort',
  sent: 'link.outcome.sent',
  looking: 'link.outcome.looking',
} as const;

function tellSending(situation: Situation & { kind: 'sending' }, t: Text): string {
  return t(situation.isAsked ? 'link.outcome.asked' : wayKeys[stepOf(situation)]);
}

/** While something blocks, nothing is linked: the first reason stands in place of the effect. */
function firstReason({ problems, state }: Judgement): string | undefined {
  return state === 'Blocked' ? problems.find(({ isBlocking }) => isBlocking)?.sentence : undefined;
}

/** The same for who does not see the state beside it. */
export function tellJudgement(judgement: Judgement, t: Text): string {
  const reason = firstReason(judgement);
  if (reason !== undefined) return t('link.submit.blocked', { reason });
  return judgement.effect ?? t('link.submit.notYet');
}

function ProblemsButton({ count, isShown, onToggle }: NonNullable<Props['problems']>): ReactElement {
  const t = useText();
  return (
    <Button variant="text" size="small" aria-expanded={isShown} onClick={onToggle} sx={{ flex: 'none' }}>
      {t(isShown ? 'link.submit.hideProblems' : 'link.submit.showProblems', { count })}
    </Button>
  );
}

function StopButton({ isStopping, onStop }: { isStopping: boolean; onStop(): void }): ReactElement {
  const t = useText();
  return (
    <Button color="error" startIcon={<StopCircleOutlined />} onClick={onStop} aria-disabled={isStopping}>
      {t(isStopping ? 'link.submit.stopping' : 'link.submit.stop')}
    </Button>
  );
}

function SubmitButton({
  isSending,
  isRetry,
  onSubmit,
}: {
  isSending: boolean;
  isRetry: boolean;
  onSubmit(isByKey: boolean): void;
}): ReactElement {
  const t = useText();
  const { site } = useLinkForm();
  const identity = useDraft((state) => state.identity);
  const record = nameRecord(identity, t);
  const label = submitLabel(record, site, t);
  return (
    <WriteButton
      site={site}
      label={isRetry ? t('link.outcome.tryAgain', { link: label }) : label}
      record={record}
      isSending={isSending}
      describedBy={sentenceId}
      keys="Control+Enter Meta+Enter"
      onPress={onSubmit}
    />
  );
}

/** "Link Orkdal AS in Nordlys (Production)". */
export function submitLabel(record: string, site: SiteView, t: Text): string {
  const where = nameSiteAndEnvironment(site, t);
  return record === ''
    ? t('link.submit.buttonEmpty', { site: where })
    : t('link.submit.button', { record, site: where });
}
