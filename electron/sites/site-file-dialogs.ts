import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/errors';
import type { Outputs } from '../../shared/ipc/contract';
import type { ProgramText } from '../../shared/text/program-text';
import type { Desktop } from '../desktop';
import { toStorageError } from '../storage/storage-error';
import type { KeptAuthorities } from './kept-authorities';
import type { KeptSites } from './kept-sites';
import { readSites, writeSites } from './site-export-format';

/** Files that a person chooses in a dialog of the system: the page names none. */
export interface SiteFileDialogs {
  /** Throws `storage-failed` or `storage-full`. */
  exportSites: () => Promise<Outputs['sites.export']>;
  /** All or nothing. Throws `import-not-readable`, `too-many-sites` and storage errors. */
  importSites: () => Promise<Outputs['sites.import']>;
  /** Keeps a copy of its certificates. Throws `ca-file-…` for a file that would not do, and storage errors. */
  chooseCaFile: () => Promise<Outputs['sites.chooseCaFile']>;
}

const maxFileBytes = 5 * 1024 * 1024;

export function createSiteFileDialogs(options: {
  list: KeptSites;
  desktop: Desktop;
  authorities: KeptAuthorities;
  clock: () => Date;
  text: ProgramText;
}): SiteFileDialogs {
  const { list, desktop, authorities, clock, text } = options;
  return {
    exportSites: async () => {
      const day = clock().toISOString().slice(0, 10);
      const file = await desktop.chooseFileToSave('sites', `${text('transfer.fileName')}-${day}.json`);
      if (file === null) return { fileName: null, count: 0 };
      await writeFile(file, writeSites(list.all(), clock()), { mode: 0o600 }).catch((error: unknown) => {
        throw toStorageError(error, file);
      });
      return { fileName: path.basename(file), count: list.all().length };
    },
    importSites: async () => {
      const file = await desktop.chooseFileToOpen('sites');
      if (file === null) return { fileName: null, added: 0, skipped: [], sameName: [], withoutAuthority: [] };
      const { sites, ...noted } = readSites(
        await readImport(file, text),
        path.basename(file),
        list.all(),
        text,
      );
      list.add(sites);
      return { fileName: path.basename(file), added: sites.length, ...noted };
    },
    chooseCaFile: async () => {
      const file = await desktop.chooseFileToOpen('certificates');
      return { authority: file === null ? null : await authorities.add(file) };
    },
  };
}

async function readImport(file: string, text: ProgramText): Promise<string> {
  const fail = (reason: string) =>
    new AppError('import-not-readable', {
      params: { file: path.basename(file), reason, place: text('transfer.wholeFile') },
    });
  try {
    const { size } = await stat(file);
    if (size > maxFileBytes) throw fail(text('transfer.tooLarge'));
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw fail(text('transfer.notReadable'));
  }
}
