import { createProgramText, type ProgramText } from '../shared/text/program-text';
import type { Lost } from '../shared/would-be-lost';
import type { ActorRef, Write } from '../shared/write/write';
import type { Question } from './desktop';

/* What the program itself asks a person, in a dialog that no page can answer. */

export function askDeleteEntries(count: number): Question {
  const t = createProgramText();
  return {
    title: t('question.deleteEntries.title', { count }),
    detail: t('question.deleteEntries.detail'),
    yes: t('question.deleteEntries.yes', { count }),
  };
}

export function askDespiteSilence(site: string, write: Write): Question {
  const t = createProgramText();
  const { kind } = write;
  const what = t(`question.despiteSilence.what.${kind}`);
  const risk = t(`question.despiteSilence.risk.${kind}`);
  return {
    title: t('question.despiteSilence.title', { what, site }),
    detail: t('question.despiteSilence.detail', { about: tellAbout(write, t), risk }),
    yes: t('question.despiteSilence.yes', { what }),
  };
}

export interface LeftBehind {
  /** A plan is being sent. */
  isBusy: boolean;
  lost: readonly Lost[];
  /** Null for a site that is not there any more, and with it nothing of it. */
  nameSite: (siteId: string) => string | null;
}

/** More lines make a box that is taller than a small screen. */
const mostLines = 8;

/** What would be stopped and lost by the program's end, in one box; null where that is nothing. */
export function askToQuit({ isBusy, lost, nameSite }: LeftBehind): Question | null {
  const t = createProgramText();
  const lines = lost.flatMap(({ kind, siteId }) => {
    const site = siteId === null ? '' : nameSite(siteId);
    return site === null ? [] : t(`question.lost.what.${kind}`, { site });
  });
  const shown = lines.length > mostLines ? lines.slice(0, mostLines - 1) : lines;
  const rest = lines.length - shown.length;
  const list = [...shown, ...(rest === 0 ? [] : [t('question.lost.more', { count: rest })])].join('\n');
  const isLosing = lines.length > 0;
  if (!isBusy && !isLosing) return null;
  const details = [
    ...(isBusy ? [t('question.quit.detail')] : []),
    ...(isLosing ? [t('question.lost.detail', { list })] : []),
  ];
  return {
    title: t(isBusy ? 'question.quit.title' : 'question.lost.title'),
    detail: details.join('\n\n'),
    yes: t(!isLosing ? 'question.quit.yes' : isBusy ? 'question.lost.yesBusy' : 'question.lost.yes'),
    no: t('question.lost.stay'),
  };
}

/** By what is sent alone: names come from the page, which may say anything. */
function tellAbout(write: Write, t: ProgramText): string {
  const { crmActorType, crmRecordId } = write.record;
  const record = t('question.named', { type: t(`common.crmActorType.${crmActorType}`), id: crmRecordId });
  switch (write.kind) {
    case 'unlink':
      return write.expectedKey === null
        ? t('question.despiteSilence.about.unlinkUnknown', { record })
        : t('question.despiteSilence.about.unlink', { record, erpKey: shortenKey(write.expectedKey) });
    case 'relink':
      return t('question.despiteSilence.about.relink', {
        record,
        from: nameActor(write.from, t),
        actor: nameActor(write.to, t),
      });
    case 'create':
      return t('question.despiteSilence.about.create', {
        record,
        erpActorType: t(`common.erpActorType.${write.erpActorType}`),
      });
    case 'link':
    case 'change-values':
    case 'resync':
    case 'restore':
      return t(`question.despiteSilence.about.${write.kind}`, { record, actor: nameActor(write.actor, t) });
  }
}

function nameActor({ erpActorType, erpKey }: ActorRef, t: ProgramText): string {
  return t('question.named', { type: t(`common.erpActorType.${erpActorType}`), id: shortenKey(erpKey) });
}

/** A key of thousands of characters would push the risk out of the box. */
function shortenKey(erpKey: string): string {
  return erpKey.length > 80 ? `${erpKey.slice(0, 80)}…` : erpKey;
}
