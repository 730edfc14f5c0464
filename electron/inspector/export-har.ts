import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { InspectedRequest } from '../../shared/inspector';
import { toStorageError } from '../storage/storage-error';
import { writeHar } from './har';

export interface HarExport {
  appVersion: string;
  /** Asks where to write; null = closed without an answer. */
  chooseFile: () => Promise<string | null>;
}

/** Writes the requests where the user wants them. Throws a storage error. */
export async function exportHar(
  requests: readonly InspectedRequest[],
  { appVersion, chooseFile }: HarExport,
): Promise<{ fileName: string | null; count: number }> {
  const file = await chooseFile();
  if (file === null) return { fileName: null, count: 0 };
  const text = writeHar(requests, { name: 'ActorLink', version: appVersion });
  try {
    await writeFile(file, text, { mode: 0o600 });
  } catch (error) {
    throw toStorageError(error, path.basename(file));
  }
  return { fileName: path.basename(file), count: requests.length };
}
