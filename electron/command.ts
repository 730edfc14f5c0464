import { app, dialog } from 'electron';
import path from 'node:path';
import {
  answerCall,
  commandCallSchema,
  openCallingSide,
  type CallingSide,
  type CommandCall,
} from './command-line/command-socket';
import { exitCodes, type ExitCode } from './command-line/exit-codes';
import { createHandedOver } from './command-line/handed-over';
import { callSwitch, findCall, ownArguments } from './command-line/own-arguments';
import { parseCommand, tellUsage, UsageError, type PlanCommand } from './command-line/parse-arguments';
import type { Output } from './command-line/print-rows';
import { runPlanCommand, type CommandServices } from './command-line/run-plan-command';
import { createHeadlessDesktop } from './window/headless-desktop';
import { createProgramText } from '../shared/text/program-text';
import { makeLate } from './late';
import { isHelpAsked } from './typed-options';
import { createServices, type Services } from './services';

const output: Output = {
  row: (line) => void process.stdout.write(`${line}\n`),
  tell: (line) => void process.stderr.write(`${line}\n`),
};

/**
 * Carries a command out without a window, and those that are handed over to it meanwhile. Where the program is running already,
 * that one is asked: the database has one owner. Ends the program with the command's exit code. `builtFolder` is where the
 * built parts of the program lie.
 */
export async function startCommand(builtFolder: string): Promise<void> {
  const command = readCommand(process.argv, process.cwd());
  if (typeof command === 'number') return leave(command);
  const about = { kind: 'actorlink-command', argv: process.argv, folder: process.cwd() } as const;
  const calling = await openCallingSide(about, output);
  if (!requestLock(calling)) {
    process.once('SIGINT', calling.stop).once('SIGTERM', calling.stop);
    return leave(await calling.exitCode);
  }
  calling.close();
  const services = makeLate(() => openServices(builtFolder));
  const commands = async () => withoutWindow(await (await services.get()).commands());
  const handedOver = createHandedOver((call, there, signal) => carryOutCall(call, commands, there, signal));
  app.on('second-instance', (_event, argv) => {
    const call = readCall(findCall(argv) ?? '');
    if (call) handedOver.take(call);
  });
  await app.whenReady();
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const code = await runPlanCommand(command, await commands(), output, stopping.signal);
  await handedOver.end();
  const { settle, stop: stopServices } = await services.get();
  await settle(0);
  await stopServices();
  leave(code);
}

/** What a further start of the program wants of this one, which has a window; false = it wants the window. */
export async function answerSecondStart(given: string, services: () => Promise<Services>): Promise<boolean> {
  const call = readCall(given);
  if (call === null) return false;
  const commands = async () => (await services()).commands();
  await answerCall(call, async (there, signal) =>
    call.kind === 'actorlink-window' ? exitCodes.done : carryOutCall(call, commands, there, signal),
  );
  return call.kind === 'actorlink-command';
}

/**
 * Another start of the program runs. One with a window shows it; where it carries out a command and has none, that is said
 * here: a box in its own process would hold up what it is sending. Ends the program.
 */
export async function leaveToOther(): Promise<void> {
  let isAnswered = true;
  // Only where nobody answers is anything told.
  const unheard = { row: () => undefined, tell: () => void (isAnswered = false) };
  const calling = await openCallingSide({ kind: 'actorlink-window', argv: [], folder: '' }, unheard);
  // It has ended by now, and somebody wants the window.
  if (requestLock(calling)) app.relaunch();
  else if ((await calling.exitCode) === exitCodes.notUsable && isAnswered) {
    await app.whenReady();
    const t = createProgramText();
    dialog.showErrorBox(t('commandLine.busyTitle'), t('commandLine.busy'));
  }
  app.exit();
}

/** True where no other start of the program runs; otherwise that one was told where its words are wanted. */
function requestLock({ call }: CallingSide): boolean {
  // As a switch of this process: the data that Electron takes for it arrive as null (seen with 33 on Linux).
  app.commandLine.appendSwitch(callSwitch, Buffer.from(JSON.stringify(call)).toString('base64url'));
  return app.requestSingleInstanceLock();
}

function readCall(given: string): CommandCall | null {
  try {
    return commandCallSchema.parse(JSON.parse(Buffer.from(given, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

async function carryOutCall(
  { argv, folder }: CommandCall,
  commands: () => Promise<CommandServices>,
  to: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const command = readCommand(argv, folder, to);
  if (typeof command === 'number') return command;
  return runPlanCommand(command, await commands(), to, signal);
}

/** A command asks about the production site that it names, and nothing else: whoever typed that name has answered. */
function withoutWindow(commands: CommandServices): CommandServices {
  return { ...commands, confirm: async () => true };
}

/** An exit code where there is nothing to be carried out. */
function readCommand(
  argv: readonly string[],
  folder: string,
  to = output,
): PlanCommand | typeof exitCodes.done | typeof exitCodes.usage {
  const words = ownArguments(argv, app.isPackaged);
  if (isHelpAsked(words)) {
    to.row(tellUsage());
    return exitCodes.done;
  }
  try {
    return parseCommand(words, folder);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    to.tell(error.message);
    return exitCodes.usage;
  }
}

function openServices(builtFolder: string): Promise<Services> {
  const { platform } = process;
  return createServices({
    dataFolder: app.getPath('userData'),
    appVersion: app.getVersion(),
    platform: platform === 'win32' || platform === 'darwin' ? platform : 'linux',
    locale: app.getLocale(),
    emit: () => undefined,
    practiceEntry: path.join(builtFolder, 'main', 'practice.js'),
    databaseEntry: path.join(builtFolder, 'main', 'database-thread.js'),
    sheetEntry: path.join(builtFolder, 'main', 'sheet-thread.js'),
    openLogFolder: async () => undefined,
    desktop: createHeadlessDesktop(),
  });
}

/** Once what was said is written: a pipe takes its time. */
function leave(code: ExitCode): void {
  process.stdout.write('', () => process.stderr.write('', () => app.exit(code)));
}
