import { createProgramText } from '../shared/text/program-text';
import type { WriteKind } from '../shared/write/write';
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

export function askDespiteSilence(site: string, kind: WriteKind): Question {
  const t = createProgramText();
  const what = t(`question.despiteSilence.what.${kind}`);
  const risk = t(`question.despiteSilence.risk.${kind}`);
  return {
    title: t('question.despiteSilence.title', { what, site }),
    detail: t('question.despiteSilence.detail', { risk }),
    yes: t('question.despiteSilence.yes', { what }),
  };
}

export function askToQuit(): Question {
  const t = createProgramText();
  return { title: t('question.quit.title'), detail: t('question.quit.detail'), yes: t('question.quit.yes') };
}
