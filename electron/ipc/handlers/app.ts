import type { AppInfo, StartAnswers } from '../../../shared/ipc/contract';
import type { Lost } from '../../../shared/would-be-lost';
import type { HandlersOf } from './handlers';

export interface AppService {
  start: () => Promise<StartAnswers>;
  info: () => Promise<AppInfo>;
  reportProblem: (problem: { message: string; stack: string }) => { logReference: string };
  openLogFolder: () => Promise<void>;
  saidLastWord: (lost: readonly Lost[]) => void;
}

export function createAppHandlers(app: AppService): HandlersOf<'app'> {
  return {
    'app.start': () => app.start(),
    'app.info': () => app.info(),
    'app.reportProblem': async (problem) => app.reportProblem(problem),
    'app.openLogFolder': async () => {
      await app.openLogFolder();
      return null;
    },
    'app.saidLastWord': async ({ lost }) => {
      app.saidLastWord(lost);
      return null;
    },
  };
}
