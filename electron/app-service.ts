import type { AppInfo } from '../shared/ipc/contract';
import type { Dependencies } from './dependencies';
import type { AppService } from './ipc/handlers/app';
import type { ServiceDeps } from './services';

/** What the page is told of the program itself; unasked: without a question to the keychain. */
export function createAppService(
  deps: ServiceDeps,
  { log, notices, secrets, paths }: Dependencies,
): Omit<AppService, 'start'> & { infoUnasked: AppService['info'] } {
  const describe = (keychain: AppInfo['keychain']): AppInfo => ({
    version: deps.appVersion,
    platform: deps.platform,
    locale: deps.locale,
    keychain,
    notices: notices.list(),
  });
  return {
    info: async () => describe(await secrets.keychain()),
    infoUnasked: async () => describe(null),
    reportProblem: ({ message, stack }) => ({ logReference: log.problem('page', `${message}\n${stack}`) }),
    openLogFolder: () => deps.openLogFolder(paths.logFolder),
    saidLastWord: (lost) => deps.onLastWord?.(lost),
  };
}
