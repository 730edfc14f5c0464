import { app, dialog } from 'electron';
import path from 'node:path';
import { commandCallSchema, answerCall, openCallingSide } from './command-line/command-socket';
import { exitCodes, type ExitCode } from './command-line/exit-codes';
import { callSwitch, ownArguments } from './command-line/own-arguments';
import {
  isHelpAsked,
  parseCommand,
  tellUsage,
  UsageError,
  type PlanCommand,
} from './command-line/parse-arguments';
import type { Output } from './command-line/print-rows';
import { runPlanCommand } from './command-line/run-plan-command';
import { createHeadlessDesktop } from './window/headless-desktop';
import { createProgramText } from '../shared/text/program-text';
import { createServices, type Services } from './services';

const output: Output = {
  row: (line) => void process.stdout.write(`${line}\n`),
  tell: (line) => void process.stderr.write(`${line}\n`),
};

/**
 * Carries a command out without a window. Where the program is running already, that one is asked: the database has one
 * owner. Ends the program with the command's exit code. `builtFolder` is where the built parts of the program lie.
 */
export async function startCommand(builtFolder: string): Promise<void> {
  const command = readCommand(process.argv, process.cwd());
  if (typeof command === 'number') return leave(command);
  const calling = await openCallingSide({ argv: process.argv, folder: process.cwd() }, output);
  // As a switch of this process: the data that Electron takes for it arrive as null (seen with 33 on Linux).
  app.commandLine.appendSwitch(callSwitch, Buffer.from(JSON.stringify(calling.call)).toString('base64url'));
  if (!app.requestSingleInstanceLock()) {
    process.once('SIGINT', calling.stop).once('SIGTERM', calling.stop);
    return leave(await calling.exitCode);
  }
  await app.whenReady();
  app.on('second-instance', () => {
    const t = createProgramText();
    dialog.showErrorBox(t('commandLine.busyTitle'), t('commandLine.busy'));
  });
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const services = await openServices(command, builtFolder);
  const code = await runPlanCommand(command, await services.commands(), output, stopping.signal);
  await services.stop();
  leave(code);
}

/** What a further start of the program wants of this one; false = it wants the window. */
export async function answerSecondStart(given: string, services: () => Promise<Services>): Promise<boolean> {
  const call = commandCallSchema.safeParse(JSON.parse(Buffer.from(given, 'base64url').toString('utf8')));
  if (!call.success) return false;
  await answerCall(call.data, async (there, signal) => {
    const command = readCommand(call.data.argv, call.data.folder, there);
    if (typeof command === 'number') return command;
    return runPlanCommand(command, await (await services()).commands(), there, signal);
  });
  return true;
}

/** An exit code where there is nothing to be carried out. */
function readCommand(
  argv: readonly string[],
  folder: string,
  to: Output = output,
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

function openServices(command: PlanCommand, builtFolder: string): Promise<Services> {
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
    // Whoever typed the name of the production site has answered.
    desktop: createHeadlessDesktop({ confirms: command.production !== null }),
  });
}

/** Once what was said is written: a pipe takes its time. */
function leave(code: ExitCode): void {
  process.stdout.write('', () => process.stderr.write('', () => app.exit(code)));
}
