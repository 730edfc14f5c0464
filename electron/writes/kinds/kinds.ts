import { assertNever } from '../../../shared/errors';
import type { RecordState } from '../../../shared/record/record-state';
import type { Ended } from '../../../shared/write/judgement';
import type { Write } from '../../../shared/write/write';
import type { RecordPart, RecordPlace } from '../../records/read-record';
import type { SiteConnection } from '../../sites/site-connection';
import type { SendOptions, WriteModule } from '../write-kind';
import type { WriteSteps } from '../write-steps';
import { changeValuesModule, restoreModule } from './change-values';
import { createModule } from './create';
import { linkModule } from './link';
import { relinkModule } from './relink';
import { resyncModule } from './resync';
import { unlinkModule } from './unlink';

/** A write together with the module of its kind. */
export interface BoundWrite {
  place: () => RecordPlace;
  evidence: readonly RecordPart[];
  look: readonly RecordPart[];
  guard: (site: SiteConnection, before: RecordState) => Promise<void> | void;
  send: (site: SiteConnection, steps: WriteSteps, options: SendOptions) => Promise<Ended>;
}

/** Every kind there is: a new member of the union does not compile until it has a module here. */
export function writeModuleOf(write: Write): BoundWrite {
  switch (write.kind) {
    case 'link':
      return bind(linkModule, write);
    case 'unlink':
      return bind(unlinkModule, write);
    case 'relink':
      return bind(relinkModule, write);
    case 'change-values':
      return bind(changeValuesModule, write);
    case 'create':
      return bind(createModule, write);
    case 'resync':
      return bind(resyncModule, write);
    case 'restore':
      return bind(restoreModule, write);
    default:
      return assertNever(write);
  }
}

function bind<W extends Write>(module: WriteModule<W>, write: W): BoundWrite {
  return {
    place: () => module.place(write),
    evidence: module.evidence,
    look: module.look,
    guard: (site, before) => module.guard?.(site, write, before),
    send: (site, steps, options) => module.send(site, write, steps, options),
  };
}
