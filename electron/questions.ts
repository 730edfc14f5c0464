import { createProgramText } from '../shared/text/program-text';
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

export function askDespiteSilence(site: string): Question {
  const t = createProgramText();
  return {
    title: t('question.despiteSilence.title', { site }),
    detail: t('question.despiteSilence.detail'),
    yes: t('question.despiteSilence.yes'),
  };
}

export function askToQuit(): Question {
  const t = createProgramText();
  return { title: t('question.quit.title'), detail: t('question.quit.detail'), yes: t('question.quit.yes') };
}
