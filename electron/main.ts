import { app, powerMonitor, session } from 'electron';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { findCall, isCommand } from './command-line/own-arguments';
import { closeForeignChannels, createEmitter, registerHandlers } from './ipc/register';
import { keepToHttp1 } from './network/chromium-switches';
import type { Services } from './services';
import { makeLate, type Late } from './late';
import { chooseSecretService } from './storage/password-store';
import { findDataFolderProblem, type DataFolderProblem } from './storage/data-folder';
import { registerAppScheme, serveApp } from './window/app-protocol';
import { catchFatalErrors } from './window/fatal-error';
import { openMainWindow, type MainWindow } from './window/main-window';
import { oncePerPress, watchPerson, type Person } from './window/person';
import { skipMissingGraphics } from './window/graphics-device';
import { createLastWord, type LastWord } from './window/last-word';
import { closeWindow, finishBeforeQuit, settleOrStay } from './window/quit';
import { onSystemEnd } from './window/system-end';
import { guardCommandLine, guardContents, guardSession, stopErrands } from './window/security';

const builtFolder = path.join(import.meta.dirname, '..');
/** By then the page has asked for what it needs first; what is left can be made ready behind its back. */
const warmUpAfterMs = 1_500;
/**
 * How long what is being sent may take to end when the program is closed, and as long again to be read back; a link that is
 * being moved takes its time.
 */
const settleTimeoutMs = 5_000;

const asked = app.commandLine.hasSwitch('user-data-dir')
  ? app.commandLine.getSwitchValue('user-data-dir')
  : null;
const problem = findDataFolderProblem(asked, app.getPath('userData'));
if (problem !== null) void refuse(problem);
else if (isCommand(process.argv, app.isPackaged)) void startWithoutWindow();
else if (app.requestSingleInstanceLock()) boot();
else void leaveToOther();

/** `actorlink plan …`. */
async function startWithoutWindow(): Promise<void> {
  prepareRuntime();
  // Nothing is drawn, and what a missing screen would be complained of is nobody's news.
  app.disableHardwareAcceleration();
  app.commandLine.appendSwitch('disable-gpu');
  app.commandLine.appendSwitch('log-level', '3');
  const { startCommand } = await import('./command');
  await startCommand(builtFolder);
}

/** Two programs on the same data are one too many. */
async function leaveToOther(): Promise<void> {
  const command = await import('./command');
  await command.leaveToOther();
}

/** There is no place for the data, so there is no program. */
async function refuse({ kind, path: place, systemCode }: DataFolderProblem): Promise<void> {
  const [{ createProgramText }, { refuseStart }] = await Promise.all([
    import('../shared/text/program-text'),
    import('./window/refuse-start'),
  ]);
  refuseStart(app, createProgramText()(`dataFolder.problem.${kind}`, { path: place, systemCode }));
}

/** What has to be settled before Electron is ready, with a window and without one. */
function prepareRuntime(): void {
  // `enableSandbox` also takes back `--no-sandbox`, without which Chromium does not run as root.
  if (process.getuid?.() !== 0) app.enableSandbox();
  keepToHttp1(app.commandLine);
  guardCommandLine(app.commandLine, app.isPackaged);
  chooseSecretService(app.commandLine, { platform: process.platform, env: process.env });
}

/** What happens at start, in order. */
function boot(): void {
  prepareRuntime();
  skipMissingGraphics(app);
  registerAppScheme();
  guardContents(app);
  void app.whenReady().then(start);
}

function start(): void {
  // Not persistent and without a cache: nothing that the page loads is written to the disk.
  const appSession = session.fromPartition('actorlink', { cache: false });
  guardSession(appSession);
  // Nothing of ours uses it but for its proxy settings; it is there all the same.
  stopErrands(session.defaultSession);
  const served = new Promise<void>((resolve) => {
    serveApp(appSession, path.join(builtFolder, 'renderer'), resolve);
  });
  const isDeveloper = !app.isPackaged || app.commandLine.hasSwitch('developer-tools');
  const main = openMainWindow({
    session: appSession,
    preload: path.join(builtFolder, 'preload', 'preload.cjs'),
    stateFile: path.join(app.getPath('userData'), 'window-state.json'),
    devTools: isDeveloper,
  });
  const person = watchPerson(main.window.webContents);
  const shown = new Promise<void>((resolve) => main.whenShown(resolve));
  const lastWord = createLastWord();
  const systemEnd = new AbortController();
  const services = makeLate(async () => {
    // Not before the page is on its way. In development nothing is served from here.
    await Promise.race([served, shown]);
    return startServices(main, person, lastWord);
  });
  const logProblem = (event: string, error: unknown) => writeProblem(services.made(), event, error);
  const settle = async () => services.made()?.settle(settleTimeoutMs);
  const stop = async () => services.made()?.stop();
  const fail = catchFatalErrors({
    log: (error) => logProblem('fatal', error),
    noteFile: path.join(app.getPath('userData'), 'failure.json'),
    flush: async () => {
      await settle();
      await stop();
    },
  });
  registerHandlers({
    ownContents: main.contents,
    handlers: async () => (await services.get()).handlers,
    logBug: logProblem,
  });
  finishBeforeQuit(
    app,
    {
      settle: async () => {
        const made = services.made();
        if (!made) return true;
        const settled = made.settle(settleTimeoutMs);
        const { tellFinishing } = await import('./window/tell-finishing');
        const mayGo = await settleOrStay(settled, (signal) => tellFinishing(main.window, signal));
        if (!mayGo) made.reopen();
        return mayGo;
      },
      leave: async () => {
        // Before the services stop: what the page saves on going comes too late otherwise.
        await lastWord.ask(main.window);
        await closeWindow(main.window);
        await stop();
      },
    },
    {
      window: main.window,
      mayQuit: async (signal) => {
        const lost = await lastWord.ask(main.window);
        return (await services.made()?.mayQuit(lost, signal)) ?? true;
      },
      systemEnd: systemEnd.signal,
    },
  );
  app.on('second-instance', (_event, argv) => {
    const call = findCall(argv);
    if (call === null) return main.focus();
    import('./command')
      .then(({ answerSecondStart }) => answerSecondStart(call, services.get))
      .then((isCarriedOut) => isCarriedOut || main.focus())
      .catch((error: unknown) => logProblem('command', error));
  });
  services.get().catch(fail);
  main.whenShown(() => {
    onSystemEnd(() => systemEnd.abort());
    finishStart(main, services, { person, isDeveloper }).catch(fail);
  });
}

/** What the first picture does not need. */
async function finishStart(
  main: MainWindow,
  services: Late<Services>,
  { person, isDeveloper }: { person: Person; isDeveloper: boolean },
): Promise<void> {
  const { handlers, log, addNotice, warmUp } = await services.get();
  const [{ createProgramText }, { setMenu }, { addContextMenu }, { recoverPage }] = await Promise.all([
    import('../shared/text/program-text'),
    import('./window/menu'),
    import('./window/context-menu'),
    import('./window/page-crash'),
  ]);
  const t = createProgramText();
  const emit = createEmitter(main.contents);
  setMenu({
    t,
    isDeveloper,
    run: (command) => {
      person.notePress();
      emit('menu.command', { command });
    },
    openLogFolder: () => {
      person.notePress();
      return handlers['app.openLogFolder'](undefined);
    },
  });
  addContextMenu(main.window, t);
  recoverPage(main.window, {
    t,
    logProblem: (what) => log.problem('page', what),
    onReloaded: () => addNotice({ id: randomUUID(), kind: 'page-reloaded', params: {} }),
    quit: () => app.quit(),
  });
  setTimeout(() => void warmUp(), warmUpAfterMs);
}

async function startServices(main: MainWindow, person: Person, lastWord: LastWord): Promise<Services> {
  const [{ createServices }, { openFolder }, { followTheme }, { createDesktop, readRehearsalOrigin }] =
    await Promise.all([
      import('./services'),
      import('./window/open-external'),
      import('./window/follow-theme'),
      import('./window/desktop'),
    ]);
  const loginOrigin = app.isPackaged
    ? null
    : readRehearsalOrigin(app.commandLine.getSwitchValue('rehearse-login'));
  const { platform } = process;
  const services = await createServices({
    dataFolder: app.getPath('userData'),
    appVersion: app.getVersion(),
    platform: platform === 'win32' || platform === 'darwin' ? platform : 'linux',
    locale: app.getLocale(),
    emit: createEmitter(main.contents),
    practiceEntry: path.join(builtFolder, 'main', 'practice.js'),
    databaseEntry: path.join(builtFolder, 'main', 'database-thread.js'),
    sheetEntry: path.join(builtFolder, 'main', 'sheet-thread.js'),
    openLogFolder: oncePerPress(person, openFolder),
    onLastWord: lastWord.said,
    desktop: createDesktop(main.window, person, {
      rehearsalOrigin: loginOrigin,
      readerEntry: path.join(builtFolder, 'main', 'chosen-file-process.js'),
    }),
    ...(loginOrigin === null ? {} : { loginOrigin }),
  });
  closeForeignChannels();
  lockWithComputer(services);
  return { ...services, handlers: await followTheme(services.handlers, main.setTheme) };
}

/** Nobody writes to production from a computer that somebody has left. */
function lockWithComputer({ lockSites }: Services): void {
  powerMonitor.on('lock-screen', () => lockSites('computer'));
  powerMonitor.on('suspend', () => lockSites('computer'));
}

/** To the log when there is one; before that only the terminal can tell. */
function writeProblem(services: Services | undefined, event: string, error: unknown): string {
  if (services) return services.log.problem(event, error);
  process.stderr.write(`${event}: ${error instanceof Error ? error.stack : String(error)}\n`);
  return event;
}
