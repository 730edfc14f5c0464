import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/errors';
import type { PlanCommand } from './parse-arguments';

/**
 * Where an export goes. Without a word about it, beside the sheet and never in the place of a file that is there: it may
 * hold what somebody has decided in it. Throws `export-over-sheet` for the sheet itself.
 */
export async function chooseTarget({
  file,
  to,
}: Pick<PlanCommand, 'file' | 'to'>): Promise<{ target: string; takesPlace: boolean }> {
  if (to === null) return { target: await findFree(file.replace(/\.[^.]+$/, '')), takesPlace: false };
  const [sheet, there] = [await look(file), await look(to)];
  // By what lies there: the same file may be written in other letters, or be reached by a link.
  if (path.relative(file, to) === '' || (sheet && there?.dev === sheet.dev && there.ino === sheet.ino))
    throw new AppError('export-over-sheet', { params: { file: path.basename(file) } });
  return { target: to, takesPlace: there !== null };
}

async function findFree(stem: string): Promise<string> {
  const first = `${stem}.result.xlsx`;
  if ((await look(first)) === null) return first;
  for (let number = 2; ; number += 1) {
    const numbered = `${stem}.result (${number}).xlsx`;
    if ((await look(numbered)) === null) return numbered;
  }
}

/** Null = nothing is there. What cannot be looked at counts as there: it is not written over. */
async function look(file: string): Promise<{ dev: bigint; ino: bigint } | null> {
  try {
    return await stat(file, { bigint: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new AppError('storage-failed', { params: { file: path.basename(file) } });
  }
}
