import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  crmActorTypes,
  erpActorTypes,
  type CrmActorType,
  type ErpActorType,
} from '../../shared/record/actor-types';
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
  /** Of rows that name none: the connection by name or id (null = the only one in use), and the types. */
  connection: string | null;
  erpActorType: ErpActorType;
  crmActorType: CrmActorType;
  /** What becomes of the rows that are hidden or filtered away in the sheet. */
  hiddenRows: 'leave' | 'take';
  /** Where an export goes; null = beside the file. */
  to: string | null;
}

/** A command line that cannot be understood. Its message is one sentence for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const usage =
  'Usage: actorlink plan check|run|export FILE --site NAME [--json] [--connection NAME] [--erp-type TYPE] [--crm-type TYPE] [--at-once 1-16] [--per-second 1-50] [--pilot-only] [--read-back as-it-goes|after] [--production NAME] [--ticket REFERENCE] [--hidden-rows leave|take] [--to FILE].';

/** Reads the program's own arguments, of which the first is `plan`. Paths are taken from `folder`. Throws `UsageError`. */
export function parseCommand([plan, ...args]: readonly string[], folder: string): PlanCommand {
  if (plan !== 'plan') throw new UsageError(usage);
  const { values, positionals } = parse(args);
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
  const hiddenRows = (['leave', 'take'] as const).find((what) => what === (values['hidden-rows'] ?? 'leave'));
  const erpActorType = erpActorTypes.find((type) => type === (values['erp-type'] ?? 'Customer'));
  const crmActorType = crmActorTypes.find((type) => type === (values['crm-type'] ?? 'Contact'));
  if (!settings.success || !erpActorType || !crmActorType || !hiddenRows) throw new UsageError(usage);
  return {
    what,
    file: path.resolve(folder, file),
    site: values.site,
    json: values.json ?? false,
    settings: settings.data,
    pilotOnly: values['pilot-only'] ?? false,
    production: values.production ?? null,
    ticket: values.ticket ?? '',
    connection: values.connection ?? null,
    erpActorType,
    crmActorType,
    hiddenRows,
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
        'hidden-rows': { type: 'string' },
        connection: { type: 'string' },
        'erp-type': { type: 'string' },
        'crm-type': { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}
