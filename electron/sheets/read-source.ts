import { AppError } from '../../shared/errors';
import { sheetLimits } from '../../shared/sheet/sheet-limits';
import { readFileOnce, UnfitFile } from '../network/read-file-once';

const timeoutMs = 60_000;

/** The bytes of a file that a person chose. Throws `sheet-…` for what is no file, too large, or does not answer. */
export async function readSource(file: string): Promise<Buffer> {
  try {
    return await readFileOnce(file, { maxBytes: sheetLimits.fileBytes, timeoutMs });
  } catch (error) {
    if (!(error instanceof UnfitFile)) throw new AppError('sheet-unreadable', { cause: error });
    switch (error.reason) {
      case 'not-a-file':
        throw new AppError('sheet-not-a-file');
      case 'no-answer':
        throw new AppError('sheet-no-answer', { params: { seconds: timeoutMs / 1_000 } });
      case 'too-large':
        throw new AppError('sheet-too-large', { params: { megabytes: sheetLimits.fileBytes / 1_000_000 } });
    }
  }
}
