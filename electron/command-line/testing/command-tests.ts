import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Services } from '../../services';
import { startPracticeServices, type PracticeServices } from '../../testing/practice-services';
import { parseCommand, type PlanCommand } from '../parse-arguments';
import { runPlanCommand, type CommandServices } from '../run-plan-command';

/** What the tests of the command line do with the services and the folder of the test that is running. */
export interface CommandTests {
  readonly practice: PracticeServices;
  readonly services: Services;
  /** Where a command is given, and its files lie. */
  readonly folder: string;
  restart: PracticeServices['restart'];
  /** Carries `plan …` out at the practice site; `named` is what it says beside its words. */
  run: (
    args: string,
    named?: Partial<PlanCommand>,
    changes?: Partial<CommandServices>,
    signal?: AbortSignal,
  ) => Promise<{ code: number; rows: string[]; told: string[] }>;
  /** Puts `kunder.csv` into the folder. */
  writeSheet: (rows: readonly string[], head?: string) => void;
}

/** To be called at the top of a test file. */
export function prepareCommandTests(): CommandTests {
  let practice: PracticeServices;
  let services: Services;
  let folder: string;
  beforeEach(async () => {
    practice = await startPracticeServices();
    ({ services } = practice);
    folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  });
  afterEach(async () => {
    await practice.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get practice() {
      return practice;
    },
    get services() {
      return services;
    },
    get folder() {
      return folder;
    },
    restart: async (changes) => {
      services = await practice.restart(changes);
      return services;
    },
    run: async (args, named = {}, changes = {}, signal = new AbortController().signal) => {
      const rows: string[] = [];
      const told: string[] = [];
      const command = parseCommand(['plan', ...args.split(' ')], folder);
      const code = await runPlanCommand(
        { ...command, site: 'Practice site', connection: 'Fjord Accounting', ...named },
        { ...(await services.commands()), ...changes },
        { row: (line) => rows.push(line), tell: (line) => told.push(line) },
        signal,
      );
      return { code, rows, told };
    },
    writeSheet: (rows, head = 'ERP key;Contact ID;Decision') =>
      writeFileSync(path.join(folder, 'kunder.csv'), [head, ...rows, ''].join('\n')),
  };
}
