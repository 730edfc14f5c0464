import type { AppInfo } from '../../../shared/ipc/contract';
import type { HandlersOf } from './handlers';

export interface AppService {
  info: () => Promise<AppInfo>;
  reportProblem: (problem: { message: string; stack: string }) => { logReference: string };
  openLogFolder: () => Promise<void>;
}

export function createAppHandlers(app: AppService): HandlersOf<'app'> {
  return {
    'app.info': () => app.info(),
    'app.reportProblem': async (problem) => app.reportProblem(problem),
    'app.openLogFolder': async () => {
      await app.openLogFolder();
      return null;
    },
  };
}
