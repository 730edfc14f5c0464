import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultRunSettings, runSettingsSchema, type RunSettings } from '../../shared/link-plan/run';

/** What is asked for on the command line. */
export interface PlanCommand {
  what: 'check' | 'run' | 'export';
  /** Whole path. */
  file: string;
  /** Its name, as the list of sites has it. */
  site: string;
  /** One JSON line per row on stdout instead of words. */
  json: boolean;
  settings: RunSettings;
  /** Ends after the first three rows. */
  pilotOnly: boolean;
  /** The name of a production site, repeated; null = not given. */
  production: string | null;
  /** The reference of the job; empty for none. */
  ticket: string;
  /** Where an export goes; null = beside the file. */
  to: string | null;
}

/** A command line that cannot be understood. Its message is one sentence for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const usage =
  'Usage: actorlink plan check|run|export FILE --site NAME [--json] [--at-once 1-16] [--per-second 1-50] [--pilot-only] [--read-back as-it-goes|after] [--production NAME] [--ticket REFERENCE] [--to FILE].';

/**
 * The command behind the program's own name and, unpacked, its folder; null where there is none, so that a window is to
 * be opened. Paths are taken from `folder`. Throws `UsageError`.
 */
export function parseCommand(argv: readonly string[], folder: string): PlanCommand | null {
  const from = argv.indexOf('plan');
  // Chromium's own switches may stand before it, but no other word.
  if (from < 0 || argv.slice(0, from).some((word) => !word.startsWith('-'))) return null;
  const { values, positionals } = parse(argv.slice(from + 1));
  const [what, file, ...others] = positionals;
  if (what !== 'check' && what !== 'run' && what !== 'export') throw new UsageError(usage);
  if (file === undefined || others.length > 0 || values.site === undefined) throw new UsageError(usage);
  const settings = runSettingsSchema.safeParse({
    ...defaultRunSettings,
    pauseAfterPilot: values['pilot-only'] ?? false,
    ...(values['at-once'] === undefined ? {} : { atOnce: Number(values['at-once']) }),
    ...(values['per-second'] === undefined ? {} : { perSecond: Number(values['per-second']) }),
    ...(values['read-back'] === undefined ? {} : { readBack: values['read-back'] }),
  });
  if (!settings.success) throw new UsageError(usage);
  return {
    what,
    file: path.resolve(folder, file),
    site: values.site,
    json: values.json ?? false,
    settings: settings.data,
    pilotOnly: values['pilot-only'] ?? false,
    production: values.production ?? null,
    ticket: values.ticket ?? '',
    to: values.to === undefined ? null : path.resolve(folder, values.to),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        site: { type: 'string' },
        json: { type: 'boolean' },
        'at-once': { type: 'string' },
        'per-second': { type: 'string' },
        'pilot-only': { type: 'boolean' },
        'read-back': { type: 'string' },
        production: { type: 'string' },
        ticket: { type: 'string' },
        to: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}
